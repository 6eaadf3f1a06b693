import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { obstacleOf } from '../files/obstacle.ts';
import { PlanError } from './plan-folder.ts';

/**
 * Keeps a second run away from a plan while this process works on it. The lock of a process that was killed has no effect.
 *
 * @returns what gives it free
 * @throws PlanError where another run has it, or the folder cannot be written
 */
export async function lock(folder: string): Promise<() => void> {
  const path = join(folder, 'lock');
  const own = `${path}.${process.pid}.new`;
  try {
    // Written before it is there under its name: nobody sees an empty one.
    writeFileSync(own, String(process.pid));
    take(path, own);
    // Another run that has seen the same dead lock may just be taking it away.
    await setTimeout(settling);
  } catch (error) {
    if (error instanceof PlanError) throw error;
    throw new PlanError(`${path} cannot be written: ${obstacleOf(error)}`);
  } finally {
    rmSync(own, { force: true });
  }
  if (textOf(path) !== String(process.pid)) throw held(path);
  const remove = (): void => {
    if (textOf(path) === String(process.pid)) rmSync(path, { force: true });
  };
  process.once('exit', remove);
  return () => {
    process.off('exit', remove);
    remove();
  };
}

/** In milliseconds. */
const settling = 50;

function take(path: string, own: string): void {
  if (isLinked(own, path)) return;
  const seen = textOf(path);
  if (isHeld(seen)) throw held(path);
  const aside = `${path}.aside.${process.pid}.new`;
  try {
    renameSync(path, aside);
    // It was taken meanwhile by another run: it is put back.
    if (textOf(aside) !== seen) isLinked(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  if (!isLinked(own, path)) throw held(path);
}

/** Gives a file a second name, if that is free. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function held(path: string): PlanError {
  const holder = textOf(path) || 'that starts at this moment';
  return new PlanError(`another run (process ${holder}) works on this plan; if there is none, delete ${path}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Whether the process that a lock names runs. */
function isHeld(text: string): boolean {
  const holder = /^[1-9]\d*$/.test(text) ? Number(text) : process.pid;
  return holder !== process.pid && isRunning(holder);
}

function isRunning(holder: number): boolean {
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
