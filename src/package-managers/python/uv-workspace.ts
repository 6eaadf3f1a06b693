import { relativeTo } from '../../build-context/copied-files.ts';
import { strings } from '../javascript/package-json.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { foldersUp, folderWith, type PyProject, peekPyProject, readPyProject } from './pyproject.ts';
import { valueAt } from './toml.ts';

/** A project of uv with the workspace that it stands in; one alone is its own root. */
export interface UvWorkspace {
  /** Where uv.lock and the environment are. */
  readonly root: PyProject;
  /** The project that was found first. */
  readonly project: PyProject;
  /** All projects of the workspace, the root among them. */
  readonly members: readonly PyProject[];
}

/** Finds what uv finds from a folder (docs.astral.sh, "Using workspaces"; uv 0.9, `Workspace::discover`). */
export function readUvWorkspace(start: string, reader: SourceReader): UvWorkspace {
  const project = readPyProject(folderWith('pyproject.toml', start, reader), reader);
  const root = rootOf(project, reader);
  const found = membersOf(root, reader).map((folder) => readPyProject(folder, reader, root.shown));
  const members = [root, ...found.filter(({ folder }) => folder !== root.folder)];
  return { root, project, members };
}

function rootOf(project: PyProject, reader: SourceReader): PyProject {
  if (isRoot(project)) return project;
  for (const folder of foldersUp(project.folder).slice(1)) {
    const above = peekPyProject(folder, reader);
    if (above && isRoot(above) && membersOf(above, reader).includes(project.folder))
      return readPyProject(folder, reader);
  }
  return project;
}

function isRoot({ content }: PyProject): boolean {
  return valueAt(content, 'tool', 'uv', 'workspace') !== undefined;
}

/** The folders that `members` name and `exclude` does not, that hold a pyproject.toml. */
function membersOf({ content, folder }: PyProject, reader: SourceReader): string[] {
  const patterns = (key: string) => strings(valueAt(content, 'tool', 'uv', 'workspace', key)) ?? [];
  const unwanted = new Set(patterns('exclude').flatMap((pattern) => matchingFolders(folder, pattern, reader)));
  const wanted = new Set(patterns('members').flatMap((pattern) => matchingFolders(folder, pattern, reader)));
  return [...wanted].filter(
    (path) =>
      !unwanted.has(path) &&
      relativeTo(folder, path) !== undefined &&
      reader.kind(below(path, 'pyproject.toml')) === 'file',
  );
}

/** The folders that a pattern names: `packages/*`, `libs/**`. */
function matchingFolders(root: string, pattern: string, reader: SourceReader): string[] {
  let found = [root];
  for (const name of pattern.split('/').filter((part) => part !== '' && part !== '.')) {
    if (name === '..') found = found.map((folder) => reader.path(folder, '..', pattern));
    else if (name === '**') found = found.flatMap((folder) => foldersBelow(folder, reader, 6));
    else if (/[*?[]/.test(name)) {
      const matches = new RegExp(
        `^${name
          .replace(/[.+^$()|{}\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      );
      found = found.flatMap((folder) =>
        reader
          .list(folder)
          .filter((one) => matches.test(one))
          .map((one) => below(folder, one)),
      );
    } else found = found.map((folder) => below(folder, name));
  }
  return found.filter((folder) => reader.kind(folder) === 'directory');
}

function foldersBelow(folder: string, reader: SourceReader, depth: number): string[] {
  const inside = reader
    .list(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => below(folder, name))
    .filter((path) => reader.kind(path) === 'directory');
  return [folder, ...(depth > 0 ? inside.flatMap((path) => foldersBelow(path, reader, depth - 1)) : [])];
}
