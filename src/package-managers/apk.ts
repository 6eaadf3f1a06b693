import type { Instruction } from '../dockerfile/instruction.ts';
import type { ShellCommand } from '../shell/command.ts';
import { invocationOf } from '../shell/invocation.ts';
import type { ShellWord } from '../shell/word.ts';

/** One run of apk, Alpine's package manager, in a shell text. */
export interface ApkCommand {
  readonly instruction: Instruction;
  readonly command: ShellCommand;
  /** The word `apk`. */
  readonly program: ShellWord;
  /** `add`, `del`, `update` …; undefined where none is named. */
  readonly subcommand: ShellWord | undefined;
  /** Before the subcommand and behind it, values included. */
  readonly options: readonly ApkOption[];
  /** What stands behind the subcommand and is no option. */
  readonly packages: readonly ShellWord[];
  readonly wrappers: readonly string[];
}

export interface ApkOption {
  readonly word: ShellWord;
  /** Without `=value`. */
  readonly name: string;
  /** Its value, where it is a word of its own. */
  readonly value: ShellWord | undefined;
}

/** Options that take a value (apk-tools 2.14 and 3, `apk --help`). */
const valued = new Set([
  '-t',
  '--virtual',
  '-X',
  '--repository',
  '-p',
  '--root',
  '--arch',
  '--cache-dir',
  '--cache-max-age',
  '--keys-dir',
  '--repositories-file',
  '--progress-fd',
  '--wait',
  '--timeout',
]);

/** Every run of apk in the shell texts of an instruction, those in substitutions and nested shells included. */
export function apkCommandsOf(instruction: Instruction): ApkCommand[] {
  return instruction.scripts.flatMap((script) =>
    script.commands.flatMap((command) => apkCommand(instruction, command) ?? []),
  );
}

function apkCommand(instruction: Instruction, command: ShellCommand): ApkCommand | undefined {
  const { words, program, wrappers } = invocationOf(command);
  const [first, ...rest] = words;
  if (program !== 'apk' || !first) return undefined;
  let subcommand: ShellWord | undefined;
  const options: ApkOption[] = [];
  const packages: ShellWord[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) break;
    if (word.value.startsWith('-') && word.value !== '-') {
      const name = word.value.split('=')[0] ?? '';
      const takesNext = valued.has(word.value);
      options.push({ word, name, value: takesNext ? rest[at + 1] : undefined });
      if (takesNext) at++;
    } else if (!subcommand) subcommand = word;
    else packages.push(word);
  }
  return { instruction, command, program: first, subcommand, options, packages, wrappers };
}
