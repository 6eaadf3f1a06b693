import { expect, test } from 'vitest';
import { isEssential, mustStay, slimHolds } from '../../src/data/debian-packages.ts';

test('slim holds the small things that Alpine users add', () => {
  for (const suite of ['bullseye', 'bookworm', 'trixie'] as const) {
    for (const name of [
      'bash',
      'ca-certificates',
      'coreutils',
      'openssl',
      'tar',
      'tzdata',
      'passwd',
      'util-linux',
      'zlib1g',
    ]) {
      expect(slimHolds(suite, name), `${name} on ${suite}`).toBe(true);
    }
    for (const name of [
      'curl',
      'wget',
      'git',
      'gcc',
      'make',
      'gnupg',
      'procps',
      'xz-utils',
      'unzip',
      'usrmerge',
      'perl',
    ]) {
      expect(slimHolds(suite, name), `${name} on ${suite}`).toBe(false);
    }
  }
});

test('names are those of the suite', () => {
  expect(slimHolds('trixie', 'libssl3t64')).toBe(true);
  expect(slimHolds('trixie', 'libssl3')).toBe(false);
  expect(slimHolds('bullseye', 'libffi7')).toBe(true);
  expect(slimHolds('trixie', 'adduser')).toBe(false);
  expect(slimHolds('bookworm', 'adduser')).toBe(true);
});

test('a suite that is gone still holds bash and ca-certificates', () => {
  expect(slimHolds('stretch', 'bash')).toBe(true);
  expect(slimHolds('buster', 'ca-certificates')).toBe(true);
  expect(slimHolds('buster', 'curl')).toBe(false);
});

test("a purge spares Essential packages, what slim holds, and python's own libraries", () => {
  for (const [suite, name] of [
    ['bullseye', 'libreadline8'],
    ['bookworm', 'libsqlite3-0'],
    ['bookworm', 'libgdbm-compat4'],
    ['bookworm', 'libtirpc3'],
    ['trixie', 'libreadline8t64'],
    ['trixie', 'libffi8'],
    ['trixie', 'libncursesw6'],
    ['trixie', 'libgdbm-compat4t64'],
    ['trixie', 'ca-certificates'],
    ['buster', 'tar'],
  ] as const) {
    expect(mustStay(suite, name), `${name} on ${suite}`).toBe(true);
  }
  expect(mustStay('trixie', 'libffi-dev')).toBe(false);
  expect(mustStay('trixie', 'gcc')).toBe(false);
  expect(isEssential('tar')).toBe(true);
  expect(isEssential('ca-certificates')).toBe(false);
});
