import { installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { type Content, mapping, parseJson, strings } from './package-json.ts';
import { readLock, readPatches, readProject } from './project.ts';

const programs = new Set(['pnpm']);

/** Options that take a value in the next word (pnpm 10, `pnpm help install`). */
const valued = new Set(
  '-C --dir --filter -F --filter-prod --store-dir --virtual-store-dir --modules-dir --registry --reporter --loglevel --network-concurrency --child-concurrency --lockfile-dir --config --package-import-method'.split(
    ' ',
  ),
);

export const pnpm: PackageManager = {
  name: 'pnpm',
  installs: (run) => (run.holds('pnpm') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, ...packages] = line.operands;
  const name = subcommand?.value ?? '';
  if (packages.length > 0 || !['install', 'i', 'fetch'].includes(name)) return [];
  if (line.has('-g', '--global', '-h', '--help', '--lockfile-only')) return [];
  return [installBy('pnpm', `pnpm ${name}`, command, (reader) => read(command, line, name === 'fetch', reader))];
}

function read(command: ManagerCommand, line: CommandLine, isFetch: boolean, reader: SourceReader): void {
  const directory = line.value('-C', '--dir');
  const folder = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const workspace = mapping(reader.yaml(below(folder, 'pnpm-workspace.yaml')));
  if (isFetch) {
    // It reads the lock file alone, and what patches it names.
    reader.manifest(below(folder, 'pnpm-lock.yaml'));
    const manifest = reader.peek(below(folder, 'package.json'));
    readPatched(mapping(parseJson(manifest ?? '{}')?.pnpm).patchedDependencies, workspace, folder, reader);
    reader.writes(below(folder, 'node_modules'));
  } else {
    const runsScripts = !line.has('--ignore-scripts');
    const workspaces = strings(workspace.packages);
    const [root] = readProject(
      {
        folder,
        runsScripts,
        workspaces,
        hasCatalog: workspace.catalog !== undefined || workspace.catalogs !== undefined,
      },
      reader,
    );
    const lock = readLock(folder, ['pnpm-lock.yaml'], reader);
    if (lock === undefined && line.has('--frozen-lockfile')) reader.manifest(below(folder, 'pnpm-lock.yaml'));
    readPatched(mapping(root?.content.pnpm).patchedDependencies, workspace, folder, reader);
  }
  const settings = reader.file(below(folder, '.npmrc')) ?? '';
  if (
    /^[ \t]*(?:shared-workspace-lockfile[ \t]*=[ \t]*false|(?:global-)?pnpmfile[ \t]*=)/m.test(settings) ||
    workspace.sharedWorkspaceLockfile === false ||
    workspace.pnpmfile !== undefined
  )
    reader.stop('unreadable-file', `${reader.shown(below(folder, '.npmrc'))} has pnpm read more than is known here`);
  for (const name of ['.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpmfile.js']) {
    if (/\brequire\(|\bimport\b/.test(reader.file(below(folder, name)) ?? ''))
      reader.stop('unreadable-file', `${reader.shown(below(folder, name))} is a program that reads other files`);
  }
}

function readPatched(ofManifest: unknown, workspace: Content, folder: string, reader: SourceReader): void {
  readPatches(ofManifest, folder, 'package.json', reader);
  readPatches(workspace.patchedDependencies, folder, 'pnpm-workspace.yaml', reader);
}
