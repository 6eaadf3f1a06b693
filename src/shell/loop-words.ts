import { forEachChild, type SyntaxNode } from 'unbash';
import type { ShellScript } from './script.ts';
import { ShellWord } from './word.ts';

/** The words that a `for` loop around an offset into the script's text gives to a variable; none where no loop does. */
export function loopWords({ syntax }: ShellScript, name: string, offset: number): ShellWord[] {
  let found: ShellWord[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.pos > offset || node.end < offset) return;
    if (node.type === 'For' && node.name.value === name)
      found = (node.wordlist ?? []).map((word) => new ShellWord(word));
    forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}
