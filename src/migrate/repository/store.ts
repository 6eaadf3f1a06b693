import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isInside } from '../../files/inside.ts';
import { git } from './git.ts';
import { GitError } from './git-error.ts';

/** The branch that a migration stands on. */
export interface Base {
  readonly branch: string;
  readonly commit: string;
}

/** Where a repository is fetched from, and where a branch is pushed to: addresses for git. */
export interface Addresses {
  readonly source: string;
  readonly destination: string;
  /** Whether the destination is a folder that somebody works in: no hook of it runs. */
  readonly isWorkingFolder: boolean;
}

/** What stands in the way before anything was fetched; the message is one sentence. */
export class NothingThere extends Error {}

/**
 * The addresses of a target: a clone is fetched from its `origin` and pushed there, or is both where it has none.
 *
 * @throws GitError
 */
export async function addressesOf(
  { address, folder }: { readonly address: string; readonly folder: string | undefined },
  isOfHead: boolean,
): Promise<Addresses> {
  if (folder === undefined) return { source: address, destination: address, isWorkingFolder: false };
  const own = pathToFileURL(folder).href;
  const origin = await originOf(folder);
  if (origin === undefined) return { source: own, destination: own, isWorkingFolder: true };
  // What lies in the clone came with it: it is no server of somebody's own.
  return { source: isOfHead ? own : origin, destination: origin, isWorkingFolder: isIn(origin, folder) };
}

function isIn(address: string, folder: string): boolean {
  if (!address.startsWith('file://')) return false;
  // git finds `folder/name.git` by `folder/name` too: what counts is where it lies.
  let path = fileURLToPath(address);
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return isInside(realpathSync(path), realpathSync(folder));
}

/** The address of a clone's origin, absolute where it is a path. */
async function originOf(folder: string): Promise<string | undefined> {
  const words = ['config', '--get', 'remote.origin.url'];
  const written = await git(words, { folder }).catch(async (error: unknown) => {
    // git says nothing where there is no such setting.
    if (error instanceof GitError && error.output.trim() === '') return '';
    throw error;
  });
  if (written === '') return undefined;
  if (/^[a-z][a-z+]*:\/\//i.test(written) || /^[^/]+:/.test(written)) return written;
  return pathToFileURL(written.startsWith('/') ? written : `${folder}/${written}`).href;
}

/** Makes the repository in which a plan works, or sets the addresses of the one that is there. */
export async function openStore(folder: string, { source, destination }: Addresses): Promise<void> {
  // An address may hold a password.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeLocks(folder);
  await git(['init', '--quiet', '--bare', '--template=', '.'], { folder });
  const values: readonly (readonly [string, string])[] = [
    ['remote.origin.url', source],
    ['remote.destination.url', destination],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
  ];
  for (const [name, value] of values) await git(['config', name, value], { folder });
}

/**
 * The base as the server has it now: the branch that is asked for, or the default one.
 *
 * @throws NothingThere where there is no commit at all; GitError
 */
export async function findBase(folder: string, branch: string | undefined): Promise<Base> {
  const wanted = branch === undefined ? 'HEAD' : `refs/heads/${branch}`;
  const output = await git(['ls-remote', '--symref', 'origin', wanted], { folder });
  const commit = /^([0-9a-f]{40,64})\t/m.exec(output)?.[1];
  if (commit === undefined && branch !== undefined) throw new GitError(`it has no branch ${branch}`, output);
  if (commit === undefined) throw new NothingThere('it is empty: it has no commit');
  const name = branch ?? /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(output)?.[1];
  if (name === undefined) throw new GitError('its HEAD is on no branch: check one out, or name it by --base', output);
  return { branch: name, commit };
}

/**
 * Fetches a base without its history, and without its files where the server allows that.
 *
 * @param isWhole with its history, as what is to be pushed stands on commits that the other side may not have
 */
export async function fetchBase(folder: string, { branch, commit }: Base, isWhole: boolean): Promise<void> {
  // A clone may itself be without its history.
  const depth = isWhole ? ['--update-shallow'] : ['--depth=1'];
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--force', ...depth, '--filter=blob:none'];
  await git(['fetch', ...options, 'origin', `refs/heads/${branch}:refs/dockerfix/base`], { folder });
  const fetched = await git(['rev-parse', 'refs/dockerfix/base'], { folder });
  if (fetched !== commit) throw new GitError('its branch moved while it was fetched: start again', '');
}

/** Locks that a git which was killed has left: the plan is locked, so that no other works here. */
function removeLocks(folder: string): void {
  for (const name of ['shallow.lock', 'config.lock', 'packed-refs.lock', 'HEAD.lock'])
    rmSync(join(folder, name), { force: true });
  for (const name of ['base.lock', 'branch.lock']) rmSync(join(folder, 'refs/dockerfix', name), { force: true });
}

/**
 * Makes the repository of a plan anew where it is gone, as in a plan that was kept without it.
 *
 * @throws GitError
 */
export async function restoreStore(folder: string, addresses: Addresses, { commit }: Base): Promise<void> {
  removeLocks(folder);
  if (existsSync(join(folder, 'HEAD'))) return;
  await openStore(folder, addresses);
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--depth=1', '--filter=blob:none'];
  await git(['fetch', ...options, 'origin', `${commit}:refs/dockerfix/base`], { folder });
}
