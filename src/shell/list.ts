import type { Span } from '../text/span.ts';
import type { ShellCommand } from './command.ts';
import type { ShellScript } from './script.ts';

/** What a list of commands is the body of. */
export type Container = 'script' | 'subshell' | 'group' | 'if' | 'loop' | 'case' | 'function' | 'substitution';

export type OperatorText = '&&' | '||' | ';' | '&' | '\n';

/** What stands between two pipelines of a list. */
export interface Operator extends Span {
  readonly text: OperatorText;
}

/** A pipeline of a list. Spans are into the script's joined text. */
export interface ListItem extends Span {
  readonly list: CommandList;
  readonly index: number;
  /** What joins it to the item before; undefined for the first. */
  readonly operator: Operator | undefined;
  /** Its simple commands, from left to right; none for a compound. */
  readonly commands: ShellCommand[];
  /** The lists inside it: bodies of a compound, substitutions. */
  readonly lists: CommandList[];
  /** `if`, `for`, `(…)`: not a pipeline of simple commands alone. */
  readonly isCompound: boolean;
  readonly isNegated: boolean;
}

/** Pipelines joined by operators: a script, or the body of a compound command. */
export interface CommandList extends Span {
  readonly script: ShellScript;
  readonly container: Container;
  /** The item it stands in; undefined for the list of the whole script. */
  readonly parent: ListItem | undefined;
  readonly items: ListItem[];
}

/** The items joined to an item by `&&` and `||` alone, itself included, in order. */
export function chainOf(item: ListItem): ListItem[] {
  const { items } = item.list;
  let first = item.index;
  while (first > 0 && isLogical(items[first]?.operator)) first--;
  let last = item.index;
  while (isLogical(items[last + 1]?.operator)) last++;
  return items.slice(first, last + 1);
}

/** The item of the whole script in which an item stands. */
export function outermost(item: ListItem): ListItem {
  return item.list.parent ? outermost(item.list.parent) : item;
}

function isLogical(operator: Operator | undefined): boolean {
  return operator?.text === '&&' || operator?.text === '||';
}

/** Whether the item runs only where what stands in front of it fails: `a || item`, but not `a || b && item`. */
export function isAlternative({ operator }: ListItem): boolean {
  return operator?.text === '||';
}

/** Whether the item runs only where a condition holds that is joined to its front: `[ -f x ] && item`. */
export function isConditional(item: ListItem): boolean {
  const chain = chainOf(item);
  return chain.slice(0, chain.indexOf(item)).some(isCondition);
}

/** Programs that are run for their answer alone. */
const askingPrograms = new Set(['[', 'test', 'grep', 'egrep', 'fgrep', 'which', 'command', 'type', 'hash']);

function isCondition({ commands, lists, isCompound, isNegated }: ListItem): boolean {
  const last = commands.at(-1)?.words[0]?.value ?? '';
  // `[[ … ]]` and `(( … ))` are compounds that hold no list.
  return isNegated || askingPrograms.has(last) || (isCompound && commands.length + lists.length === 0);
}

/**
 * Whether the item runs on every run of the script in which nothing fails: it stands in no branch, loop, function or
 * substitution, is no alternative, and stands behind no condition that may fail while the script goes on.
 */
export function runsAlways(item: ListItem): boolean {
  let isAsked = false;
  for (let current: ListItem | undefined = item; current; current = current.list.parent) {
    const { list, index } = current;
    if (!['script', 'subshell', 'group'].includes(list.container) || isAlternative(current)) return false;
    isAsked ||= isConditional(current);
    if (isAsked && list.items.slice(index + 1).some(({ operator }) => operator?.text !== '&&')) return false;
  }
  return true;
}
