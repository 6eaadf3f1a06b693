import {
  commandDirectories,
  directoryOf,
  type Instruction,
  invocationOf,
  posixShell,
  resolvePath,
  type ShellCommand,
  type ShellScript,
} from '../../src/transform.ts';
import { asScript } from './instruction-traces.ts';

/** A path that something runs, or hands to a shell. */
export interface ProgramPath {
  /** Absolute; more than one where the PATH is searched. */
  readonly paths: readonly string[];
  /** Whether the text names it without a folder: then it may be any program of the system. */
  readonly isSearched: boolean;
}

/** Where a program without a folder is looked for: the PATH of the image. */
const searched = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The paths that an instruction runs. */
export function programPaths(instruction: Instruction): ProgramPath[] {
  if (!['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.keyword)) return [];
  const isEntry = instruction.keyword !== 'RUN';
  const directories = commandDirectories(instruction);
  const directory = directoryOf(instruction);
  const words = instruction.arguments.map(({ value }) => value);
  const scripts = instruction.form === 'json' ? [asScript(words)] : instruction.scripts;
  return scripts.flatMap((script) =>
    pathsIn(script, isEntry, (command) =>
      isEntry || instruction.form === 'json' ? directory : directories.get(command),
    ),
  );
}

/** The paths that a script of the image runs, from the folder in which the image starts it. */
export function programPathsOfScript(script: ShellScript, directory: string): ProgramPath[] {
  return pathsIn(script, true, () => directory);
}

/** @param isEntry whether a script may stand behind a program that is not known to run it, as in `supervise start.sh` */
function pathsIn(
  script: ShellScript,
  isEntry: boolean,
  directoryOfCommand: (command: ShellCommand) => string | undefined,
): ProgramPath[] {
  return script.commands.flatMap((command) => {
    const [program, ...operands] = invocationOf(command).words.map(({ value }) => value);
    if (program === undefined) return [];
    const directory = directoryOfCommand(command);
    const isShell = posixShell(program) !== undefined || program === '.' || program === 'source';
    const handed = isShell ? operands.find((word) => !word.startsWith('-')) : undefined;
    const named = isEntry ? operands.filter((word) => word.endsWith('.sh')) : [];
    const files = [...new Set([handed, ...named])].flatMap((word) => resolved(word, directory));
    return [...(program.includes('/') ? resolved(program, directory) : found(program)), ...files];
  });
}

function resolved(word: string | undefined, directory: string | undefined): ProgramPath[] {
  if (word === undefined || !isPlain(word)) return [];
  const path = resolvePath(directory, word);
  return path === undefined ? [] : [{ paths: [path], isSearched: false }];
}

function found(program: string): ProgramPath[] {
  return isPlain(program) ? [{ paths: searched.map((folder) => `${folder}/${program}`), isSearched: true }] : [];
}

function isPlain(word: string): boolean {
  return /^[^$*?{\s`]+$/.test(word);
}
