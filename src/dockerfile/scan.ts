// BuildKit's reading of a file, line by line (frontend/dockerfile/parser, docker 28.5).
import { JoinedText } from '../text/joined-text.ts';
import type { LineIndex } from '../text/position.ts';
import type { Span } from '../text/span.ts';
import { type Heredoc, heredocWords } from './heredoc.ts';
import { splitCommand } from './instruction-line.ts';
import { isSpace, WordError } from './lexer.ts';

export interface Directive extends Span {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

export interface Comment extends Span {
  /** Without the `#`, trimmed. */
  readonly text: string;
}

export interface ScannedInstruction extends Span {
  readonly joined: JoinedText;
  readonly heredocs: readonly Heredoc[];
  /** Comment lines inside its continuations. */
  readonly comments: readonly Comment[];
  /** Blank lines inside its continuations, which BuildKit warns of. */
  readonly hasBlankLine: boolean;
}

export interface Scan {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Comment lines between instructions. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly ScannedInstruction[];
}

/** A file that BuildKit refuses. */
export class RefusedError extends Error {
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}

/** bufio.MaxScanTokenSize of Go: a line, with its line end, must be shorter. */
const longestLine = 64 * 1024;

interface Line extends Span {
  /** Behind the line end. */
  readonly next: number;
}

/**
 * Instructions, comments and directives by BuildKit's rules.
 * @param start where the text begins behind a BOM
 * @throws RefusedError where BuildKit refuses the file
 */
export function scan(source: string, start: number, lines: LineIndex): Scan {
  const directives: Directive[] = [];
  const comments: Comment[] = [];
  const instructions: ScannedInstruction[] = [];
  let escapeCharacter: '\\' | '`' = '\\';
  let directivesPossible = true;
  let number = 0;

  const lineAt = (index: number): Line | undefined => {
    const from = index === 0 ? start : lines.starts[index];
    if (from === undefined || from >= source.length) return undefined;
    const next = lines.starts[index + 1] ?? source.length;
    let end = next;
    while (end > from && (source[end - 1] === '\n' || source[end - 1] === '\r')) end--;
    refuseLongLine(source, from, next);
    return { start: from, end, next };
  };

  for (let line = lineAt(number); line; line = lineAt(number)) {
    number++;
    const first = skipSpace(source, line);
    if (directivesPossible) {
      const directive = parseDirective(source, { start: first, end: line.end });
      if (directive) {
        refuseRepeated(directive, directives);
        directives.push(directive);
        if (directive.name === 'escape') escapeCharacter = readEscape(directive);
        continue;
      }
      directivesPossible = false;
    }
    if (source[first] === '#') {
      comments.push(comment(source, { start: first, end: line.end }));
      continue;
    }
    let content = trimContinuation(source, { start: first, end: line.end }, escapeCharacter);
    if (content.end === first && !content.continues) continue;
    const spans: Span[] = [content];
    const inner: Comment[] = [];
    let hasBlankLine = false;
    let end = line.end;
    while (content.continues) {
      const following = lineAt(number);
      if (!following) break;
      number++;
      const from = skipSpace(source, following);
      if (source[from] === '#') {
        inner.push(comment(source, { start: from, end: following.end }));
        end = following.end;
        continue;
      }
      if (from >= following.end) {
        hasBlankLine = true;
        continue;
      }
      content = trimContinuation(source, following, escapeCharacter);
      spans.push(content);
      end = following.end;
    }
    const joined = new JoinedText(source, spans);
    const heredocs: Heredoc[] = [];
    for (const word of announcedHeredocs(joined.text, { start: first, end }, escapeCharacter)) {
      const content = number;
      let closing = lineAt(number);
      while (closing && !closes(source, closing, word.name, word.chomp)) closing = lineAt(++number);
      if (!closing) throw new RefusedError('unterminated heredoc', { start: first, end });
      number++;
      end = closing.end;
      const from = lines.starts[content] ?? closing.start;
      heredocs.push({ ...word, content: { start: from, end: closing.start }, endMarker: closing });
    }
    instructions.push({ start: first, end, joined, heredocs, comments: inner, hasBlankLine });
  }
  return { escape: escapeCharacter, directives, comments, instructions };
}

function refuseLongLine(source: string, start: number, next: number): void {
  // A UTF-16 unit is at most three bytes of UTF-8.
  if ((next - start) * 3 < longestLine) return;
  if (new TextEncoder().encode(source.slice(start, next)).length < longestLine) return;
  throw new RefusedError(`line greater than the ${longestLine - 1} bytes that BuildKit reads`, { start, end: next });
}

function skipSpace(source: string, line: Line): number {
  let at = line.start;
  while (at < line.end && isSpace(source[at] ?? '')) at++;
  return at;
}

function comment(source: string, span: Span): Comment {
  return { ...span, text: source.slice(span.start + 1, span.end).trim() };
}

/** The line without a continuation: the escape character at its end, blanks behind it, no second one before it. */
function trimContinuation(source: string, line: Span, escapeCharacter: string): Span & { readonly continues: boolean } {
  let end = line.end;
  while (end > line.start && (source[end - 1] === ' ' || source[end - 1] === '\t')) end--;
  const continues =
    end > line.start &&
    source[end - 1] === escapeCharacter &&
    !(end - 1 > line.start && source[end - 2] === escapeCharacter);
  return { start: line.start, end: continues ? end - 1 : line.end, continues };
}

function announcedHeredocs(text: string, at: Span, escapeCharacter: string) {
  if (!text.includes('<<')) return [];
  let command = splitCommand(text, escapeCharacter);
  if (command.keyword === 'ONBUILD') command = splitCommand(text.slice(command.rest.start), escapeCharacter);
  if (!['ADD', 'COPY', 'RUN'].includes(command.keyword) || command.isJson) return [];
  try {
    return heredocWords(text);
  } catch (error) {
    if (error instanceof WordError) throw new RefusedError(error.message, at);
    throw error;
  }
}

function closes(source: string, line: Line, name: string, chomp: boolean): boolean {
  const text = source.slice(line.start, line.end);
  return (chomp ? text.replace(/^\t+/, '') : text) === name;
}

function parseDirective(source: string, line: Span): Directive | undefined {
  const match = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(source.slice(line.start, line.end));
  const name = match?.[1]?.toLowerCase();
  if (name !== 'syntax' && name !== 'escape' && name !== 'check') return undefined;
  return { start: line.start, end: line.end, name, value: match?.[2] ?? '' };
}

function refuseRepeated(directive: Directive, before: readonly Directive[]): void {
  if (before.some(({ name }) => name === directive.name)) {
    throw new RefusedError(`only one ${directive.name} parser directive can be used`, directive);
  }
}

function readEscape(directive: Directive): '\\' | '`' {
  const { value } = directive;
  if (value === '\\' || value === '`') return value;
  throw new RefusedError(`invalid escape token '${value}' does not match \` or \\`, directive);
}
