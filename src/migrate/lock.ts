import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { obstacleOf } from '../files/obstacle.ts';
import { PlanError } from './plan-folder.ts';

/**
 * Keeps a second run away from a plan while this process works on it. The lock of a process that was killed has no effect.
 *
 * @returns what gives it free
 * @throws PlanError where another run has it, or the folder cannot be written
 */
export function lock(folder: string): () => void {
  const path = join(folder, 'lock');
  try {
    if (holderOf(path) === undefined) rmSync(path, { force: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const isHeld = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isHeld) throw new PlanError(`${path} cannot be written: ${obstacleOf(error)}`);
    const holder = holderOf(path) ?? 'that starts at this moment';
    throw new PlanError(`another run (process ${holder}) works on this plan; if there is none, delete ${path}`);
  }
  const remove = (): void => rmSync(path, { force: true });
  process.once('exit', remove);
  return () => {
    // Once it is free another run may take it.
    process.off('exit', remove);
    remove();
  };
}

/** The process that a lock names, while it runs. */
function holderOf(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const holder = /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
  return holder !== undefined && holder !== process.pid && isRunning(holder) ? holder : undefined;
}

function isRunning(holder: number): boolean {
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
