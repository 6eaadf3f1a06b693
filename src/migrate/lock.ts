import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PlanError } from './plan-folder.ts';

/**
 * Keeps a second run away from a plan while this process works on it. The lock of a process that was killed has no effect.
 *
 * @returns what gives it free
 * @throws PlanError where another run has it
 */
export function lock(folder: string): () => void {
  const path = join(folder, 'lock');
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : Number.NaN;
  if (Number.isInteger(holder) && holder !== process.pid && isRunning(holder))
    throw new PlanError(`another run (process ${holder}) works on this plan`);
  rmSync(path, { force: true });
  const file = openSync(path, 'wx');
  writeSync(file, String(process.pid));
  closeSync(file);
  const free = (): void => rmSync(path, { force: true });
  process.once('exit', free);
  return free;
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
