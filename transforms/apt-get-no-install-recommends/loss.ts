import { apt, type Stage } from '../../src/transform.ts';
import { firstUseBelow, type Use, type Uses } from './uses.ts';

/** A recommended package that the file uses, and that nothing else brings. */
export interface Loss {
  readonly name: string;
  /** The operand that recommends it. */
  readonly by: apt.Word;
  readonly use: Use | 'always';
}

/** Names that stand for others of the same kind in the table. */
const generic: readonly (readonly [RegExp, string])[] = [
  [/^gcc-\d[\d.]*$/, 'gcc'],
  [/^g\+\+-\d[\d.]*$/, 'g++'],
  [/^clang-\d[\d.]*$/, 'clang'],
  [/^llvm-\d[\d.]*$/, 'llvm'],
  [/^python3\.\d+$/, 'python3'],
  [/^python3\.\d+-dev$/, 'python3-dev'],
  [/^python3\.\d+-venv$/, 'python3-venv'],
  [/^php\d[\d.]*$/, 'php'],
  [/^ruby\d[\d.]*$/, 'ruby'],
  [/^ruby\d[\d.]*-dev$/, 'ruby-dev'],
];

type Suite = ReturnType<typeof apt.releaseOf>['suite'];

function genericOf(name: string): string {
  return generic.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

/** What a package recommends; undefined where it is not known. */
export function recommendedBy(name: string, suite: Suite): readonly string[] | undefined {
  return apt.recommended(name, suite) ?? apt.recommended(genericOf(name), suite);
}

/**
 * What an install brings for sure: the packages that it names, and what they depend on. The table is of Debian: of
 * Ubuntu's dependencies, and of those of unknown images, only what holds in every release is taken from it.
 */
export function broughtBy(names: readonly string[], suite: Suite): string[] {
  return names.flatMap((name) => [name, ...dependenciesOf(name, suite)]);
}

function dependenciesOf(name: string, suite: Suite): readonly string[] {
  // A name that only this package stands for.
  if (name === 'libc-dev') return ['libc6-dev'];
  const other = genericOf(name);
  if (suite === undefined && !stable.has(other)) return [];
  const names = apt.dependsOn(name, suite) ?? apt.dependsOn(other, suite) ?? [];
  return suite === undefined ? names.filter((one) => !lateDependencies.has(one)) : names;
}

/** What Debian's packages came to depend on when they gave up certificates of their own, each in another year. */
const lateDependencies = new Set(['ca-certificates', 'openssl']);

const stable = new Set([
  'build-essential',
  'gcc',
  'gcc-multilib',
  'g++',
  'g++-multilib',
  'autoconf',
  'automake',
  'libtool',
  'openssh-server',
  'apache2',
  'gnupg',
  'python3-dev',
  'ruby-dev',
  'clang',
]);

/** Whether a package is there at a place of a stage. */
type IsBrought = (name: string, at: number, stage: Stage) => boolean;

/** The recommended packages of an install that the file uses further down, and that nothing brings by then. */
export function lossesOf(
  command: apt.Command,
  isBrought: IsBrought,
  usesBelow: readonly (readonly [Stage, Uses])[],
): Loss[] {
  const release = apt.releaseOf(command.instruction.stage);
  const { suite } = release;
  const packages = command.operands.filter(apt.isPackageName);
  const own = new Set(broughtBy(packages.map(apt.packageNamed), suite));
  const losses = new Map<string, Loss>();
  for (const [recommended, recommending] of recommendersOf(packages, suite)) {
    const name = mayBeAbsent(recommended, release) ? olderNames.get(recommended) : recommended;
    if (name === undefined || own.has(name)) continue;
    const isCompiler =
      /^libc6-dev(?:-\w+-cross)?$/.test(name) && recommending.find(({ value }) => compiler.test(value));
    const by = isCompiler || recommending[0];
    if (!by) continue;
    if (isCompiler && !isThere(name, command, isBrought)) losses.set(name, { name, by, use: 'always' });
    const use = losses.has(name) ? undefined : firstUse(recommended, command, isBrought, usesBelow);
    if (use?.isGuess && !recommending.some((one) => mayBeFor(name, apt.packageNamed(one)))) continue;
    // Behind the package that uses it, where that is one of those that recommend it.
    const user = use && recommending.find((one) => apt.packageNamed(one) === use.by);
    if (use) losses.set(name, { name, by: user ?? by, use });
  }
  const compiles = compilers.some(
    (name) =>
      losses.has(name) ||
      own.has(name) ||
      packages.some((one) => /^(?:gcc|clang|g\+\+)-\d/.test(one.value)) ||
      isThere(name, command, isBrought),
  );
  if (!compiles) losses.delete('libc6-dev');
  // In the order of the alphabet: several may go to the same place of a sorted list.
  return withoutBrought([...losses.values()], suite).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether what nobody can read may want a package: it fetches with what fetches, and starts an X server where there is one. */
function mayBeFor(name: string, recommending: string): boolean {
  const users = ofUsers.get(name);
  return users?.includes(recommending) ?? true;
}

const ofUsers: ReadonlyMap<string, readonly string[]> = new Map([
  ['xauth', ['xvfb']],
  ['ca-certificates', ['curl', 'wget']],
]);

/** Packages that releases before 2018 do not have: there others hold what is in them. */
const young = new Set(['gpg', 'gpg-agent', 'xxd', 'libncurses-dev', 'slirp4netns', 'fuse-overlayfs']);

/** What holds them there, where a use may need it. */
const olderNames: ReadonlyMap<string, string> = new Map([['gpg-agent', 'gnupg']]);

function mayBeAbsent(name: string, { suite, ubuntu }: ReturnType<typeof apt.releaseOf>): boolean {
  return young.has(name) && suite === undefined && (ubuntu === undefined || ubuntu < '18.04');
}

/** Without one of these nobody uses the C library's headers. */
const compilers = ['gcc', 'g++', 'clang', 'build-essential'];

function isThere(name: string, { instruction: { stage }, start }: apt.Command, isBrought: IsBrought): boolean {
  return stage !== undefined && isBrought(name, start, stage);
}

function firstUse(
  name: string,
  { instruction: { stage }, start }: apt.Command,
  isBrought: IsBrought,
  usesBelow: readonly (readonly [Stage, Uses])[],
): Use | undefined {
  for (const [user, uses] of usesBelow) {
    // What is brought by one use is brought by all behind it.
    const found = firstUseBelow(uses.get(name), user === stage ? start : 0);
    if (found && !isBrought(name, found.at, user)) return found;
  }
  return undefined;
}

/** A compiler without the C library's headers compiles nothing. */
const compiler = /^(?:gcc|clang)(?:-\d[\d.]*)?(?:-[\w-]+-linux-gnu\w*)?(?:[:=/].*)?$/;

/** What is recommended, and by which packages: the one that recommends least of all first, as it comes nearest. */
function recommendersOf(packages: readonly apt.Word[], suite: Suite): ReadonlyMap<string, readonly apt.Word[]> {
  const found = new Map<string, apt.Word[]>();
  const all = packages.map((by) => ({ by, names: recommendedBy(apt.packageNamed(by), suite) ?? [] }));
  for (const { by, names } of all.toSorted((a, b) => a.names.length - b.names.length)) {
    for (const name of names) {
      const known = found.get(name);
      if (known) known.push(by);
      else found.set(name, [by]);
    }
  }
  return found;
}

/** Without those that come with another of them. */
function withoutBrought(losses: readonly Loss[], suite: Suite): Loss[] {
  return losses.filter(
    ({ name }) => !losses.some((other) => other.name !== name && dependenciesOf(other.name, suite).includes(name)),
  );
}
