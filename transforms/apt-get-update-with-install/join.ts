import {
  apt,
  type Change,
  change,
  type Instruction,
  isRootUser,
  joinRuns,
  mountsOf,
  moveCommandBefore,
  moveCommandsBefore,
  type Pass,
  removeInstruction,
} from '../../src/transform.ts';
import { bindsLists, placeBefore } from './place.ts';

/** A RUN that fetches lists, and whether a later one has read them since. */
export interface Fetch {
  readonly run: Instruction;
  readonly use: apt.ListUse;
  isRead: boolean;
}

type Context = Pick<Pass<unknown>, 'context' | 'lineOf'>;

/** Puts the update of one RUN into the RUN that reads its lists; undefined where the two cannot surely become one. */
export function joinUpdate(fetch: Fetch, reader: apt.ListUse, pass: Context): Change | undefined {
  const { run: upper } = fetch;
  const { instruction: lower } = reader;
  if (fetch.isRead || !canMeet(upper, lower) || lower.scripts.some(({ isValid }) => !isValid)) return undefined;
  const between = instructionsBetween(upper, lower);
  const edits =
    moveDown(fetch, reader, between, pass) ??
    splitDown(fetch, reader, between, pass) ??
    (between.length === 0 ? joinAbove(upper, lower) : undefined);
  if (!edits) return undefined;
  return change({
    message: `the lists that line ${pass.lineOf(upper)} fetches grow old in the cache of that layer, and this RUN then asks for versions that are gone`,
    at: lower,
    edits,
  });
}

/** Takes out an update whose lists nothing reads before the next update replaces them, and fails where it would. */
export function dropUpdate(fetch: Fetch, next: apt.ListUse, { context, lineOf }: Context): Change | undefined {
  const { run } = fetch;
  const { instruction, step } = next;
  if (!step || apt.isTolerated(step) || !placeBefore(step) || apt.isScriptAbove(step, context)) return undefined;
  if (fetch.isRead || run.comments.length > 0 || !canMeet(run, instruction) || !textOfUpdateAlone(run))
    return undefined;
  if (instructionsBetween(run, instruction).some((one) => apt.mayReadLists(one, context))) return undefined;
  return change({
    message: `nothing reads these lists before line ${lineOf(instruction)} fetches them again`,
    at: run,
    edits: removeInstruction(run),
  });
}

function canMeet(upper: Instruction, lower: Instruction): boolean {
  const { stage } = lower;
  return (
    stage !== undefined &&
    upper.stage === stage &&
    !upper.onbuild &&
    !lower.onbuild &&
    upper.form === 'shell' &&
    upper.innerComments.length === 0 &&
    (flagsOf(upper) === flagsOf(lower) || isMountedBeside(upper, lower)) &&
    isSameUser(stage.userAt(upper), stage.userAt(lower)) &&
    stage.shellAt(upper).words.join(' ') === stage.shellAt(lower).words.join(' ')
  );
}

function isSameUser(one: string | undefined, other: string | undefined): boolean {
  return one === other || (isRootUser(one) && isRootUser(other));
}

/** Whether all that the lower RUN has besides are mounts, of which none holds what apt fetches with. */
function isMountedBeside(upper: Instruction, lower: Instruction): boolean {
  const isMount = lower.flags.every(({ name }) => name === 'mount');
  return upper.flags.length === 0 && isMount && mountsOf(lower).every(isBeside);
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `--${name}=${value}`).join(' ');
}

function instructionsBetween(upper: Instruction, lower: Instruction): readonly Instruction[] {
  return upper.dockerfile.instructions.slice(upper.index + 1, lower.index);
}

/** An update that stands alone in its RUN goes down to the command that reads the lists, past what leaves apt alone. */
function moveDown({ run }: Fetch, reader: apt.ListUse, between: readonly Instruction[], { context }: Context) {
  const text = textOfUpdateAlone(run);
  const place = text === undefined ? undefined : placeBelow(text, reader, between, context);
  return text === undefined || !place ? undefined : moveCommandsBefore(run, reader.instruction, place, text);
}

/** An update at the end of a RUN that does other things too goes down alone. */
function splitDown({ run, use }: Fetch, reader: apt.ListUse, between: readonly Instruction[], { context }: Context) {
  const [script] = run.scripts;
  const item = use.step?.command.item;
  const isLast = item !== undefined && item.list === script?.list && item.index > 0 && item === item.list.items.at(-1);
  if (!script || !isLast || !use.apt || item.commands.length > 1 || !script.joined.isContiguous(item)) return undefined;
  const joins = item.operator?.text === '&&' || (apt.startsChain(item) && apt.stopsAtFailure(item));
  if (!joins || script.text.slice(script.tail.start).trim() !== '' || apt.stepsOf(run).some(setsVariables))
    return undefined;
  const place = placeBelow(script.text.slice(item.start, item.end), reader, between, context);
  return place && moveCommandBefore(script, item, place);
}

