import type { BuildContext } from '../build-context.ts';
import { type Copy, copyOf } from '../dockerfile/copy.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isKnownPath } from '../dockerfile/working-directory.ts';
import { cleanPath } from './clean-path.ts';
import { parseDockerignore } from './dockerignore.ts';

/** A file or directory of the build context that a copy puts in the image. */
export interface CopiedFile {
  readonly kind: 'file' | 'directory';
  /** Its path in the build context; empty for the whole. */
  readonly path: string;
  readonly copy: Instruction;
}

/**
 * A path of the image that no file of the build context is known to stand at.
 * `elsewhere`: a copy from another stage, an image or a URL may have put something there.
 * `excluded`: a copy would put a file there, but an ignore file keeps it from the builder.
 * `absent`: a copy of the folder would put it there, but the build context has no such file.
 * `uncopied`: nothing is copied to it.
 * `unclear`: the file does not tell where a copy of the whole build context goes, or where the path is.
 */
export interface NotCopied {
  readonly kind: 'elsewhere' | 'excluded' | 'absent' | 'uncopied' | 'unclear';
  /** Where it would stand in the build context, if it did. */
  readonly path: string | undefined;
  /** What keeps it from the builder: the name of an ignore file, or `--exclude`. */
  readonly excludedBy?: string;
}

/** The files of an image as far as copies put them there, the later over the earlier. Paths of the image are absolute. */
export class CopiedFiles {
  readonly #context: BuildContext;
  readonly #copies: readonly Copy[];

  /** @param instructions COPY and ADD count, in the order in which they run; all others are passed over. */
  constructor(context: BuildContext, instructions: readonly Instruction[]) {
    this.#context = context;
    this.#copies = instructions.flatMap((instruction) => copyOf(instruction) ?? []).reverse();
  }

  find(path: string): CopiedFile | NotCopied {
    let missed: NotCopied | undefined;
    for (const copy of this.#copies) {
      const found = this.#findIn(copy, path);
      if (found?.kind === 'excluded' || found?.kind === 'absent') missed ??= found;
      else if (found) return found;
    }
    return missed ?? { kind: 'uncopied', path: undefined };
  }

  /** The text of a copied file; undefined for anything else. */
  read(path: string): string | undefined {
    const found = this.find(path);
    return found.kind === 'file' ? this.#context.read(found.path) : undefined;
  }

  /** As the build context has it. */
  get parseYaml(): BuildContext['parseYaml'] {
    return this.#context.parseYaml;
  }

  /** The names in a copied directory that are not excluded; undefined for anything else. */
  list(path: string): readonly string[] | undefined {
    const found = this.find(path);
    if (found.kind !== 'directory') return undefined;
    return this.#context.list(found.path)?.filter((name) => {
      const path = cleanPath(`${found.path}/${name}`);
      return !this.#context.excludes(path) || holdsReadmitted(path, this.#context);
    });
  }

  #findIn(copy: Copy, path: string): CopiedFile | NotCopied | undefined {
    const { destination } = copy;
    if (!copy.isFromContext) {
      return destination !== undefined && relativeTo(destination, path) !== undefined ? elsewhere : undefined;
    }
    const matches = copy.sources.map((source) => this.#findSource(copy, source, path));
    return matches.find((match) => match && isCopied(match)) ?? matches.find((match) => match);
  }

  #findSource(copy: Copy, source: string | undefined, path: string): CopiedFile | NotCopied | undefined {
    const { destination, instruction } = copy;
    if (source === undefined) return undefined;
    const isWhole = cleanPath(source) === '';
    if (destination === undefined || isKnownPath(destination) !== isKnownPath(path)) {
      return isWhole ? { kind: 'unclear', path: undefined } : undefined;
    }
    const below = relativeTo(destination, path);
    if (below === undefined) return undefined;
    if (/^<<|^[\w.+-]+:\/\/|^git@/.test(source)) return elsewhere;
    if (/[*?[\\]/.test(source)) {
      const file = this.#file(patternMatch(source, below), copy);
      return file?.kind === 'file' ? file : undefined;
    }
    const clean = cleanPath(source);
    if (this.#context.kind(clean) === 'directory') return this.#file(cleanPath(`${clean}/${below}`), copy);
    if (instruction.keyword === 'ADD' && /\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz|zst)$/.test(clean)) return elsewhere;
    const name = clean.slice(clean.lastIndexOf('/') + 1);
    const isIt = below === name || (below === '' && !copy.isIntoDirectory && copy.sources.length === 1);
    // Of a context that is only assumed, what else a copy names may well be there.
    if (isIt && this.#context.isAssumed && this.#context.kind(clean) === undefined) return elsewhere;
    return isIt ? this.#file(clean, copy) : undefined;
  }

  #file(path: string | undefined, { instruction }: Copy): CopiedFile | NotCopied | undefined {
    if (path === undefined) return undefined;
    const kind = this.#context.kind(path);
    if (kind === undefined) return { kind: 'absent', path };
    if (isLeftOut(path, instruction)) return { kind: 'excluded', path, excludedBy: '--exclude' };
    const { ignoreFile } = this.#context;
    if (this.#context.excludes(path) && !(kind === 'directory' && holdsReadmitted(path, this.#context)))
      return { kind: 'excluded', path, excludedBy: ignoreFile ?? 'an ignore file' };
    return { kind, path, copy: instruction };
  }
}

/** Names looked at below one excluded folder. */
const mostNames = 500;

/** Whether a folder that an ignore file excludes holds something that it takes back: then the folder comes with that. */
function holdsReadmitted(folder: string, context: BuildContext): boolean {
  const folders = [folder];
  for (let seen = 0; folders.length > 0 && seen < mostNames; ) {
    const at = folders.pop() ?? '';
    for (const name of context.list(at) ?? []) {
      seen++;
      const path = `${at}/${name}`;
      if (!context.excludes(path)) return true;
      if (context.kind(path) === 'directory') folders.push(path);
    }
  }
  return false;
}

const elsewhere: NotCopied = { kind: 'elsewhere', path: undefined };

export function isCopied(found: CopiedFile | NotCopied): found is CopiedFile {
  return found.kind === 'file' || found.kind === 'directory';
}

/** The rest of a path below a directory, empty for the directory itself; undefined for what is not below it. */
export function relativeTo(directory: string, path: string): string | undefined {
  if (path === directory) return '';
  const start = directory === '/' ? '/' : `${directory}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/** Whether `--exclude` of a COPY or ADD leaves a file out. */
function isLeftOut(path: string, copy: Instruction): boolean {
  const patterns = copy.flags.filter(({ name }) => name === 'exclude').map(({ value }) => value ?? '');
  return patterns.length > 0 && parseDockerignore(patterns.join('\n'))(path);
}

/** The file that a pattern in the last name of a source brings to a path right below the destination. */
function patternMatch(source: string, below: string): string | undefined {
  const clean = cleanPath(source);
  const folder = clean.slice(0, clean.lastIndexOf('/') + 1);
  if (/[*?[\\]/.test(folder) || below === '' || below.includes('/')) return undefined;
  const matches = parseDockerignore(clean);
  return matches(`${folder}${below}`) ? `${folder}${below}` : undefined;
}
