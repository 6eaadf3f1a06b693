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

function isLogical(operator: Operator | undefined): boolean {
  return operator?.text === '&&' || operator?.text === '||';
}

/**
 * Whether the item runs on every run of the script in which nothing fails: it stands in no branch, loop, function or
 * substitution, and behind no `||`.
 */
export function runsAlways(item: ListItem): boolean {
  for (let current: ListItem | undefined = item; current; current = current.list.parent) {
    if (!['script', 'subshell', 'group'].includes(current.list.container)) return false;
    const chain = chainOf(current);
    if (chain.slice(0, chain.indexOf(current) + 1).some(({ operator }) => operator?.text === '||')) return false;
  }
  return true;
}
