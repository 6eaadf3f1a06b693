// Makes src/data/generated/debian-packages.ts: what the slim images hold, resolved in each suite's package index.
// Usage: node scripts/debian-packages.mjs. See docs/data.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianIndex, installed, main, suites } from './debian-index.mjs';

/** Of the two that init-system-helpers may depend on, debootstrap's minimal system takes this one. */
const chosen = 'usr-is-merged';

/** What the slim python Dockerfiles install for good. */
const namedByPython = ['ca-certificates', 'netbase', 'tzdata'];

/** Python's build dependencies in those Dockerfiles: their libraries stay, as they are linked from /usr/local. */
const builtWith = [
  'libbz2-dev',
  'libdb-dev',
  'libexpat1-dev',
  'libffi-dev',
  'libgdbm-dev',
  'liblzma-dev',
  'libncursesw5-dev',
  'libnsl-dev',
  'libreadline-dev',
  'libsqlite3-dev',
  'libssl-dev',
  'libtirpc-dev',
  'libzstd-dev',
  'uuid-dev',
];
const linkedToo = /^libgdbm-compat4/;

const slim = [];
const libraries = [];
let essential;
for (const suite of suites) {
  const index = debianIndex(suite, main);
  const packages = [...index.packages.values()];
  const minimal = packages
    .filter((entry) => entry.isEssential || entry.priority === 'required')
    .map(({ name }) => name);
  const alternatives = minimal.flatMap((name) => index.packages.get(name).depends.flat());
  const optional = alternatives.filter((name) => name === chosen);
  const base = installed(index, [...optional, ...minimal, 'apt', ...namedByPython]);
  const builds = builtWith.filter((name) => index.packages.has(name));
  const linked = [
    ...[...installed(index, builds, { present: base })].filter((name) => !/-dev(?:-bin)?$|^rpcsvc-proto$/.test(name)),
    ...[...index.packages.keys()].filter((name) => linkedToo.test(name)),
  ];
  slim.push(`  ${suite}: '${[...base].sort().join(' ')}',`);
  libraries.push(`  ${suite}: '${[...new Set(linked)].sort().join(' ')}',`);
  const here = new Set(packages.filter((entry) => entry.isEssential).map(({ name }) => name));
  essential = essential ? new Set([...essential].filter((name) => here.has(name))) : here;
}

writeFileSync(
  join(import.meta.dirname, '../src/data/generated/debian-packages.ts'),
  `// Made by scripts/debian-packages.mjs. Regenerate rather than edit.
export const packagesOfSlim = {
${slim.join('\n')}
} as const;
export const librariesOfPython = {
${libraries.join('\n')}
} as const;
export const essentialPackages = '${[...essential].sort().join(' ')}';
`,
);
