import { apt, type Edit, insertCommandBefore, type Stage } from '../../src/transform.ts';
import { broughtBy, type Loss, recommendedBy } from './loss.ts';

/**
 * Has what is named now go where it went before: with the package that recommends it, when the file takes that away. Named it
 * counts as wanted by somebody, until apt is told that it came by itself.
 */
export function markAsAutomatic(losses: readonly Loss[], install: apt.Command): Edit[] {
  const { stage } = install.instruction;
  // What an image of somebody else holds may be wanted there.
  if (stage?.root.officialImage === undefined || speaksOfMarks(stage)) return [];
  const named = new Map<apt.Command, string[]>();
  for (const { name, by } of losses) {
    // apt itself recommends certificates, and keeps them.
    const removal = name === 'ca-certificates' ? undefined : removalOf(by, install);
    if (removal && !removal.operands.some((word) => apt.packageNamed(word) === name))
      named.set(removal, [...(named.get(removal) ?? []), name]);
  }
  return [...named].flatMap(([{ step }, names]) => {
    const operator = step && apt.joinerBefore(step, step.command.item);
    const privilege = step && apt.privilegeOf(step);
    if (!step || !operator || privilege === undefined) return [];
    const { script, item } = step.command;
    return insertCommandBefore(script, item, `${privilege}apt-mark auto ${names.join(' ')}`, operator);
  });
}

function removalOf(by: apt.Word, { instruction, start }: apt.Command): apt.Command | undefined {
  return apt
    .commands(instruction.dockerfile)
    .find(
      (one) =>
        one.instruction.stage === instruction.stage &&
        one.start > start &&
        removesAutomatic(one) &&
        one.operands.some((word) => apt.packageNamed(word) === apt.packageNamed(by)),
    );
}

/** The packages that may be gone behind a command: what it names, and with an autoremove what came with that. */
export function goneBehind(command: apt.Command, wanted: ReadonlySet<string>): string[] {
  const names = command.operands.filter(apt.isPackageName).map(apt.packageNamed);
  if (!['remove', 'purge', 'autoremove'].includes(command.subcommand?.value ?? '')) return [];
  if (!removesAutomatic(command)) return names;
  const { suite } = apt.releaseOf(command.instruction.stage);
  const others = [...broughtBy(names, suite), ...names.flatMap((name) => recommendedBy(name, suite) ?? [])];
  return [...names, ...others.filter((name) => !wanted.has(name) && name !== 'ca-certificates')];
}

/** Whether a command takes away what it names and what only came with it, by itself or by an autoremove behind it. */
function removesAutomatic({ instruction, subcommand, options, start }: apt.Command): boolean {
  const verb = subcommand?.value ?? '';
  if (verb === 'autoremove') return true;
  if (verb !== 'remove' && verb !== 'purge') return false;
  return (
    options.some(({ name }) => /^--auto-?remove$/.test(name)) ||
    apt.commandsOf(instruction).some((one) => one.subcommand?.value === 'autoremove' && one.start > start)
  );
}

/** Whether somebody has told apt what is wanted. */
function speaksOfMarks({ chain }: Stage): boolean {
  return chain.some(({ instructions }) => instructions.some((one) => one.keyword === 'RUN' && one.holds('apt-mark')));
}
