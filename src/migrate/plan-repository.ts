import { rmSync } from 'node:fs';
import { reasonOfFailure } from './failure.ts';
import type { PlannedRepository, PlannedState } from './plan.ts';
import { CommitTree } from './repository/commit-tree.ts';
import { withoutCredentials } from './repository/git-error.ts';
import { addressesOf, type Base, fetchBase, findBase, NothingThere, openStore } from './repository/store.ts';
import { type RewriteOptions, type RewrittenFile, rewriteCommit } from './rewrite.ts';
import type { Target } from './targets.ts';

/** A repository of the plan, with the texts that it speaks of. */
export interface RepositoryPlan {
  readonly planned: PlannedRepository;
  readonly files: readonly RewrittenFile[];
}

export interface PlanOptions extends RewriteOptions {
  /** The branch to stand on; `HEAD`: what is checked out in a clone; undefined: the default branch. */
  readonly base: string | undefined;
}

/** Finds out what a repository would become. Whatever goes wrong is a matter of this repository alone. */
export async function planRepository(target: Target, store: string, options: PlanOptions): Promise<RepositoryPlan> {
  const { key, name } = target;
  const about = {
    key,
    name,
    source: withoutCredentials(target.address),
    destination: '',
    isWorkingFolder: false,
    base: undefined,
  };
  const ended = (state: PlannedState, reason: string): RepositoryPlan => ({
    planned: { ...about, state, reason, files: [] },
    files: [],
  });
  try {
    const isOfHead = options.base === 'HEAD' && target.folder !== undefined;
    const addresses = await addressesOf(target, isOfHead);
    await openStore(store, addresses);
    const base = await fetchedBase(store, options.base === 'HEAD' ? undefined : options.base, isOfHead);
    const tree = await CommitTree.read(store, base.commit);
    const rewriting = await rewriteCommit(tree, options);
    const files = rewriting ?? [];
    const planned: PlannedRepository = {
      key,
      name,
      source: withoutCredentials(addresses.source),
      destination: withoutCredentials(addresses.destination),
      isWorkingFolder: addresses.isWorkingFolder,
      base,
      ...stateOf(rewriting),
      files: files.map(({ report: _, ...file }) => file),
    };
    return { planned, files };
  } catch (error) {
    // What was fetched so far is of no use, and may be what fills the disk.
    rmSync(store, { recursive: true, force: true });
    if (error instanceof NothingThere) return ended('unchanged', error.message);
    return ended('failed', reasonOfFailure(error));
  }
}

/** A branch that moves while it is fetched is asked for again. */
async function fetchedBase(store: string, branch: string | undefined, isOfHead: boolean): Promise<Base> {
  const base = await findBase(store, branch);
  try {
    await fetchBase(store, base, isOfHead);
    return base;
  } catch (error) {
    const again = await findBase(store, branch);
    if (again.commit === base.commit) throw error;
    await fetchBase(store, again, isOfHead);
    return again;
  }
}

function stateOf(rewriting: readonly RewrittenFile[] | undefined): Pick<PlannedRepository, 'state' | 'reason'> {
  if (rewriting === undefined) return { state: 'opted-out', reason: 'its configuration keeps migrations out' };
  if (rewriting.length === 0) return { state: 'unchanged', reason: 'it holds no Dockerfile' };
  if (rewriting.some(isChanged)) return { state: 'changed', reason: undefined };
  const [problem] = rewriting.flatMap(({ path, problems }) => problems.map(({ message }) => `${path}: ${message}`));
  if (problem !== undefined) return { state: 'failed', reason: problem };
  const isDeclined = rewriting.some(({ findings }) => findings.some(({ outcome }) => outcome === 'declined'));
  return { state: isDeclined ? 'declined' : 'unchanged', reason: undefined };
}

export function isChanged({ report }: RewrittenFile): boolean {
  return report.before !== report.after;
}
