// Checks scripts/apk-to-debian.tsv against the package index of each suite, and makes src/data/generated/apk-to-debian.ts.
// Usage: node scripts/apk-to-debian.mjs. See docs/data.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianIndex, main, suites } from './debian-index.mjs';

const reasons = [
  'alpine',
  'busybox',
  'command',
  'cron',
  'libiconv',
  'locales',
  'none',
  'python',
  'service',
  'version',
  'virtual',
];
const indexes = suites.map((suite) => debianIndex(suite, main));
const complaints = [];

const rows = readFileSync(join(import.meta.dirname, 'apk-to-debian.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [apk, kind, value = '', unless = ''] = line.split('\t');
    return { apk, kind, value, unless };
  });

/** The real package behind a name: itself, or the only one that provides it, as libmagic1t64 does libmagic1. */
function resolve({ suite, packages, providers }, apk, name) {
  if (packages.has(name)) return name;
  const real = providers.get(name) ?? [];
  if (real.length === 1) return real[0];
  complaints.push(`${apk}: ${suite} has ${real.length === 0 ? 'no' : `${real.length} packages for`} ${name}`);
  return '';
}

/** The packages in each suite, comma-separated; empty where there is none. */
function resolved({ apk, value }) {
  const [usual, ...others] = value.split(' ');
  const own = new Map(others.map((other) => other.split('=')));
  for (const suite of own.keys()) if (!suites.includes(suite)) complaints.push(`${apk}: what is ${suite}?`);
  return indexes.map((index) => {
    const names = own.get(index.suite) ?? usual;
    return names === '-'
      ? ''
      : names
          .split(',')
          .map((name) => resolve(index, apk, name))
          .join(',');
  });
}

const maps = [];
const unless = [];
const others = new Map();
for (const [position, row] of rows.entries()) {
  const before = rows[position - 1];
  if (before && before.apk >= row.apk) complaints.push(`${row.apk}: out of order, or twice`);
  if (row.unless) unless.push(`${row.apk}:${row.unless}`);
  if (row.kind === 'map' || row.kind === 'rule') {
    const cells = resolved(row).map((names) => (names === row.apk ? '=' : names));
    maps.push(`${row.apk} ${new Set(cells).size === 1 ? cells[0] : cells.join(' ')}`);
    continue;
  }
  const group = row.kind === 'decline' ? row.value : row.kind;
  if (row.kind === 'decline' && !reasons.includes(group)) complaints.push(`${row.apk}: no such reason, ${group}`);
  if (row.kind !== 'decline' && !/^(?:drop|python[23]?)$/.test(row.kind))
    complaints.push(`${row.apk}: no such kind, ${row.kind}`);
  const key = row.kind === 'decline' ? `declined.${group}` : group;
  others.set(key, [...(others.get(key) ?? []), row.apk]);
}

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}

const members = (prefix) =>
  [...others]
    .filter(([key]) => key.startsWith('declined.') === (prefix === 'declined.'))
    .map(([key, names]) => `  ${key.replace('declined.', '')}: '${names.join(' ')}',`)
    .sort()
    .join('\n');

writeFileSync(
  join(import.meta.dirname, '../src/data/generated/apk-to-debian.ts'),
  `// Made by scripts/apk-to-debian.mjs. Regenerate rather than edit.
/** A line each: Alpine package, then its packages for all suites or for each of ${suites.join(', ')}; \`=\`: the same name. */
export const mapped = \`${maps.join('\n')}\`;
export const dropped = {
${members('')}
} as const;
export const declined = {
${members('declined.')}
} as const;
/** A line each: Alpine package, colon, words. */
export const unless = \`${unless.join('\n')}\`;
`,
);
