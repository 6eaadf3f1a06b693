import { type CopiedFile, type CopiedFiles, isCopied, type NotCopied } from '../build-context/copied-files.ts';
import { shownPath } from '../dockerfile/shown-path.ts';
import { resolvePath } from '../dockerfile/stage.ts';
import type { AddedInstall, InstallFiles, InstallObstacle, ReadFile } from './package-manager.ts';

/** Ends a reading at an obstacle. */
class Stuck extends Error {
  readonly obstacle: InstallObstacle;

  constructor(obstacle: InstallObstacle) {
    super(obstacle.message);
    this.obstacle = obstacle;
  }
}

/**
 * What an install does with the files that copies brought before it, as `work` asks for them. Paths are absolute, in the
 * image.
 */
export function readSource(
  title: string,
  files: CopiedFiles,
  work: (reader: SourceReader) => void,
): InstallFiles | InstallObstacle {
  const reader = new SourceReader(title, files);
  try {
    work(reader);
  } catch (error) {
    if (error instanceof Stuck) return error.obstacle;
    throw error;
  }
  return reader.result;
}

/** Notes what is read and written. */
export class SourceReader {
  readonly #title: string;
  readonly #files: CopiedFiles;
  readonly #reads = new Map<string, ReadFile>();
  readonly #writes = new Set<string>();
  readonly #absent = new Set<string>();
  #added: AddedInstall | undefined;

  constructor(title: string, files: CopiedFiles) {
    this.#title = title;
    this.#files = files;
  }

  get result(): InstallFiles {
    const added = this.#added === undefined ? {} : { added: this.#added };
    return { reads: [...this.#reads.values()], writes: [...this.#writes], absent: [...this.#absent], ...added };
  }

  /** The text of a file without which the install fails, or does another thing. */
  manifest(path: string, namedBy = this.#title): string {
    const found = this.#files.find(path);
    if (!isCopied(found)) return this.stop(...whyNotCopied(path, found, namedBy));
    return this.#read(path, found, namedBy);
  }

  /** The text of a file that the install reads where there is one; undefined where there is none. */
  file(path: string, namedBy = this.#title): string | undefined {
    const found = this.#files.find(path);
    if (isCopied(found)) return found.kind === 'file' ? this.#read(path, found, namedBy) : undefined;
    if (found.kind === 'elsewhere' || found.kind === 'unclear') return this.stop(...whyNotCopied(path, found, namedBy));
    this.#absent.add(path);
    return undefined;
  }

  /** What a file in YAML holds, which the install reads where there is one; undefined where there is none, or it is empty. */
  yaml(path: string, namedBy = this.#title): unknown {
    const text = this.file(path, namedBy);
    if (text === undefined || text.trim() === '') return undefined;
    const { parseYaml } = this.#files;
    const shown = this.shown(path);
    if (!parseYaml) return this.stop('unreadable-file', `${shown} is in YAML, which is not read here`);
    try {
      return parseYaml(text) ?? undefined;
    } catch {
      return this.stop('unreadable-file', `${shown} is not YAML`);
    }
  }

  /** Notes a file or a directory with all in it; whether there is one. */
  carry(path: string, namedBy = this.#title): boolean {
    const found = this.#files.find(path);
    if (!isCopied(found)) {
      this.#absent.add(path);
      return false;
    }
    if (found.path === '') return this.stop('needs-source', `${namedBy} names the whole of what is copied`);
    this.#note(found, namedBy);
    return true;
  }

  /** As `carry`, of what has to be there. */
  carryNamed(path: string, namedBy: string): void {
    const found = this.#files.find(path);
    if (!isCopied(found)) this.stop(...whyNotCopied(path, found, namedBy));
    else this.carry(path, namedBy);
  }

  /** The text of a file, without noting that it is read; undefined where no copy brings it. */
  peek(path: string): string | undefined {
    return this.#files.read(path);
  }

  kind(path: string): 'file' | 'directory' | undefined {
    const found = this.#files.find(path);
    if (isCopied(found)) return found.kind;
    this.#absent.add(path);
    return undefined;
  }

  list(path: string): readonly string[] {
    return this.#files.list(path) ?? [];
  }

  /** The path of a file in the build context, for messages. */
  shown(path: string): string {
    return this.#files.find(path).path ?? shownPath(path);
  }

  /** Notes a file or directory that the install makes. */
  writes(path: string): void {
    this.#writes.add(path);
  }

  /** Notes that the install is split in two: one for the dependencies, and itself behind the copy of the whole. */
  add(added: AddedInstall): void {
    this.#added = added;
  }

  /** The absolute path of what a word names; stops where the text does not tell it. */
  path(directory: string | undefined, value: string | undefined, written: string): string {
    if (value === undefined) return this.stop('unknown-path', `what ${written} stands for is not certain`);
    const path = resolvePath(directory, value);
    return path ?? this.stop('unknown-path', `the directory that ${this.#title} runs in is not certain`);
  }

  stop(obstacle: InstallObstacle['obstacle'], message: string, file?: string): never {
    throw new Stuck({ obstacle, message, ...(file === undefined ? {} : { file }) });
  }

  #read(path: string, found: CopiedFile, namedBy: string): string {
    const text = this.#files.read(path);
    if (text === undefined)
      return this.stop('unreadable-file', `${found.path}, which ${namedBy} reads, is no text that can be read`);
    this.#note(found, namedBy);
    return text;
  }

  #note(file: CopiedFile, namedBy: string): void {
    if (!this.#reads.has(file.path)) this.#reads.set(file.path, { file, namedBy });
  }
}

function whyNotCopied(
  path: string,
  found: NotCopied | CopiedFile,
  namedBy: string,
): [InstallObstacle['obstacle'], string, string?] {
  const file = `${found.path ?? shownPath(path)}, which ${namedBy} reads,`;
  switch (found.kind) {
    case 'excluded':
      return ['excluded-file', `${file} is kept from the builder by ${found.excludedBy}`];
    case 'absent':
      return ['missing-file', `${file} is not in the build context`, found.path ?? path];
    case 'uncopied':
      return ['missing-file', `${file} is brought by no COPY of this file`];
    case 'unclear':
      return ['unknown-path', `${file} hangs on a directory that this file does not tell`];
    default:
      return ['unreadable-file', `${file} may come from outside the build context, so what it says is not known`];
  }
}

/** The path of a name in a folder. */
export function below(folder: string, name: string): string {
  return `${folder.replace(/\/$/, '')}/${name}`;
}
