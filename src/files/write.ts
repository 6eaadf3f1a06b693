import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { obstacleOf } from './obstacle.ts';

/**
 * Writes a file whole or not at all: a temporary file beside it takes its place. Mode and owner stay, and a symbolic link is
 * written through.
 *
 * @param before what the file held when it was read; it is left alone when it holds something else by now
 * @returns undefined, or the sentence that says why the file was left as it was
 */
export function writeDockerfile(path: string, before: string, after: string): string | undefined {
  try {
    const target = realpathSync(path);
    const status = statSync(target);
    if (isReadOnly(target, status)) return 'it cannot be written: it is read-only';
    if (!readFileSync(target).equals(Buffer.from(before)))
      return 'it cannot be written: it changed while it was being read';
    replace(target, status, after);
    return undefined;
  } catch (error) {
    return `it cannot be written: ${obstacleOf(error)}`;
  }
}

/** A file can take the place of a read-only one, and root may write any: the missing write bits are a wish all the same. */
function isReadOnly(target: string, status: Stats): boolean {
  if ((status.mode & 0o222) === 0) return true;
  try {
    accessSync(target, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function replace(target: string, status: Stats, text: string): void {
  const temporary = join(dirname(target), `.dockerfix-${process.pid}-${Date.now().toString(36)}`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, text);
      keepOwner(file, status);
      fchmodSync(file, status.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only root can give a file away; for anybody else the file is theirs, or becomes theirs. */
function keepOwner(file: number, status: Stats): void {
  if (process.getuid?.() === 0) fchownSync(file, status.uid, status.gid);
}
