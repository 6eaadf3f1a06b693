import type { BuildContext, Edit, Instruction, Span, Stage } from '../../src/transform.ts';
import { positionOf } from './apk-shape.ts';
import type { Swap } from './base-image.ts';
import { cacheMountEdits } from './cache-mounts.ts';
import { type ContextAtHand, traceCopiedScripts } from './copied-scripts.ts';
import { traceInstruction } from './instruction-traces.ts';
import type { Language } from './language.ts';
import { movedFiles } from './moved-files.ts';
import { installBelowFrom, placeTools } from './needed-tools.ts';
import { nginxObstacles } from './nginx.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { editRun } from './package-edits.ts';
import { editList, emptied } from './package-lists.ts';
import { type Extra, type PackagePlan, type PlannedCommand, planPackages } from './package-plan.ts';
import { needsPkgConfig } from './pkg-config.ts';
import { traceStartedPrograms } from './started-programs.ts';
import { keepTemporaryFolder } from './temporary-folder.ts';
import { noTraces } from './traces.ts';

/** What becomes of a stage on python's Alpine image and of the stages built on it. */
export interface StageSwap {
  readonly swap: Swap;
  readonly edits: readonly Edit[];
  readonly obstacles: readonly Obstacle[];
  readonly plan: PackagePlan;
  /** Debian packages in a RUN of their own. */
  readonly ownRun: readonly string[];
  /** What a message says beside the packages. */
  readonly notes: readonly string[];
  readonly staleComments: readonly Span[];
}

export function swapStages(swap: Swap, members: readonly Stage[], contextAtHand: ContextAtHand): StageSwap {
  const bare = planPackages(members, swap);
  const traces = noTraces();
  for (const stage of members) {
    for (const instruction of stage.instructions.slice(1))
      traceInstruction(instruction.trigger ?? instruction, stage, swap.suite, traces);
    traceCopiedScripts(stage, contextAtHand, swap.suite, traces);
  }
  for (const stage of members) traceStartedPrograms(stage, swap.language, contextAtHand, traces);
  const tools = placeTools(traces.tools, bare, swap);
  const plan = planPackages(
    members,
    swap,
    merge(tools.extras, buildExtras(bare, members, swap.language, contextAtHand.context)),
  );
  const runs = plan.runs.map(editRun);
  const first = plan.runs.find((_, index) => runs[index]?.fetches);
  const removed = runs.flatMap(({ edits }) => edits.filter(({ start, end, text }) => text === '' && end > start));
  const isRemoved = (at: Span): boolean => removed.some((span) => contains(span, at));
  const temporary = keepTemporaryFolder(plan, members);
  return {
    swap,
    plan,
    ownRun: tools.ownRun,
    edits: [
      ...swap.edits,
      ...(tools.ownRun.length > 0 ? installBelowFrom(swap, tools.ownRun) : []),
      ...runs.flatMap(({ edits }) => edits),
      ...plan.lists.flatMap(editList),
      ...members.flatMap(({ instructions }) => instructions.flatMap(cacheMountEdits)),
      ...traces.edits.filter((edit) => !isRemoved(edit)),
      ...temporary.edits,
    ],
    obstacles: [
      ...plan.obstacles,
      ...runs.flatMap(({ obstacles }) => obstacles),
      ...traces.obstacles.filter(({ at }) => !plan.lists.some((list) => contains(list.at, at)) && !isRemoved(at)),
      ...tools.obstacles,
      ...nginxObstacles(plan, members, contextAtHand),
      ...movedFiles(plan.unless, members, traces.scripts, swap.language),
      ...(first && !swap.canInstall ? [endOfLife(first.run, swap)] : []),
      ...temporary.obstacles,
    ],
    notes: [...new Set([...traces.notes, ...repositoryNotes(plan, swap), ...temporary.notes])],
    staleComments: [
      ...plan.lists.flatMap((list) => emptied(list)?.comments ?? []),
      ...runs.flatMap(({ staleComments }) => staleComments),
    ],
  };
}

/** What becomes of repositories that the stage names. */
function repositoryNotes({ runs }: PackagePlan, { suite }: Swap): string[] {
  const edits = runs.flatMap(({ repositoryEdits }) => repositoryEdits);
  const commands = [...edits, ...runs.flatMap((run) => run.commands.map(({ apk }) => apk.command))];
  const namesEdge = commands.some(({ words }) => words.some(({ value }) => /\bedge\b|@testing/.test(value)));
  if (namesEdge) return [`what Alpine has in edge is taken from Debian ${suite}`];
  return edits.length > 0 ? ["apk's mirror goes"] : [];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function endOfLife(run: Instruction, { to, suite }: Swap): Obstacle {
  const message = `${to} is frozen on Debian ${suite}, whose packages have left Debian's mirrors, so apt cannot install anything`;
  return obstacle('end-of-life-suite', run, message);
}

/** Packages that bring the headers of the C library. */
const withHeaders = ['libc6-dev', 'build-essential', 'g++'];

/** What Alpine's build packages bring or do without: it goes where they go. */
function buildExtras(
  plan: PackagePlan,
  members: readonly Stage[],
  language: Language,
  context: BuildContext | undefined,
): ReadonlyMap<number, Extra> {
  const adds = plan.runs.flatMap(({ commands }) => commands.filter((command) => command.kind === 'add'));
  const debian = adds.flatMap(debianOf);
  const extras = new Map<number, string[]>();
  const put = (name: string, host: PlannedCommand | undefined): void => {
    if (!host) return;
    const at = positionOf(host.apk);
    extras.set(at, [...(extras.get(at) ?? []), name]);
  };
  // gcc only recommends the headers of the C library, which who compiles needs.
  if (!withHeaders.some((name) => debian.includes(name)))
    put(
      'libc6-dev',
      adds.find((add) => debianOf(add).includes('gcc')),
    );
  if (members.some((stage) => needsPkgConfig(stage, debian, language, context)))
    put(
      'pkg-config',
      adds.find((add) => debianOf(add).some((name) => name.endsWith('-dev'))),
    );
  return new Map([...extras].map(([at, withGroup]): [number, Extra] => [at, { kept: [], withGroup }]));
}

function debianOf(command: PlannedCommand): string[] {
  return command.kind === 'add' ? command.packages.flatMap(({ debian }) => debian) : [];
}

function merge(one: ReadonlyMap<number, Extra>, other: ReadonlyMap<number, Extra>): Map<number, Extra> {
  const merged = new Map(one);
  for (const [at, { kept, withGroup }] of other) {
    const known = merged.get(at);
    merged.set(at, { kept: [...(known?.kept ?? []), ...kept], withGroup: [...(known?.withGroup ?? []), ...withGroup] });
  }
  return merged;
}
