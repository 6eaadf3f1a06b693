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
}

/** @throws GitError */
export async function remoteBranches(folder: string, branch: string, base: string): Promise<RemoteBranches> {
  const names = [branch, base].map((name) => `refs/heads/${name}`);
  const lines = (await git(['ls-remote', 'destination', ...names], { folder })).split('\n');
  const commits = new Map(lines.map((line) => line.split('\t').reverse()).map(([name = '', commit]) => [name, commit]));
  return { own: commits.get(names[0] ?? ''), base: commits.get(names[1] ?? '') };
}

/** The branch that a server has for the usual one; undefined where it does not tell. @throws GitError */
export async function defaultBranch(folder: string): Promise<string | undefined> {
  const output = await git(['ls-remote', '--symref', 'destination', 'HEAD'], { folder });
  return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(output)?.[1];
}

/**
 * Whether the branch on the server is one of this tool: beside what its base has, it holds a commit of ours that nobody has
 * changed, and no other.
 *
 * @throws GitError
 */
export async function isOwnBranch(folder: string, branch: string, commit: string, base: string): Promise<boolean> {
  const words = ['--quiet', '--no-tags', '--no-write-fetch-head', '--force', '--filter=blob:none'];
  const beside = [`--shallow-exclude=refs/heads/${base}`, 'destination', `refs/heads/${branch}:refs/dockerfix/branch`];
  try {
    await git(['fetch', ...words, ...beside], { folder });
  } catch (error) {
    // Then the base has all of it.
    if (error instanceof GitError && error.output.includes('no commits selected')) return true;
    throw error;
  }
  const fetched = await git(['rev-list', 'refs/dockerfix/branch'], { folder });
  return fetched === commit && (await isOwnCommit(folder, commit));
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
  // What somebody works in may hold hooks and commands of anybody; those of a server are its own.
  const server = isWorkingFolder ? [`--receive-pack=git ${harmless} receive-pack`] : [];
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
