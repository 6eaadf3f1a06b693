import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import { type Step, stepsOf } from './steps.ts';
import { wordsOf } from './variables.ts';

/** A line of apt's sources that a RUN holds: `deb [arch=amd64] https://example.com/debian bookworm main`. */
export interface SourceLine extends Source {
  readonly step: Step;
}

/** What apt's sources say of a repository. */
export interface Source {
  /** Where the repository is, its variables put in where the file tells them. */
  readonly uri: string;
  readonly suite: string;
  readonly components: readonly string[];
}

/** The lines of apt's sources in the words of a RUN's commands, and in what they are given to read. */
export const sourceLinesOf = once((run: Instruction): readonly SourceLine[] => {
  if (run.keyword !== 'RUN' || !run.holds('deb')) return [];
  return stepsOf(run).flatMap((step) =>
    textsOf(step)
      .flatMap(sourcesIn)
      .map((source) => ({ step, ...source })),
  );
});

/** The sources that a text holds, in lines or in the stanzas of deb822 (manual page sources.list of apt 2.9). */
export function sourcesIn(text: string): Source[] {
  // What echo and printf make a line end of.
  const lines = text.split(/\n|\\n/);
  return [...lines.flatMap(sourceInLine), ...stanzasOf(lines).flatMap(sourcesOfStanza)];
}

/** `URIs: https://example.com/debian`, with the fields beside it. */
function sourcesOfStanza(fields: ReadonlyMap<string, string>): Source[] {
  const values = (name: string): string[] => (fields.get(name) ?? '').split(/\s+/).filter((value) => value !== '');
  return values('uris').flatMap((uri) =>
    values('suites').map((suite) => ({ uri, suite, components: values('components') })),
  );
}

function stanzasOf(lines: readonly string[]): ReadonlyMap<string, string>[] {
  const stanzas: Map<string, string>[] = [new Map()];
  for (const line of lines) {
    if (line.trim() === '') stanzas.push(new Map());
    const [, name, value] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) stanzas.at(-1)?.set(name.toLowerCase(), value);
  }
  return stanzas;
}

function textsOf(step: Step): string[] {
  const { script, redirects, assignments, nested } = step.command;
  const read = redirects.flatMap(({ body, target }) => [
    ...(body ? [script.text.slice(body.start, body.end)] : []),
    ...(target ? [target.value] : []),
  ]);
  // What is handed to a shell has steps of its own.
  const own = nested ? [] : [wordsOf(step).join(' ')];
  return [...own, ...assignments.map(({ value }) => value), ...read];
}

function sourceInLine(line: string): Source[] {
  const words = line.split(/\s+/).filter((word) => word !== '');
  // A quote, the name of a variable, or an address of sed may stand before it.
  const at = words.findIndex((word) => /(?:^|[^\w.-])deb(?:-src)?$/.test(word) && !word.startsWith('#'));
  if (at === -1) return [];
  const rest = withoutOptions(words.slice(at + 1));
  const [uri, suite = '', ...components] = rest.map((word) => word.replace(/["']/g, ''));
  // The place may be told by a variable, or be filled in by printf.
  return uri !== undefined && /^\w+:\/|[$`%]/.test(uri) ? [{ uri, suite, components }] : [];
}

/** `[ arch=amd64 signed-by=… ]` may be several words. */
function withoutOptions(words: readonly string[]): readonly string[] {
  if (!words[0]?.startsWith('[')) return words;
  return words.slice(words.findIndex((word) => word.endsWith(']')) + 1);
}
