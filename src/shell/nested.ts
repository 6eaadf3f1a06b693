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
    return code && quotedScript(command.script, code);
  }
  if (posixShell(program) === undefined) return undefined;
  const { isCode, readsInput, operand } = readOptions(words);
  if (isCode) return operand && quotedScript(command.script, operand);
  const heredoc = command.redirects.find(({ body }) => body);
  if (!heredoc?.body || (operand && !readsInput)) return undefined;
  const { text } = command.script;
  return scriptOf(command.script, heredoc.isExpanded ? withoutEscapes(text, heredoc.body, '$`\\') : [heredoc.body]);
}

interface ShellOptions {
  /** `-c`: the operand is a script. */
  readonly isCode: boolean;
  /** `-s`: the script is what the shell reads. */
  readonly readsInput: boolean;
  /** The first word that is no option, nor the value of one. */
  readonly operand: ShellWord | undefined;
}

function readOptions(words: readonly ShellWord[]): ShellOptions {
  let isCode = false;
  let readsInput = false;
  for (let at = 1; at < words.length; at++) {
    const value = words[at]?.value ?? '';
    if (!/^[-+]./.test(value) || value === '--') {
      const operand = words[value === '-' || value === '--' ? at + 1 : at];
      return { isCode, readsInput, operand };
    }
    isCode ||= isCommandFlag(value);
    readsInput ||= /^-[a-z]*s/.test(value);
    if (/^[-+][a-zA-Z]*[oO]$|^--(?:rcfile|init-file)$/.test(value)) at++;
  }
  return { isCode, readsInput, operand: undefined };
}

/** `-c`, in any bundle of options. */
function isCommandFlag(value: string): boolean {
  return value === '--command' || /^-[a-z]*c[a-z]*$/.test(value);
}

function quotedScript(script: ShellScript, word: ShellWord): ShellScript | undefined {
  const { quoted } = word;
  if (!quoted) return undefined;
  return scriptOf(script, quoted.isDouble ? withoutEscapes(script.text, quoted.span, '$`"\\') : [quoted.span]);
}

function scriptOf({ joined, source }: ShellScript, spans: readonly Span[]): ShellScript {
  const inFile = spans.flatMap((span) => joined.slice(source, span).spans);
  return new ShellScript(new JoinedText(source, inFile), source, 'nested');
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
