import { installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { type Content, mapping } from './package-json.ts';
import { readLock, readProject } from './project.ts';

const programs = new Set(['yarn', 'yarnpkg']);

/** Options of yarn 1 and of yarn 4 that take a value in the next word. */
const valued = new Set(
  '--cwd --modules-folder --cache-folder --registry --network-timeout --network-concurrency --mutex --use-yarnrc --production-directory --preferred-cache-folder --global-folder --link-folder --mode'.split(
    ' ',
  ),
);

/** yarn 1 and its later versions, which a .yarnrc.yml tells apart. */
export const yarn: PackageManager = {
  name: 'yarn',
  installs: (run) => (run.holds('yarn') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, ...others] = line.operands;
  if (others.length > 0 || (subcommand !== undefined && subcommand.value !== 'install')) return [];
  if (line.has('-v', '--version', '-h', '--help')) return [];
  return [installBy('yarn', subcommand ? 'yarn install' : 'yarn', command, (reader) => read(command, line, reader))];
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const directory = line.value('--cwd');
  const folder = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const modules = line.value('--modules-folder');
  const runsScripts = !line.has('--ignore-scripts') && line.value('--mode')?.value !== 'skip-build';
  readProject({ folder, runsScripts, hasCatalog: true }, reader);
  const lock = readLock(folder, ['yarn.lock'], reader);
  if (lock === undefined && line.has('--immutable')) reader.manifest(below(folder, 'yarn.lock'));
  if (modules) reader.writes(reader.path(folder, modules.value, modules.written));
  const isLater = reader.kind(below(folder, '.yarnrc.yml')) === 'file';
  if (isLater) readLater(mapping(reader.yaml(below(folder, '.yarnrc.yml'))), folder, reader);
  else readEarlier(reader.file(below(folder, '.yarnrc')) ?? '', folder, reader);
  reader.file(below(folder, '.npmrc'));
}

/** What the .yarnrc of yarn 1 names: a yarn of the project, and packages that are kept beside it. */
function readEarlier(settings: string, folder: string, reader: SourceReader): void {
  for (const [, path = ''] of settings.matchAll(
    /^(?:yarn-path|yarn-offline-mirror|cafile)[ \t]+["']?([^"'\n]+?)["']?[ \t]*$/gm,
  ))
    reader.carryNamed(reader.path(folder, path, path), '.yarnrc');
}

/** What yarn from version 2 on reads and writes besides, as its .yarnrc.yml says (yarnpkg.com, "Settings"). */
function readLater(settings: Content, folder: string, reader: SourceReader): void {
  const { yarnPath, cacheFolder, nodeLinker, plugins, enableConstraintsChecks, httpsCaFilePath } = settings;
  if (enableConstraintsChecks === true && reader.kind(below(folder, 'yarn.config.cjs')) === 'file')
    reader.stop(
      'needs-source',
      `${reader.shown(below(folder, 'yarn.config.cjs'))} is a program that yarn runs at the install`,
    );
  for (const plugin of [...(Array.isArray(plugins) ? plugins : []), { path: httpsCaFilePath }]) {
    const path = typeof plugin === 'string' ? plugin : mapping(plugin).path;
    if (typeof path === 'string' && !path.startsWith('@'))
      reader.carryNamed(reader.path(folder, path, path), '.yarnrc.yml');
  }
  if (typeof yarnPath === 'string') reader.carryNamed(reader.path(folder, yarnPath, yarnPath), '.yarnrc.yml');
  for (const name of ['plugins', 'patches', 'cache']) reader.carry(below(folder, `.yarn/${name}`));
  if (typeof cacheFolder === 'string' && !/^[~/$]/.test(cacheFolder))
    reader.carry(reader.path(folder, cacheFolder, cacheFolder));
  if (nodeLinker === undefined || nodeLinker === 'pnp') {
    reader.writes(below(folder, '.pnp.cjs'));
    reader.writes(below(folder, '.yarn/unplugged'));
  }
  reader.writes(below(folder, '.yarn/install-state.gz'));
}
