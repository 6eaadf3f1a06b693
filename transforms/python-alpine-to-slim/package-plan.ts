import {
  type ApkCommand,
  apkCommandsOf,
  type Instruction,
  type ShellCommand,
  type ShellWord,
  type Stage,
} from '../../src/transform.ts';
import { aptObstacles, cacheRemovals, positionOf, shapeObstacles } from './apk-shape.ts';
import type { Swap } from './base-image.ts';
import type { Obstacle } from './obstacle.ts';
import { type PackageList, PackageLists } from './package-lists.ts';
import { repositoryEdits } from './repositories.ts';
import { Asked, RunPlanner } from './run-planner.ts';

/** A package of an `apk add` or `apk del`, and those of Debian that it brings in or takes along. */
export interface PlannedPackage {
  readonly word: ShellWord;
  /** None where slim, or a package before it, has them. */
  readonly debian: readonly string[];
  /** Whether a package before it has them. */
  readonly isRepeated: boolean;
  /** Where the word is a variable. */
  readonly list?: PackageList;
}

export type PlannedCommand =
  | {
      readonly kind: 'add';
      readonly apk: ApkCommand;
      readonly packages: readonly PlannedPackage[];
      /** Debian packages that the stage needs besides. */
      readonly extra: readonly string[];
    }
  /** Packages that nothing asks for any longer. */
  | { readonly kind: 'delete'; readonly apk: ApkCommand; readonly packages: readonly PlannedPackage[] }
  | { readonly kind: 'update' | 'upgrade' | 'nothing'; readonly apk: ApkCommand }
  /** Packages that are there, brought up to date. */
  | { readonly kind: 'upgrade-some'; readonly apk: ApkCommand; readonly packages: readonly PlannedPackage[] };

/** What becomes of the apk commands of one RUN. */
export interface RunPlan {
  readonly run: Instruction;
  readonly commands: readonly PlannedCommand[];
  readonly cleanups: ReturnType<typeof cacheRemovals>;
  /** Commands that tell apk where to fetch from, and that Debian does not need. */
  readonly repositoryEdits: readonly ShellCommand[];
}

/** Debian packages for a list besides its own. */
export interface Extra {
  /** Those that stay when the virtual group of the list is deleted. */
  readonly kept: readonly string[];
  readonly withGroup: readonly string[];
}

/** A change of what is installed. `at` is an offset of the file. */
interface Event {
  readonly stage: Stage;
  readonly at: number;
  readonly name: string;
  readonly isThere: boolean;
}

export interface PackagePlan {
  readonly runs: readonly RunPlan[];
  readonly obstacles: readonly Obstacle[];
  readonly lists: readonly PackageList[];
  /** By Alpine package: words that make the swap unsafe where the stage mentions them. */
  readonly unless: ReadonlyMap<string, readonly string[]>;
  /** Whether a Debian package is installed at a place of a stage. */
  isInstalled(name: string, stage: Stage, at: number): boolean;
}

/** Follows apk through the stages of one image, as apk itself would: a package stays while something asks for it. */
export function planPackages(
  members: readonly Stage[],
  swap: Swap,
  extras: ReadonlyMap<number, Extra> = new Map(),
): PackagePlan {
  const obstacles: Obstacle[] = [];
  const unless = new Map<string, readonly string[]>();
  const runs: RunPlan[] = [];
  const lists = new PackageLists();
  const events: Event[] = [];
  const states = new Map<Stage, Asked>();
  for (const stage of members) {
    const asked = new Asked(stage.parent && states.get(stage.parent));
    states.set(stage, asked);
    for (const run of stage.instructions.flatMap((instruction) => instruction.as('RUN') ?? [])) {
      const commands = apkCommandsOf(run);
      const cleanups = cacheRemovals(run);
      const mirrors = repositoryEdits(run);
      const shape = shapeObstacles(run, commands);
      obstacles.push(...shape, ...aptObstacles(run));
      if (shape.length > 0 || (commands.length === 0 && cleanups.length === 0 && mirrors.length === 0)) continue;
      const planner = new RunPlanner(swap, asked, { obstacles, unless, extras, lists });
      const planned = commands.map((apk) => planner.plan(apk));
      runs.push({ run, cleanups, repositoryEdits: mirrors, commands: planned });
      for (const { apk, name, isThere } of planner.events) events.push({ stage, at: positionOf(apk), name, isThere });
    }
  }
  const isInstalled = (name: string, stage: Stage, at: number): boolean =>
    events.findLast(
      (event) => event.name === name && stage.chain.includes(event.stage) && (event.stage !== stage || event.at < at),
    )?.isThere ?? false;
  return { runs, obstacles, lists: lists.all, unless, isInstalled };
}
