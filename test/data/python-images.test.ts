import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slimTwin, suiteOf } from '../../src/data/python-images.ts';
import { isEndOfLife } from '../../src/data/suites.ts';

/** Every tag ever published, Windows aside, and the directory of the image's repository that it was last built from. */
const directories = new Map(
  readFileSync(new URL('python-tags.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [tag = '', directory = ''] = line.split('\t');
      return [tag, directory];
    }),
);
const alpineTags = [...directories.keys()].filter((tag) => tag.includes('alpine'));
const versionIn = (tag: string): string | undefined => directories.get(tag)?.split('/')[0];
const suiteInDirectory = (tag: string): string =>
  /wheezy|jessie|stretch|buster|bullseye|bookworm|trixie/.exec(directories.get(tag) ?? '')?.[0] ?? 'jessie';

test('every Alpine tag ever published has a slim twin with the same Python, or is a pre-release', () => {
  const declined = new Set<string>();
  for (const tag of alpineTags) {
    const twin = slimTwin(tag);
    if ('decline' in twin) {
      expect(twin, tag).toMatchObject({ decline: 'release-candidate' });
      declined.add(tag);
      continue;
    }
    expect(directories.has(twin.tag), `${tag} -> ${twin.tag}`).toBe(true);
    expect(versionIn(twin.tag), `${tag} -> ${twin.tag}`).toBe(versionIn(tag));
    expect(twin.suite, twin.tag).toBe(suiteInDirectory(twin.tag));
  }
  expect(alpineTags).toHaveLength(1157);
  expect(declined.size).toBe(374);
  const withoutSlim = [...declined].filter((tag) => !directories.has(tag.replace(/alpine.*$/, 'slim')));
  expect(alpineTags.length - withoutSlim.length).toBe(1134);
});

test('every published tag of a Debian variant is on the suite that its directory names', () => {
  for (const [tag, directory] of directories) {
    if (tag.includes('alpine')) continue;
    expect(suiteOf(tag), tag).toEqual({
      suite: suiteInDirectory(tag),
      slim: /slim/.test(directory),
    });
  }
});

test.each([
  ['3.12-alpine', '3.12-slim', 'trixie'],
  ['3.12.4-alpine3.20', '3.12.4-slim', 'bookworm'],
  ['3.9.5-alpine', '3.9.5-slim', 'buster'],
  ['alpine', 'slim', 'trixie'],
  ['3-alpine', '3-slim', 'trixie'],
  ['2-alpine', '2-slim', 'buster'],
  ['2-alpine3.7', '2.7-slim', 'buster'],
  ['alpine3.14', '3.10-slim', 'trixie'],
  ['alpine3.19', '3.13-slim', 'trixie'],
  ['3-alpine3.7', '3.7-slim', 'bookworm'],
  ['3.12.99-alpine', '3.12.99-slim', 'trixie'],
  ['3.7.99-alpine3.18', '3.7.99-slim', 'bookworm'],
  ['3.6-alpine', '3.6-slim', 'bullseye'],
])('%s has the twin %s on %s', (tag, twin, suite) => {
  expect(slimTwin(tag)).toEqual({ tag: twin, suite });
});

test.each([
  ['3.12', 'not-alpine'],
  ['3.12-slim', 'not-alpine'],
  ['3.13-rc-alpine', 'release-candidate'],
  ['rc-alpine3.6', 'release-candidate'],
  ['3.13.0rc1-alpine', 'release-candidate'],
  ['3.6.0a2-alpine', 'release-candidate'],
  ['3.99-alpine', 'unknown-version'],
  ['3.99.1-alpine', 'unknown-version'],
  ['alpine3.99', 'unknown-version'],
  ['3-alpine3.99', 'unknown-version'],
  ['4-alpine', 'unknown-version'],
  ['2.7.7-alpine', 'no-slim-twin'],
])('%s has no twin: %s', (tag, decline) => {
  expect(slimTwin(tag)).toMatchObject({ decline });
});

test('the patch tags that are frozen on an end-of-life suite are those of the tables', () => {
  const frozen = (minor: string): readonly number[] =>
    [...directories.keys()]
      .filter((tag) => tag.startsWith(`${minor}.`) && /^\d+\.\d+\.\d+-slim$/.test(tag))
      .filter((tag) => isEndOfLife(suiteOf(tag)?.suite ?? 'sid'))
      .map((tag) => Number(tag.slice(minor.length + 1, -'-slim'.length)));
  const last = (minor: string): number => Math.max(-1, ...frozen(minor));
  expect(['2.7', '3.6', '3.7', '3.8', '3.9', '3.10'].map(last)).toEqual([18, 13, 10, 10, 5, -1]);
});

test('a twin that names a suite was published under that name, or is declined because it never was, or stayed behind', () => {
  let named = 0;
  for (const tag of alpineTags) {
    for (const suite of ['bullseye', 'bookworm', 'trixie'] as const) {
      const floating = slimTwin(tag);
      const twin = slimTwin(tag, suite);
      if ('decline' in floating) expect(twin).toEqual(floating);
      else if (
        directories.has(`${floating.tag}-${suite}`) &&
        !(/^(?:3-)?slim$/.test(floating.tag) && suite === 'bullseye')
      ) {
        expect(twin).toEqual({ tag: `${floating.tag}-${suite}`, suite });
        named++;
      } else expect(twin, `${floating.tag}-${suite}`).toMatchObject({ decline: 'no-slim-twin' });
    }
  }
  expect(named).toBeGreaterThan(500);
  expect(slimTwin('3-alpine', 'bullseye')).toMatchObject({
    detail: 'The tag 3-slim-bullseye stayed behind when Python 3.14 came.',
  });
  expect(slimTwin('2-alpine', 'bullseye')).toMatchObject({ decline: 'no-slim-twin' });
  expect(slimTwin('3.12.999-alpine', 'trixie')).toEqual({ tag: '3.12.999-slim-trixie', suite: 'trixie' });
  expect(slimTwin('3.8.999-alpine', 'trixie')).toMatchObject({ decline: 'no-slim-twin' });
});
