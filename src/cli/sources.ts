import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { decode, type Reading, readDockerfile, sizeLimit } from '../files/read.ts';
import type { FoundFile } from '../files/search-folder.ts';
import { writeDockerfile } from '../files/write.ts';
import { standardInput } from './flags.ts';

/** A Dockerfile to work on. */
export interface Source {
  /** As a person names it. */
  readonly path: string;
  /** Absolute, without symbolic links. */
  readonly target: string;
  /** Where its build context and its configuration are looked for; undefined for text that comes from nowhere. */
  readonly location: { readonly folder: string; readonly path: string } | undefined;
  read(): Reading;
  /** Takes the new text. Returns undefined, or the sentence that says why it was not written. */
  write(before: string, after: string): string | undefined;
}

export function sourceOnDisk({ path, target }: FoundFile): Source {
  return {
    path,
    target,
    location: { folder: dirname(path), path },
    read: () => readDockerfile(path),
    write: (before, after) => writeDockerfile(path, before, after),
  };
}

/**
 * The text of the standard input.
 *
 * @param name where it comes from, as `--stdin-filename` says; the file need not be there
 */
export async function sourceFromInput(input: AsyncIterable<Buffer>, name: string | undefined): Promise<Source> {
  const bytes = await readAll(input);
  const path = name ?? standardInput;
  const onDisk = resolve(name ?? 'Dockerfile');
  return {
    path,
    target: existsSync(onDisk) ? realpathSync(onDisk) : onDisk,
    location: name !== undefined && existsSync(dirname(name)) ? { folder: dirname(name), path: name } : undefined,
    read: () => decode(bytes),
    // The output of the run is what a filter writes.
    write: () => undefined,
  };
}

/** All there is, or more than a Dockerfile may hold: an input without an end is not read to its end. */
async function readAll(input: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > sizeLimit) break;
  }
  return Buffer.concat(chunks);
}
