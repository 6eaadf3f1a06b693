import { type CopiedFiles, isCopied, type NotCopied } from '../../build-context/copied-files.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { shownPath } from '../../dockerfile/shown-path.ts';
import { resolvePath } from '../../dockerfile/stage.ts';
import type { InstallFiles, InstallObstacle, ReadFile } from '../package-manager.ts';
import type { PipCommand } from '../pip.ts';
import { exportedTo } from '../python/exports.ts';
import { type PipArgument, pipArguments } from './arguments.ts';
import { pipConfigurations } from './configuration.ts';
import { type PipEnvironment, pipEnvironment } from './environment.ts';
import { metadataFolders, whyNotAlone } from './project.ts';
import { checkoutName, localPath, parseRequirements } from './requirements.ts';

/** What comes up on the way through command line, configuration and requirements files. */
type Found = ReadFile | { readonly writes: string } | InstallObstacle;

/** What an argument stands in: the command line, a configuration file, a requirements file. */
interface Place {
  readonly name: string;
  /** What the paths of requirements files are relative to; undefined where it is not known. */
  readonly folder: string | undefined;
  readonly isCommandLine: boolean;
}

interface Reading {
  readonly run: Instruction;
  readonly files: CopiedFiles;
  readonly environment: PipEnvironment;
  /** Where editable requirements of repositories are checked out. */
  readonly checkouts: string | undefined;
  /** Requirements files that are read, so that a circle ends. */
  readonly seen: Set<string>;
}

/** What `pip install` and its like read of the files that copies brought, requirements files followed to the end. */
export function pipInstallFiles(pip: PipCommand, files: CopiedFiles): InstallFiles | InstallObstacle {
  const reads = new Map<string, ReadFile>();
  const writes = new Set<string>();
  for (const found of findFiles(pip, files)) {
    if ('obstacle' in found) return found;
    if ('writes' in found) writes.add(found.writes);
    else if (!reads.has(found.file.path)) reads.set(found.file.path, found);
  }
  return { reads: [...reads.values()], writes: [...writes] };
}

function* findFiles(pip: PipCommand, files: CopiedFiles): Generator<Found> {
  const environment = pipEnvironment(pip);
  const { directory, virtualEnvironment } = environment;
  const given = pipArguments(pip);
  const source = given.findLast(({ option }) => option?.startsWith('--src') || option?.startsWith('--source'))?.value;
  const checkouts = resolvePath(virtualEnvironment ?? directory, source ?? 'src');
  const reading: Reading = { run: pip.instruction, files, environment, checkouts, seen: new Set() };
  const commandLine: Place = { name: `pip ${pip.subcommand.value}`, folder: directory, isCommandLine: true };
  for (const argument of given) yield* readArgument(argument, commandLine, reading);
  for (const { name, file, given: set } of pipConfigurations(environment, files)) {
    if (file) yield { file, namedBy: commandLine.name };
    const place: Place = { name, folder: directory, isCommandLine: false };
    for (const argument of set) yield* readArgument(argument, place, reading);
  }
  if (given.some(({ option }) => writesTo(option))) return;
  for (const prefix of environment.prefixes) yield { writes: prefix };
}

function writesTo(option: string | undefined): boolean {
  return ['--target', '--prefix', '--root', '--wheel-dir', '--dest'].includes(option ?? '');
}

function* readArgument(argument: PipArgument, place: Place, reading: Reading): Generator<Found> {
  switch (argument.option) {
    case '--requirement':
    case '--constraint':
    case '--build-constraint':
      return yield* readRequirements(argument, place, reading);
    case '--editable':
    case undefined:
      return yield* readRequirement(argument, place, reading);
    case '--find-links':
    case '--index-url':
    case '--extra-index-url':
      return yield* readLinks(argument, place, reading);
    case '--group':
      return yield* readGroup(argument, place, reading);
    case '--requirements-from-script':
      return yield uncertain(argument, place);
  }
  if (!writesTo(argument.option)) return;
  const path = resolve(argument.value, reading.environment.directory, argument, place);
  yield typeof path === 'string' ? { writes: path } : path;
}

function* readRequirements(argument: PipArgument, place: Place, reading: Reading): Generator<Found> {
  const { files, seen, environment } = reading;
  if (argument.value !== undefined && isRemote(argument.value)) return;
  const path = resolve(argument.value?.replace(/^file:(?:\/\/)?/, ''), place.folder, argument, place);
  if (typeof path !== 'string') return yield path;
  if (seen.has(path)) return;
  seen.add(path);
  const file = files.find(path);
  if (!isCopied(file)) return yield* readExported(path, file, place, reading);
  const text = files.read(path);
  if (text === undefined) {
    const message = `${file.path}, which ${place.name} names, is no text that can be read`;
    return yield { obstacle: 'unreadable-file', message };
  }
  yield { file, namedBy: place.name };
  const inside: Place = { name: file.path, folder: resolvePath(path, '..'), isCommandLine: false };
  for (const nested of parseRequirements(text, environment.variable)) yield* readArgument(nested, inside, reading);
}

/** A requirements file that no copy brings: where a tool makes it of a lock file, the tool is what reads the source. */
function* readExported(path: string, file: NotCopied, place: Place, { run, files }: Reading): Generator<Found> {
  const held = exportedTo(path, run, (one) => files.read(one));
  if (held === undefined) yield notCopied(path, file, place);
  if (held !== 'project') return;
  const message = `${shownPath(path)}, which ${place.name} names, holds the project itself, which is built from the source`;
  yield { obstacle: 'needs-source', message };
}

