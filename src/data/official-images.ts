import { slimPythonsOnSuites, suiteCodes, suitesOfTags } from './generated/official-images.ts';
import { type Suite, suiteNamedIn, suiteNumbered } from './suites.ts';

type Code = keyof typeof suiteCodes;

interface TagTable {
  /** By ending (`-slim`), then by what stands before the last number (`3.12.`): suites by that number. */
  readonly endings: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, Suite | 'absent'>>>;
  /** Tags without a number. */
  readonly names: ReadonlyMap<string, Suite>;
}

const notDebian = /alpine|windows|nanoserver|oracle/;

const decoded = new Map<string, TagTable | undefined>();

/**
 * The Debian suite that a tag of an official image is on, as last published; undefined where it is not Debian, or where the
 * table does not know the tag. A floating tag may have moved on since the table was made.
 *
 * @param name the image without registry and `library/`: `debian`, `buildpack-deps`, `python`, `node`, `golang`, `ruby`,
 * `rust`, `php`, `perl`, `pypy`, `openjdk`, `nginx`, `httpd`, `postgres`, `redis`
 * @param tag `latest`, or nothing, where the reference has none
 */
export function debianSuiteOfImage(name: string, tag: string): Suite | undefined {
  const known = tag === '' ? 'latest' : tag;
  if (name === 'debian') return debianSuite(known);
  if (name === 'buildpack-deps') return suiteNamedIn(known) ?? aliases.get(known.replace(/-?(?:curl|scm)$/, ''));
  const table = tableOf(name);
  if (!table || notDebian.test(known)) return undefined;
  return suiteNamedIn(known) ?? publishedSuite(table, known) ?? suiteOfLaterPatch(table, known);
}

/** Whether the image was ever published with this very tag. Only of tags that name no suite, are on Debian, and are no preview. */
export function wasPublished(name: string, tag: string): boolean {
  const table = tableOf(name);
  return table !== undefined && publishedSuite(table, tag) !== undefined;
}

/** Whether a slim tag of python that names its suite was published, or would be, as a patch newer than the table. */
export function isSlimPythonOn(suite: Suite, slim: string): boolean {
  const table = tableOfSuites();
  const tag = `${slim}-${suite}`;
  if (publishedSuite(table, tag)) return true;
  const [, minor, patch] = /^(\d+\.\d+)\.(\d+)-slim$/.exec(slim) ?? [];
  const last = [...(tableOf('python')?.endings.get('')?.get(`${minor}.`)?.keys() ?? [])];
  return minor !== undefined && Number(patch) > Math.max(...last) && isSlimPythonOn(suite, `${minor}-slim`);
}

const aliases: ReadonlyMap<string, Suite> = new Map([
  ['', 'trixie'],
  ['latest', 'trixie'],
  ['stable', 'trixie'],
  ['oldstable', 'bookworm'],
  ['oldoldstable', 'bullseye'],
  ['testing', 'forky'],
  ['unstable', 'sid'],
  ['experimental', 'sid'],
  ['rc-buggy', 'sid'],
]);

/** `12`, `12.5-slim`, `bookworm-20240110`, `stable-slim`. An alias with a date stood for another suite then. */
function debianSuite(tag: string): Suite | undefined {
  const number = /^(\d+)(?:\.[\d.]+)?(?:-slim|-backports)?$/.exec(tag)?.[1];
  if (number !== undefined) return suiteNumbered(Number(number));
  return suiteNamedIn(tag) ?? aliases.get(tag.replace(/-(?:slim|backports)$/, ''));
}

function publishedSuite(table: TagTable, tag: string): Suite | undefined {
  const parts = partsOf(tag);
  if (!parts) return table.names.get(tag);
  const own = table.endings.get(parts.ending);
  const suite =
    own?.get(parts.before)?.get(parts.number) ?? (own && table.endings.get('')?.get(parts.before)?.get(parts.number));
  return suite === 'absent' ? undefined : suite;
}

/** A patch newer than the table is built where the floating tag of its minor version is. */
function suiteOfLaterPatch(table: TagTable, tag: string): Suite | undefined {
  const parts = partsOf(tag);
  const minor = parts && /^(\d+\.\d+)\.$/.exec(parts.before)?.[1];
  const patches = parts && table.endings.get('')?.get(parts.before);
  if (!minor || !patches || parts.number <= Math.max(...patches.keys())) return undefined;
  return publishedSuite(table, minor + parts.ending);
}

function partsOf(tag: string): { before: string; number: number; ending: string } | undefined {
  const match = /^((?:\d+[.u])*(?:\d+(?:a|b|rc|beta))?)(\d+)(?![.\d]*\d)(.*)$/.exec(tag);
  const [, before, number, ending] = match ?? [];
  return before === undefined || ending === undefined ? undefined : { before, number: Number(number), ending };
}

let onSuites: TagTable | undefined;

function tableOfSuites(): TagTable {
  onSuites ??= decode(slimPythonsOnSuites);
  return onSuites;
}

function tableOf(name: string): TagTable | undefined {
  if (!decoded.has(name)) decoded.set(name, hasTable(name) ? decode(suitesOfTags[name]) : undefined);
  return decoded.get(name);
}

const hasTable = (name: string): name is keyof typeof suitesOfTags => Object.hasOwn(suitesOfTags, name);

function decode(text: string): TagTable {
  const lines = text.split('\n');
  const names = new Map<string, Suite>();
  for (const entry of lines.pop()?.split(' ') ?? []) {
    const [tag = '', code = ''] = entry.split('=');
    if (isCode(code)) names.set(tag, suiteCodes[code]);
  }
  const endings = new Map<string, Map<string, Map<number, Suite | 'absent'>>>();
  for (const line of lines) {
    const [ending = '', groups = ''] = line.split('|');
    endings.set(ending, new Map(groups.split(' ').map(decodeGroup)));
  }
  return { endings, names };
}

/** `3.12.:0-10k11-14t`: from 0 to 10 bookworm, from 11 to 14 trixie. */
function decodeGroup(group: string): [string, Map<number, Suite | 'absent'>] {
  const [before = '', runs = ''] = group.split(':');
  const suiteOf = new Map<number, Suite | 'absent'>();
  for (const [, from = '', to = from, code = ''] of runs.matchAll(/(\d+)(?:-(\d+))?([a-z])/g)) {
    for (let number = Number(from); number <= Number(to); number++) {
      suiteOf.set(number, isCode(code) ? suiteCodes[code] : 'absent');
    }
  }
  return [before, suiteOf];
}

const isCode = (text: string): text is Code => Object.hasOwn(suiteCodes, text);
