import { besideInstalls, installBy } from '../command-install.ts';
import { mapping, texts } from '../javascript/package-json.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { activatedFolder } from '../pip/environment.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { isOff, type ToolCommand, toolCommands, toolCommandsUpTo } from './commands.ts';
import { readLocal } from './local-project.ts';
import {
  dynamicKeys,
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

/** Options that take a value in the next word (pdm 2.22, `pdm install --help`, `pdm export --help`). */
const valued = new Set(
  '-p --project -L --lockfile -G --group --with --without --override -k --skip --venv -f --format -o --output -c --config'.split(
    ' ',
  ),
);

/** Commands that read nothing of the source. */
const harmlessCommands = new Set(['self', 'plugin', 'cache', 'python', 'py']);

/** Scripts of the project that an install runs, where they are there (pdm-project.org, "Lifecycle and Hooks"). */
const ofInstall = ['pre_install', 'post_install', 'pre_sync', 'post_sync', 'pre_lock', 'post_lock'];

/** pdm, as what installs what pyproject.toml and pdm.lock name. */
export const pdm: PackageManager = {
  name: 'pdm',
  installs: (run) => toolCommands(run, 'pdm').flatMap(installsOf),
};

function installsOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand] = line.operands;
  const name = subcommand?.value ?? '';
  const title = name === '' ? 'pdm' : `pdm ${name}`;
  const tool = { command, line };
  if (line.has('-h', '--help', '--dry-run')) return [];
  const install = (read: (reader: SourceReader) => void) => [installBy(command.program, title, command, read)];
  switch (name) {
    case 'install':
    case 'sync':
      if (line.has('-g', '--global', '--plugins')) return [];
      return install((reader) => readInstall(tool, name === 'sync', reader));
    case 'lock':
      return install((reader) => {
        const project = readProject(tool, reader);
        if (!line.has('--check')) reader.writes(lockOf(tool, project.folder, reader));
      });
    case 'export':
      return install((reader) => readExport(tool, reader));
    case 'config':
      return [
        line.has('--local')
          ? besideInstalls(command.program, title, command, (reader) => readConfig(tool, reader))
          : besideInstalls(command.program, title, command),
      ];
    case '':
      return line.has('-V', '--version') ? [besideInstalls(command.program, title, command)] : [];
    default:
      return harmlessCommands.has(name) ? [besideInstalls(command.program, title, command)] : [];
  }
}

function readInstall(tool: ToolCommand, isSync: boolean, reader: SourceReader): void {
  const { line } = tool;
  const project = readProject(tool, reader);
  const { folder, shown } = project;
  if (isSync || line.has('--frozen-lockfile', '--no-lock', '--check')) reader.manifest(lockOf(tool, folder, reader));
  const skipped = line.value('-k', '--skip')?.value ?? '';
  const hook = ofInstall.find((name) => table(project, 'tool', 'pdm', 'scripts')[name] !== undefined);
  if (hook !== undefined && !/:all|:pre|:post/.test(skipped) && !skipped.split(',').includes(hook))
    reader.stop('needs-source', `${shown} has the script ${hook}, which the install runs`);
  const environment = environmentOf(tool, folder, reader);
  if (environment !== undefined) reader.writes(environment);
  if (line.has('--no-self') || !isDistribution(project)) return;
  const again = whyNotAgain(tool.command);
  if (again !== undefined) reader.stop('needs-source', `pdm builds the project of ${shown} too, and, ${again}`);
  reader.add({
    options: ['--no-self'],
    why: `finds the dependencies installed, and installs the project of ${shown}, which needs its source`,
  });
}

/** Whether the project itself is installed (pdm-project.org, "Manage project": `distribution`, before 2.12 `package-type`). */
function isDistribution({ content }: PyProject): boolean {
  const settings = mapping(valueAt(content, 'tool', 'pdm'));
  const isNamed = valueAt(content, 'project', 'name') !== undefined;
  return isNamed && settings.distribution !== false && settings['package-type'] !== 'application';
}

function readExport(tool: ToolCommand, reader: SourceReader): void {
  const project = readProject(tool, reader);
  reader.manifest(lockOf(tool, project.folder, reader));
  const output = tool.line.value('-o', '--output');
  if (output) reader.writes(reader.path(tool.command.directory, output.value, output.written));
}

function readConfig(tool: ToolCommand, reader: SourceReader): void {
  const path = below(projectFolder(tool, reader), 'pdm.toml');
  reader.file(path);
  reader.writes(path);
}

function projectFolder({ command, line }: ToolCommand, reader: SourceReader): string {
  const named = line.value('-p', '--project')?.value ?? command.variable('PDM_PROJECT');
  const start = reader.path(command.directory, named ?? '.', named ?? '.');
  return named === undefined ? folderWith('pyproject.toml', start, reader) : start;
}

function lockOf({ command, line }: ToolCommand, folder: string, reader: SourceReader): string {
  const lock = line.value('-L', '--lockfile');
  const named = lock ? lock.value : (command.variable('PDM_LOCKFILE') ?? below(folder, 'pdm.lock'));
  return reader.path(command.directory, named, lock?.written ?? 'PDM_LOCKFILE');
}

/** Reads what every command that locks or installs reads (pdm 2.22, `Project`). */
function readProject(tool: ToolCommand, reader: SourceReader): PyProject {
  const project = readPyProject(projectFolder(tool, reader), reader);
  const { folder, shown } = project;
  const path = lockOf(tool, folder, reader);
  const lock = readToml(path, reader);
  for (const name of ['pdm.toml', '.pdm.toml', '.pdm-python', '.python-version']) reader.file(below(folder, name));
  const dynamic = dynamicKeys(project).find((key) => key.endsWith('dependencies'));
  if (dynamic !== undefined)
    reader.stop('needs-source', `${shown} leaves ${dynamic} to the build, which needs the source of the project`);
  const reading = { reader, folder, members: new Set<string>(), seen: new Set<string>() };
  for (const local of localDependencies(project)) readLocal(local, shown, reading);
  for (const local of lockedPaths(lock, folder)) readLocal(local, reader.shown(path), reading);
  for (const source of items(table(project, 'tool', 'pdm').source)) {
    const index = localIndex(text(mapping(source).url)?.replace('${PROJECT_ROOT}', folder));
    if (index !== undefined) reader.carry(reader.path(folder, index, index), shown);
  }
  return project;
}

/** The virtual environment, in the project unless it is told otherwise, or the `__pypackages__` of PEP 582. */
function environmentOf({ command }: ToolCommand, folder: string, reader: SourceReader): string | undefined {
  const instruction = command.run;
  const active = activatedFolder({ command: command.command, instruction }) ?? command.variable('VIRTUAL_ENV');
  if (active && !command.variable('PDM_IGNORE_ACTIVE_VENV')) return active;
  const settings = texts(
    Object.fromEntries(
      toolCommandsUpTo(instruction, 'pdm').flatMap(({ words }) => {
        const [verb, name, value] = new CommandLine(words, valued).operands;
        return verb?.value === 'config' && name?.value && value?.value ? [[name.value, value.value]] : [];
      }),
    ),
  );
  const setting = (variable: string, name: string) => command.variable(variable) ?? settings.get(name);
  const isLocal = reader.kind(below(folder, '__pypackages__')) === 'directory';
  if (isLocal || isOff(setting('PDM_USE_VENV', 'python.use_venv'))) return below(folder, '__pypackages__');
  if (!isOff(setting('PDM_VENV_IN_PROJECT', 'venv.in_project'))) return below(folder, '.venv');
  return undefined;
}
