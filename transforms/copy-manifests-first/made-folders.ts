import { copyOf, directoryOf, type Instruction, relativeTo, resolvePath, shownPath } from '../../src/transform.ts';
import { footprintOf } from './footprint.ts';
import type { Staying } from './passing.ts';
import type { Between } from './split.ts';

/** The folders of an image that instructions make, as far as the text tells. */
export class MadeFolders {
  readonly #paths: string[] = [];

  /** Takes an instruction that runs. */
  take(instruction: Instruction): void {
    this.#paths.push(...madeBy(instruction));
  }

  /** Takes a file or folder that is put in the image. */
  takePath(path: string): void {
    this.#paths.push(path);
  }

  /** Whether a folder is there. */
  has(folder: string): boolean {
    return folder === '/' || this.#paths.some((path) => relativeTo(folder, path) !== undefined);
  }
}

/** Absolute paths that an instruction makes, with the folders above them. */
function madeBy(instruction: Instruction): string[] {
  switch (instruction.keyword) {
    case 'WORKDIR': {
      const path = instruction.stage?.expand(instruction.body.text, instruction);
      return path === undefined ? [] : [resolvePath(directoryOf(instruction), path) ?? '/'];
    }
    case 'COPY':
    case 'ADD': {
      const copy = copyOf(instruction);
      if (copy?.destination === undefined) return [];
      return [copy.isIntoDirectory ? copy.destination : (resolvePath(copy.destination, '..') ?? '/')];
    }
    case 'RUN':
      return footprintOf(instruction)
        .touches.filter(({ use }) => use === 'makes' || use === 'changes' || use === 'fills')
        .map(({ path }) => path);
  }
  return [];
}

/**
 * Why an instruction cannot stand above the copies of the whole, as they make a folder: the rest of a sentence.
 * @param folders those that are there when it runs
 */
export function whyNotWithout(
  { instruction, touches }: Staying,
  { tree, wholes }: Pick<Between, 'tree' | 'wholes'>,
  folders: MadeFolders,
  lineOf: (at: Instruction) => number,
): string | undefined {
  const entered = touches.find(({ use, path }) => use === 'enters' && tree.holds(path) && !folders.has(path));
  if (entered) return `works in ${shownPath(entered.path)}, which the copy of the whole makes`;
  const made = [...madeBy(instruction), ...touches.flatMap(({ use, path }) => (use === 'fills' ? [path] : []))];
  const whole = wholes.find(
    ({ instruction: copy, destination }) =>
      (copy.flag('chown') !== undefined || copy.flag('chmod') !== undefined) &&
      !folders.has(destination) &&
      made.some((path) => relativeTo(destination, path) !== undefined),
  );
  if (!whole) return undefined;
  const place = `line ${lineOf(whole.instruction)}`;
  return `would make ${shownPath(whole.destination)}, which has the owner and mode that ${place} gives`;
}
