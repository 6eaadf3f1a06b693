import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { executable } from '../cli/command.ts';
import { identity } from '../git-repositories.ts';

/** A run of the built command that goes on while the test does. */
export interface Running {
  readonly ended: Promise<number | null>;
  readonly child: ChildProcess;
  /** What it has printed, on both streams. */
  readonly output: () => string;
}

export function start(words: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [executable, ...words], { cwd, env: { PATH, HOME, ...identity, ...env } });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  return { ended, child, output: () => text };
}

/** Runs the command and kills it once the journal holds so many lines of a state. Whether it was still running. */
export async function killAt(
  words: readonly string[],
  cwd: string,
  { state, count }: { readonly state: string; readonly count: number },
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  const run = start(words, cwd, env);
  let isOver = false;
  void run.ended.then(() => {
    isOver = true;
  });
  while (!isOver && linesOf(`${cwd}/PLAN/journal.jsonl`, state) < count) await setTimeout(1);
  const wasRunning = run.child.kill('SIGKILL');
  await run.ended;
  return wasRunning;
}

export function linesOf(journal: string, state: string): number {
  if (!existsSync(journal)) return 0;
  return readFileSync(journal, 'utf8').split(`"state":"${state}"`).length - 1;
}
