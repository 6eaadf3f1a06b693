import { besideInstalls, installBy } from '../command-install.ts';
import { mapping, texts } from '../javascript/package-json.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { type ToolCommand, toolCommands } from './commands.ts';
import { readLocal } from './local-project.ts';
import { poetryEnvironment } from './poetry-environment.ts';
import { whyPluginsNeedSource } from './poetry-plugins.ts';
import {
  folderWith,
  localDependencies,
  localIndex,
  lockedPaths,
  type PyProject,
  readPyProject,
  table,
} from './pyproject.ts';
import { whyNotAgain } from './repeating.ts';
import { items, readToml, text, valueAt } from './toml.ts';

/** Options that take a value in the next word (poetry 2.1, `poetry help install`, `poetry help export`). */
const valued = new Set(
  '-C --directory -P --project -E --extras --with --without --only -f --format -o --output -T --python'.split(' '),
);

/** Commands that read nothing of the source. */
const harmlessCommands = new Set(['self', 'cache', 'about', 'list', 'python']);

/** poetry, as what installs what pyproject.toml and poetry.lock name. */
export const poetry: PackageManager = {
  name: 'poetry',
  installs: (run) => toolCommands(run, 'poetry').flatMap(installsOf),
};

function installsOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand] = line.operands;
  const name = subcommand?.value ?? '';
  const title = name === '' ? 'poetry' : `poetry ${name}`;
  if (line.has('-h', '--help', '--dry-run')) return [];
  const install = (read: (reader: SourceReader) => void) => [installBy(command.program, title, command, read)];
  switch (name) {
    case 'install':
    case 'sync':
      return install((reader) => readInstall({ command, line }, reader, `poetry ${name}`));
    case 'lock':
    case 'update':
      return install((reader) => readLocking({ command, line }, reader, name === 'update'));
    case 'export':
      return install((reader) => readExport({ command, line }, reader));
    case 'env':
      return [besideInstalls(command.program, title, command, (reader) => readEnvironment({ command, line }, reader))];
    case 'config':
      return [besideInstalls(command.program, title, command, (reader) => readConfig({ command, line }, reader))];
    case '':
      return line.has('-V', '--version') ? [besideInstalls(command.program, title, command)] : [];
    default:
      return harmlessCommands.has(name) ? [besideInstalls(command.program, title, command)] : [];
  }
}

function readInstall(tool: ToolCommand, reader: SourceReader, title: string): void {
  const { line } = tool;
  const project = readProject(tool, reader);
  if (line.has('--only-root'))
    reader.stop('needs-source', `${title} --only-root installs the project of ${project.shown}, and nothing else`);
  for (const path of poetryEnvironment(tool.command, project.folder, reader)) reader.writes(path);
  const isPackage = valueAt(project.content, 'tool', 'poetry', 'package-mode') !== false;
  if (!isPackage || line.has('--no-root')) return;
  const again = whyNotAgain(tool.command);
  if (again !== undefined)
    reader.stop('needs-source', `${title} builds the project of ${project.shown} too, and, ${again}`);
  reader.add({
    options: ['--no-root'],
    why: `finds the dependencies installed, and installs the project of ${project.shown}, which needs its source`,
  });
}

/** `poetry lock` writes the lock file, `poetry update` installs what it locks too, and never the project. */
function readLocking(tool: ToolCommand, reader: SourceReader, installs: boolean): void {
  const { folder } = readProject(tool, reader);
  reader.writes(below(folder, 'poetry.lock'));
  if (installs) for (const path of poetryEnvironment(tool.command, folder, reader)) reader.writes(path);
}

function readExport(tool: ToolCommand, reader: SourceReader): void {
  readProject(tool, reader);
  const output = tool.line.value('-o', '--output');
  if (output) reader.writes(reader.path(tool.command.directory, output.value, output.written));
}

/** `poetry env use 3.12` makes the environment, `poetry env info` tells of it. */
function readEnvironment(tool: ToolCommand, reader: SourceReader): void {
  const { folder } = readProject(tool, reader);
  for (const path of poetryEnvironment(tool.command, folder, reader)) reader.writes(path);
}

/** `poetry config --local` writes to the poetry.toml of the project; without it, to a file of the user. */
function readConfig({ command, line }: ToolCommand, reader: SourceReader): void {
  if (!line.has('--local')) return;
  const folder = folderWith('pyproject.toml', reader.path(command.directory, '.', '.'), reader);
  const path = below(folder, 'poetry.toml');
  reader.file(path);
  reader.writes(path);
}

/** Reads what every command that resolves or installs reads (poetry 1.0 to 2.1: `Factory.create_poetry`, `Locker`). */
function readProject({ command, line }: ToolCommand, reader: SourceReader): PyProject {
  const directory = line.value('-P', '--project') ?? line.value('-C', '--directory');
  const start = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const project = readPyProject(folderWith('pyproject.toml', start, reader), reader);
  const { folder, shown, content } = project;
  if (valueAt(content, 'tool', 'poetry') === undefined && content.project === undefined)
    reader.stop('unreadable-file', `${shown} has neither [project] nor [tool.poetry], without which poetry fails`);
  const lock = readToml(below(folder, 'poetry.lock'), reader);
  readToml(below(folder, 'poetry.toml'), reader);
  // poetry-core 2.1 reads it whatever is to be done, and nothing else that the project names.
  const license = texts(valueAt(content, 'project', 'license')).get('file');
  if (license !== undefined) reader.carry(reader.path(folder, license, license), shown);
  const why = whyPluginsNeedSource(project);
  if (why !== undefined) reader.stop('needs-source', `${shown} ${why}`);
  const reading = { reader, folder, members: new Set<string>(), seen: new Set<string>() };
  // Every group is looked at, whichever is installed: poetry fails where the path of one is not there.
  for (const path of localDependencies(project)) readLocal(path, shown, reading);
  for (const path of lockedPaths(lock, folder)) readLocal(path, reader.shown(below(folder, 'poetry.lock')), reading);
  for (const source of items(table(project, 'tool', 'poetry').source)) {
    const index = localIndex(text(mapping(source).url));
    if (index !== undefined) reader.carry(reader.path(folder, index, index), shown);
  }
  return project;
}
