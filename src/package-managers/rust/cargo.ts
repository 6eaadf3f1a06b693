import { besideInstalls, installBy, installFromSource } from '../command-install.ts';
import { findUp, folderOf, foldersUpFrom } from '../folders.ts';
import { mapping } from '../javascript/package-json.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readToml } from '../toml.ts';
import { listOf } from '../unknown-data.ts';
import { readCargoProject } from './project.ts';

const programs = new Set(['cargo', 'rustup']);

/** Options that take a value in the next word (cargo 1.95, `cargo fetch --help`). */
const valued = new Set('--manifest-path --target --config -C -Z --color --lockfile-path --target-dir'.split(' '));

/** cargo, as what fetches what Cargo.toml and Cargo.lock name. */
export const cargo: PackageManager = {
  name: 'cargo',
  installs: (run) =>
    run.holds('cargo') || run.holds('rustup') ? managerCommands(run, programs).flatMap(installOf) : [],
};

function installOf(command: ManagerCommand): Install[] {
  const words = command.words.filter(({ value }) => !value?.startsWith('+'));
  const line = new CommandLine(words, valued);
  const [verb = ''] = line.operands.map(({ value }) => value ?? '');
  const title = `${command.program} ${verb}`.trim();
  const { directory } = command;
  // The toolchain of the folder is the one that they speak of.
  const toolchain = (reader: SourceReader) => {
    if (words.length === command.words.length) readToolchain(reader.path(directory, '.', '.'), reader);
  };
  if (line.has('-V', '--version', '--list')) return [besideInstalls('cargo', title, command, toolchain)];
  if (command.program === 'rustup') {
    const reads = ['target', 'component', 'show', 'toolchain', 'default', 'override', 'update'].includes(verb);
    return reads ? [besideInstalls('cargo', title, command, toolchain)] : [];
  }
  if (verb === 'install' && !line.has('--path') && line.operands.length > 1)
    return [
      besideInstalls('cargo', title, command, (reader) => {
        toolchain(reader);
        readConfiguration(reader.path(directory, '.', '.'), reader);
      }),
    ];
  if (verb === 'build' || verb === 'b' || (verb === 'install' && line.has('--path')))
    return [
      installFromSource(
        'cargo',
        title,
        command,
        'compiles the source, and cargo has no install of the dependencies alone',
      ),
    ];
  return verb === 'fetch' ? [installBy('cargo', title, command, (reader) => read(command, line, reader))] : [];
}

function read(command: ManagerCommand, line: CommandLine, reader: SourceReader): void {
  const changed = line.value('-C');
  const folder = reader.path(command.directory, changed ? changed.value : '.', changed?.written ?? '.');
  const named = line.value('--manifest-path');
  const found = findUp(folder, ['Cargo.toml'], reader) ?? below(folder, 'Cargo.toml');
  readCargoProject(named ? reader.path(folder, named.value, named.written) : found, reader);
  readConfiguration(folder, reader);
  readToolchain(folder, reader);
  const home = command.variable('CARGO_HOME') ?? '/usr/local/cargo';
  for (const name of ['registry', 'git']) reader.writes(below(home, name));
}

/** rustup looks for the toolchain in the folder and those above it (rustup book, "Overrides"). */
function readToolchain(folder: string, reader: SourceReader): void {
  const path = findUp(folder, ['rust-toolchain', 'rust-toolchain.toml'], reader);
  const text = path === undefined ? undefined : reader.file(path);
  if (path !== undefined && text !== undefined && /^\s*path\s*=/m.test(text))
    reader.stop('needs-source', `${reader.shown(path)} names a toolchain by its path`);
}

/** The configuration of the folder and of those above it: sources that lie in the source (cargo book, "Configuration"). */
function readConfiguration(folder: string, reader: SourceReader): void {
  for (const each of foldersUpFrom(folder)) {
    const name = ['config', 'config.toml'].find((one) => reader.kind(below(each, `.cargo/${one}`)) === 'file');
    if (name === undefined) continue;
    const path = below(each, `.cargo/${name}`);
    const content = readToml(path, reader.manifest(path), reader);
    const shown = reader.shown(path);
    const [odd] = ['paths', 'include'].filter((key) => content[key] !== undefined);
    if (odd !== undefined) reader.stop('unreadable-file', `${shown} sets ${odd}, which is not followed here`);
    for (const source of listOf(content.source)) {
      for (const [kind, place] of Object.entries(mapping(source))) {
        if ((kind === 'directory' || kind === 'local-registry') && typeof place === 'string')
          reader.carryNamed(reader.path(folderOf(folderOf(path)), place, place), shown);
      }
    }
    for (const registry of listOf(content.patch)) {
      for (const dependency of listOf(registry)) {
        const { path: place } = mapping(dependency);
        if (typeof place === 'string')
          reader.stop('needs-source', `${shown} puts the folder ${place} in the place of a package`);
      }
    }
  }
}
