import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

/** The repository's own folder. */
export const repository = join(import.meta.dirname, '..', '..');

/** A copy of parts of the repository, for scripts that write into it. */
export interface RepositoryCopy {
  readonly folder: string;
  read(path: string): string;
  write(path: string, text: string): void;
  run(command: string, ...options: readonly string[]): Result;
}

export interface Result {
  readonly status: number | null;
  /** What was printed, on both streams. */
  readonly output: string;
}

/** Copies the paths named, for one test; the installed packages are shared. */
export function copyRepository(paths: readonly string[]): RepositoryCopy {
  const folder = temporaryFolder();
  for (const path of paths) cpSync(join(repository, path), join(folder, path), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    run: (command, ...options) => runNode(folder, command, ...options),
  };
}

/** Runs a file with Node in a folder. */
export function runNode(folder: string, path: string, ...options: readonly string[]): Result {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [join(folder, path), ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, output: stdout + stderr };
}
