import { besideInstalls, installBy } from '../command-install.ts';
import { findUp, folderOf } from '../folders.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readGemfile } from './gemfile.ts';
import { type BundlerSettings, bundlerSettings, configurationFile } from './settings.ts';

const programs = new Set(['bundle', 'bundler']);

/** Options that take a value in the next word (Bundler 2.6, `bundle help install`). */
const valued = new Set(
  '--gemfile --jobs -j --retry --path --without --with --shebang --trust-policy -P --target-rbconfig --standalone'.split(
    ' ',
  ),
);

/** Bundler, as what installs what a Gemfile and its lock file name. */
export const bundler: PackageManager = {
  name: 'bundler',
  installs: (run) => (run.holds('bundle') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  // `bundle _2.4.22_ install`
  const words = command.words.filter(({ value }, index) => index > 0 || !/^_[\d.\w]+_$/.test(value ?? ''));
  const line = new CommandLine(words, valued);
  const startsWithOption = words[0]?.value?.startsWith('-') ?? true;
  const verb = startsWithOption ? '' : (words[0]?.value ?? '?');
  const title = `bundle ${verb}`.trim();
  if (['version', 'env'].includes(verb) || (verb === '' && line.has('-v', '--version', '-h', '--help')))
    return [besideInstalls('bundler', title, command)];
  if (verb === 'config')
    return [besideInstalls('bundler', title, command, (reader) => noteConfiguration(command, line, reader))];
  const isOther = verb !== '' && verb !== 'check' && verb !== 'install' && verb !== 'i';
  if (isOther || line.has('-h', '--help')) return [];
  return [installBy('bundler', title, command, (reader) => read(command, line, reader))];
}

/** Settings of the project stand in a file of its folder, unless the image names another folder. */
function noteConfiguration(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const root = reader.path(command.directory, '.', '.');
  const file = configurationFile(command, root);
  if (line.has('--global') || file === undefined) return;
  // Without a Gemfile around it, bundler keeps a setting in the home of the user.
  for (const name of ['Gemfile', 'Gemfile.lock', 'gems.rb', 'gems.locked']) reader.file(below(root, name));
  reader.writes(file);
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const folder = reader.path(command.directory, '.', '.');
  const given = line.value('--gemfile');
  const named = given ? given.value : command.variable('BUNDLE_GEMFILE');
  const isNamed = given !== undefined || named !== undefined;
  const gemfile = isNamed
    ? reader.path(folder, named, given?.written ?? '$BUNDLE_GEMFILE')
    : (findUp(folder, ['Gemfile', 'gems.rb'], reader) ?? below(folder, 'Gemfile'));
  const root = folderOf(gemfile);
  reader.manifest(gemfile);
  reader.file(gemfile.endsWith('/gems.rb') ? below(root, 'gems.locked') : `${gemfile}.lock`);
  readGemfile(gemfile, root, reader);
  reader.carry(below(root, 'vendor/cache'));
  readVersionFiles(command, root, reader);
  noteWrites(command, line, root, readSettings(command, root, reader), reader);
}

/** A version manager chooses the Ruby by a file of the folder. */
function readVersionFiles({ run }: ManagerCommand, root: string, reader: SourceReader): void {
  if (!/rbenv|asdf|mise|rvm|chruby/.test(run.dockerfile.source)) return;
  for (const name of ['.ruby-version', '.tool-versions', 'mise.toml', '.rvmrc', '.ruby-gemset'])
    reader.carry(below(root, name));
}

function readSettings(command: ManagerCommand, root: string, reader: SourceReader): BundlerSettings {
  const file = configurationFile(command, root);
  const text = file && reader.file(file);
  const settings = bundlerSettings(command, text ?? '');
  for (const name of settings.names()) {
    if (/^(?:local|gemfile$|lockfile$|cache_path$|bin$)/.test(name))
      reader.stop('unreadable-file', `bundler is set up with ${name}, which is not followed here`);
  }
  return settings;
}

/** The folder may be left out behind the option, or be joined to it. */
function binstubsFolder({ words }: ManagerCommand): string | undefined {
  const values = words.map(({ value, written }) => value ?? written);
  const at = values.findIndex((value) => /^--binstubs(?:=|$)/.test(value));
  const [, joined] = values[at]?.split('=') ?? [];
  const next = values[at + 1];
  return joined ?? (next?.startsWith('-') ? undefined : next);
}

function noteWrites(
  command: ManagerCommand,
  line: CommandLine,
  root: string,
  settings: BundlerSettings,
  reader: SourceReader,
): void {
  const path = line.value('--path')?.value ?? settings.value('path');
  const isDeployment = line.has('--deployment') || settings.value('deployment') === 'true';
  if (path !== undefined) reader.writes(reader.path(root, path, path));
  else if (isDeployment) reader.writes(below(root, 'vendor/bundle'));
  const isRemembered = line.has('--path', '--deployment', '--without', '--with', '--binstubs', '--frozen', '--system');
  const file = configurationFile(command, root);
  if (isRemembered && file !== undefined) reader.writes(file);
  if (line.has('--binstubs')) reader.writes(reader.path(root, binstubsFolder(command) ?? 'bin', 'bin'));
  if (line.has('--standalone')) reader.writes(below(root, 'bundle'));
}
