import { isRootUser } from '../../dockerfile/root-user.ts';
import { homeOf, shellValue } from '../../dockerfile/shell-value.ts';
import { resolvePath } from '../../dockerfile/stage.ts';
import { commandDirectories, directoryOf } from '../../dockerfile/working-directory.ts';
import { ShellWord } from '../../shell/word.ts';
import type { PipCommand } from '../pip.ts';

/** Where pip's process stands: what paths it is given are relative to, and where it installs. */
export interface PipEnvironment {
  /** Undefined where the text does not tell it. */
  readonly directory: string | undefined;
  readonly home: string;
  /** The virtual environment that it installs into, as far as the text shows one. */
  readonly virtualEnvironment: string | undefined;
  /** The directories that it installs into. */
  readonly prefixes: readonly string[];
  variable(name: string): string | undefined;
}

export function pipEnvironment(pip: PipCommand): PipEnvironment {
  const { command, instruction: run } = pip;
  const directory = command ? commandDirectories(run).get(command) : directoryOf(run);
  const variable = (name: string) => pip.assignments.get(name) ?? run.stage?.variable(name, run)?.value;
  const user = run.stage?.userAt(run)?.split(':')[0];
  const isRoot = isRootUser(user);
  const home = variable('HOME') ?? homeOf(run) ?? `/home/${user}`;
  const virtualEnvironment = environmentFolder(pip, directory, variable);
  const isOfUser = !isRoot || pip.arguments.some(({ value }) => value === '--user');
  const own = isOfUser ? [`${home}/.local`] : ['/usr/local/lib', '/usr/lib'];
  return {
    directory,
    home,
    virtualEnvironment,
    prefixes: virtualEnvironment === undefined ? own : [virtualEnvironment],
    variable,
  };
}

function environmentFolder(
  pip: PipCommand,
  directory: string | undefined,
  variable: (name: string) => string | undefined,
): string | undefined {
  const activated = programFolder(pip, directory) ?? activatedFolder(pip);
  if (activated !== undefined) return activated;
  const named = variable('VIRTUAL_ENV');
  if (named !== undefined && named !== '') return named;
  return folderInPath(pip);
}

/** `venv/bin/pip`: the folder above `bin`. */
function programFolder(pip: PipCommand, directory: string | undefined): string | undefined {
  const program = pip.leading[0];
  const value = program instanceof ShellWord ? shellValue(program, pip.instruction) : program?.value;
  return value?.includes('/') ? aboveBin(resolvePath(directory, value)) : undefined;
}

/** `. venv/bin/activate && pip install …` */
export function activatedFolder({
  command,
  instruction,
}: Pick<PipCommand, 'command' | 'instruction'>): string | undefined {
  if (!command) return undefined;
  for (const [other, directory] of commandDirectories(instruction)) {
    const [first, script] = other.words;
    if (first?.value !== '.' && first?.value !== 'source') continue;
    const path = script && shellValue(script, instruction);
    if (path?.endsWith('/activate')) return aboveBin(resolvePath(directory, path));
  }
  return undefined;
}

/** The first directory of PATH, where ENV puts one in front of what the image has. */
export function folderInPath({ instruction: run }: Pick<PipCommand, 'instruction'>): string | undefined {
  const path = run.stage?.variable('PATH', run);
  const written = path?.by.keyValues.find(({ name }) => name === 'PATH')?.value?.replace(/^"/, '');
  const first = written?.split(':')[0];
  const value = first === undefined ? undefined : run.stage?.expand(first, path?.by ?? run);
  return value?.startsWith('/') ? aboveBin(`${value}/pip`) : undefined;
}

/** The folder above the `bin` that a program lies in. */
export function aboveBin(program: string | undefined): string | undefined {
  return program && /^(.+)\/(?:bin|Scripts)\/[^/]+$/.exec(program)?.[1];
}
