import type { Instruction } from '../dockerfile/instruction.ts';
import type { Argument, InstructionFlag } from '../dockerfile/instruction-line.ts';
import type { KeyValue } from '../dockerfile/key-values.ts';
import type { ShellCommand } from '../shell/command.ts';
import type { ShellScript } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { removeSpan } from './removal.ts';

/** Puts words behind a word of a command, on its line. */
export function insertAfterWord(script: ShellScript, word: Span, text: string): Edit[] {
  const { end } = script.sourceSpan(word);
  return [{ start: end, end, text: ` ${text}` }];
}

/** Replaces a word, or any stretch of a script that stands in one piece; no edits where it does not. */
export function replaceWord(script: ShellScript, word: Span, text: string): Edit[] {
  if (!script.joined.isContiguous(word)) return [];
  return [{ ...script.sourceSpan(word), text }];
}

/** Puts an option behind a word of a command line: a shell command, or the exec form of an instruction. */
export function insertOption(
  line: { readonly instruction: Instruction; readonly command: ShellCommand | undefined },
  after: Span,
  option: string,
): Edit[] {
  if (line.command) return insertAfterWord(line.command.script, after, option);
  return insertJsonArgument(line.instruction, after, option);
}

/** Puts an element behind another of an instruction's JSON form, with a blank behind the comma where the others have one. */
export function insertJsonArgument(instruction: Instruction, after: Span, value: string): Edit[] {
  const { end } = instruction.body.sourceSpan(after);
  const isTight = /",(?=")/.test(instruction.body.text) && !/",\s/.test(instruction.body.text);
  return [{ start: end, end, text: `,${isTight ? '' : ' '}${JSON.stringify(value)}` }];
}

/** Replaces a word, or an element of the JSON form, of an instruction. */
export function replaceArgument(instruction: Instruction, argument: Argument, text: string): Edit[] {
  return [
    { ...instruction.body.sourceSpan(argument), text: instruction.form === 'json' ? JSON.stringify(text) : text },
  ];
}

/** Replaces a word of a command line: of a shell command, or an element of the exec form; no edits where it does not stand in one piece. */
export function replaceWordOf(
  line: { readonly instruction: Instruction; readonly command: ShellCommand | undefined },
  word: Span & { readonly value: string },
  text: string,
): Edit[] {
  return line.command ? replaceWord(line.command.script, word, text) : replaceArgument(line.instruction, word, text);
}

/** Gives a name of ENV, LABEL or ARG another value; quotes around it stay. */
export function replaceValue(instruction: Instruction, pair: KeyValue, value: string): Edit[] {
  const written = pair.value ?? '';
  const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? '';
  const span = { start: pair.end - written.length, end: pair.end };
  return [{ ...instruction.body.sourceSpan(span), text: `${quote}${value}${quote}` }];
}

/** Gives a flag of an instruction another value; no edits where it does not stand in one piece. */
export function replaceFlag({ dockerfile }: Instruction, flag: InstructionFlag, value: string): Edit[] {
  const written = `--${flag.name}=${flag.value}`;
  const isWhole = dockerfile.source.slice(flag.start, flag.end) === written;
  return isWhole ? [{ start: flag.start, end: flag.end, text: `--${flag.name}=${value}` }] : [];
}

/** Takes a word out of a command, with the blanks before it, and with its line where it has one of its own. */
export function removeWord(script: ShellScript, word: Span): Edit[] {
  const before = /(?:[ \t]|\\\r?\n)*$/.exec(script.text.slice(0, word.start));
  return removeSpan(script, { start: before?.index ?? word.start, end: word.end }, 'before');
}

/** Takes words out of a command as `removeWord` does; those that stand side by side go as one. */
export function removeWords(script: ShellScript, all: readonly Span[], removed: ReadonlySet<Span>): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < all.length; at++) {
    const first = all[at];
    if (!first || !removed.has(first)) continue;
    while (removed.has(all[at + 1] ?? first) && at + 1 < all.length) at++;
    edits.push(...removeWord(script, { start: first.start, end: (all[at] ?? first).end }));
  }
  return edits;
}

