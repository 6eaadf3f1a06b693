import { type Instruction, replaceWord, type ShellCommand, type ShellWord, type Suite } from '../../src/transform.ts';
import { type AccountKind, isOnAlpineOnly, isOnDebian } from './accounts.ts';
import type { UserTranslation } from './users.ts';

/** `deluser USER`, `deluser USER GROUP`, `delgroup GROUP` and `delgroup USER GROUP` of busybox, in the words of shadow. */
export function translateRemoval(
  { words: [program], script }: ShellCommand,
  words: readonly ShellWord[],
  instruction: Instruction,
  suite: Suite,
): UserTranslation {
  const options = words.filter(({ value }) => value.startsWith('-'));
  const [first, group, third] = words.filter(({ value }) => !value.startsWith('-'));
  const unknown = options.find(({ value }) => value !== '--remove-home');
  if (!program || !first || third || unknown) return { reason: `${(unknown ?? third)?.text ?? 'it'} is not read` };
  const kind: AccountKind = program.value === 'deluser' || group ? 'user' : 'group';
  const obstacle =
    whyNotRemoved(kind, first, instruction, suite) ?? (group && whyNotThere('group', group, instruction, suite));
  if (obstacle !== undefined) return { reason: obstacle };
  const becomes = group ? 'gpasswd -d' : kind === 'user' ? 'userdel' : 'groupdel';
  return {
    edits: [
      ...replaceWord(script, program, becomes),
      ...options.flatMap((option) => replaceWord(script, option, '--remove')),
    ],
    note: `${program.value} ${first.value} is ${becomes}`,
  };
}

/** Why a user or group may not be there, or cannot be removed. */
function whyNotRemoved(kind: AccountKind, name: ShellWord, instruction: Instruction, suite: Suite): string | undefined {
  // groupdel does not remove the group that a user has first.
  if (kind === 'group' && isOnDebian('user', name.value, suite)) return `Debian has a user ${name.value} as well`;
  return whyNotThere(kind, name, instruction, suite);
}

function whyNotThere(kind: AccountKind, name: ShellWord, instruction: Instruction, suite: Suite): string | undefined {
  if (isOnAlpineOnly(kind, name.value)) return `Debian has no ${kind} ${name.value}`;
  if (isOnDebian(kind, name.value, suite) || isMadeAbove(name.value, instruction)) return undefined;
  return `nothing in this file makes the ${kind} ${name.value}`;
}

const making = new Set(['adduser', 'addgroup', 'useradd', 'groupadd']);

function isMadeAbove(name: string, { stage, index }: Instruction): boolean {
  const above = (stage?.chain ?? []).flatMap(({ instructions }) => instructions).filter((one) => one.index <= index);
  return above.some(({ scripts }) =>
    scripts.some(({ commands }) =>
      commands.some(({ words }) => making.has(words[0]?.value ?? '') && words.some(({ value }) => value === name)),
    ),
  );
}
