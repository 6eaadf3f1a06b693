import type { ShellWord } from '../shell/word.ts';
import type { Instruction } from './instruction.ts';
import { isRootUser } from './root-user.ts';

/**
 * What the shell of an instruction makes of a word: quotes gone, variables put in that ENV and ARG tell. Undefined where
 * the text does not tell it: a glob, a substitution, a variable that the instruction itself may set.
 */
export function shellValue(word: ShellWord, instruction: Instruction): string | undefined {
  if (word.isLiteral) return word.text.startsWith('~') ? belowHome(word.value, instruction) : word.value;
  const rest = word.text.replace(/\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/g, '');
  // Beside plain variables nothing may be left that a shell changes; single quotes would keep them from being read.
  if (/[$`'\\*?[\]{}~]/.test(rest)) return undefined;
  if (word.variables.some((name) => isNamed(name, instruction))) return undefined;
  const home = homeOf(instruction);
  const text = home === undefined ? word.value : word.value.replace(/\$(?:HOME\b|\{HOME\})/g, () => home);
  return instruction.stage?.expand(text, instruction);
}

function belowHome(path: string, instruction: Instruction): string | undefined {
  const home = homeOf(instruction);
  return home !== undefined && /^~(?:\/|$)/.test(path) ? `${home}${path.slice(1)}` : undefined;
}

/** The home directory that an instruction runs with; undefined for a user whose home the file does not tell. */
export function homeOf(instruction: Instruction): string | undefined {
  const isRoot = isRootUser(instruction.stage?.userAt(instruction));
  return instruction.stage?.variable('HOME', instruction)?.value ?? (isRoot ? '/root' : undefined);
}

/** Whether the text names a variable other than to read it: `NAME=…`, `for NAME in`, `read NAME`. */
function isNamed(name: string, { dockerfile, start, end }: Instruction): boolean {
  return new RegExp(`(?<![$\\w{])${name}(?!\\w)`).test(dockerfile.source.slice(start, end));
}
