import { copyOf, type Instruction, relativeTo } from '../../src/transform.ts';
import type { Touch } from './program-touches.ts';
import type { SourceTree } from './source-tree.ts';

/** An instruction that is to stand lower, behind the install. */
export interface Moving {
  readonly instruction: Instruction;
  /** What it does with files, where it is a RUN. */
  readonly touches: readonly Touch[];
}

/** An instruction that stays, with what it does with files. */
export interface Staying {
  readonly instruction: Instruction;
  readonly touches: readonly Touch[];
}

/**
 * Why an instruction cannot stand below another that it now stands above: the rest of a sentence that starts with the
 * lower one. Undefined where both do the same in either order.
 */
export function whyNotBelow(moving: Moving, staying: Staying, tree: SourceTree): string | undefined {
  const { instruction: upper } = moving;
  const { instruction: lower } = staying;
  switch (lower.keyword) {
    case 'ENV':
    case 'ARG': {
      const changed = lower.keyValues.find(({ name }) => names(upper, name));
      return changed && `sets ${changed.name}, which ${upper.keyword} above it uses`;
    }
    case 'WORKDIR':
    case 'USER':
    case 'SHELL':
      return upper.keyword === 'RUN' ? `changes what the RUN above it runs with` : undefined;
    case 'VOLUME':
      return upper.keyword === 'RUN' ? 'declares a volume, which a later RUN cannot change everywhere' : undefined;
    case 'COPY':
    case 'ADD': {
      const destination = copyOf(lower)?.destination;
      const meets = upper.keyword === 'RUN' && (destination === undefined || tree.holds(destination));
      return meets ? 'copies to where the RUN above it changes files' : undefined;
    }
    case 'RUN': {
      const met = staying.touches.find((touch) => moving.touches.some((other) => meets(other, touch)));
      return met && `${met.use === 'reads' ? 'reads' : 'makes'} ${met.path}, which the RUN above it may change`;
    }
  }
  return undefined;
}

/** Whether a text uses a variable. */
function names({ dockerfile, start, end }: Instruction, name: string): boolean {
  return new RegExp(`\\$\\{?${name}\\b`).test(dockerfile.source.slice(start, end));
}

/** Whether it makes a difference which of two things happens to a path first. */
function meets(moving: Touch, staying: Touch): boolean {
  if (staying.use === 'reads' && moving.use !== 'changes') return false;
  if (relativeTo(staying.path, moving.path) !== undefined) return true;
  return moving.isDeep && relativeTo(moving.path, staying.path) !== undefined;
}
