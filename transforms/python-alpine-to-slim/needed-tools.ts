import { type Edit, insertBelow, keywordLike } from '../../src/transform.ts';
import { isInBranch, positionOf } from './apk-shape.ts';
import type { Swap } from './base-image.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { Extra, PackagePlan, RunPlan } from './package-plan.ts';
import type { NeededTool } from './traces.ts';

/** Where the packages of missing commands go. */
export interface ToolPlaces {
  /** By the place of the `apk add` whose list takes them. */
  readonly extras: ReadonlyMap<number, Extra>;
  /** Those that no list above their use can take: a RUN of their own below FROM does. */
  readonly ownRun: readonly string[];
  readonly obstacles: readonly Obstacle[];
}

export function placeTools(tools: readonly NeededTool[], plan: PackagePlan, swap: Swap): ToolPlaces {
  const kept = new Map<number, Set<string>>();
  const ownRun = new Set<string>();
  const obstacles: Obstacle[] = [];
  const missing = tools.filter(({ packages, stage, by, at }) => {
    const place = by.keyword === 'RUN' ? at.start : Number.POSITIVE_INFINITY;
    return !packages.some((name) => plan.isInstalled(name, stage, place));
  });
  for (const tool of missing) {
    const { name, install, at, by } = tool;
    if (install === undefined) {
      obstacles.push(obstacle('tool', at, `${name} comes with Alpine, and not with the slim image`));
    } else if (!swap.canInstall) {
      const message = `${name} is in the package ${install}, which cannot be installed on Debian ${swap.suite} any longer`;
      obstacles.push(obstacle('tool', at, message));
    } else if (by.onbuild) {
      obstacles.push(obstacle('tool', at, `${name} behind ONBUILD would need the package ${install}`));
    } else {
      const list = listFor(tool, plan.runs);
      if (list === undefined) ownRun.add(install);
      else kept.set(list, (kept.get(list) ?? new Set()).add(install));
    }
  }
  // What is there from the start need not be installed again.
  const extras = [...kept].map(([at, names]): [number, Extra] => [
    at,
    { kept: [...names].filter((name) => !ownRun.has(name)), withGroup: [] },
  ]);
  return { extras: new Map(extras), ownRun: [...ownRun], obstacles };
}

/** The first list above the use of a tool that installs anything. */
function listFor({ stage, by, at }: NeededTool, runs: readonly RunPlan[]): number | undefined {
  for (const { run, commands } of runs) {
    if (run.onbuild || !run.stage || !stage.chain.includes(run.stage)) continue;
    for (const command of commands) {
      if (command.kind !== 'add' || isInBranch(command.apk.command.item)) continue;
      if (command.packages.every(({ debian }) => debian.length === 0)) continue;
      const place = positionOf(command.apk);
      if (by.keyword !== 'RUN' || run.stage !== stage || place < at.start) return place;
    }
  }
  return undefined;
}

/** A RUN of its own for packages that a stage needs from its start. */
export function installBelowFrom({ stage: { from } }: Swap, packages: readonly string[]): Edit[] {
  const run = keywordLike(from, 'RUN');
  return insertBelow(from, [
    `${run} apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    '&& rm -rf /var/lib/apt/lists/*',
  ]);
}
