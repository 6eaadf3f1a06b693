import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { apkCommandsOf } from '../../src/package-managers/apk.ts';

function apkIn(run: string) {
  const { instructions } = parseDockerfile(`FROM python:3.12-alpine\nRUN ${run}\n`);
  return instructions.flatMap(apkCommandsOf);
}

describe('a run of apk', () => {
  test.each([
    ['apk add git', 'add', [], ['git']],
    ['apk --no-cache add git curl', 'add', ['--no-cache'], ['git', 'curl']],
    ['apk add -U --no-cache git', 'add', ['-U', '--no-cache'], ['git']],
    ['apk add --virtual .build gcc', 'add', ['--virtual .build'], ['gcc']],
    ['apk add --virtual=.build gcc', 'add', ['--virtual'], ['gcc']],
    ['apk add gcc -t .build make', 'add', ['-t .build'], ['gcc', 'make']],
    ['apk -X https://example.com/edge add git', 'add', ['-X https://example.com/edge'], ['git']],
    [
      'apk add --repository \'https://example.com/edge\' "git>2"',
      'add',
      ['--repository https://example.com/edge'],
      ['git>2'],
    ],
    ['/sbin/apk update', 'update', [], []],
    ['apk --version', undefined, ['--version'], []],
    ['apk del --purge .build', 'del', ['--purge'], ['.build']],
    ['apk add - < list', 'add', [], ['-']],
  ])('%s', (run, subcommand, options, packages) => {
    const [apk, ...others] = apkIn(run);
    expect(others).toEqual([]);
    expect(apk?.subcommand?.value).toBe(subcommand);
    expect(apk?.options.map(({ name, value }) => (value ? `${name} ${value.value}` : name))).toEqual(options);
    expect(apk?.packages.map(({ value }) => value)).toEqual(packages);
  });

  test('is found behind what runs it, in conditions, substitutions and shells inside', () => {
    const found = apkIn('sudo apk update && if true; then apk add a; fi; x=$(apk info) && sh -c "apk add b"');
    expect(found.map(({ subcommand, wrappers }) => [subcommand?.value, ...wrappers])).toEqual([
      ['update', 'sudo'],
      ['add'],
      ['info'],
      ['add'],
    ]);
  });

  test('is no other program of a similar name, and no word of another command', () => {
    expect(apkIn('apk-tools add x && echo apk add y && adb install a.apk')).toEqual([]);
  });
});
