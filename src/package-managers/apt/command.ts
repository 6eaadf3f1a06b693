import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import type { ShellCommand } from '../../shell/command.ts';
import { programName } from '../../shell/shell-names.ts';
import type { Span } from '../../text/span.ts';
import { type AptOption, readArguments } from './options.ts';
import { type Step, stepsOf } from './steps.ts';
import { expandWord } from './variables.ts';

/**
 * A word that apt is given. Its span is into the text it stands in: of a shell, or of the exec form. Words that come out
 * of one variable have the span of that variable.
 */
export interface AptWord extends Span {
  /** Quotes removed, and known variables put in; otherwise as written. */
  readonly value: string;
  /** Whether the text itself tells the value. */
  readonly isLiteral: boolean;
  /** Whether the file tells the value. */
  readonly isKnown: boolean;
}

/** One run of apt-get or apt, in a shell text or in exec form. aptitude is another program. Its span is into the file. */
export interface AptCommand extends Span {
  readonly instruction: Instruction;
  /** Where it stands in the RUN; undefined in exec form. */
  readonly step: Step | undefined;
  readonly command: ShellCommand | undefined;
  readonly program: AptWord;
  readonly name: 'apt-get' | 'apt';
  /** What it is told to do; undefined where the file does not tell. */
  readonly subcommand: AptWord | undefined;
  readonly options: readonly AptOption[];
  /** What stands behind the subcommand and is no option: packages as a rule. */
  readonly operands: readonly AptWord[];
  /** All words behind the subcommand. */
  readonly arguments: readonly AptWord[];
  /** Words that may be options, of which the file does not tell what they hold. */
  readonly unknownOptions: readonly AptWord[];
}

/** Every run of apt in a file, those of ONBUILD and of shells inside shells included. */
export function aptCommands(dockerfile: Dockerfile): AptCommand[] {
  return dockerfile.instructions.flatMap((instruction) => {
    const run = instruction.as('RUN');
    return run ? aptCommandsOf(run) : [];
  });
}

/** Every run of apt in a RUN. */
export const aptCommandsOf = once((run: Instruction): readonly AptCommand[] => {
  // The program may be named by a variable.
  if (!run.holds('apt') && !run.holds('$')) return [];
  return [...stepsOf(run).map(aptCommandOf), run.form === 'json' ? execForm(run) : undefined].filter(
    (command) => command !== undefined,
  );
});

/** The run of apt that a step is; undefined where it is none. */
export function aptCommandOf(step: Step): AptCommand | undefined {
  const { run, command, invocation } = step;
  const { words, program } = invocation;
  const [first] = words;
  if (!first || (program !== undefined && !isApt(program))) return undefined;
  // The whole of `apt-get install -y` may stand in one variable.
  const [called, ...others] = words.flatMap((word) => expandWord(word, step));
  const name = programName(called?.value ?? '');
  if (!called || !isApt(name)) return undefined;
  const span = command.script.sourceSpan({ start: first.start, end: words.at(-1)?.end ?? first.end });
  return { instruction: run, step, command, name, program: called, ...readArguments(others), ...span };
}

function execForm(run: Instruction): AptCommand | undefined {
  const [first, ...others] = run.arguments.map(asWord);
  const name = programName(first?.value ?? '');
  if (!first || !isApt(name)) return undefined;
  const { start, end } = run;
  const parts = readArguments(others);
  return { instruction: run, step: undefined, command: undefined, name, program: first, ...parts, start, end };
}

function asWord({ start, end, value }: Span & { readonly value: string }): AptWord {
  return { start, end, value, isLiteral: true, isKnown: true };
}

function isApt(program: string): program is 'apt-get' | 'apt' {
  return program === 'apt-get' || program === 'apt';
}
