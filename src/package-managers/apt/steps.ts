import type { Instruction } from '../../dockerfile/instruction.ts';
import { scriptsInExecForm } from '../../dockerfile/scripts.ts';
import type { ShellCommand } from '../../shell/command.ts';
import { exitsOnError } from '../../shell/exits-on-error.ts';
import { type Invocation, invocationOf } from '../../shell/invocation.ts';
import { chainOf, type ListItem } from '../../shell/list.ts';
import type { ShellScript } from '../../shell/script.ts';

/** A command of a RUN, and the commands that hand it to a shell: `sudo sh -c '…'` around it. */
export interface Step {
  readonly run: Instruction;
  readonly command: ShellCommand;
  readonly invocation: Invocation;
  readonly outer: Step | undefined;
}

const known = new WeakMap<Instruction, readonly Step[]>();

/** All commands of a RUN in the order of the text, those of nested scripts behind the command that runs them. */
export function stepsOf(run: Instruction): readonly Step[] {
  const before = known.get(run);
  if (before) return before;
  const scripts = [...run.scripts, ...scriptsInExecForm(run)];
  const steps = scripts.flatMap((script) => stepsOfScript(run, script));
  known.set(run, steps);
  return steps;
}

/** All commands of a script that a RUN executes, in the order of the text. */
export function stepsOfScript(run: Instruction, script: ShellScript, outer?: Step): Step[] {
  return script.commands.flatMap((command) => {
    if (command.script !== script) return [];
    const step: Step = { run, command, invocation: invocationOf(command), outer };
    return [step, ...(command.nested ? stepsOfScript(run, command.nested, step) : [])];
  });
}

/** The items of lists that a step stands in, from its own to that of the whole RUN. */
function* itemsAround(step: Step): Generator<ListItem> {
  for (let current: Step | undefined = step; current; current = current.outer) {
    for (let item: ListItem | undefined = current.command.item; item; item = item.list.parent) yield item;
  }
}

/** Whether a step that stands higher in the same RUN has surely been reached when the later one is. */
export function precedes(earlier: Step, later: Step): boolean {
  const around = new Set([...itemsAround(later)].map(({ list }) => list));
  for (const item of itemsAround(earlier)) {
    if (around.has(item.list)) return true;
    if (!isPlain(item)) return false;
  }
  return false;
}

/**
 * How to join a command in front of a step so that the RUN fails when that command does; undefined where something
 * behind it, or around it, would hide the failure.
 */
export function joinerBefore(step: Step): '&&' | ';' | undefined {
  const [item, ...around] = itemsAround(step);
  if (!item || item.operator?.text === '||' || !isPlain(item) || !around.every(passesFailureOn)) return undefined;
  if (isFollowedByAnd(item)) return '&&';
  return stopsAtFailure(item) && chainOf(item)[0] === item ? ';' : undefined;
}

/** Whether the RUN goes on when the step fails: behind `;` or `||`, in a pipeline, in the background. */
export function isTolerated(step: Step): boolean {
  for (const item of itemsAround(step)) {
    if (!isPlain(item)) return false;
    if (!passesFailureOn(item)) return true;
  }
  return false;
}

function passesFailureOn(item: ListItem): boolean {
  if (item.commands.length > 1 || item.isNegated || !isPlain(item)) return false;
  return isFollowedByAnd(item) || (stopsAtFailure(item) && chainOf(item).at(-1) === item);
}

function isPlain({ list }: ListItem): boolean {
  return ['script', 'subshell', 'group'].includes(list.container);
}

function isFollowedByAnd({ list, index }: ListItem): boolean {
  return list.items.slice(index + 1).every(({ operator }) => operator?.text === '&&');
}

function stopsAtFailure({ list, start }: ListItem): boolean {
  return exitsOnError(list.script, start);
}

/**
 * What has to stand in front of a command for it to have the rights that a step has: `sudo -E `, or nothing. Undefined
 * where a password is piped in.
 */
export function privilegeOf(step: Step): string | undefined {
  for (let current: Step | undefined = step; current; current = current.outer) {
    const { words } = current.command;
    const at = words.findIndex(({ value }) => value === 'sudo' || value === 'doas' || value.endsWith('/sudo'));
    if (at === -1 || !current.invocation.wrappers.some((name) => name === 'sudo' || name === 'doas')) continue;
    let end = at + 1;
    while (/^-./.test(words[end]?.value ?? '')) end += /^-[ugCprtThDR]$/.test(words[end]?.value ?? '') ? 2 : 1;
    const own = words.slice(at, end).map(({ text }) => text);
    return own.some((text) => /^-\w*S/.test(text)) ? undefined : `${own.join(' ')} `;
  }
  return '';
}
