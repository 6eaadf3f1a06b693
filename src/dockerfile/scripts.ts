import { ShellScript } from '../shell/script.ts';
import { posixShell, programName } from '../shell/shell-names.ts';
import { JoinedText } from '../text/joined-text.ts';
import type { Span } from '../text/span.ts';
import { type Heredoc, isHeredocAlone } from './heredoc.ts';
import type { Instruction } from './instruction.ts';
import { once } from './once.ts';

/** The texts that a POSIX shell runs for an instruction, as BuildKit hands them over. */
export function scriptsOf(instruction: Instruction): ShellScript[] {
  if (instruction.form === 'json' || instruction.shell.posix === undefined) return [];
  const { source } = instruction.dockerfile;
  const options = instruction.shell.words.slice(1);
  const code = codeOf(instruction);
  if (!code || code.text === '') return [];
  const only = instruction.heredocs[0];
  if (only && instruction.heredocs.length === 1 && isHeredocAlone(code.text)) {
    // BuildKit looks for `#!` before it takes the leading tabs away.
    const text = source.slice(only.content.start, only.content.end);
    const interpreter = shebang(text);
    if (interpreter !== undefined && posixShell(interpreter) === undefined) return [];
    const own = interpreter === undefined ? options : shebangWords(text).slice(1);
    return [new ShellScript(heredocText(source, only), source, 'heredoc', own)];
  }
  const joined = instruction.heredocs.length > 0 ? withHeredocs(instruction, code) : code;
  return [new ShellScript(joined, source, 'line', options)];
}

function codeOf(instruction: Instruction): JoinedText | undefined {
  switch (instruction.keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return instruction.body;
    case 'HEALTHCHECK': {
      const command = /^CMD\s+/i.exec(instruction.body.text);
      if (!command) return undefined;
      const span = { start: command[0].length, end: instruction.body.text.length };
      return instruction.body.slice(instruction.dockerfile.source, span);
    }
    default:
      return undefined;
  }
}

/** The command line with the heredocs below it, each behind a line feed: what the shell reads of more than one word. */
function withHeredocs({ dockerfile: { source }, heredocs }: Instruction, code: JoinedText): JoinedText {
  const below = heredocs.flatMap(({ name, content, endMarker: { end } }) => [
    { start: content.start - 1, end: content.end },
    { start: end - name.length, end },
  ]);
  return new JoinedText(source, [...code.spans, ...below]);
}

function heredocText(source: string, heredoc: Heredoc): JoinedText {
  if (!heredoc.chomp) return new JoinedText(source, [heredoc.content]);
  const spans: Span[] = [];
  for (let at = heredoc.content.start; at < heredoc.content.end; ) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? heredoc.content.end : newline + 1;
    while (source[at] === '\t') at++;
    spans.push({ start: at, end });
    at = end;
  }
  return new JoinedText(source, spans);
}

/** The program of a `#!` line: that of `env` where env is named. */
export function shebang(script: string): string | undefined {
  const words = shebangWords(script);
  const [program] = words;
  if (program === undefined) return undefined;
  if (programName(program) !== 'env') return program;
  return words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) ?? program;
}

function shebangWords(script: string): readonly string[] {
  return /^#!\s*(\S.*)/.exec(script)?.[1]?.trim().split(/\s+/) ?? [];
}

/** `["sh", "-c", "…"]`: the text, where a backslash of its JSON string only keeps what stands behind it. */
export const scriptsInExecForm = once((run: Instruction): readonly ShellScript[] => {
  const [shell, flag, code] = run.form === 'json' ? run.arguments : [];
  if (!shell || !flag || !code || posixShell(shell.value) === undefined || !/^-[a-z]*c$/.test(flag.value)) return [];
  const inside = { start: code.start + 1, end: code.end - 1 };
  const { source } = run.dockerfile;
  const text = textOfString(run.body, source, inside);
  return text ? [new ShellScript(text, source, 'nested', [flag.value])] : [];
});

/** What a JSON string says; undefined where an escape stands for another character: `\n`. */
function textOfString(body: JoinedText, source: string, inside: Span): JoinedText | undefined {
  const escapes = [...body.text.slice(inside.start, inside.end).matchAll(/\\(.)/gs)];
  if (escapes.some(([, kept = '']) => !'"\\/'.includes(kept))) return undefined;
  const places = escapes.map(({ index }) => inside.start + index);
  const starts = [inside.start, ...places.map((place) => place + 1)];
  const spans = starts.flatMap((start, index) => body.slice(source, { start, end: places[index] ?? inside.end }).spans);
  return new JoinedText(source, spans);
}
