import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import { type Step, stepsOf } from './steps.ts';
import { wordsOf } from './variables.ts';

/** A line of apt's sources that a RUN holds: `deb [arch=amd64] https://example.com/debian bookworm main`. */
export interface SourceLine {
  readonly step: Step;
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
      // What echo and printf make a line end of.
      .flatMap((text) => text.split(/\n|\\n/))
      .flatMap((line) => sourceLineIn(line, step)),
  );
});

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

function sourceLineIn(line: string, step: Step): SourceLine[] {
  const words = line.split(/\s+/).filter((word) => word !== '');
  // A quote, the name of a variable, or an address of sed may stand before it.
  const at = words.findIndex((word) => /(?:^|[^\w.-])deb(?:-src)?$/.test(word) && !word.startsWith('#'));
  if (at === -1) return [];
  const rest = withoutOptions(words.slice(at + 1));
  const [uri, suite = '', ...components] = rest.map((word) => word.replace(/["']/g, ''));
  // The place may be told by a variable, or be filled in by printf.
  return uri !== undefined && /^\w+:\/|[$`%]/.test(uri) ? [{ step, uri, suite, components }] : [];
}

/** `[ arch=amd64 signed-by=… ]` may be several words. */
function withoutOptions(words: readonly string[]): readonly string[] {
  if (!words[0]?.startsWith('[')) return words;
  return words.slice(words.findIndex((word) => word.endsWith(']')) + 1);
}
