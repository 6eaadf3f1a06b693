import {
  type BuildContext,
  type Copy,
  cleanPath,
  copyOf,
  type Instruction,
  isKnownPath,
  relativeTo,
} from '../../src/transform.ts';
import type { Touch } from './program-touches.ts';

/** A COPY or ADD of the whole build context, with where it goes. */
export interface WholeCopy extends Copy {
  readonly destination: string;
}

/** Whether a COPY or ADD brings the whole build context. */
export function isWholeCopy(copy: Copy | undefined): copy is Copy {
  return (
    copy?.isFromContext === true && copy.sources.some((source) => source !== undefined && cleanPath(source) === '')
  );
}

/** Whether the source of a copy is all that lies in the root of the build context, each folder of it emptied into one. */
export function isFlatteningCopy(instruction: Instruction): boolean {
  const copy = copyOf(instruction);
  return copy?.isFromContext === true && copy.sources.some((source) => /^(?:\.?\/)?\*$/.test(source ?? ''));
}

/** Folders of a system, in which no project lies that is copied to the root. */
const systemFolder = /^\/(?:bin|dev|etc|lib|lib64|opt|proc|run|sbin|sys|tmp|usr|var|root\/\.)(?:\/|$)/;

/** What copies of the whole build context put in the image. */
export class SourceTree {
  readonly #copies: readonly WholeCopy[];
  readonly #context: BuildContext;

  constructor(copies: readonly WholeCopy[], context: BuildContext) {
    this.#copies = copies;
    this.#context = context;
  }

  /** Whether something happens to files that the copies bring, or may bring. */
  isTouchedBy({ path, use, isDeep }: Touch): boolean {
    return this.#copies.some(({ destination }) => {
      if (isKnownPath(path) !== isKnownPath(destination)) return use !== 'makes' && !systemFolder.test(path);
      const below = relativeTo(destination, path);
      if (below === undefined) return isDeep && use !== 'makes' && relativeTo(path, destination) !== undefined;
      if (this.#brings(below)) return below !== '' || use !== 'makes';
      // What the context at hand does not hold may be made by the build, or come with another state of the project.
      return use !== 'makes' && use !== 'fills' && !(destination === '/' && systemFolder.test(path));
    });
  }

  /** Whether a path lies where the copies bring files. */
  holds(path: string): boolean {
    return this.#copies.some(({ destination }) => relativeTo(destination, path) !== undefined);
  }

  /** Whether a path of the build context is copied with the rest of it. */
  #brings(path: string): boolean {
    return path === '' || (this.#context.kind(path) !== undefined && !this.#context.excludes(path));
  }

  /** Whether a copy of some files may stand where it is when the whole comes later: none of them is in the whole too. */
  isApartFrom(copy: Copy): boolean {
    const { destination } = copy;
    if (destination === undefined) return false;
    return this.#copies.every((whole) => {
      const below = relativeTo(whole.destination, destination);
      if (below === undefined) return relativeTo(destination, whole.destination) === undefined || !mayHoldFolders(copy);
      return copy.sources.every((source) => this.#isApart(source, below, copy, whole));
    });
  }

  #isApart(source: string | undefined, below: string, copy: Copy, whole: WholeCopy): boolean {
    if (source === undefined || /[*?[\\]/.test(source)) return false;
    const clean = cleanPath(source);
    const isFolder = !copy.isFromContext || this.#context.kind(clean) !== 'file';
    if (isFolder) return below !== '' && !this.#brings(below);
    const name = clean.slice(clean.lastIndexOf('/') + 1);
    const paths = copy.isIntoDirectory ? [cleanPath(`${below}/${name}`)] : [below, cleanPath(`${below}/${name}`)];
    const isSame = paths.includes(clean) && sameOwner(copy.instruction, whole.instruction);
    return isSame || paths.every((path) => path !== '' && !this.#brings(path));
  }
}

function mayHoldFolders({ sources, isFromContext }: Copy): boolean {
  return !isFromContext || sources.some((source) => source === undefined || !/\.\w+$/.test(source));
}

function sameOwner(one: Instruction, other: Instruction): boolean {
  return ['chown', 'chmod'].every((name) => one.flag(name) === other.flag(name));
}
