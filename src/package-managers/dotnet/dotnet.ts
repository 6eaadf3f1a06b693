import { besideInstalls, installBy, installFromSource } from '../command-install.ts';
import { findUp, folderOf } from '../folders.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readNugetConfiguration, readSource } from './nuget.ts';
import { ProjectReader } from './project.ts';
import { isProject, isSolution, projectsOf } from './solution.ts';

const programs = new Set(['dotnet']);

/** Options that take a value in the next word (.NET SDK 9, `dotnet restore --help`). */
const valued = new Set(
  '-r --runtime --configfile -s --source --packages -v --verbosity --lock-file-path -a --arch --os --tool-manifest --add-source --ucr -p --property --tool-path --version --framework --name -n -u --username --password'.split(
    ' ',
  ),
);

/** dotnet restore and dotnet tool restore. `dotnet build` and `dotnet publish` restore too, where nothing did before, and build the project. */
export const dotnet: PackageManager = {
  name: 'dotnet',
  installs: (run) => (run.holds('dotnet') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  // `/p:Configuration=Release` is an option; a path has a name before its first colon.
  const words = command.words.filter(({ value, written }) => !/^\/\w+:/.test(value ?? written));
  const line = new CommandLine(words, valued);
  const [verb = '', second = ''] = line.operands.map(({ value }) => value ?? '');
  const title = ['tool', 'workload'].includes(verb) ? `dotnet ${verb} ${second}` : `dotnet ${verb}`.trim();
  const sdk = (reader: SourceReader) => {
    const path = findUp(reader.path(command.directory, '.', '.'), ['global.json'], reader);
    if (path !== undefined) reader.file(path);
  };
  const isGlobal = (verb === 'tool' || verb === 'new') && line.has('-g', '--global', '--tool-path');
  const isOwn = isGlobal || (verb === 'workload' && second === 'install') || verb === 'dev-certs';
  if (isOwn || (verb === '' && line.has('--info', '--version', '--list-sdks')))
    return [besideInstalls('dotnet', title, command, sdk)];
  if (line.has('-h', '--help', '-?')) return [];
  if (verb === 'tool' && second === 'restore')
    return [
      installBy('dotnet', title, command, (reader) => {
        readTools(command, line, reader);
        sdk(reader);
      }),
    ];
  if (['build', 'publish', 'pack', 'run', 'test'].includes(verb) && !line.has('--no-restore', '--no-build'))
    return [installFromSource('dotnet', title, command, 'builds the project, which takes its source')];
  if (verb !== 'restore') return [];
  return [
    installBy('dotnet', title, command, (reader) => {
      read(command, line, reader);
      sdk(reader);
    }),
  ];
}

function readTools(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const folder = reader.path(command.directory, '.', '.');
  const named = line.value('--tool-manifest');
  const manifest = findUp(folder, ['.config/dotnet-tools.json', 'dotnet-tools.json'], reader);
  const path = named ? reader.path(folder, named.value, named.written) : manifest;
  reader.manifest(path ?? below(folder, '.config/dotnet-tools.json'));
  readSources(command, line, folder, reader);
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const folder = reader.path(command.directory, '.', '.');
  const [, ...named] = line.operands;
  if (named.length > 1) reader.stop('unknown-path', 'dotnet restore is given more than one project');
  const [given] = named;
  const path = given ? reader.path(folder, given.value, given.written) : folder;
  const start = reader.kind(path) === 'file' ? path : projectIn(path, reader);
  const projects = new ProjectReader(reader);
  const starts = isSolution(start) ? projectsOf(start, reader) : [start];
  for (const project of starts) projects.read(project, isSolution(start) ? reader.shown(start) : undefined);
  if (isSolution(start)) projects.readAround(folderOf(start), 'Solution');
  readSources(command, line, folderOf(start), reader);
  for (const project of projects.paths) readNugetConfiguration(folderOf(project), reader);
  const packages = line.value('--packages');
  if (packages) reader.writes(reader.path(folder, packages.value, packages.written));
}

/**
 * The project or solution of a folder that MSBuild takes: the only one, the solution of a project of the same name, or the
 * .proj of two projects (MSBuild 17, `ProcessProjectSwitch`); it refuses to choose among others.
 */
function projectIn(folder: string, reader: SourceReader): string {
  const names = reader.list(folder);
  const solutions = names.filter((name) => isSolution(name) && !/\.slnf$/i.test(name));
  const projects = names.filter(isProject);
  const [solution, ...otherSolutions] = solutions;
  const [project, ...otherProjects] = projects;
  const general = projects.filter((name) => /\.proj$/i.test(name));
  if (solution !== undefined && otherSolutions.length === 0) {
    if (project === undefined) return below(folder, solution);
    if (otherProjects.length === 0 && baseName(project) === baseName(solution)) return below(folder, solution);
  }
  if (solution === undefined && project !== undefined) {
    if (otherProjects.length === 0) return below(folder, project);
    if (projects.length === 2 && general.length === 1) return below(folder, general[0] ?? '');
  }
  const found = [...solutions, ...projects];
  const what =
    found.length === 0 ? 'no project and no solution' : `${found.join(' and ')}, of which one is to be named`;
  return reader.stop('missing-file', `${reader.shown(folder) || 'the root of the build context'} has ${what}`);
}

function baseName(name: string): string {
  return name.replace(/\.\w+$/, '').toLowerCase();
}

function readSources(command: ManagerCommand, line: CommandLine, folder: string, reader: SourceReader): void {
  const configuration = line.value('--configfile');
  if (configuration) readSource(reader.path(command.directory, configuration.value, configuration.written), reader);
  else readNugetConfiguration(folder, reader);
  for (const { value, written } of line.values('-s', '--source', '--add-source')) {
    if (value === undefined || !/^\w+:\/\//.test(value)) {
      const path = reader.path(command.directory, value, written);
      if (reader.kind(path) !== undefined) reader.carry(path);
    }
  }
}
