// Runs the RUN bodies of Dockerfiles before and after the apt and pip transforms, and says where they do not do the same.
import { isDeepStrictEqual } from 'node:util';
import type { CorpusFile } from '../corpus.ts';
import { type Case, casesOf } from './cases.ts';
import { compareRuns, type Run } from './compare.ts';
import { readLog } from './log.ts';
import { mentionsOf } from './mentions.ts';
import { Reached } from './reached.ts';
import { type Job, Root } from './root.ts';
import type { Shell } from './stub.ts';
import { differenceIn, type Failure, failuresOf, hasNoOrder, jobsFor, runAll, shellsOf, type Trial } from './trials.ts';

export interface BodiesReport {
  readonly violations: readonly string[];
  /** What was run, and what was not. */
  readonly summary: readonly string[];
  /** One sentence for each thing that the summary counts as not covered. */
  readonly gaps: readonly string[];
}

/** @throws Error when this machine has no unshare, dash or bash */
export function runBodies(files: readonly CorpusFile[]): BodiesReport {
  const { rewritten, cases, unreadable } = casesOf(files);
  const root = new Root(mentionsOf(cases.flatMap(({ before, after }) => [...before, ...after])));
  try {
    return new Bodies(root, cases).report([`${files.length} files, ${rewritten} of them rewritten`], unreadable);
  } finally {
    root.remove();
  }
}

/** What a branch depends on is not there, or always the same: so much is to be said with the figures. */
const cover = [
  'The apt and pip transforms alone; RUN in shell form, in exec form, and heredocs for a shell; ONBUILD as if it ran at once.',
  'Every program is a stub that writes down its words and what it reads, prints one word and succeeds; sh, bash and the',
  'like are dash and bash, and what they are handed runs. No file of an image is there, `cd` stays where it is, and of',
  'ARGs those without default are not set: a branch that depends on one of these is taken one way. A command that ran',
  'fails once, where an edit changed its RUN; an update that moved fails with all others of its stage. apt reads lists',
  'where an update, or a script that is fetched and run, has gone before, and no deletion since.',
];

function whyEnded(status: number): string {
  if (status === 127) return 'a command is not found';
  return status === 2 ? 'the shell refuses something' : `status ${status}`;
}

/** What is to fail, and the words that ask each side for it. */
type Asked = Pick<Failure, 'what' | 'before' | 'after'>;

/**
 * `curl … | bash -` goes on without the script when the download fails, and the original then installs what the distribution
 * has by that name, from the lists of a layer below. These are gone, so that the build ends there now.
 */
function isUnnoticed(what: string, difference: string): boolean {
  return /^\S*(?:curl|wget) .* fails$/.test(what) && difference.startsWith('had package lists to read');
}

class Bodies {
  readonly #root: Root;
  readonly #cases: readonly Case[];
  readonly #reached: Reached;
  readonly #violations: string[] = [];
  readonly #left = new Map<string, number>();
  readonly #gaps: string[] = [];
  #runs = 0;

  constructor(root: Root, cases: readonly Case[]) {
    this.#root = root;
    this.#cases = cases;
    this.#reached = new Reached(cases);
  }

