import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The built command. */
export const executable = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export interface Call {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** The user that calls; only root can be another. */
  readonly uid?: number;
}

export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as somebody at a shell does, but for NO_COLOR and its like in our own environment. */
export function dockerfix(words: readonly string[], { cwd, input = '', env = {}, uid }: Call): Ending {
  const { PATH, HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...words], {
    cwd,
    input,
    env: { PATH, HOME, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** A Dockerfile that `pipOnly` changes, and what it becomes. */
export const naive = 'FROM python:3.12-slim\nRUN pip install flask\nCMD ["flask", "run"]\n';
export const better = naive.replace('install', 'install --no-cache-dir');

/** Keeps a test to one transform, so that it shows what the command line does. */
export const pipOnly = ['--only', 'pip-no-cache-dir'] as const;
