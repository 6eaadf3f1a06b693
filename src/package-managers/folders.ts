import { below, type SourceReader } from './source-reader.ts';

/** A folder and those above it, the nearest first; those of a directory that is not told end at it. */
export function foldersUpFrom(folder: string): string[] {
  const names = folder.split('/').filter((name) => name !== '');
  const isUnknown = names[0]?.startsWith('$') ?? false;
  const folders = names.map((_, index) => `/${names.slice(0, names.length - index).join('/')}`);
  return isUnknown ? folders : [...folders, '/'];
}

/** The folder of a path. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The path of the first of these names that stands in a folder or, if in none of it, in the nearest one above it. */
export function findUp(folder: string, names: readonly string[], reader: SourceReader): string | undefined {
  for (const one of foldersUpFrom(folder)) {
    const name = names.find((each) => reader.kind(below(one, each)) === 'file');
    if (name !== undefined) return below(one, name);
  }
  return undefined;
}
