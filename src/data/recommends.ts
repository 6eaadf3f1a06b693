import { isIndexed } from './debian-packages.ts';
import { bundles, elsewhere, groups, watched } from './generated/recommends.ts';
import type { Suite } from './suites.ts';

/** In the order of the tables: a column of a group each. */
const columns: readonly Suite[] = ['bullseye', 'bookworm', 'trixie'];

/**
 * The packages that `apt-get install` of this one brings only because something recommends them, followed to the end, among
 * those that a Dockerfile can visibly use (a command, a header, a certificate). Nothing is said of the many others.
 *
 * @param suite the Debian suite; left out, or one without an index (end of life, Ubuntu): what any known release recommends
 * @returns undefined for a package that the table does not cover: what it recommends is unknown
 */
export function recommended(packageName: string, suite?: Suite): readonly string[] | undefined {
  const cells = cellsOf(packageName, suite);
  if (!cells) return undefined;
  const more = suite && isIndexed(suite) ? [] : addedElsewhere(packageName);
  return [...new Set([...cells.flatMap((cell) => decode(cell.recommends)), ...more])];
}

/**
 * The packages, of the same kind, that installing this one brings without any recommendation.
 *
 * @param suite as for `recommended`; left out: what every known release brings
 * @returns undefined for a package that the table does not cover
 */
export function dependsOn(packageName: string, suite?: Suite): readonly string[] | undefined {
  const [first, ...others] = cellsOf(packageName, suite) ?? [];
  if (!first) return undefined;
  const less = suite && isIndexed(suite) ? [] : addedElsewhere(packageName);
  const inAll = [...first.depends].filter((code) => others.every((cell) => cell.depends.includes(code)));
  return decode(inAll.join('')).filter((name) => !less.includes(name));
}

/**
 * Whether the package is there for what it recommends: a desktop, a collection, or one whose recommendations bring a hundred
 * and fifty packages or more. What it loses without them cannot be named.
 */
export function isBundle(packageName: string): boolean {
  return namedAsBundle.test(packageName) || bundleNames().has(packageName);
}

const namedAsBundle =
  /-desktop(?:-\w+)*$|^task-|^(?:ubuntu|xubuntu|kubuntu|lubuntu|ubuntustudio)-(?!.*keyring)|^texlive-full$|^(?:gnome|kde|plasma|xfce4|lxde|lxqt|mate|cinnamon|budgie)-(?:core|full|standard|session|shell|panel|workspace)$|^(?:gdm3|sddm|lightdm)$/;

interface Cell {
  readonly recommends: string;
  readonly depends: string;
}

function cellsOf(packageName: string, suite: Suite | undefined): readonly Cell[] | undefined {
  const cells = table().get(packageName);
  const own = suite && isIndexed(suite) ? cells?.[Math.min(columns.indexOf(suite), cells.length - 1)] : undefined;
  return own ? [own] : cells;
}

let decodedTable: ReadonlyMap<string, readonly Cell[]> | undefined;

function table(): ReadonlyMap<string, readonly Cell[]> {
  decodedTable ??= decodeTable();
  return decodedTable;
}

function decodeTable(): ReadonlyMap<string, readonly Cell[]> {
  const decoded = new Map<string, readonly Cell[]>();
  const lines = groups.split('\n');
  for (let index = 0; index < lines.length; index += 2) {
    const cells = (lines[index] ?? '').split('\t').map((cell) => {
      const [recommends = '', depends = ''] = cell.split(' ');
      return { recommends, depends };
    });
    for (const name of (lines[index + 1] ?? '').split(' ')) decoded.set(name, cells);
  }
  return decoded;
}

let watchedNames: readonly string[] | undefined;

function decode(codes: string): readonly string[] {
  watchedNames ??= watched.split(' ');
  const names = watchedNames;
  return [...codes].flatMap((code) => names[indexOf(code)] ?? []);
}

/** From `!` on, past the control characters behind `~`. */
function indexOf(code: string): number {
  const at = code.charCodeAt(0);
  return at < 0x7f ? at - 0x21 : at - 0xa1 + 94;
}

let decodedBundles: ReadonlySet<string> | undefined;

function bundleNames(): ReadonlySet<string> {
  decodedBundles ??= new Set(bundles.split(' '));
  return decodedBundles;
}

/** What older releases recommended where those of the tables depend. */
function addedElsewhere(packageName: string): readonly string[] {
  const names: Readonly<Record<string, string>> = elsewhere;
  return Object.hasOwn(names, packageName) ? (names[packageName]?.split(' ') ?? []) : [];
}
