import {
  commandDirectories,
  directoryOf,
  type Instruction,
  invocationOf,
  once,
  posixShell,
  resolvePath,
  type ShellCommand,
  type ShellScript,
  type ShellWord,
  type Stage,
  shellValue,
} from '../../src/transform.ts';
import { asScript } from './instruction-traces.ts';

/** A path that something runs, or hands to a shell. */
export interface ProgramPath {
  /** Absolute; more than one where the PATH is searched, none where a variable hides it. */
  readonly paths: readonly string[];
  /** Whether the text names it without a folder: then it may be any program of the system. */
  readonly isSearched: boolean;
  readonly written: string;
  /** The shell that is given the path, whatever its first line says: `sh start.sh`. */
  readonly runner: string | undefined;
  readonly command: ShellCommand;
}

type WrittenPath = Omit<ProgramPath, 'command' | 'runner'>;

/** Where a program without a folder is looked for: the PATH of the image. */
const ofTheImage = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** What tells the paths of a script. */
interface Surroundings {
  /** Whether a script may stand behind a program that is not known to run it, as in `supervise start.sh`. */
  readonly isEntry: boolean;
  readonly searched: readonly string[];
  directoryOf(command: ShellCommand): string | undefined;
  /** Undefined where a variable hides it. */
  valueOf(word: ShellWord): string | undefined;
}

/** The paths that an instruction runs. */
export function programPaths(instruction: Instruction, stage: Stage): ProgramPath[] {
  if (!['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.keyword)) return [];
  const isRun = instruction.keyword === 'RUN' && instruction.form !== 'json';
  const directory = directoryOf(instruction);
  const directories = commandDirectories(instruction);
  const around: Surroundings = {
    isEntry: instruction.keyword !== 'RUN',
    searched: searchedIn(stage),
    directoryOf: (command) => (isRun ? directories.get(command) : directory),
    valueOf: (word) => (instruction.form === 'json' ? word.value : shellValue(word, instruction)),
  };
  const words = instruction.arguments.map(({ value }) => value);
  const scripts = instruction.form === 'json' ? [asScript(words)] : instruction.scripts;
  return scripts.flatMap((script) => pathsIn(script, around));
}

/** The paths that a script of the image runs, from the folder in which the image starts it. */
export function programPathsOfScript(script: ShellScript, directory: string, stage: Stage): ProgramPath[] {
  return pathsIn(script, {
    isEntry: true,
    searched: searchedIn(stage),
    directoryOf: () => directory,
    valueOf: (word) => (word.isLiteral ? word.value : undefined),
  });
}

/** The folders of the PATH, those that the stage puts before the image's own first. */
const searchedIn = once((stage: Stage): readonly string[] => {
  const instructions = stage.chain.flatMap((one) => one.instructions);
  const written = instructions.flatMap(({ keyValues }) =>
    keyValues.filter(({ name }) => name === 'PATH').flatMap(({ value = '' }) => value.replace(/["']/g, '').split(':')),
  );
  const added = written.map((folder) => stage.expand(folder, 'end') ?? '').filter((folder) => folder.startsWith('/'));
  return [...added, ...ofTheImage];
});

function pathsIn(script: ShellScript, around: Surroundings): ProgramPath[] {
  return script.commands.flatMap((command) => {
    const [program, ...operands] = invocationOf(command).words;
    if (!program) return [];
    const directory = around.directoryOf(command);
    const name = around.valueOf(program);
    const isSourcing = program.value === '.' || program.value === 'source';
    const isShell = posixShell(program.value) !== undefined || isSourcing;
    const handed = isShell ? operands.find(({ value }) => !value.startsWith('-')) : undefined;
    const named = around.isEntry ? operands.filter(({ value }) => value.endsWith('.sh')) : [];
    const files = [...new Set([...(handed ? [handed] : []), ...named])];
    const isInPath = name !== undefined && !name.includes('/');
    const runner = isSourcing ? undefined : posixShell(program.value);
    const own = isInPath ? found(name, around.searched) : resolved(program, name, directory);
    return [
      ...own.map((path) => ({ ...path, command, runner: undefined })),
      ...files.flatMap((word) =>
        resolved(word, around.valueOf(word), directory, isSourcing).map((path) => ({ ...path, command, runner })),
      ),
    ];
  });
}

/** @param isScript whether it is one, whatever its name */
function resolved(
  { value: written }: ShellWord,
  value: string | undefined,
  directory: string | undefined,
  isScript = false,
): WrittenPath[] {
  if (value === undefined)
    return isScript || written.endsWith('.sh') ? [{ paths: [], isSearched: false, written }] : [];
  const path = isPlain(value) ? resolvePath(directory, value) : undefined;
  return path === undefined ? [] : [{ paths: [path], isSearched: false, written }];
}

function found(program: string, searched: readonly string[]): WrittenPath[] {
  if (!isPlain(program)) return [];
  return [{ paths: searched.map((folder) => `${folder}/${program}`), isSearched: true, written: program }];
}

function isPlain(word: string): boolean {
  return /^[^$*?{\s`]+$/.test(word);
}
