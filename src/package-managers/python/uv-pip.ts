import type { Instruction } from '../../dockerfile/instruction.ts';
import { besideInstalls, installBy } from '../command-install.ts';
import type { CommandWord } from '../manager-command.ts';
import type { Install } from '../package-manager.ts';
import type { PipArgument } from '../pip/arguments.ts';
import { aboveBin, activatedFolder, folderInPath } from '../pip/environment.ts';
import { checkoutName, localPath, parseRequirements } from '../pip/requirements.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { isOn, systemPrefixes, type ToolCommand } from './commands.ts';
import { exportedTo } from './exports.ts';
import { type LocalReading, readLocal } from './local-project.ts';
import { dynamicKeys, localDependencies, localIndex, readPyProject } from './pyproject.ts';
import { readUvIndexOptions, readUvSettings, uvDirectory } from './uv-settings.ts';

const requirementOptions = ['-r', '--requirement', '--requirements'];
const constraintOptions =
  '-c --constraint --constraints --override --overrides -b --build-constraint --build-constraints --exclude --excludes'.split(
    ' ',
  );

/** A word that is the name of a package, with extras and a version, whatever its variables hold. */
const packageName = /^["']?[A-Za-z0-9][\w.-]*(?:\[[\w,. -]*\])?["']?(?: *(?:[=<>!~@;]|$))/;

interface UvPipReading extends LocalReading {
  readonly run: Instruction;
  readonly title: string;
  /** What paths are relative to. */
  readonly directory: string;
  readonly variable: (name: string) => string | undefined;
}

/** `uv pip install`, `uv pip sync` and `uv pip compile`; what else `uv pip` does reads nothing of the source. */
export function uvPipInstalls(tool: ToolCommand): Install[] {
  const { command, line } = tool;
  const [, subcommand, ...operands] = line.operands;
  const name = subcommand?.value ?? '';
  const title = `uv pip ${name}`.trim();
  if (!['install', 'sync', 'compile'].includes(name)) {
    return ['list', 'show', 'freeze', 'check', 'tree', 'uninstall'].includes(name)
      ? [besideInstalls(command.program, title, command)]
      : [];
  }
  const options = [...requirementOptions, ...constraintOptions, '-e', '--editable', '--group'];
  const namesFiles =
    name !== 'install' || line.has(...options) || operands.some(({ value }) => !value || isPath(value));
  const read = (reader: SourceReader) => readPip(tool, operands, title, reader);
  return [
    namesFiles ? installBy('uv pip', title, command, read) : besideInstalls(command.program, title, command, read),
  ];
}

function isPath(value: string): boolean {
  return localPath(value) !== undefined || value === '.';
}

function readPip(tool: ToolCommand, operands: readonly CommandWord[], title: string, reader: SourceReader): void {
  const { command, line } = tool;
  const joined = command.words.find(({ value, written }) => /^-[recb]./.test(value ?? written));
  if (joined) reader.stop('unknown-path', `${joined.written} of ${title} is not read here`);
  const directory = uvDirectory(tool, reader);
  const reading: UvPipReading = {
    reader,
    run: command.run,
    title,
    directory,
    folder: directory,
    members: new Set(),
    seen: new Set(),
    variable: command.variable,
  };
  const isInstall = title === 'uv pip install';
  const files = isInstall ? line.values(...requirementOptions) : operands;
  for (const file of files) readRequirements(file, title, directory, reading);
  for (const file of line.values(...constraintOptions)) readRequirements(file, title, directory, reading);
  for (const name of ['CONSTRAINT', 'BUILD_CONSTRAINT', 'OVERRIDE', 'EXCLUDE']) {
    const written = command.variable(`UV_${name}`)?.split(/\s+/).filter(Boolean) ?? [];
    for (const value of written) readRequirements({ value, written: value }, `UV_${name}`, directory, reading);
  }
  if (isInstall) for (const word of operands) readOperand(word, false, reading);
  for (const word of line.values('-e', '--editable')) readOperand(word, true, reading);
  if (line.has('--group')) readGroups(line.values('--group'), reading);
  readUvSettings(tool, directory, reader);
  readUvIndexOptions(line, directory, reader);
  if (title === 'uv pip compile') {
    const output = line.value('-o', '--output-file');
    if (!output) return;
    const path = reader.path(directory, output.value, output.written);
    reader.file(path);
    reader.writes(path);
  } else for (const path of environmentOf(tool, directory, reader)) reader.writes(path);
}

/** A project of the source on the command line is built; uv has no form of that for its dependencies alone. */
function readOperand({ value, written }: CommandWord, isEditable: boolean, reading: UvPipReading): void {
  const { reader, title, directory } = reading;
  if (value === undefined && packageName.test(written)) return;
  const given = value ?? reader.stop('unknown-path', `what ${written} stands for in ${title} is not certain`);
  if (isEditable && checkoutName(given) !== undefined) return;
  const local = localPath(given, isEditable || given === '.');
  if (local === undefined) return;
  const path = reader.path(directory, local, written);
  if (reader.kind(path) === 'directory') stopAtProject(path, written, reading);
  reader.carryNamed(path, title);
}

function stopAtProject(path: string, written: string, { reader, title }: UvPipReading): void {
  const built = ['pyproject.toml', 'setup.py', 'setup.cfg'].find((name) => reader.kind(below(path, name)) === 'file');
  const what = built === undefined ? written : `the project of ${reader.shown(below(path, built))}`;
  reader.stop('needs-source', `${title} builds ${what} from the source, and has no form for its dependencies alone`);
}

/** A requirements file, a pyproject.toml, or another file that uv takes dependencies from. */
function readRequirements(file: CommandWord, namedBy: string, folder: string, reading: UvPipReading): void {
  const { reader, seen } = reading;
  if (file.value !== undefined && /^(?!file:)[\w.+-]{2,}:\/\//i.test(file.value)) return;
  const path = reader.path(folder, file.value?.replace(/^file:(?:\/\/)?/, ''), file.written);
  if (seen.has(path)) return;
  seen.add(path);
  if (path.endsWith('/pyproject.toml')) readDependencies(path, namedBy, reading);
  else readRequirementsText(path, namedBy, reading);
}

function readRequirementsText(path: string, namedBy: string, reading: UvPipReading): void {
  const { reader, run, variable } = reading;
  if (reader.kind(path) !== 'file') {
    const held = exportedTo(path, run, (one) => reader.peek(one));
    if (held === 'dependencies') return;
    if (held !== undefined)
      reader.stop('needs-source', `${reader.shown(path)}, which ${namedBy} reads, holds the project itself`);
  }
  const text = reader.manifest(path, namedBy);
  const shown = reader.shown(path);
  if (/\.(?:py|cfg)$/.test(path))
    reader.stop(
      'needs-source',
      `${shown}, which ${namedBy} reads, tells its dependencies only to a build of the project`,
    );
  const inside = reader.path(path, '..', path);
  for (const argument of parseRequirements(text, variable)) readArgument(argument, shown, inside, reading);
}

/** `-r pyproject.toml` takes the dependencies of a project, and builds it where they are dynamic. */
function readDependencies(path: string, namedBy: string, reading: UvPipReading): void {
  const { reader } = reading;
  const project = readPyProject(reader.path(path, '..', path), reader, namedBy);
  if (project.content.project === undefined)
    reader.stop('needs-source', `${project.shown} has no [project], so that only a build tells the dependencies`);
  const dynamic = dynamicKeys(project).find((key) => key.endsWith('dependencies'));
  if (dynamic !== undefined)
    reader.stop('needs-source', `${project.shown} leaves ${dynamic} to the build, which needs the source`);
  for (const local of localDependencies(project)) readLocal(local, project.shown, reading);
}

function readArgument(argument: PipArgument, shown: string, folder: string, reading: UvPipReading): void {
  const { reader, directory } = reading;
  const { option, value, written } = argument;
  const requirement = value ?? reader.stop('unknown-path', `what ${written} in ${shown} stands for is not certain`);
  if (option === '--requirement' || option === '--constraint' || option === '--build-constraint') {
    readRequirements({ value: requirement, written }, shown, folder, reading);
  } else if (option === undefined || option === '--editable') {
    if (option && checkoutName(requirement) !== undefined) return;
    const local = localPath(requirement, option !== undefined);
    if (local !== undefined) readLocal(reader.path(directory, local, written), shown, reading);
  } else if (option === '--find-links' || option.endsWith('index-url')) {
    const index = localIndex(requirement);
    if (index !== undefined) reader.carry(reader.path(folder, index, written), shown);
  }
}

/** `--group NAME` reads the pyproject.toml of its directory, `--group PATH:NAME` another one. */
function readGroups(groups: readonly CommandWord[], reading: UvPipReading): void {
  const { reader, directory, title } = reading;
  for (const { value, written } of groups) {
    const named = value?.includes(':') ? value.slice(0, value.lastIndexOf(':')) : 'pyproject.toml';
    const path = reader.path(directory, value && named, written);
    const project = readPyProject(reader.path(path, '..', written), reader, title);
    for (const local of localDependencies(project)) readLocal(local, project.shown, reading);
  }
}

/** The directories that packages go to (docs.astral.sh, "Using environments"). */
function environmentOf({ command, line }: ToolCommand, directory: string, reader: SourceReader): readonly string[] {
  const named = line.value('-t', '--target') ?? line.value('--prefix');
  if (named) return [reader.path(directory, named.value, named.written)];
  if (line.has('--system') || isOn(command.variable('UV_SYSTEM_PYTHON'))) return systemPrefixes;
  const python = line.value('-p', '--python')?.value ?? command.variable('UV_PYTHON');
  if (python?.includes('/')) {
    const path = reader.path(directory, python, python);
    return [aboveBin(path) ?? path];
  }
  const instruction = command.run;
  const active = activatedFolder({ command: command.command, instruction }) ?? command.variable('VIRTUAL_ENV');
  if (active) return [active];
  return [below(directory, '.venv'), folderInPath({ instruction })].filter((path) => path !== undefined);
}
