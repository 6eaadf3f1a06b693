import { expect, test } from 'vitest';
import { exitsOnError } from '../../src/shell/exits-on-error.ts';
import { readScript } from './read-script.ts';

test.each([
  ['set -e; a', true],
  ['set -ex; a', true],
  ['set -xeu && a', true],
  ['set -o errexit; a', true],
  ['set -eo pipefail\na', true],
  ['set -x; a', false],
  ['set +e; a', false],
  ['set -o pipefail; a', false],
  ['set -E; a', false],
  ['set errexit; a', false],
  ['echo -e; a', false],
  ['if a; then set -e; fi; b', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(exitsOnError(readScript(text))).toBe(expected);
});

test('only what stands above counts for a place', () => {
  const text = 'a; set -e; b';
  expect(exitsOnError(readScript(text), text.indexOf('a'))).toBe(false);
  expect(exitsOnError(readScript(text), text.indexOf('b'))).toBe(true);
});
