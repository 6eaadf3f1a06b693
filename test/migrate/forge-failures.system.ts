// What the real gh does where the forge fails, limits or refuses.
import { describe, expect, test } from 'vitest';
import { createForge } from '../../src/migrate/forge/create-forge.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { content, repository, sent, start } from './forge-gh.ts';
import { startFakeGitHub } from './forge-github.ts';

const opening = { method: 'POST', path: /\/pulls$/ };
const listing = { method: 'GET', path: /\/pulls$/ };

describe('one pull request is opened, however often the answer', () => {
  const failure = { status: 502, body: { message: 'Server Error' } };
  test.each([
    ['is a limit with Retry-After', { acts: false, answer: { status: 403, headers: { 'retry-after': '1' } } }, 1000],
    ['is a failure before the server acted', { acts: false, answer: failure }, 1000],
    ['is a failure after the server had acted', { acts: true, answer: failure }, 1000],
    ['is lost before the server acted', { acts: false, answer: 'broken' }, 1000],
    ['is lost after the server had acted', { acts: true, answer: 'broken' }, 1000],
    ['is cut short', { acts: true, answer: 'cut' }, 1000],
    [
      'is a limit that ends at a time',
      {
        acts: false,
        answer: {
          status: 403,
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.UTC(2030, 0, 1, 0, 10) / 1000) },
        },
      },
      601_000,
    ],
    [
      'is a limit without headers',
      { acts: false, answer: { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } } },
      60_000,
    ],
  ] as const)('%s', async (_, fault, wait) => {
    const server = await startFakeGitHub();
    const { forge, clock } = start(server);
    server.faults.push({ ...opening, ...fault });
    const labels = ['good'];
    expect(await forge.openOrUpdate(repository, { ...content, labels })).toMatchObject({ number: 1, warnings: [] });
    expect(server.pulls).toHaveLength(1);
    expect(server.labels.get(1)).toEqual(labels);
    expect(clock.waits).toEqual([wait]);
    expect(sent(server, 'POST').filter((path) => path.endsWith('/pulls'))).toHaveLength(fault.acts ? 1 : 2);
  });

  test('is lost, and the list does not show it at first', async () => {
    const server = await startFakeGitHub();
    const { forge, clock } = start(server);
    server.faults.push({ ...opening, acts: true, answer: 'broken' });
    server.faults.push({ ...listing, acts: false, answer: { status: 200, body: [] } });
    server.faults.push({ ...listing, acts: false, answer: { status: 200, body: [] } });
    expect(await forge.openOrUpdate(repository, content)).toMatchObject({ number: 1 });
    expect(server.pulls).toHaveLength(1);
    expect(clock.waits).toEqual([1000, 2000]);
  });

  test('to its comment is lost: there is one comment', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    await forge.openOrUpdate(repository, content);
    server.faults.push({ method: 'POST', path: /\/comments$/, acts: true, answer: 'broken' });
    server.faults.push({ method: 'PATCH', path: /\/pulls\/1$/, acts: true, answer: 'broken' });
    expect(await forge.close(repository, content.branch, 'Over.')).toMatchObject({ number: 1 });
    expect(server.comments.get(1)).toHaveLength(1);
    expect(server.pulls).toMatchObject([{ state: 'closed' }]);
  });
});

describe('a call ends with one sentence', () => {
  test('where the forge refuses', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    const errors = [{ message: 'No commits between main and dockerfix/slim' }, { field: 'base', code: 'invalid' }];
    const body = { message: 'Validation Failed', errors };
    server.faults.push({ ...opening, acts: false, answer: { status: 422, body } });
    await expect(forge.openOrUpdate(repository, content)).rejects.toMatchObject({
      message:
        'github.localhost refused to open a pull request for dockerfix/slim: Validation Failed, No commits between main and dockerfix/slim, base is invalid (422)',
      isTransient: false,
    });
    expect(await forge.openOrUpdate(repository, content)).toMatchObject({ number: 1 });
  });

  test('where the token is wrong', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    server.faults.push({ ...listing, acts: false, answer: { status: 401, body: { message: 'Bad credentials' } } });
    await expect(forge.openOrUpdate(repository, content)).rejects.toThrow(
      'github.localhost refused to list the pull requests of dockerfix/slim: Bad credentials (401); "gh auth login --hostname github.localhost" logs in anew',
    );
  });

  test('where nobody is logged in', async () => {
    const environment = { GH_CONFIG_DIR: temporaryFolder(), GH_TOKEN: '', GITHUB_TOKEN: '', HOME: temporaryFolder() };
    const forge = createForge('gh', { environment });
    await expect(forge.openOrUpdate({ host: 'github.com', path: 'owner/name' }, content)).rejects.toThrow(
      'gh is not logged in to github.com: run "gh auth login --hostname github.com"',
    );
  });

  test('where the forge fails again and again', async () => {
    const server = await startFakeGitHub();
    const { forge, clock } = start(server);
    for (let count = 0; count < 5; count++) server.faults.push({ ...opening, acts: false, answer: { status: 503 } });
    await expect(forge.openOrUpdate(repository, content)).rejects.toMatchObject({
      message: 'github.localhost failed to open a pull request for dockerfix/slim 5 times in a row: status 503',
      isTransient: true,
    });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(server.pulls).toEqual([]);
  });

  test('where a limit outlasts its patience', async () => {
    const server = await startFakeGitHub();
    const { forge, clock } = start(server, { patience: 10_000 });
    const limit = { acts: false, answer: { status: 429, headers: { 'retry-after': '8' } } };
    server.faults.push({ ...listing, ...limit }, { ...listing, ...limit });
    await expect(forge.openOrUpdate(repository, content)).rejects.toMatchObject({
      message: 'github.localhost limits requests, and a wait of 8 seconds more would be above the limit of 10 in all',
      isTransient: true,
    });
    expect(clock.waits).toEqual([8000]);
  });

  test('where the answer is something else', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    server.faults.push({ ...listing, acts: false, answer: { status: 200, body: [{ number: 'one' }] } });
    await expect(forge.openOrUpdate(repository, content)).rejects.toThrow(
      'github.localhost was asked to list the pull requests of dockerfix/slim, and answered something else',
    );
  });

  test('as a warning where the pull request is open already', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    for (let count = 0; count < 5; count++) {
      server.faults.push({ method: 'GET', path: /\/labels\//, acts: false, answer: { status: 500 } });
    }
    expect(await forge.openOrUpdate(repository, { ...content, labels: ['good'] })).toMatchObject({
      number: 1,
      warnings: ['github.localhost failed to look up the label good 5 times in a row: status 500'],
    });
  });
});
