import { describe, expect, test } from 'vitest';
import { encoded } from '../../src/migrate/forge/api-command.ts';
import { createForge } from '../../src/migrate/forge/create-forge.ts';
import { ForgeError } from '../../src/migrate/forge/forge-error.ts';
import { Pacer, parsePace } from '../../src/migrate/forge/pace.ts';
import { forgeRepositoryOf } from '../../src/migrate/forge/repository.ts';
import { parseResponses } from '../../src/migrate/forge/responses.ts';
import { failureWait, limitWait } from '../../src/migrate/forge/waits.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fakeClock } from './forge-server.ts';

describe('the repository of an address', () => {
  test.each([
    ['https://example.com/owner/name.git', 'example.com', 'owner/name'],
    ['https://example.com/owner/name', 'example.com', 'owner/name'],
    ['https://example.com/owner/name.git/', 'example.com', 'owner/name'],
    ['https://user:secret@Example.com:8443/group/sub/name.git', 'example.com:8443', 'group/sub/name'],
    ['https://example.com/owner/na%20me', 'example.com', 'owner/na me'],
    ['ssh://git@example.com:22/owner/name.git', 'example.com', 'owner/name'],
    ['ssh://git@ssh.github.com:443/owner/name.git', 'github.com', 'owner/name'],
    ['git@example.com:owner/name.git', 'example.com', 'owner/name'],
    ['example.com:/group/sub/name', 'example.com', 'group/sub/name'],
    ['git@example.com:owner/$(touch x).git', 'example.com', 'owner/$(touch x)'],
    ['git@example.com:owner/name.git.git', 'example.com', 'owner/name.git'],
  ])('%s', (url, host, path) => {
    expect(forgeRepositoryOf(url)).toEqual({ host, path });
  });

  test.each([
    'file:///srv/owner/name.git',
    '/srv/owner/name.git',
    './owner/name',
    '../a:owner/name',
    'owner/name',
    'C:/owner/name',
    'C:\\owner\\name',
    'https://example.com/name',
    'https://example.com/owner//name',
    'https://example.com/owner/%2E%2E%2Fname',
    'https://example.com/owner/%zz',
    'git@example.com:owner/../name',
    'git@-example.com:owner/name',
    'git@{owner}:owner/name',
    'http://[broken/owner/name',
    '',
  ])('is none for %s', (url) => {
    expect(forgeRepositoryOf(url)).toBeUndefined();
  });
});

describe('a pace', () => {
  test.each([
    ['60/h', 60_000],
    ['2/min', 30_000],
    ['1/s', 1000],
  ])('%s', (text, interval) => {
    expect(parsePace(text)).toEqual({ interval });
  });

  test.each(['0/h', '60', '60/d', '-1/h', '1.5/s', '60/h ', '/h', ''])('is not "%s"', (text) => {
    expect(() => parsePace(text)).toThrow(
      new ForgeError(`a pace is a number above 0 by s, min or h, as in 60/h, and "${text}" is not that`),
    );
  });

  test('lets the first go at once, and the next when its time has come', async () => {
    const clock = fakeClock();
    const pacer = new Pacer(parsePace('1/min'), clock.sleep, clock.now);
    await pacer.turn();
    await clock.sleep(20_000);
    await pacer.turn();
    await clock.sleep(90_000);
    await pacer.turn();
    expect(clock.waits).toEqual([20_000, 40_000, 90_000]);
  });
});

describe('what api --include prints', () => {
  test('is a status, headers and a body', () => {
    const output =
      'HTTP/2.0 200 OK\nContent-Type: application/json\r\nX-One: a: b \r\nx-one: c\r\n\r\n{"a":"b\\r\\n\\r\\n"}\n\n ';
    const headers = new Map([
      ['content-type', 'application/json'],
      ['x-one', 'a: b, c'],
    ]);
    expect(parseResponses(output)).toEqual([{ status: 200, headers, body: '{"a":"b\\r\\n\\r\\n"}\n\n ' }]);
  });

  test('is one answer a page', () => {
    const output = 'HTTP/1.1 200 OK\nLink: x\r\n\r\n[1]\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n[2]';
    expect(parseResponses(output).map(({ status, headers, body }) => [status, [...headers.keys()], body])).toEqual([
      [200, ['link'], '[1]\n'],
      [200, ['a'], '[2]'],
    ]);
  });

  test.each([
    ['HTTP/1.1 204 No Content\n\r\n', 204],
    ['HTTP/1.1 502 Bad Gateway\nServer: x\r\n\r\n', 502],
    ['HTTP/1.1 400', 400],
  ])('may have no body: %j', (output, status) => {
    expect(parseResponses(output)).toMatchObject([{ status, body: '' }]);
  });

  test.each(['', 'no answer\n', '{"a":"HTTP/1.1 200 OK"}'])('is no answer: %j', (output) => {
    expect(parseResponses(output)).toEqual([]);
  });
});

