import { installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readLock, readProject } from './project.ts';

const programs = new Set(['npm']);

/** The names of `npm install` and `npm ci` (npm 10, `npm help install`, `npm help ci`). */
const installs = new Set('install add i in ins inst insta instal isnt isnta isntal isntall'.split(' '));
const cleanInstalls = new Set('ci clean-install ic install-clean isntall-clean'.split(' '));

/** Options that take a value in the next word. */
const valued = new Set(
  '--prefix -C --registry --cafile --omit --only --include --loglevel --cache --userconfig --globalconfig --workspace -w --install-strategy --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --maxsockets --tag --node-options'.split(
    ' ',
  ),
);

/** npm, as what installs what package.json and its lock file name. */
export const npm: PackageManager = {
  name: 'npm',
  installs: (run) => (run.holds('npm') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [subcommand, ...packages] = line.operands;
  const name = subcommand?.value ?? '';
  const isInstall = cleanInstalls.has(name) || (installs.has(name) && packages.length === 0);
  if (!isInstall || line.has('-g', '--global') || line.value('--location')?.value === 'global') return [];
  if (line.has('-h', '--help', '--dry-run', '--package-lock-only')) return [];
  return [installBy('npm', `npm ${name}`, command, (reader) => read(command, line, cleanInstalls.has(name), reader))];
}

function read(command: ManagerCommand, line: CommandLine, isClean: boolean, reader: SourceReader): void {
  const prefix = line.value('--prefix', '-C');
  const folder = reader.path(command.directory, prefix ? prefix.value : '.', prefix?.written ?? '.');
  const runsScripts = !line.has('--ignore-scripts') || line.value('--ignore-scripts')?.value === 'false';
  readProject({ folder, runsScripts }, reader);
  const lock = readLock(folder, ['npm-shrinkwrap.json', 'package-lock.json'], reader);
  if (lock === undefined && isClean) reader.manifest(below(folder, 'package-lock.json'));
  // npm takes versions from the lock file of yarn, where it has none of its own.
  if (lock === undefined) reader.file(below(folder, 'yarn.lock'));
  for (const word of line.values('--userconfig', '--globalconfig', '--cafile'))
    reader.carryNamed(reader.path(command.directory, word.value, word.written), 'npm');
  const settings = reader.file(below(folder, '.npmrc')) ?? '';
  const certificates = /^[ \t]*cafile[ \t]*=[ \t]*(\S+)/m.exec(settings)?.[1];
  if (certificates !== undefined && !certificates.startsWith('/'))
    reader.carryNamed(reader.path(folder, certificates, certificates), '.npmrc');
}