function setsVariables({ invocation, command }: apt.Step): boolean {
  return invocation.words.length === 0 || ['export', 'source', '.', 'eval'].includes(command.words[0]?.value ?? '');
}

/** Where an update goes that comes down from above, and how it is joined there; undefined where it must not. */
function placeBelow(text: string, reader: apt.ListUse, between: readonly Instruction[], context: Context['context']) {
  const { step, instruction } = reader;
  const place = step && placeBefore(step);
  const operator = step && place && apt.joinerBefore(step, place.item);
  if (!place || !operator || (text.includes('||') && !apt.startsChain(place.item))) return undefined;
  if (text.includes('$') && between.some(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')) return undefined;
  if (between.some((one) => apt.concernsApt(one, context)) || apt.isScriptAbove(step, context)) return undefined;
  const above = apt.stepsOf(instruction).filter(({ command }) => command.start < step.command.start);
  return above.some(apt.stepConcernsApt) ? undefined : { ...place, operator };
}

/** The commands of a RUN that does nothing but fetch lists, on one line; undefined where it does more. */
function textOfUpdateAlone(run: Instruction): string | undefined {
  const [script] = run.scripts;
  if (!script?.isValid || script.text.slice(script.tail.start).trim() !== '') return undefined;
  const { items } = script.list;
  const uses = apt.listUsesOf(run);
  const isAlone = items.every(({ commands, isCompound, operator }) => {
    const [command, ...others] = commands;
    const isUpdate = uses.some(
      (use) => use.step?.command === command && isListsAlone(use) && !apt.fetchesContents(use),
    );
    const isClean = apt.commandsOf(run).some((one) => one.command === command && one.subcommand?.value === 'clean');
    const isTolerance = operator?.text === '||' && ['true', ':'].includes(command?.words[0]?.value ?? '');
    const joins = operator === undefined || operator.text === '&&' || isTolerance;
    return !isCompound && others.length === 0 && joins && (isUpdate || isClean || isTolerance);
  });
  if (!isAlone || apt.fetchesLeftBehind(run).length === 0 || !items.every((item) => script.joined.isContiguous(item)))
    return undefined;
  return items
    .map((item) => `${item.operator ? ` ${item.operator.text} ` : ''}${script.text.slice(item.start, item.end)}`)
    .join('');
}

function isListsAlone({ action }: apt.ListUse): boolean {
  return action === 'fetches' || action === 'deletes';
}

function isBeside({ type, target }: ReturnType<typeof mountsOf>[number]): boolean {
  return target.startsWith('/') && !bindsLists({ type, target }) && !/^\/(?:etc(?:\/|$)|$)/.test(target);
}

/** Two RUNs that follow each other become one, where what the upper one says holds for itself alone. */
function joinAbove(upper: Instruction, lower: Instruction) {
  const isAlike = flagsOf(upper) === flagsOf(lower) && lower.form === 'shell' && lower.innerComments.length === 0;
  if (!isAlike || !isPlainList(upper) || !isPlainList(lower)) return undefined;
  const apart = upper.dockerfile.comments.filter(({ start }) => start > upper.end && start < lower.start);
  if (apart.length > lower.comments.length || apt.stepsOf(upper).some(leavesState)) return undefined;
  return joinRuns(upper, lower);
}

/** Whether a text joined by `&&` in front of it, or behind it, holds for all of it. */
function isPlainList({ scripts: [script] }: Instruction): boolean {
  if (!script?.isValid || script.text.slice(script.tail.start).trim() !== '') return false;
  return script.list.items.every(({ operator }) => operator === undefined || operator.text === '&&');
}

/** Whether the commands behind it see what it did to the shell itself. */
function leavesState({ command, invocation }: apt.Step): boolean {
  if (command.item.list.container !== 'script' && command.item.list.container !== 'group') return false;
  return invocation.words.length === 0 || stateful.has(command.words[0]?.value ?? '');
}

const stateful = new Set([
  'cd',
  'set',
  'export',
  'unset',
  'umask',
  'trap',
  'exec',
  'exit',
  'source',
  '.',
  'alias',
  'shopt',
  'ulimit',
  'pushd',
]);
