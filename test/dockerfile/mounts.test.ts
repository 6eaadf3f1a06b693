import { expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { mountsOf } from '../../src/dockerfile/mounts.ts';

test.each([
  ['--mount=type=cache,target=/var/lib/apt', [{ type: 'cache', target: '/var/lib/apt' }]],
  ['--mount=target=/src,source=.', [{ type: 'bind', target: '/src' }]],
  ['--mount=type=tmpfs,dst=/a --mount=type=cache,destination=/b', ['tmpfs /a', 'cache /b']],
  ['--mount="type=cache,target=/c"', ['cache /c']],
  ['--mount=type=cache,id=x,target=${STATE}/lists', ['cache /state/lists']],
  ['--mount=type=cache,target=$UNKNOWN/lists', ['cache $UNKNOWN/lists']],
  ['--mount=type=ssh', ['ssh ']],
  ['--network=none', []],
])('RUN %s true', (flags, expected) => {
  const { instructions } = parseDockerfile(`FROM a\nARG STATE=/state\nARG UNKNOWN\nRUN ${flags} true\n`);
  const run = instructions.at(-1);
  const mounts = run ? mountsOf(run) : [];
  expect(mounts.map(({ type, target }) => `${type} ${target}`)).toEqual(
    expected.map((one) => (typeof one === 'string' ? one : `${one.type} ${one.target}`)),
  );
});

test('where a mount comes from', () => {
  const flags = '--mount=source=a,target=/a --mount=from=b,src=/c,target=/d --mount=target=/e';
  const run = parseDockerfile(`FROM a\nRUN ${flags} true\n`).instructions.at(-1);
  expect((run ? mountsOf(run) : []).map(({ source, from }) => [source, from])).toEqual([
    ['a', undefined],
    ['/c', 'b'],
    ['', undefined],
  ]);
});
