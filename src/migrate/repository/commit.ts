import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.ts';

/** What a commit says beside its files. */
export interface CommitContent {
  readonly message: string;
  /** `Name <mail>`; undefined: as git is set. */
  readonly author: string | undefined;
  /** In seconds since 1970: the same plan makes the same commit. */
  readonly time: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly mode: string;
  readonly text: string;
}

const trailer = 'Dockerfix-Tree';

/**
 * Makes a commit on a base, of which only these files differ, without a working tree. It is signed where git is set so. Its
 * message ends with the name of its tree, by which a later run knows it for its own.
 *
 * @returns its name
 * @throws GitError
 */
export async function makeCommit(
  folder: string,
  base: string,
  files: readonly ChangedFile[],
  { message, author, time }: CommitContent,
): Promise<string> {
  const index = join(folder, `dockerfix-index-${process.pid}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    await git(['read-tree', base], { folder, environment });
    const entries: string[] = [];
    for (const { path, mode, text } of files) {
      const object = await git(['hash-object', '-w', '--stdin'], { folder, input: text });
      entries.push(`${mode} ${object}\t${path}\0`);
    }
    await git(['update-index', '-z', '--index-info'], { folder, environment, input: entries.join('') });
    const tree = await git(['write-tree', '--missing-ok'], { folder, environment });
    const sign = (await isSigned(folder)) ? ['-S'] : [];
    return await git(['commit-tree', ...sign, '-p', base, tree], {
      folder,
      input: `${message.trimEnd()}\n\n${trailerOf(tree, message)}\n`,
      environment: identity(author, time),
    });
  } finally {
    rmSync(index, { force: true });
  }
}

/** Whether a commit that was fetched is one of this tool that nobody has changed. */
export async function isOwnCommit(folder: string, commit: string): Promise<boolean> {
  const words = ['log', '--max-count=1', '--no-show-signature', '--format=%T%n%B', commit];
  const [tree = '', ...lines] = (await git(words, { folder })).trimEnd().split('\n');
  return lines.at(-1) === trailerOf(tree, lines.slice(0, -1).join('\n'));
}

/** Names the tree, and a digest of the message above it: a person who amends a commit makes it another's. */
function trailerOf(tree: string, message: string): string {
  const digest = createHash('sha256').update(message.trim()).digest('hex').slice(0, 12);
  return `${trailer}: ${tree} ${digest}`;
}

/** Whether a commit is there, and stands on that base. */
export async function isCommitOn(folder: string, commit: string, base: string): Promise<boolean> {
  const parent = await git(['rev-parse', '--quiet', '--verify', `${commit}^`], { folder }).catch(() => undefined);
  return parent === base;
}

async function isSigned(folder: string): Promise<boolean> {
  const value = await git(['config', '--type=bool', '--default=false', '--get', 'commit.gpgsign'], { folder });
  return value === 'true';
}

function identity(author: string | undefined, time: number): Record<string, string> {
  const date = `@${time} +0000`;
  const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const [, name, mail] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(author ?? '') ?? [];
  if (name === undefined || mail === undefined) return dates;
  const names = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: mail, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: mail };
  return { ...dates, ...names };
}
