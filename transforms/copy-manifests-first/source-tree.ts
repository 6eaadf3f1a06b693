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

/** Where a file of the build context comes to by a copy of the whole: a path of the image. */
export function placeOf(path: string, { destination }: WholeCopy): string {
  return `${destination.replace(/\/$/, '')}/${path}`;
}

/** Whether a COPY or ADD brings the whole build context, and beside it no folder that is emptied over it. */
export function isWholeCopy(copy: Copy | undefined): copy is Copy {
  return bringsRoot(copy) && !copy.sources.some((source) => !isRoot(source) && mayBeFolder(source));
}

function bringsRoot(copy: Copy | undefined): copy is Copy {
  return copy?.isFromContext === true && copy.sources.some(isRoot);
}

function isRoot(source: string | undefined): boolean {
  return source !== undefined && cleanPath(source) === '';
}

/** Whether a copy empties folders into the one that it fills: `*` all of the root, `. extra/` one over the root. */
export function isFlatteningCopy(instruction: Instruction): boolean {
  const copy = copyOf(instruction);
  if (bringsRoot(copy) && !isWholeCopy(copy)) return true;
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
    if (use === 'enters') return false;
    return this.#copies.some(({ destination }) => {
      if (isKnownPath(path) !== isKnownPath(destination)) return use !== 'makes' && !systemFolder.test(path);
      const below = relativeTo(destination, path);
      if (below === undefined) return isDeep && use !== 'makes' && relativeTo(path, destination) !== undefined;
      if (this.#brings(below)) return below !== '' || use !== 'makes';
      // What the context at hand does not hold may be made by the build, or come with another state of the project.
      return use !== 'makes' && use !== 'fills' && !(destination === '/' && systemFolder.test(path));
    });
  }

  /** A folder of the build context that a copy to the root puts over one of the system. */
  get systemFolder(): string | undefined {
    if (!this.#copies.some(({ destination }) => destination === '/')) return undefined;
    const names = this.#context.list('') ?? [];
    return names.find(
      (name) => systemFolder.test(`/${name}`) && this.#context.kind(name) === 'directory' && this.#brings(name),
    );
  }

  /**
   * What a copy that stays above the whole makes where the whole goes, and the whole does not hold; absolute paths. A
   * file that is the same one in the whole is not among them.
   */
  madeBy(copy: Copy): string[] {
    const { destination } = copy;
    if (destination === undefined) return [];
    return this.#copies.flatMap((whole) => {
      if (relativeTo(whole.destination, destination) === undefined) return [];
      return copy.sources.flatMap((source) => {
        const clean = cleanPath(source ?? '');
        const isFile = copy.isFromContext && this.#context.kind(clean) === 'file';
        const name = clean.slice(clean.lastIndexOf('/') + 1);
        const path = isFile && copy.isIntoDirectory ? `${destination.replace(/\/$/, '')}/${name}` : destination;
        return isFile && relativeTo(whole.destination, path) === clean ? [] : [path];
      });
    });
  }

  /** Whether a path lies where the copies bring files. */
  holds(path: string): boolean {
    return this.#copies.some(({ destination }) => relativeTo(destination, path) !== undefined);
  }

  /** Whether one of the copies goes to a folder or below it. */
  liesIn(folder: string): boolean {
    return this.#copies.some(({ destination }) => relativeTo(folder, destination) !== undefined);
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
  return !isFromContext || sources.some(mayBeFolder);
}

function mayBeFolder(source: string | undefined): boolean {
  return source === undefined || !/\.\w+$/.test(source);
}

export function sameOwner(one: Instruction, other: Instruction): boolean {
  return ['chown', 'chmod'].every((name) => one.flag(name) === other.flag(name));
}
