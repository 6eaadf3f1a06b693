import { resolvePath } from '../../dockerfile/stage.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import { activatedFolder } from '../pip/environment.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { isOff, isOn, systemPrefixes, toolCommandsUpTo } from './commands.ts';
import { parseToml, valueAt } from './toml.ts';

/**
 * The directories that poetry installs into, as far as the text tells; absolute paths. Where nothing is set, that is a
 * virtual environment in its cache, in the home of the user (python-poetry.org, "Configuration": `virtualenvs`).
 *
 * @param folder the folder of the project
 */
export function poetryEnvironment(command: ManagerCommand, folder: string, reader: SourceReader): readonly string[] {
  const setting = settingsOf(command, folder, reader);
  const active =
    activatedFolder({ command: command.command, instruction: command.run }) ?? command.variable('VIRTUAL_ENV');
  if (active) return [active];
  if (isOff(setting('virtualenvs.create'))) return systemPrefixes;
  const own = below(folder, '.venv');
  const inProject = setting('virtualenvs.in-project');
  // Unless it is told otherwise, it takes the one of the project where there is one.
  if (isOn(inProject) || (!isOff(inProject) && reader.kind(own) === 'directory')) return [own];
  const named = setting('virtualenvs.path')?.replace('{project-dir}', folder);
  const cache = setting('cache-dir');
  const path = named?.replace('{cache-dir}', cache ?? '{cache-dir}') ?? (cache && below(cache, 'virtualenvs'));
  const absolute = path === undefined || path.includes('{') ? undefined : resolvePath(command.directory, path);
  return absolute === undefined ? [] : [absolute];
}

/** The value of a setting: of a variable, of the poetry.toml beside the project, of `poetry config` in an earlier RUN. */
function settingsOf(
  command: ManagerCommand,
  folder: string,
  reader: SourceReader,
): (name: string) => string | undefined {
  const local = parseToml(reader.peek(below(folder, 'poetry.toml')) ?? '');
  const configured = new Map<string, string>();
  for (const { words } of toolCommandsUpTo(command.run, 'poetry')) {
    const [verb, name, value] = new CommandLine(words, new Set()).operands;
    if (verb?.value === 'config' && name?.value !== undefined && value?.value !== undefined)
      configured.set(name.value, value.value);
  }
  return (name) => {
    const variable = command.variable(`POETRY_${name.toUpperCase().replace(/[.-]/g, '_')}`);
    const written = valueAt(local, ...name.split('.'));
    const ofFile = typeof written === 'string' || typeof written === 'boolean' ? `${written}` : undefined;
    return variable ?? ofFile ?? configured.get(name);
  };
}
