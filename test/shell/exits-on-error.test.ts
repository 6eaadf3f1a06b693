import { expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
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
  ['set -e; a; set +e; b', false],
  ['set +e; a; set -e; b', true],
  ['set -e; set +o errexit; a', false],
  ['set -o pipefail; a', false],
  ['set -E; a', false],
  ['set errexit; a', false],
  ['echo -e; a', false],
  ['if a; then set -e; fi; b', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(exitsOnError(readScript(text))).toBe(expected);
});

test.each([
  ['SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN a', true],
  ['SHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN a', true],
  ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a', false],
  ['SHELL ["/bin/bash", "-e", "-c"]\nRUN set +e; a', false],
  ['SHELL ["/bin/bash", "-e", "-c"]\nRUN <<EOF\na\nEOF', true],
  ['RUN <<EOF\n#!/bin/bash -e\na\nEOF', true],
  ['SHELL ["/bin/bash", "-e", "-c"]\nRUN <<EOF\n#!/bin/bash\na\nEOF', false],
])('what the shell is told in front of the text of %j: %s', (text, expected) => {
  const scripts = parseDockerfile(`FROM debian\n${text}\n`).instructions.flatMap((one) => one.scripts);
  expect(scripts.map((script) => exitsOnError(script))).toEqual([expected]);
});

test.each([
  ["bash -ec 'a'", true],
  ["bash -e -c 'a'", true],
  ["bash -c 'a' -e", false],
  ["set -e; bash -c 'a'", false],
  ['bash -e <<EOF\na\nEOF', true],
])('what a shell inside a shell is told, %j: %s', (text, expected) => {
  const nested = readScript(text).commands.find((command) => command.nested)?.nested;
  expect(nested && exitsOnError(nested)).toBe(expected);
});

test('only what stands above counts for a place', () => {
  const text = 'a; set -e; b';
  expect(exitsOnError(readScript(text), text.indexOf('a'))).toBe(false);
  expect(exitsOnError(readScript(text), text.indexOf('b'))).toBe(true);
});
