import { expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { possibleParents } from '../../src/dockerfile/possible-parents.ts';

const above = ['ARG KNOWN=arm64', 'ARG OPEN', 'FROM a AS base-amd64', 'FROM a AS base-arm64', 'FROM a AS other.x'];

test.each([
  ['other.x', ['other.x']],
  ['debian', []],
  ['base-$KNOWN', ['base-arm64', 'base-amd64']],
  ['base-${KNOWN}', ['base-arm64', 'base-amd64']],
  ['base-${OPEN}', ['base-amd64', 'base-arm64']],
  ['BASE-${OPEN:-x}', ['base-amd64', 'base-arm64']],
  ['othe$OPEN', ['other.x']],
  ['$OPEN-x', []],
  ['$OPEN', []],
  ['${OPEN}${KNOWN}', []],
  ['registry/base-$OPEN', []],
])('FROM %s', (image, expected) => {
  const stage = parseDockerfile(`${[...above, `FROM ${image} AS base-last`].join('\n')}\n`).stages.at(-1);
  expect(stage && possibleParents(stage).map(({ name }) => name)).toEqual(expected);
});
