/**
 * What a program does with its words.
 * `packages`: they name what it installs or sets up; only one with a `/` in it is a path. `texts`: none is a path.
 * All others do it to each path: `reads`, `changes` what is there, `marks` its owner or mode.
 */
export type Use = 'packages' | 'texts' | 'reads' | 'changes' | 'marks';

const programs: Readonly<Record<Use, string>> = {
  packages:
    'a2dismod a2enconf a2enmod a2ensite add-apt-repository addgroup adduser apk apt apt-get apt-key apt-mark aptitude chpasswd conda ' +
    'debconf-set-selections dnf docker-php-ext-configure docker-php-ext-enable docker-php-ext-install dpkg dpkg-reconfigure ' +
    'easy_install gem getent groupadd groupmod ldconfig locale-gen ' +
    'localedef mamba install-php-extensions microdnf micromamba pacman passwd pecl phpenmod service tdnf update-alternatives update-ca-certificates ' +
    'update-locale useradd userdel usermod yum zypper',
  texts:
    ': arch cd command date echo env exit export false hash hostname id local nproc popd printf pushd readonly return ' +
    'seq set shopt sleep trap true type ulimit umask uname unset wait which whoami yes',
  reads: '[ cat cmp diff du file grep egrep head ls md5sum readlink realpath sha256sum sort stat tail test wc',
  changes:
    'cp dos2unix find gunzip install ln mkdir mv rm rmdir rsync sed tar tee touch truncate unix2dos unlink unzip',
  marks: 'chgrp chmod chown',
};

const uses: ReadonlyMap<string, Use> = new Map(
  (['packages', 'texts', 'reads', 'changes', 'marks'] as const).flatMap((use) =>
    programs[use].split(' ').map((name): [string, Use] => [name, use]),
  ),
);

/** What a program does with its words; undefined for one that may do anything. */
export function useOf(program: string): Use | undefined {
  return uses.get(program);
}

/** Programs whose first operand is no path: a mode, an owner, a script, a pattern. */
const leadsWithText = new Set(['chmod', 'chown', 'chgrp', 'sed', 'grep', 'egrep']);

/** Options with a value in the next word that is no path, of the programs above. */
const textOptions: Readonly<Record<string, readonly string[]>> = {
  head: ['-n', '-c'],
  tail: ['-n', '-c'],
  mkdir: ['-m', '--mode'],
  install: ['-m', '-o', '-g', '--mode', '--owner', '--group'],
  touch: ['-d', '-t', '--date'],
  truncate: ['-s', '--size'],
  sed: ['-e', '--expression'],
  grep: ['-e', '-m', '-A', '-B', '-C'],
  egrep: ['-e', '-m', '-A', '-B', '-C'],
};

/**
 * Those of the words behind a program that may be paths.
 * @param words behind the program
 */
export function pathWords<Word extends { readonly value: string }>(program: string, words: readonly Word[]): Word[] {
  if (program === '[' || program === 'test') return testedPaths(words);
  if (program === 'find')
    return words.slice(
      0,
      indexOrEnd(words, ({ value }) => /^[-(!\\]/.test(value)),
    );
  const valued = textOptions[program] ?? [];
  const operands = words.filter(
    ({ value }, index) => !(value.startsWith('-') && value !== '-') && !valued.includes(words[index - 1]?.value ?? ''),
  );
  const hasScript = words.some(({ value }) => /^(?:-e|--expression|--reference)/.test(value));
  if (leadsWithText.has(program) && !hasScript) return operands.slice(1);
  // `tar xzf …` names its options without a dash.
  return program === 'tar' && !words[0]?.value.startsWith('-') ? operands.slice(1) : operands;
}

/** What stands behind the options of a test that speak of files. */
function testedPaths<Word extends { readonly value: string }>(words: readonly Word[]): Word[] {
  return words.filter((_, index) => /^-[bcdefghkLprsSuwxO]$/.test(words[index - 1]?.value ?? ''));
}

function indexOrEnd<Item>(items: readonly Item[], matches: (item: Item) => boolean): number {
  const index = items.findIndex(matches);
  return index === -1 ? items.length : index;
}

/** Whether a program works on all below the directories that it is given. */
export function isDeep(program: string, words: readonly { readonly value: string }[]): boolean {
  if (program === 'mv' || program === 'rsync' || program === 'find') return true;
  return (
    words.some(({ value }) => /^-\w*[rRa]/.test(value) || value === '--recursive') && useOf(program) !== 'packages'
  );
}