function* readRequirement(argument: PipArgument, place: Place, reading: Reading): Generator<Found> {
  const { files, environment, checkouts } = reading;
  const isEditable = argument.option !== undefined;
  const requirement = argument.value ?? argument.written;
  const checkout = isEditable ? checkoutName(requirement) : undefined;
  if (checkout !== undefined) {
    if (checkouts !== undefined) yield { writes: `${checkouts}/${checkout}` };
    return;
  }
  const local = localPath(requirement, isEditable);
  // What a variable holds on a command line may be anything; in a file it stands inside a URL or a name.
  if (local === undefined && (argument.value !== undefined || !place.isCommandLine)) return;
  const path = resolve(argument.value && local, environment.directory, argument, place);
  if (typeof path !== 'string') return yield path;
  const file = files.find(path);
  if (file.kind === 'elsewhere' || file.kind === 'uncopied') return;
  if (!isCopied(file)) return yield notCopied(path, file, place);
  if (file.kind === 'directory') {
    const isProject = file.path === '' || place.isCommandLine;
    const why = isProject ? whyFromSource(path, files) : whyNotAlone(path, (one) => files.read(one));
    if (why !== undefined) {
      const message = `${local}, which ${place.name} names, ${why}`;
      return yield { obstacle: 'needs-source', message };
    }
    if (isEditable) for (const info of metadataFolders(path, (one) => files.list(one))) yield { writes: info };
  }
  yield { file, namedBy: place.name };
}

/** pip has no option for the dependencies of a project alone: its build file tells them only together with the build. */
function whyFromSource(project: string, files: CopiedFiles): string {
  const name = ['pyproject.toml', 'setup.py', 'setup.cfg'].find(
    (one) => files.find(`${project}/${one}`).kind === 'file',
  );
  const shown = name && files.find(`${project}/${name}`).path;
  return shown === undefined
    ? 'is built from the source that the whole copy brings'
    : `is built from the source, as ${shown} tells, and pip cannot install its dependencies alone`;
}

/** A folder of wheels, a page of links, or an index that is a folder. */
function* readLinks(argument: PipArgument, place: Place, reading: Reading): Generator<Found> {
  const { value, option, written } = argument;
  if (value === undefined && option === '--find-links') return yield uncertain(argument, place);
  if (value === undefined || isRemote(value)) return;
  const local = localPath(value, true) ?? value;
  for (const folder of [place.folder, reading.environment.directory]) {
    const path = resolve(local, folder, argument, place);
    if (typeof path !== 'string') return yield path;
    const file = reading.files.find(path);
    if (file.kind === 'unclear') return yield notCopied(path, file, place);
    if (!isCopied(file)) continue;
    if (file.path !== '') return yield { file, namedBy: place.name };
    const message = `${written}, which ${place.name} names, is the whole of what is copied`;
    return yield { obstacle: 'needs-source', message };
  }
}

/** `--group NAME` reads the pyproject.toml of its directory, `--group PATH:NAME` another one. */
function* readGroup(argument: PipArgument, place: Place, reading: Reading): Generator<Found> {
  const named = argument.value?.includes(':') ? argument.value.slice(0, argument.value.lastIndexOf(':')) : undefined;
  const path = resolve(argument.value && (named ?? 'pyproject.toml'), reading.environment.directory, argument, place);
  if (typeof path !== 'string') return yield path;
  const file = reading.files.find(path);
  yield isCopied(file) ? { file, namedBy: place.name } : notCopied(path, file, place);
}

function isRemote(value: string): boolean {
  return /^(?!file:)[\w.+-]{2,}:\/\//i.test(value);
}

/** The absolute path of what an argument names; an obstacle where the text does not tell it. */
function resolve(
  value: string | undefined,
  folder: string | undefined,
  argument: PipArgument,
  place: Place,
): string | InstallObstacle {
  if (value === undefined) return uncertain(argument, place);
  const path = resolvePath(folder, value);
  if (path !== undefined) return path;
  const message = `the directory that ${place.name} runs in is not certain, and it reads ${value} from there`;
  return { obstacle: 'unknown-path', message };
}

function uncertain({ written }: PipArgument, { name }: Place): InstallObstacle {
  return { obstacle: 'unknown-path', message: `what ${written} stands for in ${name} is not certain` };
}

function notCopied(path: string, found: NotCopied, { name }: Place): InstallObstacle {
  const file = `${found.path ?? shownPath(path)}, which ${name} names,`;
  switch (found.kind) {
    case 'elsewhere':
      return {
        obstacle: 'unreadable-file',
        message: `${file} may come from outside the build context, so what it says is not known`,
      };
    case 'excluded':
      return { obstacle: 'excluded-file', message: `${file} is kept from the builder by ${found.excludedBy}` };
    case 'absent':
      return { obstacle: 'missing-file', message: `${file} is not in the build context`, file: found.path ?? path };
    case 'uncopied':
      return { obstacle: 'missing-file', message: `${file} is brought by no COPY of this file` };
    case 'unclear':
      return { obstacle: 'unknown-path', message: `${file} hangs on a directory that this file does not tell` };
  }
}
