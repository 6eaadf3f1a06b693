import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

const known = new Map<string, ParsedScript>();
const mostKnown = 2000;

/** The syntax tree of a shell text; offsets are into it. The same text is read once. */
export function parseSyntax(text: string): ParsedScript {
  const before = known.get(text);
  if (before) return before;
  const parsed = parse(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, parsed);
  return parsed;
}

/** Calls back for a node and all below it, command substitutions included, in the order of the text. */
export function walkSyntax(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  forEachChild(node, (child) => walkSyntax(child, visit));
}

export type { SyntaxNode } from 'unbash';
