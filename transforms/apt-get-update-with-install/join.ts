import {
  apt,
  type Change,
  change,
  type Instruction,
  joinRuns,
  moveCommandsBefore,
  type Pass,
  removeInstruction,
} from '../../src/transform.ts';
import { placeBefore } from './place.ts';

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
  const edits = moveDown(fetch, reader, between, pass) ?? (between.length === 0 ? joinAbove(upper, lower) : undefined);
  if (!edits) return undefined;
  return change({
    message: `the update on line ${pass.lineOf(upper)} has a layer of its own: once that is cached its lists grow old, and this RUN asks for versions that are gone`,
    at: lower,
    edits,
  });
}

/** Takes out an update whose lists nothing reads before the next update replaces them, and fails where it would. */
export function dropUpdate(fetch: Fetch, next: apt.ListUse, { context, lineOf }: Context): Change | undefined {
  const { run } = fetch;
  const { instruction, step } = next;
  if (!step || apt.isTolerated(step) || !placeBefore(step)) return undefined;
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
    flagsOf(upper) === flagsOf(lower) &&
    stage.userAt(upper) === stage.userAt(lower) &&
    stage.shellAt(upper).words.join(' ') === stage.shellAt(lower).words.join(' ')
  );
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `--${name}=${value}`).join(' ');
}

function instructionsBetween(upper: Instruction, lower: Instruction): readonly Instruction[] {
  return upper.dockerfile.instructions.slice(upper.index + 1, lower.index);
}

/** An update that stands alone in its RUN goes down to the command that reads the lists, past what leaves apt alone. */
function moveDown({ run }: Fetch, reader: apt.ListUse, between: readonly Instruction[], { context }: Context) {
  const { step } = reader;
  const text = textOfUpdateAlone(run);
  const place = step && placeBefore(step);
  const operator = step && place && apt.joinerBefore(step, place.item);
  if (text === undefined || !place || !operator) return undefined;
  if (text.includes('||') && !apt.startsChain(place.item)) return undefined;
  if (text.includes('$') && between.some(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')) return undefined;
  if (between.some((instruction) => apt.concernsApt(instruction, context))) return undefined;
  const above = apt.stepsOf(reader.instruction).filter(({ command }) => command.start < step.command.start);
  if (above.some(apt.stepConcernsApt)) return undefined;
  return moveCommandsBefore(run, reader.instruction, { ...place, operator }, text);
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
      ({ step, action }) => step?.command === command && action !== 'needs' && action !== 'asks',
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

/** Two RUNs that follow each other become one, where what the upper one says holds for itself alone. */
function joinAbove(upper: Instruction, lower: Instruction) {
  if (lower.form !== 'shell' || lower.innerComments.length > 0 || !isPlainList(upper) || !isPlainList(lower))
    return undefined;
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
