import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDockerfileName, whyPassedOver } from './dockerfile-name.ts';
import { type IgnoreRules, ignoreRulesAt, ignoreRulesBelow, isIgnored } from './git-ignore.ts';
import { obstacleOf } from './obstacle.ts';

export interface FoundFile {
  /** As it was named, or below the folder that was named. */
  readonly path: string;
  /** Absolute, without symbolic links. */
  readonly target: string;
  /** Whether a symbolic link was found. One that was named counts as the file. */
  readonly isLink: boolean;
}

/** A path, and one sentence about it. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

export interface Search {
  readonly files: FoundFile[];
  /** What looks like a Dockerfile, or may hold one, and by the rules was not looked at. */
  readonly passedOver: Remark[];
  /** Paths that could not be looked at. */
  readonly obstacles: Remark[];
}

/** Folders that hold what is of others, and whose. */
export const foldersPassedOver: ReadonlyMap<string, string> = new Map([
  ['.git', 'the folder of git'],
  ['node_modules', 'the packages of others'],
]);

/**
 * The Dockerfiles below a folder, by name, sorted within each folder. Symbolic links to folders are not followed.
 *
 * @param path the folder as it was named
 * @param target the same, absolute and without symbolic links
 * @param onFolder called for each folder before it is searched
 * @param search takes what is found
 */
export function searchFolder(path: string, target: string, onFolder: (path: string) => void, search: Search): void {
  lookInto(path, ignoreRulesAt(target), onFolder, search);
}

function lookInto(path: string, rules: IgnoreRules, onFolder: (path: string) => void, search: Search): void {
  onFolder(path);
  for (const entry of entriesOf(path, rules.folder, search)) {
    const child = join(path, entry.name);
    const reason = reasonToPassOver(entry, rules);
    if (reason !== undefined) search.passedOver.push({ path: child, message: reason });
    else if (entry.isDirectory()) lookInto(child, ignoreRulesBelow(rules, entry.name), onFolder, search);
    else if (entry.isSymbolicLink()) lookAtLink(child, entry.name, join(rules.folder, entry.name), search);
    else if (isDockerfileName(entry.name)) {
      search.files.push({ path: child, target: join(rules.folder, entry.name), isLink: false });
    }
  }
}

function entriesOf(path: string, folder: string, search: Search): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    search.obstacles.push({ path, message: `the folder cannot be read: ${obstacleOf(error)}` });
    return [];
  }
}

function reasonToPassOver(entry: Dirent, rules: IgnoreRules): string | undefined {
  const isFolder = entry.isDirectory();
  if (isFolder && foldersPassedOver.has(entry.name)) return foldersPassedOver.get(entry.name);
  const reason = isFolder ? undefined : whyPassedOver(entry.name);
  if (reason !== undefined) return reason;
  const mayMatter = isFolder || isDockerfileName(entry.name);
  return mayMatter && isIgnored(rules, entry.name, isFolder) ? 'git ignores it' : undefined;
}

function lookAtLink(path: string, name: string, absolutePath: string, search: Search): void {
  try {
    if (statSync(absolutePath).isDirectory()) search.passedOver.push({ path, message: 'a symbolic link to a folder' });
    else if (isDockerfileName(name)) search.files.push({ path, target: realpathSync(absolutePath), isLink: true });
  } catch (error) {
    if (isDockerfileName(name))
      search.obstacles.push({ path, message: `the link cannot be followed: ${obstacleOf(error)}` });
  }
}
