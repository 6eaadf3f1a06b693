import { below, type SourceReader } from '../source-reader.ts';
import { type PackageJson, readPackageJson } from './package-json.ts';

/** Folders looked at for one list of patterns. */
const mostFolders = 2000;

/**
 * The packages of a workspace: folders below its root that patterns name and that hold a package.json.
 *
 * @param patterns `packages/*`, `apps/**`, `!packages/old`
 */
export function readWorkspaces(root: PackageJson, patterns: readonly string[], reader: SourceReader): PackageJson[] {
  return foldersMatching(root.folder, patterns, reader)
    .filter((folder) => reader.kind(below(folder, 'package.json')) === 'file')
    .map((folder) => readPackageJson(folder, reader, root.shown));
}

/** The folders below one that patterns name. */
export function foldersMatching(root: string, patterns: readonly string[], reader: SourceReader): string[] {
  const odd = patterns.find((pattern) => /[@+?]\(|[[\]]|^!?(?:\.\.|\/)|(?:^|\/)\.[^./]/.test(pattern));
  if (odd !== undefined) reader.stop('unreadable-file', `which folders ${odd} of the workspace names is not told here`);
  const all = patterns.flatMap(alternatives);
  const wanted = all.filter((pattern) => !pattern.startsWith('!')).map(matcher);
  const unwanted = all.filter((pattern) => pattern.startsWith('!')).map((pattern) => matcher(pattern.slice(1)));
  return [...foldersBelow(root, reader)].filter((folder) => {
    const path = folder.slice(root.replace(/\/$/, '').length + 1);
    return wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path));
  });
}

/** The folders below one, in the order of their names; those of installed packages and hidden ones left out. */
function* foldersBelow(root: string, reader: SourceReader): Generator<string> {
  const left = [root.replace(/\/$/, '')];
  for (let seen = 0; left.length > 0; seen++) {
    const folder = left.shift() ?? '';
    if (seen > mostFolders) reader.stop('unreadable-file', 'the workspace has too many folders to look at');
    if (seen > 0) yield folder;
    for (const name of reader.list(folder === '' ? '/' : folder)) {
      if (name === 'node_modules' || name.startsWith('.')) continue;
      if (reader.kind(below(folder, name)) === 'directory') left.push(below(folder, name));
    }
  }
}

/** `{a,b}/*` is `a/*` and `b/*`. */
function alternatives(pattern: string): string[] {
  const [, before = '', list, after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(pattern) ?? [];
  return list === undefined ? [pattern] : list.split(',').flatMap((one) => alternatives(`${before}${one}${after}`));
}

/** A pattern of folders, where `*` stands for a part of a name and `**` for any folders. */
function matcher(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.?\/+|\/+(?:package\.json)?$/g, '');
  const expression = clean
    .split('/')
    .map((name) => (name === '**' ? '(?:[^/]+/)*' : `${escapeName(name)}/`))
    .join('');
  const whole = new RegExp(`^${expression}$`);
  return (path) => whole.test(`${path}/`);
}

function escapeName(name: string): string {
  return name
    .replace(/[.+^$()|[\]\\{}]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}
