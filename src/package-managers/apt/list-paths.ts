import type { Mount } from '../../dockerfile/mounts.ts';

/** Where apt keeps what `apt-get update` fetches. */
export const listsFolder = '/var/lib/apt/lists';

const foldersAbove = ['/var', '/var/lib', '/var/lib/apt', listsFolder];
const anyList = `${listsFolder}/example.org_debian_dists_trixie_main_binary-amd64_Packages.lz4`;

/**
 * Whether a path, given to `rm`, takes the lists along: their folder, one above it, or what is in it.
 *
 * @param path globs as written, unless it was quoted
 * @param expandsBraces whether the shell is one that expands `{a,b}`, as bash does and dash does not
 */
export function coversLists(
  path: string,
  options: { readonly isQuoted: boolean; readonly expandsBraces: boolean },
): boolean {
  if (options.isQuoted) return foldersAbove.includes(withoutSlash(path));
  const paths = options.expandsBraces ? expandBraces(path) : [path];
  return paths.some((one) => {
    const pattern = globPattern(withoutSlash(one));
    return [...foldersAbove, anyList].some((name) => pattern.test(name));
  });
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '').replace(/\/{2,}/g, '/');
}

/** What a shell's pattern fits, a `/` never. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^$()|\\{}[\]]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source}$`);
}

/** The words that bash makes of `{a,b}`, innermost braces first. */
function expandBraces(word: string): string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(word);
  if (!braces) return [word];
  const before = word.slice(0, braces.index);
  const after = word.slice(braces.index + braces[0].length);
  return (braces[1] ?? '').split(',').flatMap((part) => expandBraces(before + part + after));
}

/** Whether what is mounted there keeps the lists out of the layer. A mount on apt's cache of packages alone does not. */
export function keepsListsOut({ target }: Pick<Mount, 'target'>): boolean {
  return foldersAbove.includes(withoutSlash(target));
}
