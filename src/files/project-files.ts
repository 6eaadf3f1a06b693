import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** The files around a Dockerfile, read synchronously by absolute paths: those on disk, or those of a commit. */
export interface ProjectFiles {
  isThere(path: string): boolean;
  isFolder(path: string): boolean;
  /** The names in a folder; none where it is none. */
  list(folder: string): readonly string[];
  /** @throws what the system says when it cannot be read */
  read(path: string): string;
  /** As messages name a path. */
  shown(path: string): string;
}

export const projectFilesOnDisk: ProjectFiles = {
  isThere: existsSync,
  isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  read: (path) => readFileSync(path, 'utf8'),
  shown: (path) => relative(process.cwd(), path).replaceAll(sep, '/'),
};