  report(head: readonly string[], unreadable: ReadonlyMap<string, number>): BodiesReport {
    const trials = this.#tryAll();
    const failures = this.#failEach(trials.filter(({ comparison }) => comparison.difference === undefined));
    const { missed, changed } = { missed: this.#reached.missed, changed: this.#reached.changed };
    const summary = [
      ...cover,
      '',
      ...head,
      `${this.#cases.length} stages with the stages they are built on, ${trials.length} times a stage under dash or bash`,
      `${failures} failures of one command or of all updates tried on both sides, ${this.#runs} runs in all`,
      `${changed - missed.length} of ${changed} changed commands ran in at least one of them`,
      ...[...unreadable].map(([reason, count]) => `not run: ${count} RUNs, ${reason}`),
      ...[...this.#left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${reason}: ${count}`),
      `${this.#violations.length} violations`,
    ];
    return { violations: this.#violations, summary, gaps: [...this.#gaps, ...missed] };
  }

  /** Every case under every shell that it needs, with nothing failing. */
  #tryAll(): Trial[] {
    const wanted = this.#cases
      .flatMap((of) => shellsOf(of).map((shell) => ({ of, shell })))
      .filter(({ of, shell }) => {
        if (!hasNoOrder(of)) return true;
        this.#leave('a stage under a shell, with commands side by side: their order is nobody’s', of, shell);
        return false;
      });
    const twice = ['-:all', '-:all'];
    const befores = this.#run(wanted.map(({ of, shell }) => jobsFor(this.#root, of, 'before', shell, twice)));
    const afters = this.#run(wanted.map(({ of, shell }) => jobsFor(this.#root, of, 'after', shell, ['-:all'])));
    return wanted.flatMap(({ of, shell }, index): Trial[] => {
      const [before, again] = befores[index] ?? [];
      const [after] = afters[index] ?? [];
      if (!before || !again || !after)
        return this.#leave('a stage under a shell, ended because it went on and on', of, shell);
      this.#reached.note(of, after);
      if (!isDeepStrictEqual(before, again))
        return this.#leave('a stage under a shell, not the same when it runs twice', of, shell);
      if (before.status !== 0)
        this.#leave(
          `a stage under a shell, compared up to where it ends by itself: ${whyEnded(before.status)}`,
          of,
          shell,
        );
      const comparison = compareRuns(before, after, of.allowed);
      const nothing = { what: 'nothing fails', before: '-:all', after: '-:all' };
      if (comparison.difference !== undefined)
        this.#judge(of, shell, nothing, (old, young) => old && young && compareRuns(old, young, of.allowed).difference);
      return [{ of, shell, before, after, comparison }];
    });
  }

  #failEach(trials: readonly Trial[]): number {
    const asked = trials.map((trial) => failuresOf(this.#root, trial));
    const jobsOf = (side: 'before' | 'after') =>
      asked.map((failures, index) => {
        const trial = trials[index];
        if (!trial) return [];
        return jobsFor(
          this.#root,
          trial.of,
          side,
          trial.shell,
          failures.map((failure) => failure[side]),
        );
      });
    const befores = this.#run(jobsOf('before'));
    const afters = this.#run(jobsOf('after'));
    for (const [index, failures] of asked.entries())
      for (const [place, failure] of failures.entries()) {
        const before = befores[index]?.[place];
        const after = afters[index]?.[place];
        const { of, shell } = failure.trial;
        if (after) this.#reached.note(of, after);
        if (!before && !after)
          this.#leave('a failure after which both sides go on and on', of, shell, `, when ${failure.what}`);
        else if (differenceIn(failure, before, after) !== undefined)
          this.#judge(of, shell, failure, (old, young) => differenceIn(failure, old, young));
      }
    return asked.flat().length;
  }

  /** For each list of jobs, its runs in order. */
  #run(jobs: readonly (readonly Job[])[]): (Run | undefined)[][] {
    const results = runAll(this.#root, jobs.flat(), (log) => readLog(log).map((job) => job.map(({ run }) => run)));
    this.#runs += results.flat().length;
    let at = 0;
    return jobs.map((list) => {
      at += list.length;
      return results.slice(at - list.length, at).flat();
    });
  }

  /** What differs is looked at again: where commands run side by side, their order is nobody's. */
  #judge(of: Case, shell: Shell, asked: Asked, difference: (before?: Run, after?: Run) => string | undefined): void {
    const [befores = [], afters = []] = (['before', 'after'] as const).map(
      (side) => this.#run([jobsFor(this.#root, of, side, shell, new Array(4).fill(asked[side]))])[0],
    );
    const differences = befores.map((before, index) => difference(before, afters[index]));
    const isSettled = befores.every((before) => isDeepStrictEqual(before, befores[0]));
    const [first] = differences;
    if (first === undefined || !isSettled || differences.includes(undefined))
      this.#leave(
        'a difference that is not there each time',
        of,
        shell,
        `, when ${asked.what}: ${differences.join('; ')}`,
      );
    else if (isUnnoticed(asked.what, first))
      this.#leave(
        'a fetched script that sets a repository up is not there, and nobody notices',
        of,
        shell,
        `: ${first}`,
      );
    else this.#violations.push(`${of.name}: stage of line ${of.line}, ${shell}, when ${asked.what}: ${first}`);
  }

  #leave(reason: string, { name, line }: Case, shell: Shell, detail = ''): [] {
    this.#left.set(reason, (this.#left.get(reason) ?? 0) + 1);
    this.#gaps.push(`${reason}: ${name}: stage of line ${line}, ${shell}${detail}`);
    return [];
  }
}