describe('the wait', () => {
  const now = Date.UTC(2030, 0, 1);
  const response = (status: number, headers: Readonly<Record<string, string>> = {}, body = '') => ({
    status,
    headers: new Map(Object.entries(headers)),
    body,
  });
  const reset = String(now / 1000 + 120);

  test.each([
    ['what Retry-After asks for', response(403, { 'retry-after': '30' }), 30_000],
    ['until the date of Retry-After', response(429, { 'retry-after': 'Tue, 01 Jan 2030 00:01:00 GMT' }), 60_000],
    ['until the reset of GitHub', response(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }), 121_000],
    ['until the reset of GitLab', response(429, { 'ratelimit-remaining': '0', 'ratelimit-reset': reset }), 121_000],
    ['a minute where only the body says so', response(403, {}, 'a Secondary Rate Limit'), 60_000],
    ['a minute where only the status says so', response(429), 60_000],
    ['a second where it is asked for none', response(403, { 'retry-after': '0' }), 1000],
  ])('for a limit is %s', (_, limited, wait) => {
    expect(limitWait(limited, 0, now)).toBe(wait);
  });

  test('for a limit grows while the forge asks for too little', () => {
    expect([0, 1, 2].map((before) => limitWait(response(429), before, now))).toEqual([60_000, 120_000, 240_000]);
    const none = response(403, { 'retry-after': '3' });
    expect([0, 1, 2].map((before) => limitWait(none, before, now))).toEqual([3000, 3000, 4000]);
  });

  test.each([
    response(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }),
    response(403, { 'x-ratelimit-remaining': '10', 'x-ratelimit-reset': reset }, 'Resource not accessible'),
    response(503, { 'retry-after': '5' }),
    response(404),
  ])('is none for what is no limit: %j', (other) => {
    expect(limitWait(other, 0, now)).toBeUndefined();
  });

  test('after a failure grows, and is not below what is asked for', () => {
    expect([0, 1, 2, 3].map((before) => failureWait(undefined, before, now))).toEqual([1000, 2000, 4000, 8000]);
    expect(failureWait(response(503, { 'retry-after': '5' }), 0, now)).toBe(5000);
    expect(failureWait(response(503, { 'retry-after': '5' }), 3, now)).toBe(8000);
  });
});

test.each([
  ['..', '%2E%2E'],
  ['.', '%2E'],
  ['v1.2', 'v1.2'],
  ['{owner}:branch', '%7Bowner%7D%3Abranch'],
  ['a/b?c#d&e', 'a%2Fb%3Fc%23d%26e'],
])('a name in the path of a request: %s', (name, path) => {
  expect(encoded(name)).toBe(path);
});

describe('a call', () => {
  const content = { title: 'x', body: 'x', base: 'main', branch: 'x', draft: false, labels: [], reviewers: [] };

  test.each(['gh', 'glab'] as const)('says how to go on where %s is missing', async (kind) => {
    const forge = createForge(kind, { environment: { PATH: temporaryFolder() } });
    await expect(forge.openOrUpdate({ host: 'example.com', path: 'owner/name' }, content)).rejects.toThrow(
      new ForgeError(
        `the command ${kind} is not installed, and --forge none goes on without it, and stops after the push`,
      ),
    );
  });

  test('to GitHub names a repository by its owner and its name', async () => {
    const forge = createForge('gh', { environment: { PATH: temporaryFolder() } });
    await expect(forge.close({ host: 'example.com', path: 'a/b/c' }, 'x', 'y')).rejects.toThrow(
      new ForgeError('a/b/c is no repository of example.com: it is not owner/name'),
    );
  });
});
