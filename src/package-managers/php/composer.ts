import { besideInstalls, installBy } from '../command-install.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { type ComposerJson, readComposerJson, readComposerLock } from './composer-json.ts';
import { readPlugins } from './plugins.ts';
import { readProject } from './project.ts';
import { readRepositories } from './repositories.ts';

const programs = new Set(['composer', 'composer.phar', 'composer2', 'php']);

/** Options that take a value in the next word (Composer 2.8, `composer install --help`). */
const valued = new Set(
  '-d --working-dir --ignore-platform-req --prefer-install --apcu-autoloader-prefix --audit-format --install-dir --filename'.split(
    ' ',
  ),
);

/** Commands that read and change only what belongs to Composer, not to a project. */
const ownCommands = new Set(['self-update', 'selfupdate', 'clear-cache', 'clearcache', 'cc', 'diagnose', 'about']);

/** Composer, as what installs what composer.json and composer.lock name. */
export const composer: PackageManager = {
  name: 'composer',
  installs: (run) => (run.holds('composer') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const { words, program } = command;
  // `php -d memory_limit=-1 composer.phar install`
  const script = words.findIndex(({ value }) => /(?:^|\/)composer(?:\.phar)?$/.test(value ?? ''));
  if (program === 'php' && script === -1) return isInstaller(command) ? [installer(command)] : [];
  const line = new CommandLine(program === 'php' ? words.slice(script + 1) : words, valued);
  const [verb = '', ...others] = line.operands.map(({ value }) => value ?? '');
  const title = `composer ${verb}`.trim();
  const isAboutItself =
    ownCommands.has(verb) || verb === 'global' || line.has('-V', '--version') || (verb === '' && !line.has('-d'));
  if (isAboutItself || (['config', 'c'].includes(verb) && line.has('-g', '--global')))
    return [besideInstalls('composer', title, command)];
  const isUpdate = ['update', 'u', 'upgrade'].includes(verb);
  if (!(isUpdate || verb === 'install' || verb === 'i') || others.length > 0) return [];
  if (line.has('-h', '--help', '--dry-run', '--download-only')) return [];
  const phar = program === 'php' ? words[script] : undefined;
  return [
    installBy('composer', title, command, (reader) => {
      if (phar) reader.carry(reader.path(command.directory, phar.value, phar.written));
      read(command, line, isUpdate, reader);
    }),
  ];
}

/** `curl https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin` */
function isInstaller({ words, run }: ManagerCommand): boolean {
  const readsInput = words.length === 0 || words[0]?.value === '--';
  return readsInput && run.holds('getcomposer.org/installer');
}

function installer(command: ManagerCommand): Install {
  const line = new CommandLine(command.words, valued);
  return besideInstalls('composer', 'php', command, (reader) => {
    const folder = line.value('--install-dir');
    const name = line.value('--filename')?.value ?? 'composer.phar';
    const path = reader.path(command.directory, folder ? folder.value : '.', folder?.written ?? '.');
    reader.writes(below(path, name));
  });
}

function read(command: ManagerCommand, line: CommandLine, isUpdate: boolean, reader: SourceReader): void {
  const directory = line.value('-d', '--working-dir');
  const folder = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const named = command.variable('COMPOSER') ?? 'composer.json';
  const manifest = reader.path(folder, named, named);
  const project = readComposerJson(manifest, reader);
  const lock = readComposerLock(manifest.replace(/(?:\.json)?$/, '.lock'), reader);
  if (isUpdate) reader.writes(manifest.replace(/(?:\.json)?$/, '.lock'));
  reader.file(below(folder, 'auth.json'));
  const install = { isUpdate, hasLock: lock !== undefined, line, command, folder };
  readRepositories(project, folder, reader);
  noteWrites(project, command, folder, reader);
  const plugins = line.has('--no-plugins') ? [] : readPlugins(project, lock, install, reader);
  readProject(project, plugins, install, reader);
}

/** Where packages and their programs are put (getcomposer.org, "Config"). */
function noteWrites({ config }: ComposerJson, command: ManagerCommand, folder: string, reader: SourceReader): void {
  const vendor = command.variable('COMPOSER_VENDOR_DIR') ?? textOr(config['vendor-dir'], 'vendor');
  const programsFolder = command.variable('COMPOSER_BIN_DIR') ?? textOr(config['bin-dir'], '');
  reader.writes(reader.path(folder, vendor, vendor));
  if (programsFolder === '') return;
  reader.writes(reader.path(folder, programsFolder.replace(/^\{?\$vendor-dir\}?/, vendor), programsFolder));
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
