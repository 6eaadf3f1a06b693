// What is run: the RUN bodies of the stages that the apt and pip transforms change, before and after.
import { assumedContext } from '../../src/build-context.ts';
import { type Dockerfile, parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { possibleParents } from '../../src/dockerfile/possible-parents.ts';
import type { Stage } from '../../src/dockerfile/stage.ts';
import { fix } from '../../src/pipeline/fix.ts';
import type { Finding } from '../../src/pipeline/report.ts';
import type { Transform } from '../../src/transform.ts';
import { defaultPreset } from '../../transforms/index.ts';
import { type CorpusFile, commonManifests } from '../corpus.ts';
import { type Body, bodyOf, type Unreadable } from './body.ts';
import type { Allowed } from './compare.ts';

/** A stage that no other is built from, with the stages that it is built on: what one build runs. */
export interface Case {
  readonly name: string;
  /** Where its stage starts in the original. */
  readonly line: number;
  readonly before: readonly Body[];
  readonly after: readonly Body[];
  readonly allowed: Allowed;
}

export interface Cases {
  readonly rewritten: number;
  readonly cases: readonly Case[];
  /** RUNs of the changed files that no shell of ours can run, by the reason. */
  readonly unreadable: ReadonlyMap<Unreadable, number>;
}

const names = [
  'apt-get-not-apt',
  'apt-get-update-with-install',
  'apt-get-assume-yes',
  'apt-get-no-install-recommends',
  'apt-lists-cleanup',
  'pip-no-cache-dir',
];

/** The transforms that change commands and nothing else, in the order of the preset. */
export const commandTransforms: readonly Transform[] = defaultPreset.filter(({ name }) => names.includes(name));

export function casesOf(files: readonly CorpusFile[]): Cases {
  let rewritten = 0;
  const unreadable = new Map<Unreadable, number>();
  const cases = files.flatMap(({ path, name, text }) => {
    const report = fix(text, { path, transforms: commandTransforms, context: assumedContext(commonManifests) });
    if (report.after === text) return [];
    rewritten++;
    const before = parseDockerfile(text);
    const after = parseDockerfile(report.after);
    return before.stages.flatMap((stage) => {
      const twin = after.stages[stage.index];
      if (!twin || before.stages.some((other) => other !== stage && chainOf(other).includes(stage))) return [];
      const found = { before: bodiesOf(stage, unreadable), after: bodiesOf(twin, new Map()) };
      const { before: old, after: young } = withoutIdle(found.before, found.after);
      if (old.every(({ isKept }) => isKept) && young.every(({ isKept }) => isKept)) return [];
      const findings = report.findings.filter(({ outcome, at }) => outcome === 'applied' && isIn(at.start, stage));
      return [
        {
          name,
          line: before.lines.lineAt(stage.from.start) + 1,
          before: old,
          after: young,
          allowed: allowedBy(findings),
        },
      ];
    });
  });
  return { rewritten, cases, unreadable };
}

/** A stage and those that it is built on, nearest first; where a build argument decides on one, the first that fits. */
function chainOf(stage: Stage): Stage[] {
  const chain: Stage[] = [];
  for (let one: Stage | undefined = stage; one; one = one.parent ?? possibleParents(one)[0]) chain.push(one);
  return chain;
}

function isIn(offset: number, stage: Stage): boolean {
  return chainOf(stage).some(
    ({ from, instructions }) => offset >= from.start && offset <= (instructions.at(-1)?.end ?? 0),
  );
}

/** What the findings say is added to the words, and whether updates are elsewhere now. */
function allowedBy(findings: readonly Finding[]): Allowed {
  const packages = findings
    .filter(({ transform }) => transform === 'apt-get-no-install-recommends')
    .flatMap(({ message }) => [...message.matchAll(/(?:named to stay: |; )([^\s,;]+), which/g)])
    .map(([, name = '']) => name);
  return {
    packages: new Set(packages),
    movesUpdates: findings.some(({ transform }) => transform === 'apt-get-update-with-install'),
  };
}

function bodiesOf(stage: Stage, unreadable: Map<Unreadable, number>): Body[] {
  const variables = variablesOf(stage.dockerfile);
  const runs = chainOf(stage)
    .toReversed()
    .flatMap(({ instructions }) => instructions)
    .map((instruction) => instruction.as('RUN'))
    .filter((run): run is Instruction => run !== undefined);
  return runs.flatMap((run) => {
    const body = bodyOf(run, variables);
    if (typeof body !== 'string') return [body];
    unreadable.set(body, (unreadable.get(body) ?? 0) + 1);
    return [];
  });
}

function variablesOf({ instructions }: Dockerfile): ReadonlySet<string> {
  return new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')
      .flatMap(({ keyValues }) => keyValues.map(({ name }) => name)),
  );
}

/** Marks the bodies that both sides have, and leaves out those of them that cannot tell what becomes of apt's lists. */
function withoutIdle(before: readonly Body[], after: readonly Body[]): { before: Body[]; after: Body[] } {
  const common = commonOf(before.map(keyOf), after.map(keyOf));
  const marked = (bodies: readonly Body[], kept: ReadonlySet<number>) =>
    bodies
      .map((body, index) => ({ ...body, isKept: kept.has(index) }))
      .filter(({ isKept, argv }) => !isKept || argv.some((word) => word.includes('apt')));
  return {
    before: marked(before, new Set(common.map(([index]) => index))),
    after: marked(after, new Set(common.map(([, index]) => index))),
  };
}

function keyOf({ argv }: Body): string {
  return argv.join('\0');
}

/** The longest common subsequence, as pairs of indices. */
function commonOf(before: readonly string[], after: readonly string[]): [number, number][] {
  const lengths = before.map(() => new Array<number>(after.length + 1).fill(0));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = before[i] === after[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
