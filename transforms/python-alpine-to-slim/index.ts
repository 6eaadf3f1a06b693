import {
  type BuildContext,
  type Change,
  change,
  type Decline,
  type Dockerfile,
  defineTransform,
  type Instruction,
  type Stage,
} from '../../src/transform.ts';
import { isSwap, pythonAlpineStages, type Swap, type SwapSetting, swapOf } from './base-image.ts';
import { type Group, groupsOf } from './connected-stages.ts';
import { checkCopiedScripts } from './copied-scripts.ts';
import { declineOf, declines, type Obstacle, type ObstacleId, obstacle } from './obstacle.ts';
import { type PackageRewrite, rewritePackages } from './packages.ts';
import { needsPkgConfig } from './pkg-config.ts';
import { type NeededTool, type Traces, tracesOf } from './traces.ts';

export default defineTransform({
  name: 'python-alpine-to-slim',
  summary: 'Move python images from Alpine to Debian slim, packages included',
  why: "Alpine's C library is musl, for which most Python packages publish no wheels: they are compiled at every build. Debian slim has glibc, and takes the wheels.",
  risk: 'review',
  hadolint: [],
  examples: [
    {
      before: 'FROM python:3.12-alpine\nRUN apk add --no-cache gcc musl-dev\n',
      after:
        'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  declines,
  options: {
    dropDigest: {
      summary: 'Swap an image that a digest pins too, and drop the digest',
      default: false,
    },
  },
  *run({ dockerfile, context, options, lineOf }) {
    const roots = pythonAlpineStages(dockerfile.stages);
    for (const group of groupsOf(dockerfile.stages, roots))
      yield* rewriteGroup(group, { dockerfile, context, dropDigest: options.dropDigest, lineOf });
  },
});

interface Setting extends SwapSetting {
  readonly dockerfile: Dockerfile;
  readonly context: BuildContext | undefined;
}

function* rewriteGroup(group: Group, setting: Setting): Generator<Change | Decline<ObstacleId>> {
  const obstacles: Obstacle[] = [...group.obstacles, ...unclearHeirs(group, setting.dockerfile)];
  const edits: Change['edits'][number][] = [];
  const swaps: Swap[] = [];
  const rewrites: PackageRewrite[] = [];
  for (const root of group.roots) {
    const swap = swapOf(root, setting);
    if (!isSwap(swap)) {
      obstacles.push(swap);
      continue;
    }
    swaps.push(swap);
    const members = group.members.filter((stage) => stage.root === root);
    const result = rewriteStages(swap, members, setting);
    rewrites.push(...result.rewrites);
    edits.push(...result.edits);
    obstacles.push(...result.obstacles);
  }
  if (obstacles.length > 0) {
    for (const one of distinct(obstacles)) yield declineOf(one);
    return;
  }
  const [first] = group.roots;
  if (!first) return;
  yield change({
    message: describe(swaps, rewrites, setting),
    at: first.from,
    edits: distinctEdits([...swaps.flatMap((swap) => swap.edits), ...edits]),
  });
}

/** Packages that bring the headers of the C library. */
const compilers = ['libc6-dev', 'build-essential', 'g++'];

interface StagesRewrite {
  readonly rewrites: readonly PackageRewrite[];
  readonly edits: readonly Change['edits'][number][];
  readonly obstacles: readonly Obstacle[];
}

function rewriteStages(swap: Swap, members: readonly Stage[], { context }: Setting): StagesRewrite {
  const runs = members.flatMap((stage) => stage.instructions.flatMap((one) => one.as('RUN') ?? []));
  const plain = runs.flatMap((run) => rewritePackages(run, swap, []) ?? []);
  const debian = plain.flatMap(({ names }) => names.flatMap((name) => name.debian));
  const around = { suite: swap.suite, installed: new Set([...debian, ...explicitly(plain)]) };
  const traces: Traces = { obstacles: [], tools: [], edits: [] };
  for (const stage of members) {
    for (const instruction of stage.instructions.slice(1)) {
      const found = tracesOf(instruction.trigger ?? instruction, around);
      traces.obstacles.push(...found.obstacles);
      traces.tools.push(...found.tools);
      traces.edits.push(...found.edits);
    }
    checkCopiedScripts(stage, context, around, traces);
  }
  const host = plain.find(({ installs }) => installs)?.run;
  const { extra, obstacles } = placeTools(traces.tools, host, swap);
  const asks = members.some((stage) => needsPkgConfig(stage, debian, context));
  if (asks && host) extra.push('pkg-config');
  // gcc only recommends the headers of the C library, which who compiles needs.
  if (debian.includes('gcc') && !compilers.some((name) => debian.includes(name))) extra.push('libc6-dev');
  const rewrites = plain.map((rewrite) =>
    rewrite.run === host && extra.length > 0 ? (rewritePackages(host, swap, extra) ?? rewrite) : rewrite,
  );
  const installing = rewrites.find(({ installs }) => installs);
  const stuck =
    installing && !swap.canInstall
      ? [
          obstacle(
            'end-of-life-suite',
            installing.run,
            `${swap.to} is frozen on Debian ${swap.suite}, whose packages have left Debian's mirrors, so apt cannot install anything`,
          ),
        ]
      : [];
  return {
    rewrites,
    edits: [...rewrites.flatMap((rewrite) => rewrite.edits), ...traces.edits],
    obstacles: [
      ...rewrites.flatMap((rewrite) => rewrite.obstacles),
      ...traces.obstacles,
      ...obstacles,
      ...stuck,
      ...rewrites.flatMap((rewrite) => movedFiles(rewrite, members)),
    ],
  };
}

/** A stage whose FROM may name one of these, by a variable that the build sets. */
function unclearHeirs({ members }: Group, { stages }: Dockerfile): Obstacle[] {
  return stages
    .filter(({ image, writtenImage }) => image === undefined && writtenImage.includes('$'))
    .filter(({ writtenImage }) => members.some(({ name }) => name !== undefined && mayName(writtenImage, name)))
    .map(({ from, writtenImage }) =>
      obstacle(
        'argument',
        from,
        `FROM ${writtenImage} may be built on a python stage, and what it does there is not translated`,
      ),
    );
}

function mayName(written: string, name: string): boolean {
  const [start = ''] = written.split('$');
  const end = written.slice(Math.max(written.lastIndexOf('}') + 1, start.length));
  return name.startsWith(start.toLowerCase()) && (end.includes('$') || name.endsWith(end.toLowerCase()));
}

/** What apk added by name and slim holds without an install. */
function explicitly(rewrites: readonly PackageRewrite[]): string[] {
  return rewrites.flatMap(({ names }) => names.map(({ apk }) => apk));
}

/** Where the packages of missing commands go: into the first list that installs, where it stands above their use. */
function placeTools(
  tools: readonly NeededTool[],
  host: Instruction | undefined,
  swap: Swap,
): { extra: string[]; obstacles: Obstacle[] } {
  const extra = new Set<string>();
  const obstacles: Obstacle[] = [];
  for (const tool of tools) {
    const reaches =
      host !== undefined && (tool.by.keyword !== 'RUN' || host.index < tool.by.index || isBehind(tool, host));
    if (reaches && swap.canInstall) extra.add(tool.package);
    else {
      const message = `${tool.program} comes with Alpine; on Debian it is in ${tool.package}, which nothing above installs`;
      obstacles.push(obstacle('tool', tool.at, message));
    }
  }
  return { extra: [...extra], obstacles };
}

/** Whether a use in the installing RUN itself stands behind its apk add. */
function isBehind(tool: NeededTool, host: Instruction): boolean {
  if (tool.by !== host) return false;
  const add = host.scripts[0]?.commands.find(
    ({ words }) => words[0]?.value === 'apk' && words.some(({ value }) => value === 'add'),
  );
  return add !== undefined && add.script.sourceSpan(add).start < tool.at.start;
}

/** Uses of what a package has elsewhere on Debian. */
function movedFiles({ unless, run }: PackageRewrite, members: readonly Stage[]): Obstacle[] {
  return [...unless].flatMap(([apk, mentions]) => {
    for (const mention of mentions) {
      const user = members
        .flatMap(({ instructions }) => instructions)
        .find((instruction) => names(instruction, mention));
      if (user)
        return [obstacle('moved-files', user, `${mention} of the Alpine package ${apk} is elsewhere on Debian`)];
    }
    return run.onbuild ? [] : [];
  });
}

function names(instruction: Instruction, mention: string): boolean {
  const values = [
    ...instruction.scripts.flatMap(({ commands }) =>
      commands.filter(({ words }) => words[0]?.value !== 'apk').flatMap(({ words }) => words.map(({ value }) => value)),
    ),
    ...instruction.arguments.map(({ value }) => value),
  ];
  return values.some(
    (value) => value === mention || value.endsWith(`/${mention}`) || (mention.includes('/') && value.includes(mention)),
  );
}

function describe(swaps: readonly Swap[], rewrites: readonly PackageRewrite[], { lineOf }: Setting): string {
  const images = swaps.map(({ from, to, suite }) => `${from} becomes ${to} (Debian ${suite})`);
  const packages = rewrites.flatMap(({ names: pairs }) =>
    pairs.map(({ apk, debian }) =>
      debian.length === 0
        ? `${apk} is not needed`
        : debian.join(' ') === apk
          ? apk
          : `${apk} is ${debian.join(' and ')}`,
    ),
  );
  const added = rewrites.flatMap(({ added: names }) => names.map((name) => `${name} is added`));
  const list = [...new Set([...packages, ...added])].join(', ');
  const stale = rewrites.flatMap(({ staleComments }) => staleComments.map(lineOf));
  const note = stale.length === 0 ? '' : `; the comment on line ${stale.join(', ')} may no longer fit`;
  return `${[...new Set(images)].join(', ')}${list === '' ? '' : `: ${list}`}${note}`;
}

function distinct(obstacles: readonly Obstacle[]): Obstacle[] {
  return [...new Map(obstacles.map((one) => [`${one.id} ${one.at.start} ${one.message}`, one])).values()].sort(
    (a, b) => a.at.start - b.at.start,
  );
}

/** Two FROMs may read one ARG: its default is edited once. */
function distinctEdits(edits: readonly Change['edits'][number][]): Change['edits'] {
  const known = new Map(
    edits.filter(({ start, end }) => end > start).map((edit) => [`${edit.start} ${edit.end}`, edit]),
  );
  return edits.filter((edit) => edit.end === edit.start || known.get(`${edit.start} ${edit.end}`) === edit);
}
