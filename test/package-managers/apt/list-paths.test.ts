import { expect, test } from 'vitest';
import { coversLists, keepsListsOut } from '../../../src/package-managers/apt/list-paths.ts';

const dash = { isQuoted: false, expandsBraces: false };
const bash = { isQuoted: false, expandsBraces: true };

test.each([
  '/var/lib/apt/lists',
  '/var/lib/apt/lists/',
  '/var/lib/apt/lists/*',
  '/var/lib/apt//lists/*',
  '/var/lib/apt/lists*',
  '/var/lib/apt/lists/*_*',
  '/var/lib/apt/lists/**',
  '/var/lib/apt',
  '/var/lib/apt/*',
  '/var/lib/*',
  '/var/lib/a?t/lists',
])('%s covers the lists', (path) => {
  expect(coversLists(path, dash)).toBe(true);
});

test.each([
  '/var/lib/apt/lists/partial',
  '/var/lib/apt/lists/archive*',
  '/var/lib/apt/lits/*',
  '/usr/lib/apt/lists/*',
  '/var/cache/apt/*',
  '/var/lib/apt/list',
  '/var/lib/apt.lists',
  '/tmp/*',
  '',
])('%s does not', (path) => {
  expect(coversLists(path, dash)).toBe(false);
});

test('braces are for bash to expand, and quotes keep a glob from being one', () => {
  for (const path of ['/var/lib/{apt,dpkg}/', '/var/{cache,lib}/{a,apt}/lists', '/var/lib/{dpkg,{x,apt}}']) {
    expect(coversLists(path, bash)).toBe(true);
    expect(coversLists(path, dash)).toBe(false);
  }
  expect(coversLists('/var/lib/{apt}/lists', bash)).toBe(false);
  expect(coversLists('/var/lib/apt/lists/*', { ...bash, isQuoted: true })).toBe(false);
  expect(coversLists('/var/lib/apt/lists/', { ...bash, isQuoted: true })).toBe(true);
});

test.each([
  ['/var/lib/apt', true],
  ['/var/lib/apt/lists/', true],
  ['/var', true],
  ['/var/cache/apt', false],
  ['/var/lib/apt/lists/partial', false],
])('a mount on %s keeps the lists out of the layer: %s', (target, expected) => {
  expect(keepsListsOut({ target })).toBe(expected);
});
