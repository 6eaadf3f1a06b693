// The runs of a case under one shell: what to ask of the root, and what the answers say.
import type { Case } from './cases.ts';
import { type Comparison, compareRuns, type Earlier, type Entry, type Run, textOf } from './compare.ts';
import type { Job, Root } from './root.ts';
import { failureOf, jobScript, type Shell, updatesFail } from './stub.ts';

/** A case under one shell, with the runs in which nothing fails. */
export interface Trial {
  readonly of: Case;
  readonly shell: Shell;
  readonly before: Run;
  readonly after: Run;
  readonly comparison: Comparison;
}

/** One way to fail, asked of both sides. */
export interface Failure {
  readonly trial: Trial;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** What runs in front of it where its body runs alone. */
  readonly earlier: Earlier | undefined;
  /** Only whether the build ends well is compared: the updates that fail stand elsewhere now. */
  readonly isOfUpdates: boolean;
}

/** Bodies that are in bash on both sides need no second shell. */
export function shellsOf({ before, after }: Case): Shell[] {
  return [...before, ...after].some(({ starter }) => starter === 'sh') ? ['dash', 'bash'] : ['bash'];
}

/** Whether a changed body substitutes a process, which nothing waits for. */
export function hasNoOrder({ before, after }: Case): boolean {
  return [...before, ...after].some(({ isKept, argv }) => !isKept && argv.some((text) => /[<>]\((?!\()/.test(text)));
}

/** A job for each root that the runs need: what writes files has each run in a root of its own. */
export function jobsFor(root: Root, of: Case, side: 'before' | 'after', shell: Shell, runs: readonly string[]): Job[] {
  const bodies = of[side];
  const script = root.addScript(jobScript(bodies, shell));
  const writes = bodies.some(({ argv }) => argv.some(mayWrite));
  return writes ? runs.map((run) => ({ script, runs: [run] })) : runs.length > 0 ? [{ script, runs }] : [];
}

function mayWrite(text: string): boolean {
  return text.replace(/\d*>&[\d-]|&?\d*>>?\s*\/dev\/null/g, '').includes('>');
}

/** Each command that ran on both sides, made to fail where its body is not the same as before; and all updates, where some moved. */
export function failuresOf(root: Root, trial: Trial): Failure[] {
  const { of, before, after, comparison } = trial;
  const isAlone = of.before.length === of.after.length && !of.allowed.movesUpdates;
  const single = comparison.pairs.flatMap(([old, young]): Failure[] => {
    const [mine, theirs] = [before.entries[old], after.entries[young]];
    if (!mine?.isCall || !theirs || (of.before[mine.body]?.isKept && of.after[theirs.body]?.isKept)) return [];
    const word = (run: Run, at: number, entry: Entry) =>
      `${root.addFailure(failureOf(entry.words, entry.input, occurrence(run, at, isAlone)))}:${isAlone ? `b${entry.body}` : 'all'}`;
    return [
      {
        trial,
        what: `${textOf(mine)} fails`,
        before: word(before, old, mine),
        after: word(after, young, theirs),
        earlier: isAlone ? earlierThan(trial, mine.body) : undefined,
        isOfUpdates: false,
      },
    ];
  });
  if (!of.allowed.movesUpdates) return single;
  const all = `${root.addFailure(updatesFail)}:all`;
  return [
    ...single,
    { trial, what: 'each update fails', before: all, after: all, earlier: undefined, isOfUpdates: true },
  ];
}

function earlierThan({ before, after }: Trial, first: number): Earlier {
  const above = ({ entries }: Run) => entries.filter(({ body }) => body < first);
  return { before: above(before), after: above(after) };
}

/** The how manieth of its like an entry is: in its body, or in all of the run. */
function occurrence({ entries }: Run, at: number, isAlone: boolean): number {
  const key = (entry: Entry | undefined) => JSON.stringify([entry?.words, entry?.input, isAlone ? entry?.body : 0]);
  const own = key(entries[at]);
  return entries.slice(0, at + 1).filter((entry) => key(entry) === own).length;
}

/** What the sides do not do alike; a run that was ended because it took too long is undefined. */
export function differenceIn(
  { trial: { of }, isOfUpdates, earlier }: Failure,
  before: Run | undefined,
  after: Run | undefined,
): string | undefined {
  if (!before || !after) return before === after ? undefined : 'only one side ends';
  if (!isOfUpdates) return compareRuns(before, after, of.allowed, earlier).difference;
  if ((before.status === 0) === (after.status === 0)) return undefined;
  return `ended with ${before.status}, and ends with ${after.status} now`;
}

/** Runs that come to nothing are undefined: they were ended because they took too long. */
export function runAll(
  root: Root,
  jobs: readonly Job[],
  parse: (log: string) => readonly (readonly Run[])[],
): (Run | undefined)[][] {
  const results = jobs.map((): (Run | undefined)[] => []);
  let waiting = jobs.map((_, index) => index);
  while (waiting.length > 0) {
    const now = waiting.slice(0, atOnce);
    const rest = now.map((index) => {
      const { script = '', runs = [] } = jobs[index] ?? {};
      return { script, runs: runs.slice(results[index]?.length) };
    });
    const answers = parse(root.run(rest));
    for (const [place, index] of now.entries()) {
      const got = answers[place] ?? [];
      results[index]?.push(...got);
      if (got.length < (rest[place]?.runs.length ?? 0)) results[index]?.push(undefined);
    }
    waiting = waiting.filter((index) => (results[index]?.length ?? 0) < (jobs[index]?.runs.length ?? 0));
  }
  return results;
}

/** Each job leaves a layer in memory until its batch is over. */
const atOnce = 500;
