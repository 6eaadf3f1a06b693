import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import { scriptsInExecForm } from '../../dockerfile/scripts.ts';
import type { ShellCommand } from '../../shell/command.ts';
import { exitsOnError } from '../../shell/exits-on-error.ts';
import { type Invocation, invocationOf } from '../../shell/invocation.ts';
import { chainOf, isAlternative, isConditional, type ListItem, runsAlways } from '../../shell/list.ts';
import { ShellScript } from '../../shell/script.ts';
import { programName } from '../../shell/shell-names.ts';

/** A command of a RUN, and the commands that hand it to a shell: `sudo sh -c '…'` around it. */
export interface Step {
  readonly run: Instruction;
  readonly command: ShellCommand;
  readonly invocation: Invocation;
  readonly outer: Step | undefined;
}

/** All commands of a RUN in the order of the text, those of nested scripts behind the command that runs them. */
export const stepsOf = once((run: Instruction): readonly Step[] => {
  const scripts = [...run.scripts, ...scriptsInExecForm(run)];
  return scripts.flatMap((script) => stepsOfScript(run, script));
});

function stepsOfScript(run: Instruction, script: ShellScript, outer?: Step): Step[] {
  return script.commands.flatMap((command) => {
    if (command.script !== script) return [];
    const step: Step = { run, command, invocation: invocationOf(command), outer };
    return [step, ...(command.nested ? stepsOfScript(run, command.nested, step) : [])];
  });
}

/** The one command of an instruction in exec form, as a shell would have it. Its offsets are into a text of its own. */
export const stepsInExecForm = once((instruction: Instruction): readonly Step[] => {
  if (instruction.form !== 'json') return [];
  const words = instruction.arguments.map(({ value }) => `'${value.replaceAll("'", "'\\''")}'`);
  return stepsOfText(instruction, words.join(' ')).filter(({ outer }) => !outer);
});

/** All commands of the text of a script that a RUN executes. */
export function stepsOfText(run: Instruction, text: string): Step[] {
  return stepsOfScript(run, ShellScript.ofText(text, 'nested'));
}

/** The items of lists that a step stands in, from its own to that of the whole RUN. */
function* itemsAround(step: Step): Generator<ListItem> {
  for (let current: Step | undefined = step; current; current = current.outer) {
    for (let item: ListItem | undefined = current.command.item; item; item = item.list.parent) yield item;
  }
}

/** Whether a step that stands higher in the same RUN has surely been reached when the later one is. */
export function precedes(earlier: Step, later: Step): boolean {
  const around = [...itemsAround(later)];
  const inside: ListItem[] = [];
  for (const item of itemsAround(earlier)) {
    inside.push(item);
    const beside = around.find(({ list }) => list === item.list);
    if (beside) return beside.index <= item.index || isReached(inside, beside);
    if (isPlain(item)) continue;
    // The condition of an if, or what a loop does first, comes before the rest of it, and before what stands behind it.
    const { container, parent } = item.list;
    if ((container !== 'if' && container !== 'loop') || parent?.lists[0] !== item.list) return false;
    if (around.includes(parent)) return true;
  }
  return false;
}

/** Whether an item, and what it stands in, is surely reached when an item behind the outermost of them is. */
function isReached(inside: readonly ListItem[], later: ListItem): boolean {
  const last = inside.at(-1);
  const between = later.list.items.slice((last?.index ?? 0) + 1, later.index + 1);
  const isJoined = between.every(({ operator }) => operator?.text === '&&');
  return !inside.some((item) => isAlternative(item) || (!isJoined && isConditional(item)));
}

/**
 * How to join a command in front of an item that a step stands in so that the RUN fails when that command does; undefined
 * where something behind it, or around it, would hide the failure.
 */
export function joinerBefore(step: Step, item: ListItem): '&&' | ';' | undefined {
  const items = [...itemsAround(step)];
  const around = items.slice(items.indexOf(item) + 1);
  if (item.operator?.text === '||' || !isPlain(item) || !around.every(passesFailureOn)) return undefined;
  const isOwnStatement = stopsAtFailure(item) && startsChain(item);
  // Behind `&&`, what is appended to the list later would keep set -e from what fails inside a compound.
  if (isFollowedByAnd(item) && !(isOwnStatement && item.isCompound)) return '&&';
  return isOwnStatement ? ';' : undefined;
}

/** Whether nothing is joined to the front of an item by `&&` or `||`. */
export function startsChain(item: ListItem): boolean {
  return chainOf(item)[0] === item;
}

/** Whether every run of the RUN in which nothing fails comes by the step. */
export function isAlwaysReached(step: Step): boolean {
  return [...itemsAround(step)].every(runsAlways);
}

/** Whether the RUN goes on when the step fails: behind `;` or `||`, in a pipeline, in the background. */
export function isTolerated(step: Step): boolean {
  const { command } = step;
  if (command.item.commands.at(-1) !== command) return true;
  for (const item of itemsAround(step)) {
    if (!isPlain(item)) return false;
    if (!isLastWord(item)) return true;
  }
  return false;
}

function passesFailureOn(item: ListItem): boolean {
  return isPlain(item) && item.commands.length < 2 && isLastWord(item);
}

/** Whether the list fails when the item does. A compound with commands beside it is in a pipeline with them. */
function isLastWord(item: ListItem): boolean {
  if (item.isNegated || (item.isCompound && item.commands.length > 0)) return false;
  return isFollowedByAnd(item) || (stopsAtFailure(item) && chainOf(item).at(-1) === item);
}

function isPlain({ list }: ListItem): boolean {
  return ['script', 'subshell', 'group'].includes(list.container);
}

function isFollowedByAnd({ list, index }: ListItem): boolean {
  return list.items.slice(index + 1).every(({ operator }) => operator?.text === '&&');
}

/** Whether `set -e` is in force at an item. */
export function stopsAtFailure({ list, start }: ListItem): boolean {
  return exitsOnError(list.script, start);
}

/**
 * What has to stand in front of a command, in the script that a step stands in, for it to have the rights that the step has:
 * `sudo -E `, or nothing. Undefined where a password is piped in.
 */
export function privilegeOf({ command, invocation }: Step): string | undefined {
  const { words } = command;
  const at = words.findIndex(({ value }) => ['sudo', 'doas'].includes(programName(value)));
  if (at === -1 || !invocation.wrappers.some((name) => name === 'sudo' || name === 'doas')) return '';
  let end = at + 1;
  while (/^-./.test(words[end]?.value ?? '')) end += /^-[ugCprtThDR]$/.test(words[end]?.value ?? '') ? 2 : 1;
  const own = words.slice(at, end).map(({ text }) => text);
  return own.some((text) => /^-\w*S/.test(text)) ? undefined : `${own.join(' ')} `;
}
