import { copyOf, directoryOf, type Instruction, relativeTo, type ShellWord, shellValue } from '../../src/transform.ts';
import type { GivenOption } from './user-options.ts';

/** Directories that every image has. */
const ofTheImage = new Set(['/', '/bin', '/home', '/mnt', '/opt', '/root', '/run', '/srv', '/tmp', '/usr', '/var']);

/**
 * The home directory of a new user, as written, where it may be there already: busybox gives it to the user, useradd
 * leaves it to whom it belongs.
 */
export function homeThatMayExist(
  user: ShellWord,
  option: GivenOption | undefined,
  instruction: Instruction,
): string | undefined {
  const written = option ? (option.valueWord?.text ?? option.ownValue ?? '') : `/home/${user.text}`;
  const path = option ? pathOf(option, instruction) : `/home/${user.value}`;
  if (path === undefined || !path.startsWith('/') || ofTheImage.has(path)) return written;
  return mayExist(path, instruction) ? written : undefined;
}

function pathOf({ valueWord, ownValue }: GivenOption, instruction: Instruction): string | undefined {
  return valueWord ? shellValue(valueWord, instruction) : ownValue;
}

/** Whether an instruction above, or the RUN itself, makes the directory or something in it. */
function mayExist(path: string, instruction: Instruction): boolean {
  const above = instruction.stage?.chain.flatMap(({ instructions }) => instructions) ?? [];
  const isInside = (other: string | undefined): boolean => other !== undefined && relativeTo(path, other) !== undefined;
  return above
    .filter(({ index }) => index <= instruction.index)
    .some((one) => isInside(directoryOf(one)) || isInside(copyOf(one)?.destination) || madeBy(one).some(isInside));
}

function madeBy({ scripts }: Instruction): string[] {
  return scripts.flatMap(({ commands }) =>
    commands.flatMap(({ words: [program, ...words] }) =>
      program?.value === 'mkdir' ? words.map(({ value }) => value) : [],
    ),
  );
}
