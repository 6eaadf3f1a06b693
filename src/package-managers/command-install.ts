import { shellValue } from '../dockerfile/shell-value.ts';
import { directoryOf } from '../dockerfile/working-directory.ts';
import { invocationOf } from '../shell/invocation.ts';
import { type CommandWord, type ManagerCommand, wrapperWords } from './manager-command.ts';
import type { Fetch, Install, InstallObstacle } from './package-manager.ts';
import { readSource, type SourceReader } from './source-reader.ts';

/** The install that a command of a package manager is; `work` asks for what it reads. */
export function installBy(
  manager: string,
  title: string,
  { run, command, start, end }: ManagerCommand,
  work: (reader: SourceReader) => void,
): Install {
  return { manager, run, command, title, start, end, filesIn: (files) => readSource(title, files, work) };
}

/** A command that builds the project from its source: `message` is what it does, behind its title. */
export function installFromSource(manager: string, title: string, command: ManagerCommand, message: string): Install {
  const obstacle: InstallObstacle = { obstacle: 'needs-source', message: `${title} ${message}` };
  return { ...installBy(manager, title, command, () => undefined), filesIn: () => obstacle };
}

/** The same, with a command that fetches the dependencies beforehand; `work` asks for what that reads. */
export function installWithFetch(
  manager: string,
  title: string,
  command: ManagerCommand,
  message: string,
  fetch: Omit<Fetch, 'filesIn'> & { readonly work: (reader: SourceReader) => void },
): Install {
  const { work, ...parts } = fetch;
  return {
    ...installFromSource(manager, title, command, message),
    fetch: { ...parts, filesIn: (files) => readSource(fetch.title, files, work) },
  };
}

/** A command line for the folder in which a RUN starts, of one for the folder in which a command of it runs. */
export function fromRunFolder({ run, directory }: ManagerCommand, text: string): string | undefined {
  if (directory === undefined) return undefined;
  return directory === directoryOf(run) ? text : `cd ${directory} && ${text}`;
}

/**
 * A command that looks after the package manager itself. It has a name of its own among the managers, as it installs
 * nothing of the project: an install below it is not split by it.
 */
export function besideInstalls(
  manager: string,
  title: string,
  command: ManagerCommand,
  work: (reader: SourceReader) => void = () => undefined,
): Install {
  return installBy(`${manager} itself`, title, command, work);
}

/** The program of a command as it is written, with its folder: `./mvnw`. */
export function programWord({ run, command }: ManagerCommand): CommandWord {
  const invoked = command ? invocationOf(command).words : [];
  const [word] = wrapperWords(invoked);
  if (word) {
    // A shell takes what it is given for a file, also without a folder.
    const folder = word === invoked[0] || word.text.includes('/') ? '' : './';
    const value = shellValue(word, run);
    return { value: value === undefined ? undefined : `${folder}${value}`, written: `${folder}${word.text}` };
  }
  const value = run.form === 'json' ? run.arguments[0]?.value : undefined;
  return { value, written: value ?? '' };
}
