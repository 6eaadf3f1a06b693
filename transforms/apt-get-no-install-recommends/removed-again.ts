import { apt } from '../../src/transform.ts';
import { type Loss, recommendedBy } from './loss.ts';

/** A command that takes packages away again, and the word of the package behind which another one goes. */
export interface Removal {
  readonly command: apt.Command;
  readonly by: apt.Word;
}

/**
 * Where the file takes away the package that recommends one, and with it what only came with it: what is named now would
 * stay. Undefined where it is first used behind that, or something else that stays recommends it too, which keeps it.
 */
export function removalOf({ name, by, use }: Loss, install: apt.Command): Removal | undefined {
  // apt itself recommends certificates.
  if (name === 'ca-certificates') return undefined;
  const { stage, dockerfile } = install.instruction;
  if (!stage) return undefined;
  const commands = apt
    .commands(dockerfile)
    .filter(({ instruction }) => stage.chain.includes(instruction.stage ?? stage));
  const removal = commands.find((one) => isBehind(one, install) && removesAll(one) && wordIn(one, by) !== undefined);
  const word = removal && wordIn(removal, by);
  if (!removal || !word || (use !== 'always' && use.at > removal.start)) return undefined;
  const removed = new Set(removal.operands.map(apt.packageNamed));
  const { suite } = apt.releaseOf(stage);
  const isKept = commands
    .filter(({ subcommand, start }) => subcommand?.value === 'install' && start < removal.start)
    .flatMap(({ operands }) => operands.map(apt.packageNamed))
    .some((other) => !removed.has(other) && recommendedBy(other, suite)?.includes(name));
  return isKept ? undefined : { command: removal, by: word };
}

function isBehind({ instruction, start }: apt.Command, install: apt.Command): boolean {
  return instruction.stage === install.instruction.stage && start > install.start;
}

/** Whether a command takes away what it names and what only came with it, by itself or by an autoremove behind it. */
function removesAll({ instruction, subcommand, options, start }: apt.Command): boolean {
  const verb = subcommand?.value ?? '';
  if (verb === 'autoremove') return true;
  if (verb !== 'remove' && verb !== 'purge') return false;
  const isSaid = options.some(({ word }) => /^--auto-?remove$/.test(word.value));
  return (
    isSaid || apt.commandsOf(instruction).some((one) => one.subcommand?.value === 'autoremove' && one.start > start)
  );
}

function wordIn({ operands }: apt.Command, by: apt.Word): apt.Word | undefined {
  return operands.find((word) => apt.packageNamed(word) === apt.packageNamed(by));
}
