import type { Instruction } from '../dockerfile/instruction.ts';
import { scriptsInExecForm } from '../dockerfile/scripts.ts';
import { shellValue } from '../dockerfile/shell-value.ts';
import { commandDirectories, directoryOf } from '../dockerfile/working-directory.ts';
import type { ShellCommand } from '../shell/command.ts';
import { invocationOf } from '../shell/invocation.ts';
import { posixShell, programName } from '../shell/shell-names.ts';
import type { ShellWord } from '../shell/word.ts';
import type { Span } from '../text/span.ts';

/** One run of a package manager, in a shell text or in exec form. Its span is into the file. */
export interface ManagerCommand extends Span {
  readonly run: Instruction;
  /** The shell command; undefined in exec form. */
  readonly command: ShellCommand | undefined;
  /** Its name without a folder: `npm`. */
  readonly program: string;
  /** What stands behind the program. */
  readonly words: readonly CommandWord[];
  /** Where it runs; undefined where the text does not tell it. */
  readonly directory: string | undefined;
  /** What an ENV, an ARG or the command line itself sets; undefined for what nothing sets, and what is not told. */
  variable(name: string): string | undefined;
}

/** `sh ./mvnw package` runs the wrapper as `./mvnw package` does. */
export function wrapperWords(words: readonly ShellWord[]): readonly ShellWord[] {
  const [shell, script] = words;
  const isHanded =
    posixShell(shell?.value ?? '') !== undefined && /(?:^|\/)(?:mvnw|gradlew)$/.test(script?.value ?? '');
  return isHanded ? words.slice(1) : words;
}

export interface CommandWord {
  /** Undefined where the text does not tell it. */
  readonly value: string | undefined;
  readonly written: string;
}

/** Every run of one of these programs in a RUN, those of shells inside shells included. */
export function managerCommands(run: Instruction, programs: ReadonlySet<string>): ManagerCommand[] {
  const found: ManagerCommand[] = [];
  const variable = (name: string): string | undefined => run.stage?.variable(name, run)?.value;
  for (const command of [...run.scripts, ...scriptsInExecForm(run)].flatMap(({ commands }) => commands)) {
    const { words: invoked, assignments } = invocationOf(command);
    const words = wrapperWords(invoked);
    const program = programName(words[0]?.value ?? '');
    if (!programs.has(program)) continue;
    found.push({
      run,
      command,
      program,
      words: words.slice(1).map((word) => ({ value: shellValue(word, run), written: word.text })),
      directory: commandDirectories(run).get(command),
      variable: (name) => assignments.get(name) ?? variable(name),
      ...command.script.sourceSpan(command),
    });
  }
  const [first, ...others] = run.form === 'json' ? run.arguments : [];
  const program = programName(first?.value ?? '');
  if (programs.has(program)) {
    const words = others.map(({ value }) => ({ value, written: value }));
    const { start, end } = run;
    found.push({ run, command: undefined, program, words, directory: directoryOf(run), variable, start, end });
  }
  return found;
}

/** The words of a command sorted into options and what is none. */
export class CommandLine {
  readonly operands: CommandWord[] = [];
  readonly #options: { readonly name: string; readonly value: CommandWord | undefined }[] = [];

  /**
   * @param valued the options that take their value in the next word, where it is not joined by `=`
   */
  constructor(words: readonly CommandWord[], valued: ReadonlySet<string>) {
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word) break;
      const text = word.value ?? word.written;
      const [, name = text, joined] = /^(--?[^=]+)=(.*)$/s.exec(text) ?? [];
      if (!text.startsWith('-') || text === '-') this.operands.push(word);
      else if (joined !== undefined)
        this.#options.push({ name, value: { value: word.value === undefined ? undefined : joined, written: joined } });
      else this.#options.push({ name, value: valued.has(name) ? words[++at] : undefined });
    }
  }

  has(...names: readonly string[]): boolean {
    return this.#options.some(({ name }) => names.includes(name));
  }

  /** The value of the last of these options; undefined where none is given. */
  value(...names: readonly string[]): CommandWord | undefined {
    return this.#options.findLast(({ name }) => names.includes(name))?.value;
  }

  /** The values of all of these options. */
  values(...names: readonly string[]): CommandWord[] {
    return this.#options.filter(({ name }) => names.includes(name)).flatMap(({ value }) => value ?? []);
  }
}
