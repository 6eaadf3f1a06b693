import { expect, test } from 'vitest';
import { debianSuiteOfImage } from '../../src/data/official-images.ts';
import { isEndOfLife, suites } from '../../src/data/suites.ts';
import { ubuntuRelease } from '../../src/data/ubuntu-releases.ts';

test.each([
  ['debian', 'latest', 'trixie'],
  ['debian', '', 'trixie'],
  ['debian', '12', 'bookworm'],
  ['debian', '8.11-slim', 'jessie'],
  ['debian', 'stretch-20190708-slim', 'stretch'],
  ['debian', 'stable-slim', 'trixie'],
  ['buildpack-deps', 'curl', 'trixie'],
  ['buildpack-deps', 'bullseye-scm', 'bullseye'],
  ['node', '8', 'stretch'],
  ['node', '10-slim', 'stretch'],
  ['node', '10.13-slim', 'jessie'],
  ['node', 'lts-slim', 'bookworm'],
  ['node', '20.1.0', 'bullseye'],
  ['golang', '1.11', 'buster'],
  ['golang', '1.4-cross', 'jessie'],
  ['ruby', '2.7-slim', 'bullseye'],
  ['rust', '1.56-slim', 'bullseye'],
  ['php', '7.1-fpm', 'buster'],
  ['php', '7.1.7-fpm', 'jessie'],
  ['php', 'apache', 'trixie'],
  ['openjdk', '8-jdk', 'bullseye'],
  ['openjdk', '8u181-jre-slim', 'stretch'],
  ['nginx', '1.7.5', 'wheezy'],
  ['postgres', '12-buster', 'buster'],
  ['python', '3.4-onbuild', 'jessie'],
] as const)('%s:%s is on %s', (name, tag, suite) => {
  expect(debianSuiteOfImage(name, tag)).toBe(suite);
});

test.each([
  ['debian', 'stable-20210816'],
  ['debian', '3'],
  ['alpine', '3.20'],
  ['toString', 'latest'],
  ['node', '20-alpine'],
  ['node', '99'],
  ['python', '3.99.1'],
  ['python', '3.12-windowsservercore'],
  ['openjdk', '17'],
  ['buildpack-deps', 'jammy'],
])('the suite of %s:%s is unknown, or it is not Debian', (name, tag) => {
  expect(debianSuiteOfImage(name, tag)).toBeUndefined();
});

test('the main mirrors hold bullseye and later', () => {
  expect(suites.filter((suite) => !isEndOfLife(suite))).toEqual(['bullseye', 'bookworm', 'trixie', 'forky', 'sid']);
});

test.each([
  ['16.04', 'xenial', false],
  ['xenial-20210804', 'xenial', false],
  ['12.04', 'precise', true],
  ['17.10', 'artful', true],
  ['disco', 'disco', true],
  ['22.04', 'jammy', false],
  ['latest', 'resolute', false],
  ['14.04.5', 'trusty', false],
])('ubuntu:%s is %s, gone from the mirrors: %s', (tag, name, isGone) => {
  expect(ubuntuRelease(tag)).toMatchObject({ name, isEndOfLife: isGone });
});

test('other tags of ubuntu are unknown', () => {
  expect(['rolling', 'devel', '12', 'bookworm'].map(ubuntuRelease)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
