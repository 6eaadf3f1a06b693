import { installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readLock, readPatches, readProject } from './project.ts';

const programs = new Set(['bun']);

/** Options that take a value in the next word (bun 1, `bun install --help`). */
const valued = new Set(
  '-c --config --cwd --cache-dir --registry --omit --backend --concurrent-scripts --network-concurrency --linker --filter -F --cpu --os'.split(
    ' ',
  ),
);

export const bun: PackageManager = {
  name: 'bun',
  installs: (run) => (run.holds('bun') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, ...packages] = line.operands;
  const name = subcommand?.value ?? '';
  if (packages.length > 0 || !['install', 'i', 'ci'].includes(name)) return [];
  if (line.has('-g', '--global', '-h', '--help', '--dry-run', '--lockfile-only')) return [];
  return [installBy('bun', `bun ${name}`, command, (reader) => read(command, line, reader))];
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const directory = line.value('--cwd');
  const folder = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const configuration = line.value('-c', '--config');
  const [root] = readProject({ folder, runsScripts: !line.has('--ignore-scripts'), hasCatalog: true }, reader);
  const lock = readLock(folder, ['bun.lock', 'bun.lockb'], reader);
  const isFrozen = line.has('--frozen-lockfile') || line.operands[0]?.value === 'ci';
  if (lock === undefined && isFrozen) reader.manifest(below(folder, 'bun.lock'));
  // Without one of its own it takes versions from the lock files of others.
  if (lock === undefined)
    for (const name of ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml']) reader.file(below(folder, name));
  readPatches(root?.content.patchedDependencies, folder, 'package.json', reader);
  if (configuration) reader.manifest(reader.path(folder, configuration.value, configuration.written));
  else reader.file(below(folder, 'bunfig.toml'));
  reader.file(below(folder, '.npmrc'));
}
