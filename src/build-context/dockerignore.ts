import dockerignore from '@balena/dockerignore';
import { cleanPath } from './clean-path.ts';

/** A line of an ignore file. The last line that matches a path decides. */
interface Rule {
  /** Whether the line starts with `!`, and so takes back what lines above it exclude. */
  readonly readmits: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * The rules of a `.dockerignore`: whether a path is kept from the builder. Paths are relative to the context's root,
 * clean (no `.`, `..` or double `/`), with `/`, and case counts. A pattern that Docker refuses, and with it every build
 * of the context, keeps everything from the builder.
 *
 * Source of the rules: Docker's documentation of the build context, and github.com/moby/patternmatcher.
 */
export function parseDockerignore(text: string): (path: string) => boolean {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap(parseLine);
  if (rules.includes('refused')) return () => true;
  return (path) => {
    const paths = pathsDownTo(path);
    let excluded = false;
    for (const rule of rules) {
      if (rule === 'refused' || rule.readmits !== excluded) continue;
      if (paths.some(rule.matches)) excluded = !excluded;
    }
    return excluded;
  };
}

function parseLine(line: string): readonly (Rule | 'refused')[] {
  if (line.startsWith('#')) return [];
  const text = line.trim();
  const readmits = text.startsWith('!');
  if (text === '!') return ['refused'];
  const pattern = cleanPath(readmits ? text.slice(1).trim() : text);
  if (pattern === '') return [];
  const keeps = dockerignore.default({ ignorecase: false }).add(libraryPattern(pattern)).createFilter();
  const matches = (path: string) => !keeps(path);
  return canMatch(matches) ? [{ readmits, matches }] : ['refused'];
}

/** The library compiles a pattern when it first matches, and throws for one that is no pattern. */
function canMatch(matches: Rule['matches']): boolean {
  try {
    matches('any');
    return true;
  } catch {
    return false;
  }
}

/**
 * The pattern as the library has to get it to mean what Docker means. `**.pyc` is any path that ends so, as long as
 * no wildcard follows. Characters that are special in regular expressions only, and `!` and `#`, stand for themselves.
 */
function libraryPattern(pattern: string): string {
  return pattern
    .replace(/^\*\*(?=[^/*][^*?[\]\\]*$)/, '**/*')
    .replace(/\\.|\[(?:\\.|[^\]\\])*\]|[+(){}|!#]/g, (token) => (token.length > 1 ? token : `[${token}]`));
}

/** A path and every directory above it: a pattern that matches a directory matches all that is in it. */
function pathsDownTo(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
