import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { GitError, reasonOf } from './git-error.ts';

export interface GitOptions {
  /** Where git runs; a repository's folder as a rule. */
  readonly folder?: string | undefined;
  readonly input?: string | Uint8Array | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** Nothing of a repository may run: no hooks, no fsmonitor, no submodules, no helpers by the address. */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  // The repositories that this tool makes are bare.
  'safe.bareRepository=all',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** Variables by which a surrounding git would have ours work on another repository. */
const ofAnotherRepository =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|INDEX_VERSION|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|EXTERNAL_DIFF|QUARANTINE_PATH)$/;

/**
 * Runs git and gives what it prints, bytes as they are. Credentials stay git's business; it asks nobody for them.
 *
 * @throws GitError with the reason in a sentence
 */
export async function gitBytes(words: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const { folder, input, environment } = options;
  if (folder !== undefined && !existsSync(folder)) throw new GitError(`there is no folder ${folder}`, '');
  const result = await execa('git', [...settings.flatMap((setting) => ['-c', setting]), ...words], {
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(input === undefined ? {} : { input }),
    env: { ...ownEnvironment(), ...environment },
    extendEnv: false,
    encoding: 'buffer',
    maxBuffer: mostBytes,
    reject: false,
    stripFinalNewline: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : {}),
  });
  if (result.exitCode === 0) return Buffer.from(result.stdout);
  const messages = Buffer.from(result.stderr ?? new Uint8Array()).toString('utf8');
  const cause = 'code' in result ? result.code : undefined;
  if (cause === 'ENOENT') throw new GitError('git is not installed, or not on the PATH', messages);
  throw new GitError(reasonOf(messages, result.signal), messages);
}

/** The same, as text without its last line end. */
export async function git(words: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await gitBytes(words, options)).toString('utf8').replace(/\n$/, '');
}

/** What `ls-tree` prints of the largest repositories has about a hundred megabytes. */
const mostBytes = 1024 * 1024 * 1024;

function ownEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || ofAnotherRepository.test(name) ? [] : [[name, value] as const],
  );
  return {
    GIT_TERMINAL_PROMPT: '0',
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
    LC_ALL: 'C',
  };
}