/** Replaces a word of a list by others: each on a line of its own where the words of the list have one. */
export function replaceInList(
  script: ShellScript,
  words: readonly ListWord[],
  word: ListWord,
  texts: readonly string[],
): Edit[] {
  return replaceWord(script, word, texts.join(lineBreak(script, words, word) ?? ' '));
}

/** A word of a list: of a command, or of what a variable in it becomes. */
export interface ListWord extends Span {
  readonly value: string;
}

/**
 * Puts a package behind another in a list: on a line of its own where each package has one, else on the same line.
 * In a list that is sorted it goes to its place, and in one that is quoted it is quoted.
 */
export function insertInList(script: ShellScript, words: readonly ListWord[], after: ListWord, text: string): Edit[] {
  const [first] = words;
  const position = sortedPlace(words, text) ?? after;
  const written = quoted(script, words, text);
  if (position === 'first' && first) {
    const { start } = script.sourceSpan(first);
    return [{ start, end: start, text: `${written}${lineBreak(script, words, first) ?? ' '}` }];
  }
  const neighbour = position === 'first' ? after : position;
  const { end } = script.sourceSpan(neighbour);
  return [{ start: end, end, text: `${lineBreak(script, words, neighbour) ?? ' '}${written}` }];
}

/** In the quotes that all words of a list have: a backslash in front of them, as in a JSON string, would be missing. */
function quoted(script: ShellScript, words: readonly ListWord[], text: string): string {
  const quotes = words.map((word) => {
    const written = script.text.slice(word.start, word.end);
    return script.joined.isContiguous(word) ? (/^(['"])[^'"]*\1$/.exec(written)?.[1] ?? '') : '';
  });
  const [quote = ''] = quotes;
  return quotes.every((other) => other === quote) ? `${quote}${text}${quote}` : text;
}

/** What stands between a word that has its line for itself and the line above; undefined where it shares its line. */
function lineBreak(script: ShellScript, words: readonly ListWord[], word: ListWord): string | undefined {
  const { source } = script;
  const lineStart = source.lastIndexOf('\n', script.sourceSpan(word).start - 1) + 1;
  const next = source.indexOf('\n', lineStart);
  const lineEnd = next === -1 ? source.length : next;
  const onLine = words.filter((other) => {
    const { start } = script.sourceSpan(other);
    return start >= lineStart && start < lineEnd;
  });
  const indent = source.slice(lineStart, script.sourceSpan(word).start);
  if (words.length < 2 || onLine.length > 1 || indent.trim() !== '') return undefined;
  const lineEndBehind = ({ end }: Span): string | undefined =>
    /^[ \t]*[\\`][ \t]*\r?\n/.exec(source.slice(end, end + 64))?.[0];
  const above = /[ \t]*[\\`][ \t]*\r?\n$/.exec(source.slice(Math.max(0, lineStart - 64), lineStart))?.[0];
  // The line above may be a comment: then its own line, or that of the word before, shows how lines go on.
  const before = words[words.indexOf(word) - 1] ?? word;
  const continuation = above ?? lineEndBehind(script.sourceSpan(word)) ?? lineEndBehind(script.sourceSpan(before));
  return continuation === undefined ? undefined : `${continuation}${indent}`;
}

/** Where a word goes in a sorted list: the word before it, or `first`; undefined where the list is not sorted. */
function sortedPlace(words: readonly ListWord[], text: string): ListWord | 'first' | undefined {
  const sorted =
    words.length > 2 && words.every((word, index) => index === 0 || (words[index - 1]?.value ?? '') <= word.value);
  if (!sorted) return undefined;
  return words.findLast(({ value }) => value <= text) ?? 'first';
}
