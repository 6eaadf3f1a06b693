import { setTimeout } from 'node:timers/promises';
import { isOwnCommit } from './commit.ts';
import { git } from './git.ts';
import { GitError } from './git-error.ts';

/** What a server has of the two branches that matter. */
export interface RemoteBranches {
  /** The commit of the branch that a migration writes; undefined where there is none. */
  readonly own: string | undefined;
  /** That of the base. */
  readonly base: string | undefined;
  /** The name of the branch that the server has for the usual one; undefined where it does not tell. */
  readonly usual: string | undefined;
}

/** @throws GitError */
export async function remoteBranches(folder: string, branch: string, base: string): Promise<RemoteBranches> {
  const names = [branch, base].map((name) => `refs/heads/${name}`);
  const output = await git(['ls-remote', '--symref', 'destination', 'HEAD', ...names], { folder });
  const lines = output.split('\n').map((line) => line.split('\t').reverse());
  const commits = new Map(lines.map(([name = '', commit = '']) => [name, commit]));
  const usual = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(output)?.[1];
  return { own: commits.get(names[0] ?? ''), base: commits.get(names[1] ?? ''), usual };
}

/**
 * Whether the branch on the server is one of this tool: beside what its base has, it holds a commit of ours that nobody has
 * changed, and no other.
 *
 * @throws GitError
 */
export async function isOwnBranch(folder: string, branch: string, commit: string, base: string): Promise<boolean> {
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--force', '--filter=blob:none'];
  const what = ['destination', `refs/heads/${branch}:refs/dockerfix/branch`];
  await git([...fetch, '--depth=1', ...what], { folder });
  const fetched = await git(['rev-parse', 'refs/dockerfix/branch'], { folder });
  if (fetched !== commit || !(await isOwnCommit(folder, commit))) return false;
  try {
    await git([...fetch, `--shallow-exclude=refs/heads/${base}`, ...what], { folder });
  } catch (error) {
    // The base has all of it, as where it was merged.
    const isMerged =
      error instanceof GitError && /no commits selected|error processing shallow info/.test(error.output);
    if (isMerged) return true;
    throw error;
  }
  return (await git(['rev-list', 'refs/dockerfix/branch'], { folder })) === commit;
}

/**
 * Puts a commit on a branch of the server, if that still ends where it was seen to.
 *
 * @param expected undefined: the branch is not there
 * @throws GitError
 */
export async function pushBranch(
  folder: string,
  {
    branch,
    commit,
    expected,
  }: { readonly branch: string; readonly commit: string; readonly expected: string | undefined },
  isWorkingFolder: boolean,
): Promise<void> {
  // What somebody works in may hold hooks and commands of anybody, for fetching what is missing too; those of a server are its own.
  const server = isWorkingFolder ? [`--receive-pack=GIT_NO_LAZY_FETCH=1 git ${harmless} receive-pack`] : [];
  const lease = `--force-with-lease=refs/heads/${branch}:${expected ?? ''}`;
  const words = ['--quiet', '--no-verify', '--recurse-submodules=no', ...server, lease];
  try {
    await git(['push', ...words, 'destination', `${commit}:refs/heads/${branch}`], { folder });
  } catch (error) {
    // A run that was killed may have left a push behind that still goes on, with the same commit.
    const isRefused = error instanceof GitError && error.message.startsWith('the server refused');
    for (const pause of isRefused ? [] : pauses) {
      await setTimeout(pause);
      const { own } = await remoteBranches(folder, branch, branch);
      if (own === commit) return;
      if (own !== expected) break;
    }
    throw error;
  }
}

/** In milliseconds. */
const pauses = [500, 1500, 4000];

/** Settings of a repository by which receive-pack would run something. */
const harmless = [
  'core.hooksPath=/dev/null',
  'core.alternateRefsCommand=true',
  'core.fsmonitor=false',
  // With updateInstead what is checked out would be written, through filters of the repository.
  'receive.denyCurrentBranch=refuse',
  'receive.autogc=false',
  'gc.auto=0',
  'maintenance.auto=false',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
