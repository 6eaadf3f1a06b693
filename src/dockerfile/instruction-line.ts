import type { Span } from '../text/span.ts';
import { isSpace } from './lexer.ts';

/** An option of an instruction, as in `COPY --chown=app`. */
export interface InstructionFlag extends Span {
  /** Without the dashes. */
  readonly name: string;
  /** Quotes removed; undefined when no `=` follows the name. */
  readonly value: string | undefined;
}

/** A joined line in its parts; spans are into that line. */
export interface InstructionLine {
  /** In upper case. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly flags: readonly InstructionFlag[];
  /** What follows the keyword and its flags, trimmed. */
  readonly rest: Span;
  /** Whether the rest is a JSON array of strings. */
  readonly isJson: boolean;
}

/** Splits a joined line as BuildKit does (parser/split_command.go). */
export function splitCommand(line: string, escapeCharacter: string): InstructionLine {
  let start = 0;
  let end = line.length;
  while (start < end && isSpace(line[start] ?? '')) start++;
  while (end > start && isSpace(line[end - 1] ?? '')) end--;
  let at = start;
  while (at < end && !isSeparator(line[at])) at++;
  const keywordSpan = { start, end: at };
  while (at < end && isSeparator(line[at])) at++;
  const { flags, rest } = readFlags(line, at, end, escapeCharacter);
  const keyword = line.slice(keywordSpan.start, keywordSpan.end).toUpperCase();
  const restSpan = trim(line, { start: rest, end });
  const code = line.slice(restSpan.start, end);
  return { keyword, keywordSpan, flags, rest: restSpan, isJson: parseJsonArray(jsonPart(keyword, code)) !== undefined };
}

const jsonOrText = new Set(['ADD', 'COPY', 'VOLUME', 'RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'HEALTHCHECK']);

/** What of an instruction's code may be JSON; empty where the instruction has no such form. */
export function jsonPart(keyword: string, code: string): string {
  if (!jsonOrText.has(keyword)) return '';
  return keyword === 'HEALTHCHECK' ? code.replace(/^\S+\s*/, '') : code;
}

function isSeparator(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\v' || character === '\f';
}

function trim(line: string, span: Span): Span {
  let { start } = span;
  while (start < span.end && isSpace(line[start] ?? '')) start++;
  return { start, end: span.end };
}

function readFlags(
  line: string,
  from: number,
  end: number,
  escapeCharacter: string,
): { flags: InstructionFlag[]; rest: number } {
  const flags: InstructionFlag[] = [];
  let at = from;
  while (at < end) {
    while (at < end && isSpace(line[at] ?? '')) at++;
    if (line[at] !== '-' || line[at + 1] !== '-') break;
    const start = at;
    let text = '';
    let quote = '';
    while (at < end && (quote !== '' || !isSpace(line[at] ?? ''))) {
      const character = line[at++] ?? '';
      if (quote !== '' ? character === quote : character === '"' || character === "'")
        quote = quote === '' ? character : '';
      else if (character === escapeCharacter) text += at < end ? (line[at++] ?? '') : '';
      else text += character;
    }
    if (text === '--') break;
    const equals = text.indexOf('=');
    const name = text.slice(2, equals === -1 ? undefined : equals);
    flags.push({ start, end: at, name, value: equals === -1 ? undefined : text.slice(equals + 1) });
  }
  return { flags, rest: at };
}

/** The strings of a JSON array; undefined for anything else. */
function parseJsonArray(text: string): readonly string[] | undefined {
  const value = parseArray(text);
  return value?.every((item) => typeof item === 'string') ? value : undefined;
}

/** Whether the text is a JSON array that holds something else than strings, which BuildKit refuses. */
export function isMixedJsonArray(text: string): boolean {
  const value = parseArray(text);
  return value !== undefined && !value.every((item) => typeof item === 'string');
}

function parseArray(text: string): readonly unknown[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A word of an instruction, or an element of its JSON form. Spans are into the text it was read from. */
export interface Argument extends Span {
  /** Unescaped when it stood in JSON; otherwise as written. */
  readonly value: string;
}

/** The elements of a JSON array of strings, each with its quotes in its span. */
export function jsonArguments(text: string): Argument[] {
  const found: Argument[] = [];
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    const value: unknown = JSON.parse(match[0]);
    if (typeof value === 'string') found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}

/** Words between blanks; quotes mean nothing here (COPY, ADD, EXPOSE, FROM, VOLUME). */
export function blankSeparated(text: string): Argument[] {
  return [...text.matchAll(/[^\t\v\f\r ]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0],
  }));
}

/** Words in which quotes and escapes hold blanks together (ENV, LABEL, ARG); quotes stay. */
export function quotedWords(text: string, escapeCharacter: string): Argument[] {
  const words: Argument[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isSpace(text[at] ?? '')) at++;
    if (at >= text.length) break;
    const start = at;
    let quote = '';
    while (at < text.length && (quote !== '' || !isSpace(text[at] ?? ''))) {
      const character = text[at] ?? '';
      if (character === escapeCharacter && quote !== "'") at++;
      else if (quote !== '') quote = character === quote ? '' : quote;
      else if (character === '"' || character === "'") quote = character;
      at++;
    }
    const end = Math.min(at, text.length);
    words.push({ start, end, value: text.slice(start, end) });
  }
  return words;
}
