import { besideInstalls, installBy } from '../command-install.ts';
import { type Content, mapping, parseJson } from '../javascript/package-json.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { activatedFolder } from '../pip/environment.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { isOff, isOn, systemPrefixes, type ToolCommand, toolCommands } from './commands.ts';
import { readLocal } from './local-project.ts';
import { folderWith, localIndex } from './pyproject.ts';
import { items, parseToml, text, valuesOf } from './toml.ts';

/** Options that take a value in the next word (pipenv 2024, `pipenv install --help`). */
const valued = new Set(
  '-r --requirements --requirementstxt -i --index --extra-pip-args --pypi-mirror --python -p --categories --project -e --editable'.split(
    ' ',
  ),
);

/** pipenv, as what installs what Pipfile and Pipfile.lock name. */
export const pipenv: PackageManager = {
  name: 'pipenv',
  installs: (run) => toolCommands(run, 'pipenv').flatMap(installsOf),
};

function installsOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, ...packages] = line.operands;
  const name = subcommand?.value ?? '';
  const title = name === '' ? 'pipenv' : `pipenv ${name}`;
  const tool = { command, line };
  if (line.has('-h', '--help')) return [];
  const install = (read: (reader: SourceReader) => void) => [installBy(command.program, title, command, read)];
  switch (name) {
    case 'install':
    case 'sync':
      // With packages named, or a file of requirements, it changes the Pipfile.
      if (packages.length > 0 || line.has('-e', '--editable', '-r', '--requirements')) return [];
      return install((reader) => readInstall(tool, name === 'sync', reader));
    case 'lock':
      return install((reader) => reader.writes(readProject(tool, reader).lock));
    case 'requirements':
      return install((reader) => {
        reader.manifest(readProject(tool, reader).lock);
      });
    case '':
      return line.has('--version', '--clear', '--rm') ? [besideInstalls(command.program, title, command)] : [];
    default:
      return [];
  }
}

/** The files of a project. */
interface PipenvProject {
  readonly folder: string;
  readonly lock: string;
}

/** `pipenv install` takes the lock file where it fits the Pipfile, and makes one where there is none. */
function readInstall(tool: ToolCommand, isSync: boolean, reader: SourceReader): void {
  const { line } = tool;
  const project = readProject(tool, reader);
  const wantsLock = isSync || (line.has('--deploy', '--ignore-pipfile') && !line.has('--skip-lock'));
  if (wantsLock) reader.manifest(project.lock);
  for (const path of environmentOf(tool, project, reader)) reader.writes(path);
}

/** Reads what every command reads (pipenv 2022 to 2024, `Project`): it loads the `.env` of the project first. */
function readProject({ command }: ToolCommand, reader: SourceReader): PipenvProject {
  const start = reader.path(command.directory, '.', '.');
  const named = command.variable('PIPENV_PIPFILE');
  const path = named ? reader.path(start, named, named) : below(folderWith('Pipfile', start, reader), 'Pipfile');
  const folder = reader.path(path, '..', path);
  const shown = reader.shown(path);
  const content = parseToml(reader.manifest(path)) ?? reader.stop('unreadable-file', `${shown} is not TOML`);
  const lock = `${path}.lock`;
  const locked = reader.file(lock);
  if (!isOn(command.variable('PIPENV_DONT_LOAD_ENV'))) {
    const environment = command.variable('PIPENV_DOTENV_LOCATION') || '.env';
    reader.file(reader.path(folder, environment, environment));
  }
  if (!command.variable('PIPENV_PYTHON')) reader.file(below(folder, '.python-version'));
  const reading = { reader, folder, members: new Set<string>(), seen: new Set<string>() };
  const follow = (tables: Content, shownBy: string) => {
    for (const local of pathsIn(tables)) readLocal(reader.path(folder, local, local), shownBy, reading);
  };
  follow(content, shown);
  follow(parseJson(locked ?? '{}') ?? {}, reader.shown(lock));
  for (const source of items(content.source)) {
    const index = localIndex(text(mapping(source).url));
    if (index !== undefined) reader.carry(reader.path(folder, index, index), shown);
  }
  return { folder, lock };
}

/** What the tables of packages name by a path: `lib = { path = "./lib", editable = true }`. */
function pathsIn(content: Content): string[] {
  return Object.entries(content)
    .filter(([name]) => !['source', 'scripts', 'requires', 'pipenv', '_meta'].includes(name))
    .flatMap(([, packages]) => valuesOf(packages))
    .flatMap((one) => [mapping(one).path, mapping(one).file])
    .flatMap((path) => localIndex(path) ?? []);
}

/** The directories that it installs into (pipenv.pypa.io, "Configuration"). */
function environmentOf(
  { command, line }: ToolCommand,
  { folder }: PipenvProject,
  reader: SourceReader,
): readonly string[] {
  if (line.has('--system') || isOn(command.variable('PIPENV_SYSTEM'))) return systemPrefixes;
  const active =
    activatedFolder({ command: command.command, instruction: command.run }) ?? command.variable('VIRTUAL_ENV');
  if (active && !isOn(command.variable('PIPENV_IGNORE_VIRTUALENVS'))) return [active];
  const own = below(folder, '.venv');
  const inProject = command.variable('PIPENV_VENV_IN_PROJECT');
  if (inProject && !isOff(inProject)) return [own];
  // Unless it is told otherwise, it takes the one of the project where there is one.
  if (!isOff(inProject) && reader.kind(own) !== undefined) return [own];
  const home = command.variable('WORKON_HOME');
  return home ? [reader.path(folder, home, home)] : [];
}
