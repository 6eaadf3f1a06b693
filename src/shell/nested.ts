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
  const isShell = posixShell(program) !== undefined;
  if (!isShell && program !== 'su') return undefined;
  const flag = words.findIndex((word, index) => index > 0 && isCommandFlag(word.value));
  const word = flag === -1 ? undefined : words[flag + 1];
  if (word) return quotedScript(command.script, word);
  const heredoc = command.redirects.find(({ body }) => body);
  if (!isShell || !heredoc?.body || words.slice(1).some(({ value }) => !/^[-+]/.test(value) && value !== 'pipefail'))
    return undefined;
  const { joined, source } = command.script;
  return new ShellScript(joined.slice(source, heredoc.body), source, 'nested');
}

function isCommandFlag(value: string): boolean {
  return value === '--command' || /^-[a-z]*c$/.test(value);
}

function quotedScript(script: ShellScript, word: ShellWord): ShellScript | undefined {
  const { quoted } = word;
  if (!quoted) return undefined;
  const spans = quoted.isDouble ? withoutEscapes(script.text, quoted.span) : [quoted.span];
  const { joined, source } = script;
  return new ShellScript(
    new JoinedText(
      source,
      spans.flatMap((span) => joined.slice(source, span).spans),
    ),
    source,
    'nested',
  );
}

/** What a shell reads of a text in double quotes: the backslash before `$`, a backquote, `"` and `\` goes. */
function withoutEscapes(text: string, span: Span): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  for (let at = span.start; at < span.end - 1; at++) {
    if (text[at] !== '\\') continue;
    if ('$`"\\'.includes(text[at + 1] ?? ' ')) {
      spans.push({ start, end: at });
      start = at + 1;
    }
    at++;
  }
  spans.push({ start, end: span.end });
  return spans;
}
