import { declined, dropped, mapped, unless } from './generated/apk-to-debian.ts';
import { isEndOfLife, type Suite } from './suites.ts';

/** What stands in the place of an Alpine package. */
export type DebianNames =
  /** These packages, which exist by these names in the suite. */
  | { readonly kind: 'map'; readonly packages: readonly string[]; readonly unless: readonly string[] }
  /** Nothing: glibc, Debian or the image's own Python has it already. */
  | { readonly kind: 'drop'; readonly unless: readonly string[] }
  /** Nothing safe; the reason is a sentence. `elsewhere` names the suites that have packages for it, the newest first. */
  | { readonly kind: 'decline'; readonly reason: string; readonly elsewhere: readonly Suite[] };

/**
 * The Debian packages for an Alpine package. `unless` holds commands, options, file names and beginnings of paths: where the
 * Dockerfile or one of its scripts mentions one, it uses what has another name or place on Debian, and the swap is not safe.
 *
 * @param apk the bare name, without version, `@tag` or `!`
 * @param suite names are resolved for it; of an end-of-life suite only names that it shares with bullseye are right, which
 * those of packages that slim holds are
 * @param python the major version of the image's own Python
 * @returns undefined for a name that the table does not know, as that of a virtual group
 */
export function debianNames(apk: string, suite: Suite, python?: 2 | 3): DebianNames | undefined {
  const row = maps().get(apk);
  if (row) return names(apk, row, suite);
  if (list(dropped.drop).has(apk)) return { kind: 'drop', unless: mentions(apk) };
  const major = pythonNeeded(apk);
  if (major) {
    const isItsOwn = python !== undefined && (major === 'any' || major === python);
    return isItsOwn ? { kind: 'drop', unless: [] } : refused(reasons.otherPython);
  }
  const reason = reasonNames.find((name) => list(declined[name]).has(apk));
  if (reason) return refused(reason === 'none' ? nothing(suite) : reasons[reason]);
  if (/^py\d?-/.test(apk)) return refused(reasons.python);
  if (/^(?:so|cmd|pc|py3\.\d+):|^\//.test(apk)) return refused(reasons.virtual);
  return undefined;
}

function refused(reason: string, elsewhere: readonly Suite[] = []): DebianNames {
  return { kind: 'decline', reason, elsewhere };
}

const reasons = {
  alpine: 'It is a part of Alpine itself.',
  busybox: 'Its commands are those of busybox, which Debian spreads over many packages.',
  command: 'Its command has another name on Debian.',
  cron: "Debian's cron has other commands, and runs jobs with another environment and PATH.",
  libiconv: 'glibc has an iconv of its own, and no library to load in its place.',
  locales: "musl's locales are made and named otherwise than Debian's.",
  otherPython: "It is another Python than the image's own.",
  python: "It is built for Alpine's own Python, not for the image's.",
  service: 'Its configuration, user or paths are others on Debian.',
  version: 'Debian has it in another version, or split otherwise.',
  virtual: 'Several packages go by that name on Debian, or none does.',
} as const;

const reasonNames = [
  'service',
  'none',
  'version',
  'python',
  'alpine',
  'busybox',
  'cron',
  'virtual',
  'command',
  'libiconv',
  'locales',
] as const;

const nothing = (suite: Suite): string => `Debian ${suite} has no package for it.`;

const columns: readonly Suite[] = ['bullseye', 'bookworm', 'trixie'];

function names(apk: string, row: string, suite: Suite): DebianNames {
  const cells = row.split(' ');
  const column = isEndOfLife(suite) ? 0 : columns.indexOf(suite);
  if (column < 0) return refused(`What Debian ${suite} has for it is not known.`);
  const cell = cells.length === 1 ? row : (cells[column] ?? '');
  if (cell === '') return refused(nothing(suite), columns.filter((_, index) => cells[index] !== '').reverse());
  return { kind: 'map', packages: cell === '=' ? [apk] : cell.split(','), unless: mentions(apk) };
}

function pythonNeeded(apk: string): 2 | 3 | 'any' | undefined {
  if (list(dropped.python).has(apk)) return 'any';
  if (list(dropped.python3).has(apk)) return 3;
  return list(dropped.python2).has(apk) ? 2 : undefined;
}

function mentions(apk: string): readonly string[] {
  return words().get(apk)?.split(' ') ?? [];
}

let decodedMaps: ReadonlyMap<string, string> | undefined;
let decodedWords: ReadonlyMap<string, string> | undefined;
const decodedLists = new Map<string, ReadonlySet<string>>();

function maps(): ReadonlyMap<string, string> {
  decodedMaps ??= decode(mapped, ' ');
  return decodedMaps;
}

function words(): ReadonlyMap<string, string> {
  decodedWords ??= decode(unless, ':');
  return decodedWords;
}

/** Lines of a key, the separator, and a value. */
function decode(text: string, separator: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').map((line) => {
      const end = line.indexOf(separator);
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

function list(text: string): ReadonlySet<string> {
  const known = decodedLists.get(text) ?? new Set(text.split(' '));
  decodedLists.set(text, known);
  return known;
}
