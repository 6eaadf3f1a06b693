import { followLinks } from '../../files/follow-links.ts';
import { git, gitBytes } from './git.ts';

/** What a commit holds at a path. */
export interface TreeEntry {
  readonly kind: 'file' | 'directory' | 'link' | 'submodule';
  /** As git writes it: `100644`. */
  readonly mode: string;
  readonly object: string;
}

const kinds: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '040000': 'directory',
  '120000': 'link',
  '160000': 'submodule',
};

/**
 * The files of a commit, read from git's objects: nothing is checked out, so no filter, hook or link of the repository can
 * do anything. A text is there once it was loaded; what was asked for before is remembered, and `load` fetches it.
 */
export class CommitTree {
  readonly #folder: string;
  readonly #entries: ReadonlyMap<string, TreeEntry>;
  readonly #names = new Map<string, string[]>();
  readonly #loaded = new Map<string, Buffer>();
  readonly #wanted = new Set<string>();
  #present: Set<string> | undefined;

  private constructor(folder: string, entries: ReadonlyMap<string, TreeEntry>) {
    this.#folder = folder;
    this.#entries = entries;
    for (const path of entries.keys()) {
      const slash = path.lastIndexOf('/');
      const parent = slash === -1 ? '' : path.slice(0, slash);
      const names = this.#names.get(parent);
      if (names) names.push(path.slice(slash + 1));
      else this.#names.set(parent, [path.slice(slash + 1)]);
    }
    for (const names of this.#names.values()) names.sort();
  }

  /**
   * @param folder the repository of git
   * @throws GitError
   */
  static async read(folder: string, commit: string): Promise<CommitTree> {
    const listing = await gitBytes(['ls-tree', '-r', '-t', '-z', '--full-tree', commit], { folder });
    const entries = new Map<string, TreeEntry>();
    for (const line of listing.toString('utf8').split('\0')) {
      const [, mode = '', object = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      const kind = kinds[mode];
      // A name that is not UTF-8 cannot be written into a plan.
      if (kind && !path.includes('\uFFFD')) entries.set(path, { kind, mode, object });
    }
    return new CommitTree(folder, entries);
  }

  get paths(): Iterable<string> {
    return this.#entries.keys();
  }

  entry(path: string): TreeEntry | undefined {
    return this.#entries.get(path);
  }

  /** The names in a directory, sorted; undefined where it is none. */
  names(path: string): readonly string[] | undefined {
    if (path !== '' && this.#entries.get(path)?.kind !== 'directory') return undefined;
    return this.#names.get(path) ?? [];
  }

  /** The bytes of a file; undefined where they have to be loaded first, which they then will be. */
  bytes({ object }: TreeEntry): Buffer | undefined {
    const bytes = this.#loaded.get(object);
    if (!bytes) this.#wanted.add(object);
    return bytes;
  }

  /**
   * The path that a path leads to when its links are followed; undefined where nothing is, or a link leads out.
   *
   * @param root above which no link leads
   */
  follow(path: string, root = ''): string | undefined {
    const above = root === '' ? [] : [root];
    const names = followLinks(path, (below) => {
      const entry = this.#entries.get([...above, ...below].join('/'));
      if (entry?.kind !== 'link') return entry && { isLink: false };
      return { isLink: true, target: this.bytes(entry)?.toString('utf8') };
    });
    return names && [...above, ...names].join('/');
  }

  /** Whether something was asked for that is not loaded yet. */
  get isWanting(): boolean {
    return this.#wanted.size > 0;
  }

  /**
   * Loads what was asked for, in one exchange with the server.
   *
   * @throws GitError
   */
  async load(): Promise<void> {
    const objects = [...this.#wanted];
    this.#wanted.clear();
    if (objects.length === 0) return;
    this.#present ??= await objectsIn(this.#folder);
    const missing = objects.filter((object) => !this.#present?.has(object));
    if (missing.length > 0) await fetchObjects(this.#folder, missing);
    const output = await gitBytes(['cat-file', '--batch'], { folder: this.#folder, input: `${objects.join('\n')}\n` });
    let at = 0;
    for (const object of objects) {
      const end = output.indexOf(0x0a, at);
      const size = Number(/ blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1]);
      if (!Number.isInteger(size)) throw new Error(`git does not give the object ${object}`);
      this.#loaded.set(object, output.subarray(end + 1, end + 1 + size));
      this.#present.add(object);
      at = end + 1 + size + 1;
    }
  }
}

/** Asked of the repository itself: to ask for one object that is not there would fetch it. */
async function objectsIn(folder: string): Promise<Set<string>> {
  const format = '--batch-check=%(objectname)';
  return new Set((await git(['cat-file', '--batch-all-objects', '--unordered', format], { folder })).split('\n'));
}

async function fetchObjects(folder: string, objects: readonly string[]): Promise<void> {
  // As git itself fetches what it lacks: the server is told of nothing that is there.
  const words = [
    '-c',
    'fetch.negotiationAlgorithm=noop',
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--filter=blob:none',
    '--stdin',
    'origin',
  ];
  await git(words, { folder, input: `${objects.join('\n')}\n` });
}
