import { keysOf, leftOut, type RepositoryDecisions } from './decisions.ts';
import type { PlannedRepository } from './plan.ts';
import { isChanged } from './plan-repository.ts';
import { CommitFiles, isOfText } from './repository/commit-files.ts';
import { CommitTree } from './repository/commit-tree.ts';
import { restoreStore } from './repository/store.ts';
import { type RewriteOptions, type RewrittenFile, rewriteCommit } from './rewrite.ts';
import { unapproved } from './unapproved.ts';

/** What the decisions make of a repository. */
export interface CarriedOut {
  /** The files that change, as they become. */
  readonly files: readonly RewrittenFile[];
  /** What `git apply` takes. */
  readonly patch: string;
}

/**
 * Carries the decisions out: the transforms run again without the changes that were left out, as each may alter what later
 * ones see.
 *
 * @throws GitError
 */
export async function carryOut(
  planned: PlannedRepository,
  decisions: RepositoryDecisions,
  store: string,
  options: RewriteOptions,
): Promise<CarriedOut> {
  const { base, state } = planned;
  if (state !== 'changed' || decisions.decision !== 'apply' || !base) return { files: [], patch: '' };
  await restoreStore(store, planned, base);
  const tree = await CommitTree.read(store, base.commit);
  const without = new Map([...leftOut(decisions)].map(([path, keys]) => [path, new Set(keys)]));
  for (let round = 0; round < mostRounds; round++) {
    const rewriting = (await rewriteCommit(tree, options, without)) ?? [];
    const strange = rewriting.map(({ path, findings }) => {
      const file = planned.files.find((one) => one.path === path);
      return [path, unapproved(keysOf({ findings }), file ? keysOf(file) : [], decisions.changes.get(path))] as const;
    });
    const files = rewriting.filter(isChanged);
    if (strange.every(([, keys]) => keys.length === 0)) return { files, patch: files.map(({ diff }) => diff).join('') };
    // What nobody has approved goes too, and what is left may be other than before again.
    for (const [path, keys] of strange) without.set(path, new Set([...(without.get(path) ?? []), ...keys]));
  }
  throw new Error('what is left out makes ever other changes');
}

/** Whether the changes are right in another commit too: it holds the same of what decided them. */
export async function holdsThere(
  approved: Approved,
  store: string,
  commit: string,
  options: RewriteOptions,
): Promise<boolean> {
  const { files } = approved.result;
  if (await holdsTheSame(files, store, commit, () => true)) return true;
  // Where the texts are the same, of what lies beside them more was looked at than decides anything.
  return (
    (await holdsTheSame(files, store, commit, isOfText)) && (await comesOutTheSame(approved, store, commit, options))
  );
}

/** What was approved of a repository, and what it makes. */
interface Approved {
  readonly planned: PlannedRepository;
  readonly decisions: RepositoryDecisions;
  readonly result: CarriedOut;
}

/** Whether the decisions make the same of another commit. */
async function comesOutTheSame(
  { planned, decisions, result }: Approved,
  store: string,
  commit: string,
  options: RewriteOptions,
): Promise<boolean> {
  const moved = { ...planned, base: planned.base && { ...planned.base, commit } };
  const { files } = await carryOut(moved, decisions, store, options);
  const isSame = (file: RewrittenFile): boolean =>
    result.files.some(({ path, report }) => path === file.path && report.after === file.report.after);
  return files.length === result.files.length && files.every(isSame);
}

/** @param isAsked which of the questions that were asked of the planned commit are asked of this one */
async function holdsTheSame(
  files: readonly RewrittenFile[],
  store: string,
  commit: string,
  isAsked: (question: string) => boolean,
): Promise<boolean> {
  const tree = await CommitTree.read(store, commit);
  const other = new CommitFiles(tree);
  const isSame = (): boolean =>
    files.every(({ path, blob, mode, inputs }) => {
      const entry = tree.entry(path);
      if (entry?.object !== blob || entry.mode !== mode) return false;
      return Object.entries(inputs).every(
        ([question, answer]) => !isAsked(question) || other.answer(question) === answer,
      );
    });
  let same = isSame();
  // What links lead to has to be loaded first.
  for (let round = 0; tree.isWanting && round < mostRounds; round++) {
    await tree.load();
    same = isSame();
  }
  return same;
}

const mostRounds = 40;
