import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import { type BuildContext, buildContext, type ContextFiles } from '../../build-context.ts';
import { belongsToDockerfiles, listLimit, sizeLimit, textOf } from '../../files/build-context-on-disk.ts';
import { isBuildFile } from '../../files/builds-around.ts';
import type { ProjectFiles } from '../../files/project-files.ts';
import type { CommitTree } from './commit-tree.ts';

/** What was looked at in a commit, and what was there: the same questions have the same answers where nothing of it changed. */
export type Inputs = Map<string, string>;

/** The files of a commit, as the other parts read files. Absolute paths start at the root of the repository. */
export class CommitFiles {
  readonly tree: CommitTree;
  /** Takes the questions, where somebody wants to know them. */
  inputs: Inputs | undefined;

  constructor(tree: CommitTree) {
    this.tree = tree;
  }

  readonly project: ProjectFiles = {
    isThere: (path) => path === '/.git' || this.#kind(inTree(path)) !== undefined,
    isFolder: (path) => this.#kind(inTree(path)) === 'directory',
    // Only those are asked for that say how images are built: others may come and go.
    list: (folder) => this.#list(inTree(folder), '', isBuildFile) ?? [],
    read: (path) => {
      const text = this.#read(inTree(path));
      if (text === undefined) throw new Error('it is no text that can be read');
      return text;
    },
    shown: inTree,
  };

  /** The build context of a folder; undefined where it holds nothing but Dockerfiles. */
  context(folder: string, dockerfile: string, parseYaml: ContextFiles['parseYaml']): BuildContext | undefined {
    const root = this.tree.follow(inTree(folder));
    if (root === undefined || !this.#holdsMoreThanDockerfiles(root, basename(dockerfile))) return undefined;
    const files: ContextFiles = {
      kind: (path) => this.#kind(path, root),
      read: (path) => this.#read(path, root),
      list: (path) => this.#list(path, root),
      isLinked: (path) => this.#isLinked(path, root),
      parseYaml,
    };
    const own = relative(`/${root}`, dockerfile);
    if (!own.startsWith('../')) return buildContext(files, own);
    const beside = inTree(dockerfile.slice(0, dockerfile.lastIndexOf('/')));
    return buildContext(files, own, {
      kind: (name) => this.#kind(basename(name), beside),
      read: (name) => this.#read(basename(name), beside),
    });
  }

  /** What a question that was noted is answered in this commit. */
  answer(question: string): string {
    const [verb, root = '', path = ''] = JSON.parse(question);
    if (verb === 'list') return digestOf(this.#list(path, root));
    if (verb === 'builds') return digestOf(this.#list(path, root, isBuildFile));
    if (verb === 'linked') return String(this.#isLinked(path, root));
    const found = this.tree.follow(path, root);
    const entry = found === undefined ? undefined : this.tree.entry(found);
    return verb === 'kind' ? (this.#kind(path, root) ?? '') : (entry?.object ?? '');
  }

  #note(verb: string, root: string, path: string): void {
    if (!this.inputs) return;
    const question = JSON.stringify([verb, root, path]);
    if (this.inputs.has(question)) return;
    const { inputs } = this;
    this.inputs = undefined;
    inputs.set(question, this.answer(question));
    this.inputs = inputs;
  }

  #kind(path: string, root = ''): 'file' | 'directory' | undefined {
    this.#note('kind', root, path);
    const found = this.tree.follow(path, root);
    if (found === root) return 'directory';
    const kind = found === undefined ? undefined : this.tree.entry(found)?.kind;
    return kind === 'file' || kind === 'directory' ? kind : undefined;
  }

  #read(path: string, root = ''): string | undefined {
    this.#note('read', root, path);
    const found = this.tree.follow(path, root);
    const entry = found === undefined ? undefined : this.tree.entry(found);
    if (entry?.kind !== 'file') return undefined;
    const bytes = this.tree.bytes(entry);
    return bytes && bytes.length <= sizeLimit ? textOf(bytes) : undefined;
  }

  #list(path: string, root = '', isMeant?: (name: string) => boolean): readonly string[] | undefined {
    this.#note(isMeant ? 'builds' : 'list', root, path);
    const found = this.tree.follow(path, root);
    const all = found === undefined ? undefined : this.tree.names(found);
    const names = isMeant ? all?.filter(isMeant) : all;
    return names && names.length <= listLimit ? names : undefined;
  }

  #isLinked(path: string, root: string): boolean {
    this.#note('linked', root, path);
    const names = path.split('/');
    return names.some((_, index) => {
      const above = [...(root === '' ? [] : [root]), ...names.slice(0, index + 1)].join('/');
      return this.tree.entry(above)?.kind === 'link';
    });
  }

  #holdsMoreThanDockerfiles(root: string, dockerfileName: string): boolean {
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const name of this.tree.names(folder) ?? []) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (this.tree.entry(path)?.kind === 'directory') folders.push(path);
        else if (!belongsToDockerfiles(name) && name !== dockerfileName) return true;
      }
    }
    return false;
  }
}

/** Whether a question was what a file says, and not what there is. */
export function isOfText(question: string): boolean {
  return JSON.parse(question)[0] === 'read';
}

/** `/web/compose.yaml` as the commit names it. */
function inTree(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function digestOf(names: readonly string[] | undefined): string {
  return names === undefined ? '' : createHash('sha256').update(names.join('\0')).digest('hex').slice(0, 16);
}
