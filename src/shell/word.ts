import type { Assignment, Word, WordPart } from 'unbash';
import type { Span } from '../text/span.ts';

/** A word of a shell command; its span is into the script's joined text. */
export class ShellWord implements Span {
  readonly start: number;
  readonly end: number;
  /** As written, quotes included. */
  readonly text: string;
  /** Quotes removed; expansions stay as written. */
  readonly value: string;
  readonly #node: Word | Assignment;

  constructor(node: Word | Assignment) {
    this.#node = node;
    this.start = node.pos;
    this.end = node.end;
    this.text = node.text;
    this.value = node.type === 'Word' ? node.value : `${node.name}${node.append ? '+' : ''}=${assignedValue(node)}`;
  }

  /** Whether the shell takes it as it stands: no variable, substitution, glob or brace in it. */
  get isLiteral(): boolean {
    const node = this.#node;
    if (node.type === 'Word') return isLiteral(node);
    return node.value.type === 'Word' && isLiteral(node.value);
  }

  /** The text between the quotes, where the whole word is one quoted text; its span is into the same text. */
  get quoted(): { readonly span: Span; readonly isDouble: boolean } | undefined {
    const node = this.#node;
    const parts = node.type === 'Word' ? node.parts : undefined;
    const part = parts?.[0];
    if (!part || parts.length > 1 || (part.type !== 'SingleQuoted' && part.type !== 'DoubleQuoted')) return undefined;
    return { span: { start: part.pos + 1, end: part.end - 1 }, isDouble: part.type === 'DoubleQuoted' };
  }

  /** What it holds as text, quotes removed, and without what its expansions become. */
  get literalText(): string {
    const node = this.#node;
    const word = node.type === 'Word' ? node : node.value.type === 'Word' ? node.value : undefined;
    if (!word || this.isLiteral) return this.value;
    return (word.parts ?? []).map(literalText).join('');
  }

  /** Names of the variables that it expands, `${X:-y}` included. */
  get variables(): readonly string[] {
    if (!this.text.includes('$') || this.isLiteral) return [];
    const node = this.#node;
    const parts = (node.type === 'Word' ? node : node.value.type === 'Word' ? node.value : undefined)?.parts;
    const expanded = parts?.filter(({ type }) => type !== 'SingleQuoted').map(({ text }) => text) ?? [this.text];
    return expanded.flatMap((text) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''));
  }
}

function assignedValue(node: Assignment): string {
  return node.value.type === 'Word' ? node.value.value : node.text.slice(node.text.indexOf('=') + 1);
}

function literalText(part: WordPart): string {
  if (part.type === 'DoubleQuoted') return part.parts.map(literalText).join('');
  return 'value' in part ? part.value : '';
}

function isLiteral(word: Word): boolean {
  return (word.parts ?? []).every(
    (part) =>
      part.type === 'Literal' ||
      part.type === 'SingleQuoted' ||
      part.type === 'AnsiCQuoted' ||
      (part.type === 'DoubleQuoted' && part.parts.every(({ type }) => type === 'Literal')),
  );
}
