import {
  commandDirectories,
  directoryOf,
  type Instruction,
  invocationOf,
  resolvePath,
  type ShellCommand,
  ShellWord,
  shellValue,
} from '../../src/transform.ts';
import { type Touch, touchesOf, type Word } from './program-touches.ts';
import { useOf } from './programs.ts';

/** What a RUN does with the files whose paths it names. */
export interface Footprint {
  readonly touches: readonly Touch[];
  /** Whether it does nothing else: it installs no packages, makes no users, fetches nothing. */
  readonly isOfFilesOnly: boolean;
  /** The first command that may read or change anything; undefined where each is known. */
  readonly unknown: string | undefined;
}

/** What one command does: its touches are undefined where they may be anything. */
interface Part {
  readonly title: string;
  readonly touches: readonly Touch[] | undefined;
  readonly isOfFiles: boolean;
}

/**
 * @param isKnown commands that are accounted for elsewhere; what they redirect counts all the same. The exec form is
 * undefined
 * @param isPart the commands to look at, where they are not all
 */
export function footprintOf(
  run: Instruction,
  isKnown: (command: ShellCommand | undefined) => boolean = () => false,
  isPart: (command: ShellCommand) => boolean = () => true,
): Footprint {
  const commands = [...commandDirectories(run)].filter(([command]) => isPart(command));
  const parts =
    commands.length > 0
      ? commands.flatMap(([command, directory]) => partsOf(command, run, directory, isKnown(command)))
      : [isKnown(undefined) ? { title: '', touches: [], isOfFiles: false } : partOfExecForm(run)];
  const unknown = parts.find(({ touches }) => touches === undefined)?.title;
  return {
    touches: parts.flatMap(({ touches }) => touches ?? []),
    isOfFilesOnly: parts.every(({ isOfFiles }) => isOfFiles),
    unknown: unknown !== undefined && unknown.length > 40 ? `${unknown.slice(0, 39)}…` : unknown,
  };
}

function partsOf(command: ShellCommand, run: Instruction, directory: string | undefined, isKnown: boolean): Part[] {
  const { script, words, nested } = command;
  const title = script.text.slice(command.start, command.end).replace(/\s+/g, ' ');
  if (!script.isValid) return [{ title, touches: undefined, isOfFiles: false }];
  const redirects: Part = { title, touches: redirectTouches(command, run, directory), isOfFiles: !isKnown };
  if (isKnown || words.length === 0 || nested) return [redirects];
  return [redirects, { title, ...ofProgram(command, run, directory) }];
}

function ofProgram(
  command: ShellCommand,
  run: Instruction,
  directory: string | undefined,
): Pick<Part, 'touches' | 'isOfFiles'> {
  const { words, program, wrappers } = invocationOf(command);
  const pathOf = (word: Word) => (word instanceof ShellWord ? namedPath(word, run, directory) : undefined);
  const isOfFiles = program !== undefined && isOfFileProgram(program);
  // What find runs, it runs on what it finds.
  if (wrappers.includes('find')) {
    return { touches: touchesOf({ program: 'find', words: command.words.slice(1), directory, pathOf }), isOfFiles };
  }
  const takesNames = program !== undefined && ['packages', 'texts'].includes(useOf(program) ?? '');
  const [file, ...rest] = words;
  if (program === undefined || !file || (wrappers.includes('xargs') && !takesNames)) {
    return { touches: undefined, isOfFiles };
  }
  const touches = touchesOf({ program, words: rest, directory, pathOf });
  const own = file.value.includes('/') ? pathOf(file) : undefined;
  return { touches: touches && own ? [...touches, { use: 'reads', ...own }] : touches, isOfFiles };
}

function partOfExecForm(run: Instruction): Part {
  const [file, ...words] = run.form === 'json' ? run.arguments : [];
  const directory = directoryOf(run);
  const program = file?.value.slice(file.value.lastIndexOf('/') + 1);
  const pathOf = ({ value }: Word) => ({ path: resolvePath(directory, value) ?? directory, isDeep: false });
  const touches = program === undefined ? undefined : touchesOf({ program, words, directory, pathOf });
  return { title: run.body.text, touches, isOfFiles: program !== undefined && isOfFileProgram(program) };
}

function isOfFileProgram(program: string): boolean {
  const use = useOf(program);
  return use !== undefined && use !== 'packages';
}

function redirectTouches(command: ShellCommand, run: Instruction, directory: string | undefined): Touch[] | undefined {
  const touches: Touch[] = [];
  for (const { operator, target } of command.redirects) {
    // `pip install wheel>=0.46` writes a file named `=0.46` that nobody wants.
    if (!target || operator === '<<<' || /^(?:&?\d+|-|=.*)$/.test(target.value)) continue;
    const named = namedPath(target, run, directory);
    if (!named) return undefined;
    touches.push({ use: operator === '<' ? 'reads' : 'changes', ...named });
  }
  return touches;
}

/** What a word names: a path, or all below the folder that a pattern starts with. */
function namedPath(
  word: ShellWord,
  run: Instruction,
  directory: string | undefined,
): Pick<Touch, 'path' | 'isDeep'> | undefined {
  const value = shellValue(word, run);
  if (value !== undefined) return atPath(resolvePath(directory, value), false);
  const start = /^[^*?[\]{}`\\~]*/.exec(word.value)?.[0] ?? '';
  if (start.includes('$(')) return undefined;
  const folder = start.slice(0, start.lastIndexOf('/') + 1);
  const known = folder.includes('$') ? run.stage?.expand(folder, run) : folder;
  return known === undefined || start === word.value ? undefined : atPath(resolvePath(directory, known || '.'), true);
}

function atPath(path: string | undefined, isDeep: boolean): Pick<Touch, 'path' | 'isDeep'> | undefined {
  return path === undefined ? undefined : { path, isDeep };
}
