import { chainOf, exitsOnError, type ListItem, type ShellScript, type ShellWord } from '../../src/transform.ts';
import { isInBranch } from './apk-shape.ts';

/** What joins a new command to another: in a list that goes on after a failure, it is one of the list. */
export function operatorBeside(item: ListItem): '&&' | ';' {
  // In a branch, set -e sees no failure but that of the last command of a chain.
  if (isInBranch(item) && exitsOnError(item.list.script)) return ';';
  return chainOf(item).length === 1 && item.list.items.length > 1 ? ';' : '&&';
}

/** Whether a comment stands on the line above that of a word. */
export function isBelowComment(script: ShellScript, word: ShellWord): boolean {
  const { start } = script.sourceSpan(word);
  return /\n[ \t]*#[^\n]*\n[ \t]*$/.test(script.source.slice(0, start));
}
