import { directoryOf } from '../../dockerfile/working-directory.ts';
import { invocationOf } from '../../shell/invocation.ts';
import {
  besideInstalls,
  fromRunFolder,
  installBy,
  installFromSource,
  installWithFetch,
  programWord,
} from '../command-install.ts';
import { findUp, folderOf } from '../folders.ts';
import { CommandLine, type ManagerCommand, managerCommands } from '../manager-command.ts';
import type { Install, PackageManager } from '../package-manager.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { parseGoFile } from './go-file.ts';

const programs = new Set(['go']);

/** Options that take a value in the next word (go 1.24, `go help mod download`, `go help build`). */
const valued = new Set('-C -reuse -modfile -mod -o -p -tags -ldflags -gcflags -overlay'.split(' '));

/** Go modules, as what downloads what go.mod names. `go build` and its like build the project. */
export const go: PackageManager = {
  name: 'go',
  installs: (run) => (run.holds('go') ? managerCommands(run, programs).flatMap(installOf) : []),
};

function installOf(command: ManagerCommand): Install[] {
  const line = new CommandLine(command.words, valued);
  const [verb = '', second = '', ...rest] = line.operands.map(({ value }) => value ?? '');
  const title = verb === 'mod' ? `go mod ${second}` : `go ${verb}`;
  if (verb === 'version' || (verb === 'env' && line.has('-w', '-u'))) return [besideInstalls('go', title, command)];
  if (verb === 'install' && second !== '' && [second, ...rest].every((name) => /^[\w.-]+\..*@/.test(name)))
    return [besideInstalls('go', title, command)];
  if (building.has(verb)) return [buildOf(command, title, line)];
  if (verb === 'get' && [second, ...rest].every((name) => name === '' || name.startsWith('.')))
    return [installFromSource('go', title, command, 'reads the imports of the source')];
  if (verb !== 'mod') return [];
  if (second === 'vendor' || second === 'tidy')
    return [installFromSource('go', title, command, 'reads the imports of all packages of the source')];
  if (second !== 'download' && second !== 'verify') return [];
  return [installBy('go', title, command, (reader) => read(command, line, rest.length > 0, reader))];
}

/** Commands that fetch the modules of go.mod as they build. */
const building = new Set(['build', 'install', 'test', 'run', 'vet']);

/** Variables that say where modules come from, as a command line may set them. */
const ofFetching = [
  'GOPROXY',
  'GOPRIVATE',
  'GONOPROXY',
  'GONOSUMDB',
  'GOSUMDB',
  'GOINSECURE',
  'GOFLAGS',
  'GO111MODULE',
];

function buildOf(command: ManagerCommand, title: string, line: CommandLine): Install {
  const assigned = command.command ? [...invocationOf(command.command).assignments] : [];
  // One whose value the file does not tell is not given, and the command is then not added.
  const given = assigned.filter(([name, value]) => ofFetching.includes(name) && /^[\w.,:/*=-]*$/.test(value));
  const { written } = programWord(command);
  const isElsewhere = line.has('-C', '-modfile', '-mod') || !/^[\w./-]+$/.test(written);
  const text =
    isElsewhere || command.variable('GO111MODULE') === 'off' || isOld(command)
      ? undefined
      : fromRunFolder(command, [...given.map((one) => one.join('=')), written, 'mod download'].join(' '));
  const message = 'builds the project, which takes its source';
  if (text === undefined) return installFromSource('go', title, command, message);
  return installWithFetch('go', title, command, message, {
    title: 'go mod download',
    text,
    variables: given.map(([name]) => name),
    work: (reader) => {
      const folder = reader.path(command.directory, '.', '.');
      const manifest = findUp(folder, ['go.mod'], reader) ?? below(folder, 'go.mod');
      // The copy of go.mod makes its own folder, and none below it.
      if (folderOf(manifest) !== folder && command.directory !== directoryOf(command.run))
        reader.stop('needs-source', `${title} runs in ${command.directory}, which only the copy of the whole makes`);
      const required = parseGoFile(reader.manifest(manifest)).filter(([directive]) => directive === 'require');
      if (required.length === 0)
        reader.stop('needs-source', `${reader.shown(manifest)} requires no module that could be fetched beforehand`);
      if (reader.kind(below(folderOf(manifest), 'vendor')) === 'directory')
        reader.stop(
          'needs-source',
          `${reader.shown(below(folderOf(manifest), 'vendor'))} holds the modules, so none is fetched`,
        );
      read(command, line, false, reader);
    },
  });
}

/** Up to Go 1.12 whether there are modules hangs on where the project lies (go.dev/doc/go1.13, "Modules"). */
function isOld({ run: { stage } }: ManagerCommand): boolean {
  const { officialImage, reference } = stage?.root ?? {};
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(reference?.tag ?? '') ?? [];
  return officialImage === 'golang' && Number(major) === 1 && Number(minor) < 13;
}

function read(command: ManagerCommand, line: CommandLine, namesModules: boolean, reader: SourceReader): void {
  const directory = line.value('-C');
  const folder = reader.path(command.directory, directory ? directory.value : '.', directory?.written ?? '.');
  const flags = command.variable('GOFLAGS') ?? '';
  const given = line.value('-modfile')?.value ?? /-modfile=(\S+)/.exec(flags)?.[1];
  const found = findUp(folder, ['go.mod'], reader);
  if (namesModules && found === undefined) return;
  const manifest = found ?? below(folder, 'go.mod');
  const root = folderOf(manifest);
  readModule(manifest, reader);
  if (given !== undefined) {
    const other = reader.path(folder, given, given);
    readModule(other, reader, root);
    reader.file(other.replace(/\.mod$/, '.sum'));
  } else reader.file(below(root, 'go.sum'));
  readWorkspace(command, folder, reader);
  const path = command.variable('GOPATH')?.split(':')[0] ?? '/go';
  reader.writes(command.variable('GOMODCACHE') ?? below(path, 'pkg/mod'));
}

/** A go.mod, and those of the folders that it puts in the place of modules (go.dev/ref/mod, "go mod download"). */
function readModule(path: string, reader: SourceReader, root = folderOf(path)): void {
  readReplaced(reader.manifest(path), path, root, reader);
}

function readReplaced(text: string, path: string, folder: string, reader: SourceReader): void {
  for (const words of parseGoFile(text)) {
    if (words[0] !== 'replace') continue;
    const target = words[words.indexOf('=>') + 1];
    // A version stands behind the path of a module; a folder starts with a dot or a slash.
    if (target === undefined || !/^(?:\.{0,2}\/|\.{1,2}$)/.test(target)) continue;
    reader.manifest(below(reader.path(folder, target, target), 'go.mod'), reader.shown(path));
  }
}

/** The go.work that is in force, and the modules that it uses (go.dev/ref/mod, "Workspaces"). */
function readWorkspace(command: ManagerCommand, folder: string, reader: SourceReader): void {
  const named = command.variable('GOWORK');
  if (named === 'off') return;
  const path = named === undefined || named === '' ? findUp(folder, ['go.work'], reader) : named;
  if (path === undefined) return;
  const text = reader.manifest(path);
  const shown = reader.shown(path);
  const root = folderOf(path);
  reader.file(`${path}.sum`);
  readReplaced(text, path, root, reader);
  for (const [directive, used] of parseGoFile(text)) {
    if (directive !== 'use' || used === undefined) continue;
    const module = below(reader.path(root, used, used), 'go.mod');
    readReplaced(reader.manifest(module, shown), module, folderOf(module), reader);
    reader.file(below(folderOf(module), 'go.sum'), shown);
  }
}
