import type { Span } from '../../src/transform.ts';
import type { PlannedCommand } from './package-plan.ts';
import type { StageSwap } from './stage-swap.ts';

/** What a change did, in one sentence: the tag, the suite, each package and its new name, each user. */
export function describe(swaps: readonly StageSwap[], lineOf: (at: Span) => number): string {
  const images = swaps.map(({ swap: { from, to, suite } }) => `${from} becomes ${to} (Debian ${suite})`);
  const commands = swaps.flatMap(({ plan }) => plan.runs.flatMap((run) => run.commands));
  const packages = [
    ...commands.flatMap(describePackages),
    ...swaps.flatMap(({ ownRun }) => ownRun.map((name) => `${name} is added`)),
    ...swaps.flatMap(({ notes }) => notes),
  ];
  const list = packages.length === 0 ? '' : `: ${[...new Set(packages)].join(', ')}`;
  const stale = swaps.flatMap(({ staleComments }) => staleComments.map(lineOf));
  const comment = stale.length === 0 ? '' : `; the comment on line ${stale.join(', ')} may no longer fit`;
  const changed = [...new Set(swaps.flatMap(({ swap: { changedArgument } }) => changedArgument ?? []))]
    .map((name) => `; the default of the build argument ${name} changes, and a build that sets it has to set another`)
    .join('');
  return `${[...new Set(images)].join(', ')}${list}${changed}${comment}`;
}

function describePackages(command: PlannedCommand): string[] {
  if (command.kind === 'delete') {
    const gone = command.packages.filter(({ debian }) => debian.length > 0);
    return gone.map(({ word, debian }) => `apk del ${word.value} purges ${debian.join(' ')}`);
  }
  if (command.kind === 'upgrade-some')
    return command.packages.filter(({ debian }) => debian.length > 0).map(({ word }) => `${word.value} is upgraded`);
  if (command.kind !== 'add') return [];
  const named = command.packages.flatMap(({ word, debian, isRepeated, list }) => {
    if (list) return list.names.map((name) => describeName(name.value, list.debian.get(name) ?? []));
    return debian.length === 0 && isRepeated ? [] : [describeName(word.value, debian)];
  });
  return [...named, ...command.extra.map((name) => `${name} is added`)];
}

function describeName(apk: string, debian: readonly string[]): string {
  if (debian.length === 0) return `${apk} is not needed`;
  return debian.join(' ') === apk ? apk : `${apk} is ${debian.join(' and ')}`;
}
