import { realpathSync, statSync } from 'node:fs';
import { normalize } from 'node:path';
import { isInside } from './inside.ts';
import { obstacleOf } from './obstacle.ts';
import { type FoundFile, type Remark, type Search, searchFolder } from './search-folder.ts';

export interface Discovery extends Search {
  /** Links to a file that nobody named: it lies outside the folders that were, and is left alone. */
  readonly leadingOutside: Remark[];
}

/**
 * The Dockerfiles that the paths stand for, each file once: a file is taken as it is named, a folder is searched.
 *
 * @param onFolder called for each folder before it is searched
 */
export function discover(paths: readonly string[], onFolder: (path: string) => void = () => {}): Discovery {
  const found: Search = { files: [], passedOver: [], obstacles: [] };
  const folders: string[] = [];
  for (const path of paths) {
    try {
      const target = realpathSync(path);
      if (!statSync(target).isDirectory()) {
        found.files.push({ path: normalize(path), target, isLink: false });
        continue;
      }
      folders.push(target);
      searchFolder(normalize(path), target, onFolder, found);
    } catch (error) {
      found.obstacles.push({ path, message: obstacleOf(error) });
    }
  }
  return { ...found, ...once(found, folders) };
}

/** Of several ways to one file, the first is taken that is no link. */
function once(found: Search, folders: readonly string[]): Pick<Discovery, 'files' | 'passedOver' | 'leadingOutside'> {
  const files: FoundFile[] = [];
  const passedOver = [...found.passedOver];
  const leadingOutside: Remark[] = [];
  const taken = new Map<string, FoundFile>();
  for (const file of found.files) if (!file.isLink && !taken.has(file.target)) taken.set(file.target, file);
  for (const file of found.files) {
    const same = taken.get(file.target);
    if (!same && file.isLink && !folders.some((folder) => isInside(file.target, folder))) {
      leadingOutside.push({
        path: file.path,
        message: `it leads to ${file.target}, outside the folders that were named`,
      });
    } else if (same && same !== file) {
      passedOver.push({ path: file.path, message: `the same file as ${same.path}` });
    } else {
      taken.set(file.target, file);
      files.push(file);
    }
  }
  return { files, passedOver, leadingOutside };
}
