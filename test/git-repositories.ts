import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The files of a commit: a text, or what else git can hold at a path. */
export type CommitFiles = Readonly<Record<string, string | { readonly link: string } | { readonly submodule: string }>>;

/** Who makes the commits of the tests: git is set so nowhere on a fresh machine. */
export const identity = {
  GIT_AUTHOR_NAME: 'Tester',
  GIT_AUTHOR_EMAIL: 'tester@example.com',
  GIT_COMMITTER_NAME: 'Tester',
  GIT_COMMITTER_EMAIL: 'tester@example.com',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

/** Runs the real git. */
export function git(folder: string, words: readonly string[], input?: string): string {
  const env = { ...process.env, ...identity };
  return execFileSync('git', words, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    input,
  }).trim();
}

/** A bare repository with one commit on `main`, as a server has it. */
export function bareRepository(folder: string, files: CommitFiles, branch = 'main'): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--bare', `--initial-branch=${branch}`, '.']);
  // As on a forge, files can be left out of what is fetched.
  git(folder, ['config', 'uploadpack.allowFilter', 'true']);
  if (Object.keys(files).length > 0) addCommit(folder, files, branch);
  return folder;
}

/** A repository without an origin that somebody works in, with one commit on `main`. */
export function workingRepository(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch=main', '.']);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git(folder, ['add', '.']);
  git(folder, ['commit', '--quiet', '-m', 'first']);
  return folder;
}

/** Adds a commit to a branch of a bare repository, without a clone. */
export function addCommit(folder: string, files: CommitFiles, branch = 'main', message = 'A change'): string {
  const parent = git(folder, ['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]);
  const from = parent === '' ? '' : `from ${parent}\n`;
  const lines = Object.entries(files).map(([path, content]) => {
    if (typeof content !== 'string' && 'submodule' in content) return `M 160000 ${content.submodule} ${quoted(path)}\n`;
    const text = typeof content === 'string' ? content : content.link;
    const mode = typeof content === 'string' ? '100644' : '120000';
    return `M ${mode} inline ${quoted(path)}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  });
  const head = `commit refs/heads/${branch}\ncommitter Tester <tester@example.com> 1700000000 +0000\n`;
  git(
    folder,
    ['fast-import', '--quiet', '--force'],
    `${head}data ${Buffer.byteLength(message)}\n${message}\n${from}${lines.join('')}\ndone\n`,
  );
  return git(folder, ['rev-parse', `refs/heads/${branch}`]);
}

/** A path as fast-import reads it. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

export function addressOf(folder: string): string {
  return pathToFileURL(folder).href;
}

/** What a branch holds at a path; undefined where there is no such branch or file. */
export function fileOn(folder: string, branch: string, path: string): string | undefined {
  try {
    return execFileSync('git', ['show', `refs/heads/${branch}:${path}`], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The branches of a repository, each with its commit. */
export function branchesOf(folder: string): string {
  return git(folder, ['for-each-ref', '--format=%(refname:short) %(objectname)', 'refs/heads']);
}

/** A clone in which somebody works. */
export function workingClone(of: string, folder: string): string {
  mkdirSync(join(folder, '..'), { recursive: true });
  git(join(folder, '..'), ['clone', '--quiet', of, folder]);
  return folder;
}
