import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { obstacleOf } from './obstacle.ts';

/** In bytes. The longest Dockerfile seen in public repositories has less than a thousandth of it. */
export const sizeLimit = 16 * 1024 * 1024;

/** A text, or the sentence that says why there is none. */
export type Reading = { readonly text: string } | { readonly obstacle: string };

/** Reads a Dockerfile as it is: the byte order mark and all line ends stay in the text. */
export function readDockerfile(path: string): Reading {
  try {
    const status = statSync(path);
    if (!status.isFile()) return { obstacle: 'it is not a regular file' };
    if (status.size > sizeLimit) return { obstacle: tooLarge(status.size) };
    return decode(readFileSync(path));
  } catch (error) {
    return { obstacle: `it cannot be read: ${obstacleOf(error)}` };
  }
}

/** The text of a Dockerfile, which is UTF-8 with or without a byte order mark. */
export function decode(bytes: Buffer): Reading {
  if (bytes.length > sizeLimit) return { obstacle: tooLarge(bytes.length) };
  if (bytes.includes(0)) return { obstacle: 'it holds a NUL byte, so it is not a text in UTF-8' };
  if (!isUtf8(bytes)) return { obstacle: `line ${firstLineThatIsNotUtf8(bytes)} is not UTF-8` };
  return { text: bytes.toString('utf8') };
}

function tooLarge(size: number): string {
  return `it is too large for a Dockerfile: ${Math.ceil(size / 1024 / 1024)} MB, where ${sizeLimit / 1024 / 1024} MB are the limit`;
}

function firstLineThatIsNotUtf8(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
