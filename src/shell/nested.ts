import { JoinedText } from '../text/joined-text.ts';
import type { Span } from '../text/span.ts';
import type { ShellCommand } from './command.ts';
import { invocationOf } from './invocation.ts';
import { ShellScript } from './script.ts';
import { posixShell } from './shell-names.ts';
import type { ShellWord } from './word.ts';

/** The script that a command hands to a shell; undefined when it hands none, or one that the text does not tell. */
export function nestedScript(command: Omit<ShellCommand, 'nested'>): ShellScript | undefined {
  const { words, program } = invocationOf(command);
  if (program === undefined) return undefined;
  if (program === 'su' || program === 'runuser') {
    const flag = words.findIndex(({ value }, index) => index > 0 && isCommandFlag(value));
    const code = flag === -1 ? undefined : words[flag + 1];
    return code && quotedScript(command.script, code, []);
  }
  if (posixShell(program) === undefined) return undefined;
  const { isCode, readsInput, operand, options } = readOptions(words);
  if (isCode) return operand && quotedScript(command.script, operand, options);
  const heredoc = command.redirects.find(({ body }) => body);
  if (!heredoc?.body || (operand && !readsInput)) return undefined;
  const { text } = command.script;
  const spans = heredoc.isExpanded ? withoutEscapes(text, heredoc.body, '$`\\') : [heredoc.body];
  return scriptOf(command.script, spans, options);
}

interface ShellOptions {
  /** `-c`: the operand is a script. */
  readonly isCode: boolean;
  /** `-s`: the script is what the shell reads. */
  readonly readsInput: boolean;
  /** The first word that is no option, nor the value of one. */
  readonly operand: ShellWord | undefined;
  /** The words in front of it. */
  readonly options: readonly string[];
}

function readOptions(words: readonly ShellWord[]): ShellOptions {
  const values = words.map(({ value }) => value);
  let isCode = false;
  let readsInput = false;
  for (let at = 1; at < words.length; at++) {
    const value = values[at] ?? '';
    if (!/^[-+]./.test(value) || value === '--') {
      const operand = words[value === '-' || value === '--' ? at + 1 : at];
      return { isCode, readsInput, operand, options: values.slice(1, at) };
    }
    isCode ||= isCommandFlag(value);
    readsInput ||= /^-[a-z]*s/.test(value);
    if (/^[-+][a-zA-Z]*[oO]$|^--(?:rcfile|init-file)$/.test(value)) at++;
  }
  return { isCode, readsInput, operand: undefined, options: values.slice(1) };
}

/** `-c`, in any bundle of options. */
function isCommandFlag(value: string): boolean {
  return value === '--command' || /^-[a-z]*c[a-z]*$/.test(value);
}

function quotedScript(script: ShellScript, word: ShellWord, options: readonly string[]): ShellScript | undefined {
  const { quoted } = word;
  if (!quoted) return undefined;
  const spans = quoted.isDouble ? withoutEscapes(script.text, quoted.span, '$`"\\') : [quoted.span];
  return scriptOf(script, spans, options);
}

function scriptOf({ joined, source }: ShellScript, spans: readonly Span[], options: readonly string[]): ShellScript {
  const inFile = spans.flatMap((span) => joined.slice(source, span).spans);
  return new ShellScript(new JoinedText(source, inFile), source, 'nested', options);
}

/** What a shell reads of a text that it expands: the backslash goes before the characters that one keeps as they are. */
function withoutEscapes(text: string, span: Span, escapable: string): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end - 1; at++) {
    if (text[at] !== '\\') continue;
    if (escapable.includes(text[at + 1] ?? ' ')) {
      spans.push({ start, end: at });
      start = at + 1;
    }
    at++;
  }
  spans.push({ start, end: span.end });
  return spans;
}
