import type { Span } from '../text/span.ts';
import { processWords } from './lexer.ts';

/** A heredoc of a RUN, COPY or ADD, as its word announces it. */
export interface HeredocWord {
  readonly name: string;
  /** Whether variables in it are replaced: no part of the name was quoted. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are dropped. */
  readonly chomp: boolean;
}

export interface Heredoc extends HeredocWord {
  /** The lines between the instruction and the end marker, with their line ends. */
  readonly content: Span;
  /** The end marker's line, without its line end. */
  readonly endMarker: Span;
}

/** The heredocs that a joined line announces. Text whose quotes do not match announces none. */
export function heredocWords(line: string): HeredocWord[] {
  if (!line.includes('<<')) return [];
  let words: string[];
  try {
    words = processWords(line, { escape: '\\', rawQuotes: true, rawEscapes: true, keepUnset: true });
  } catch {
    return [];
  }
  return words.map(parseHeredocWord).filter((word) => word !== undefined);
}

/**
 * A word as a heredoc; undefined when it is none (`cat<<EOF` and a quoted `"<<EOF"` are not).
 * @throws WordError when its name has an unmatched quote
 */
export function parseHeredocWord(word: string): HeredocWord | undefined {
  const match = /^\d*<<(-?)\s*([^<]*)$/.exec(word);
  const rest = match?.[2];
  if (!rest) return undefined;
  const names = processWords(rest, { escape: '\\', keepUnset: true });
  const name = names[0];
  if (name === undefined || names.length > 1) return undefined;
  const raw = processWords(rest, { escape: '\\', keepUnset: true, rawQuotes: true })[0] ?? '';
  return { name, expand: quotes(name) === quotes(raw), chomp: match?.[1] === '-' };
}

function quotes(text: string): number {
  return [...text].filter((character) => character === "'" || character === '"').length;
}

/** Whether what a RUN runs is one heredoc and nothing else: BuildKit then hands its lines to the shell. */
export function isHeredocAlone(text: string): boolean {
  return text.includes('<<') && parseHeredocWord(text) !== undefined;
}
