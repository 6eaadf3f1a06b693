// Which of the commands that the edits changed have run at all: of what has not, nothing is shown.
import type { ShellCommand } from '../../src/shell/command.ts';
import type { ShellWord } from '../../src/shell/word.ts';
import type { Body } from './body.ts';
import type { Case } from './cases.ts';
import type { Run } from './compare.ts';
import { marks } from './stub.ts';

interface ChangedCommand {
  readonly text: string;
  /** What its record looks like. */
  readonly pattern: RegExp;
}

export class Reached {
  readonly #waiting = new Map<Case, ChangedCommand[]>();
  readonly changed: number;

  constructor(cases: readonly Case[]) {
    let changed = 0;
    for (const one of cases) {
      const commands = changedIn(one);
      changed += commands.length;
      this.#waiting.set(one, commands);
    }
    this.changed = changed;
  }

  note(of: Case, { entries }: Run): void {
    const waiting = this.#waiting.get(of) ?? [];
    if (waiting.length === 0) return;
    const records = entries.filter(({ isCall }) => isCall).map(({ words }) => words.join(marks.word));
    this.#waiting.set(
      of,
      waiting.filter(({ pattern }) => !records.some((record) => pattern.test(record))),
    );
  }

  /** One sentence for each command that no run has come to. */
  get missed(): string[] {
    return [...this.#waiting].flatMap(([{ name, line }, commands]) =>
      commands.map(({ text }) => `no run came to it: ${name}: stage of line ${line}: ${text}`),
    );
  }
}

/** Commands of the rewritten side that the original does not have as often. */
function changedIn({ before, after }: Case): ChangedCommand[] {
  const known = new Map<string, number>();
  for (const { text } of commandsOf(before)) known.set(text, (known.get(text) ?? 0) + 1);
  return commandsOf(after).filter(({ text }) => {
    const left = known.get(text) ?? 0;
    known.set(text, left - 1);
    return left <= 0;
  });
}

function commandsOf(bodies: readonly Body[]): ChangedCommand[] {
  return bodies
    .filter(({ isKept }) => !isKept)
    .flatMap(({ scripts, starter, argv }) =>
      starter === 'exec' && scripts.length === 0
        ? [{ text: argv.join(' '), pattern: patternOf(argv.map(escaped)) }]
        : scripts.flatMap(({ commands }) => commands.filter(isOfManager).map(describe)),
    );
}

/** What the transforms change or add is a command of apt or pip, or deletes the lists. */
function isOfManager({ invocation: { program = '', words } }: ShellCommand): boolean {
  const values = words.map(({ value }) => value);
  if (program === 'rm') return values.some((value) => value.startsWith('/var/lib/apt/lists'));
  return (
    /^(?:apt|apt-get|aptitude)$/.test(program) ||
    /^pip/.test(program) ||
    values.some((value) => /^-mpip$|(?:^|\/)pip[\d.]*$/.test(value))
  );
}

function describe({ invocation: { words } }: ShellCommand): ChangedCommand {
  return { text: words.map(({ value }) => value).join(' '), pattern: patternOf(words.map(patternOfWord)) };
}

function patternOfWord({ isLiteral, value }: ShellWord): string | undefined {
  return isLiteral ? escaped(value) : undefined;
}

/** Records hold bytes. */
function escaped(value: string): string {
  return Buffer.from(value, 'utf8')
    .toString('latin1')
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Behind whatever runs it; a word that the shell expands may be any, or none. */
function patternOf(words: readonly (string | undefined)[]): RegExp {
  const [first, ...others] = words;
  const rest = others.map((word) => (word === undefined ? `(?:${marks.word}[^]*?)?` : marks.word + word)).join('');
  return new RegExp(
    `(?:^|${marks.word})(?:[^${marks.word}]*/)?${first?.replace(/^.*\//s, '') ?? '[^]*?'}${rest}(?:${marks.word}|$)`,
  );
}
