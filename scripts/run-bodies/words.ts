// The words of one command, before and after: the same but for what the transforms say that they add.
import { aptPlaces, takesValue } from './apt-calls.ts';

/** What the edits of a case may have added. */
export interface Allowed {
  /** Packages that a finding names. */
  readonly packages: ReadonlySet<string>;
  /** Whether updates stand elsewhere now. */
  readonly movesUpdates: boolean;
}

const aptOptions = new Set(['-y', '--no-install-recommends', '--with-new-pkgs']);

export function sameWords(before: readonly string[], after: readonly string[], allowed: Allowed): boolean {
  const old = renamed(before);
  const { program, subcommand } = aptPlaces(after);
  const pip = after.findIndex((word) => /^-mpip$|(?:^|\/)pip[\d.]*$/.test(word));
  const mayStand = (index: number): boolean => {
    const word = after[index] ?? '';
    // Behind an option that takes one, the word would be its value.
    const isFree = !takesValue(after[index - 1] ?? '');
    if (pip !== -1 && index > pip && word === '--no-cache-dir') return isFree;
    if (program === -1 || index <= program || !isFree) return false;
    return (
      aptOptions.has(word) || (index > subcommand && after[subcommand] === 'install' && allowed.packages.has(word))
    );
  };
  let at = 0;
  for (let index = 0; index < after.length; index++) {
    const mine = before[at];
    const theirs = after[index] ?? '';
    if (mine !== undefined && (mine === theirs || old[at] === theirs || sameText(mine, theirs, allowed))) at++;
    else if (!mayStand(index)) return false;
  }
  return at === old.length;
}

/** As apt-get calls it. */
function renamed(words: readonly string[]): readonly string[] {
  const { program, subcommand } = aptPlaces(words);
  return words.map((word, index) => {
    if (index === program) return word.replace(/(^|\/)apt$/, '$1apt-get');
    return index === subcommand && word === 'full-upgrade' ? 'dist-upgrade' : word;
  });
}

/** A word that is a shell text of its own, for a program that is not run here. */
export function sameText(before: string, after: string, allowed: Allowed): boolean {
  if (!/\s/.test(before) || !/\s/.test(after)) return false;
  const old = tokensOf(before);
  const young = tokensOf(after);
  let at = 0;
  for (let index = 0; index < young.length; ) {
    const added = additionAt(young, index, allowed);
    const isOld = (length: number) => {
      const mine = old.slice(at, at + length);
      return mine.length === length && mine.every((token, place) => isNamed(token, young[index + place]));
    };
    if (isOld(Math.max(added, 1))) {
      at++;
      index++;
    } else if (added > 0) index += added;
    else return false;
  }
  return at === old.length;
}

function isNamed(token: string, now: string | undefined): boolean {
  return token === now || renames.get(token) === now;
}

const renames = new Map([
  ['apt', 'apt-get'],
  ['full-upgrade', 'dist-upgrade'],
]);

function tokensOf(text: string): string[] {
  return text
    .replace(/&&|\|\||[;()|]/g, ' $& ')
    .split(/\s+/)
    .filter((token) => token !== '');
}

/** How many tokens from here on an edit may have added. */
function additionAt(tokens: readonly string[], index: number, { packages, movesUpdates }: Allowed): number {
  const token = tokens[index] ?? '';
  if (takesValue(tokens[index - 1] ?? '')) return 0;
  if (aptOptions.has(token) || token === '--no-cache-dir' || packages.has(token)) return 1;
  const following = tokens.slice(index, index + 5).join(' ');
  if (/^&& (?:sudo )?rm -rf \/var\/lib\/apt\/lists\/\*/.test(following)) return following.includes('sudo') ? 5 : 4;
  return movesUpdates && following.startsWith('apt-get update &&') ? 3 : 0;
}
