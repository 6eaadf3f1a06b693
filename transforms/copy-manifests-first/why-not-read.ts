import type { Instruction, ReadFile } from '../../src/transform.ts';
import type { InstallRun } from './install-run.ts';
import type { Between, Refusal } from './split.ts';

/**
 * What keeps an install behind the copy of the whole, by what it reads.
 *
 * @param blocker what keeps all installs there
 */
export function whyNotRead(
  { kind, install, files, obstacle }: InstallRun,
  blocker: Refusal | undefined,
  { wholes, moving }: Between,
  lineOf: (at: Instruction) => number,
): Refusal | undefined {
  if (kind === 'recognised') {
    const message = `${install.title} is not split by this version: what it reads is not known`;
    return { id: 'other-manager', install, message };
  }
  if (obstacle) return { id: obstacle.obstacle, install, message: obstacle.message, file: obstacle.file };
  if (blocker) return blocker;
  const over = files.reads.find(({ file }) => !isOf(file, wholes) && isOf(file, moving));
  if (!over) return undefined;
  const { path, copy } = over.file;
  const place = `the ${copy.keyword} on line ${lineOf(copy)}`;
  return { id: 'between', install, message: `${install.title} reads ${path}, which ${place} puts over the whole` };
}

function isOf({ copy }: ReadFile['file'], among: readonly { readonly instruction: Instruction }[]): boolean {
  return among.some(({ instruction }) => instruction === copy);
}
