import type { ShellCommand } from '../shell/command.ts';
import { invocationOf } from '../shell/invocation.ts';
import type { CommandList, ListItem } from '../shell/list.ts';
import { startsInRoot } from './image-workdir.ts';
import type { Instruction } from './instruction.ts';
import { once } from './once.ts';
import { scriptsInExecForm } from './scripts.ts';
import { shellValue } from './shell-value.ts';
import { resolvePath } from './stage.ts';

/**
 * The working directory of an instruction. Where the file does not tell it, a name that no path has: the same for all
 * instructions that no WORKDIR stands between.
 */
export function directoryOf(instruction: Instruction): string {
  const { stage } = instruction;
  const known = stage?.workdirAt(instruction);
  if (known !== undefined || !stage) return known ?? '/';
  const set = stage.workdirSetBy(instruction);
  if (!set) return startsInRoot(stage.root) ? '/' : '/$WORKDIR';
  // A WORKDIR that is relative lies in the one before it, wherever that is.
  const written = set.stage?.expand(set.body.text, set);
  if (written !== undefined) return resolvePath(directoryOf(set), written) ?? `/$WORKDIR${set.index}`;
  return `/$WORKDIR${set.index}`;
}

/** Whether the file tells a path: none of it hangs on a working directory that it does not tell. */
export function isKnownPath(path: string): boolean {
  return !path.startsWith('/$WORKDIR');
}

/**
 * The directory that each command of a RUN starts in; undefined where the text does not tell it. Commands of a shell
 * inside the shell are among them.
 */
export const commandDirectories = once((run: Instruction): ReadonlyMap<ShellCommand, string | undefined> => {
  const found = new Map<ShellCommand, string | undefined>();
  for (const script of [...run.scripts, ...scriptsInExecForm(run)]) {
    followList(script.list, directoryOf(run), { run, found });
  }
  return found;
});

interface Walk {
  readonly run: Instruction;
  readonly found: Map<ShellCommand, string | undefined>;
}

/** Notes the directory of each command of a list; gives the one behind it. */
function followList(list: CommandList, start: string | undefined, walk: Walk): string | undefined {
  return list.items.reduce((directory, item) => followItem(item, directory, walk), start);
}

function followItem(item: ListItem, start: string | undefined, walk: Walk): string | undefined {
  let directory = start;
  for (const command of item.commands) {
    walk.found.set(command, start);
    if (command.nested) followList(command.nested.list, startsAtHome(command) ? undefined : start, walk);
    directory = behind(command, start, walk.run);
  }
  const ends = item.lists.map((list) => {
    const end = followList(list, start, walk);
    return list.container === 'subshell' || list.container === 'substitution' ? start : end;
  });
  // Each program of a pipeline runs in a shell of its own.
  if (item.commands.length > 1) return start;
  if (!item.isCompound) return directory;
  return ends.every((end) => end === ends[0]) && item.lists[0]?.container === 'group' ? ends[0] : same(start, ends);
}

/** `su - app -c '…'` */
function startsAtHome(command: ShellCommand): boolean {
  const { words, program } = invocationOf(command);
  return program === 'su' && words.some(({ value }) => value === '-' || value === '-l' || value === '--login');
}

/** The directory behind branches and loops that may run or not. */
function same(start: string | undefined, ends: readonly (string | undefined)[]): string | undefined {
  return ends.every((end) => end === start) ? start : undefined;
}

function behind(command: ShellCommand, directory: string | undefined, run: Instruction): string | undefined {
  const { words, program } = invocationOf(command);
  if (program === 'popd') return undefined;
  if (program !== 'cd' && program !== 'pushd') return directory;
  const target = words.slice(1).filter(({ value }) => !/^-[LPe@]+$/.test(value) && value !== '--');
  const path = target.length === 1 && target[0] ? shellValue(target[0], run) : undefined;
  return path === undefined || path === '-' || path === '' ? undefined : resolvePath(directory, path);
}
