import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { folderOfDiffs, formatDiffs } from '../../src/output/diff.ts';
import { result } from './results.ts';

const at = (target: string) => ({
  ...result('Dockerfile', 'changed', [], [{ start: 5, end: 11, text: 'alpine' }]),
  target,
});

describe('the folder where the diffs are applied', () => {
  test.each([
    ['/home/me/code', ['/home/me/code/Dockerfile', '/home/me/code/a/Dockerfile'], '/home/me/code'],
    ['/', ['/home/me/code/Dockerfile'], '/'],
    ['/home/me/code', ['/srv/a/Dockerfile'], '/srv/a'],
    ['/home/me/code', ['/srv/a/Dockerfile', '/srv/ab/Dockerfile'], '/srv'],
    ['/home/me/code', ['/home/me/code/Dockerfile', '/srv/Dockerfile'], '/'],
    ['/home/me/code', ['/home/me/codeshop/Dockerfile'], '/home/me/codeshop'],
  ])('from %s, for %j', (workingFolder, targets, folder) => {
    expect(folderOfDiffs(targets.map(at), workingFolder)).toBe(folder);
  });
});

test('several diffs follow each other', () => {
  const diff = formatDiffs(
    [at('/home/me/code/a/Dockerfile'), at('/home/me/code/Dockerfile')],
    '/home/me/code',
    picocolors.createColors(false),
  );
  expect(diff).toBe(
    '--- a/a/Dockerfile\n+++ b/a/Dockerfile\n@@ -1,1 +1,1 @@\n-FROM debian\n+FROM alpine\n' +
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,1 +1,1 @@\n-FROM debian\n+FROM alpine\n',
  );
});

test('colours change nothing but the colour', () => {
  const files = [at('/home/me/code/Dockerfile')];
  const painted = formatDiffs(files, '/home/me/code', picocolors.createColors(true));
  expect(painted).toContain('\x1b[31m-FROM debian\x1b[39m\n\x1b[32m+FROM alpine\x1b[39m\n');
  expect(stripVTControlCharacters(painted)).toBe(formatDiffs(files, '/home/me/code', picocolors.createColors(false)));
});
