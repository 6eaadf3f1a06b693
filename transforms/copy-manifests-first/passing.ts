import { copyOf, directoryOf, type Instruction, relativeTo, resolvePath, shownPath } from '../../src/transform.ts';
import type { Touch } from './program-touches.ts';
import type { SourceTree } from './source-tree.ts';

/** An instruction that is to stand lower, behind the install. */
export interface Moving {
  readonly instruction: Instruction;
  /** What it does with files, unless it is a copy of the whole. */
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
      if (upper.keyword === 'RUN') return 'declares a volume, which a later RUN cannot change everywhere';
      return isVolumeIn(lower, tree) ? `declares a volume where the ${upper.keyword} above it copies to` : undefined;
    case 'COPY':
    case 'ADD': {
      const destination = copyOf(lower)?.destination;
      const meets = upper.keyword === 'RUN' && (destination === undefined || tree.holds(destination));
      return meets ? 'copies to where the RUN above it changes files' : undefined;
    }
    case 'RUN': {
      // What a copy puts where the whole goes is found by the name of each file.
      const touches =
        upper.keyword === 'RUN' ? staying.touches : staying.touches.filter(({ path }) => !tree.holds(path));
      const met = touches.find((touch) => moving.touches.some((other) => meets(other, touch)));
      const verb = met?.use === 'reads' || met?.use === 'runs' ? met.use : 'makes';
      return met && `${verb} ${shownPath(met.path)}, which the ${upper.keyword} above it may change`;
    }
  }
  return undefined;
}

/** Whether a volume is, or lies in, or holds a folder that the whole is copied to: some builders drop what comes later. */
function isVolumeIn(volume: Instruction, tree: SourceTree): boolean {
  return volume.arguments.some(({ value }) => {
    const written = volume.stage?.expand(value, volume);
    const path = written === undefined ? undefined : resolvePath(directoryOf(volume), written);
    return path === undefined || tree.holds(path) || tree.liesIn(path);
  });
}

/** Whether a text uses a variable. */
function names({ dockerfile, start, end }: Instruction, name: string): boolean {
  return new RegExp(`\\$\\{?${name}\\b`).test(dockerfile.source.slice(start, end));
}

/** Whether it makes a difference which of two things happens to a path first. */
function meets(moving: Touch, staying: Touch): boolean {
  if (staying.use === 'enters' || moving.use === 'enters') return false;
  if (staying.use === 'reads' && moving.use !== 'changes') return false;
  if (staying.use === 'runs' && moving.use !== 'changes' && moving.use !== 'marks') return false;
  if (relativeTo(staying.path, moving.path) !== undefined) return true;
  return moving.isDeep && relativeTo(moving.path, staying.path) !== undefined;
}
