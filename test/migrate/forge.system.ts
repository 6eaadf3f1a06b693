// What the real gh does with pull requests.
import { describe, expect, test } from 'vitest';
import { marker } from '../../src/migrate/forge/forge.ts';
import { parsePace } from '../../src/migrate/forge/pace.ts';
import { content, repository, sent, start } from './forge-gh.ts';
import { startFakeGitHub } from './forge-github.ts';

describe('gh', () => {
  test('opens a pull request with labels, a draft and reviewers', async () => {
    const server = await startFakeGitHub();
    const { forge, clock } = start(server);
    const result = await forge.openOrUpdate(repository, {
      ...content,
      draft: true,
      labels: ['good first issue', 'a/b'],
      reviewers: ['somebody', 'owner/builders'],
    });
    expect(result).toEqual({ number: 1, url: 'https://github.localhost/owner/name/pull/1', warnings: [] });
    expect(server.pulls).toMatchObject([
      { title: content.title, head: { ref: content.branch }, base: { ref: 'main' }, draft: true, state: 'open' },
    ]);
    expect(server.pulls[0]?.body).toBe(`What changed, and why.\n\n${marker}\n`);
    expect(server.labels.get(1)).toEqual(['good first issue', 'a/b']);
    expect(server.reviewers.get(1)).toEqual(['somebody', 'team builders']);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'token secret',
      accept: 'application/vnd.github+json',
    });
    expect(clock.waits).toEqual([]);
  });

  test('updates what differs the second time, and sends nothing the third', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    const labels = ['good'];
    await forge.openOrUpdate(repository, { ...content, labels });
    const changed = { ...content, labels, body: 'More changed.', base: 'trunk' };
    expect(await forge.openOrUpdate(repository, changed)).toMatchObject({ number: 1, warnings: [] });
    expect(server.pulls).toMatchObject([{ body: `More changed.\n\n${marker}\n`, base: { ref: 'trunk' } }]);
    await forge.openOrUpdate(repository, changed);
    expect(sent(server, 'POST')).toEqual(['/repos/owner/name/pulls', '/repos/owner/name/issues/1/labels']);
    expect(server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => Object.keys(body))).toEqual([
      ['body', 'base'],
    ]);
  });

  test('keeps to a text whose line breaks the forge wrote anew', async () => {
    const server = await startFakeGitHub();
    server.openByHand(content.branch, `${content.body.trim()}\r\n\r\n${marker}`);
    const { forge } = start(server);
    await forge.openOrUpdate(repository, { ...content, title: 'By hand' });
    expect(sent(server, 'PATCH')).toEqual([]);
  });

  test('sets labels and reviewers on one that a run before left without', async () => {
    const server = await startFakeGitHub();
    server.openByHand(content.branch, marker);
    const { forge } = start(server);
    const full = { ...content, labels: ['good'], reviewers: ['somebody'] };
    await forge.openOrUpdate(repository, full, { completes: true });
    expect([server.labels.get(1), server.reviewers.get(1)]).toEqual([['good'], ['somebody']]);
  });

  test('closes its own with one comment, and nothing where there is none', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    await forge.openOrUpdate(repository, content);
    server.comments.set(1, ['first', 'second', 'third']);
    expect(await forge.close(repository, content.branch, 'Nothing is left to change.')).toMatchObject({ number: 1 });
    expect(server.pulls).toMatchObject([{ state: 'closed' }]);
    expect(server.comments.get(1)?.slice(3)).toEqual([`Nothing is left to change.\n\n${marker}\n`]);
    expect(await forge.close(repository, content.branch, 'Nothing is left to change.')).toBeUndefined();
  });

  test('comments once where a run ended before it closed, though the comment is on the last page', async () => {
    const server = await startFakeGitHub();
    server.openByHand(content.branch, marker);
    server.comments.set(1, ['first', 'second', 'third', `Nothing is left.\n\n${marker}`]);
    const { forge } = start(server);
    server.faults.push({ method: 'GET', path: /comments$/, page: '2', acts: true, answer: 'cut' });
    await forge.close(repository, content.branch, 'Nothing is left.');
    expect(server.comments.get(1)).toHaveLength(4);
    expect(server.pulls).toMatchObject([{ state: 'closed' }]);
  });

  test('leaves the pull request of somebody else alone', async () => {
    const server = await startFakeGitHub();
    server.openByHand(content.branch, null);
    const { forge } = start(server);
    await expect(forge.openOrUpdate(repository, content)).rejects.toThrow(
      'somebody else has https://github.localhost/owner/name/pull/1 open for the branch dockerfix/slim, and it is left alone',
    );
    expect(await forge.close(repository, content.branch, 'Over.')).toBeUndefined();
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test('takes the branch of a fork for another', async () => {
    const server = await startFakeGitHub();
    server.openByHand('dockerfix/other', marker, 8);
    const { forge } = start(server);
    expect(await forge.close(repository, 'dockerfix/other', 'Over.')).toBeUndefined();
    expect(server.pulls).toMatchObject([{ state: 'open' }]);
  });

  test('takes another branch for another, though the forge lists all', async () => {
    const server = await startFakeGitHub();
    server.openByHand('dockerfix/other', marker);
    const { forge } = start(server);
    server.faults.push({ method: 'GET', path: /pulls$/, acts: false, answer: { status: 200, body: server.pulls } });
    expect(await forge.openOrUpdate(repository, content)).toMatchObject({ number: 2 });
  });

  test('warns of a label and reviewers that there are not, and sets the others', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    const full = { ...content, labels: ['unknown', 'good'], reviewers: ['nobody', 'somebody'] };
    expect(await forge.openOrUpdate(repository, full)).toMatchObject({
      number: 1,
      warnings: [
        'the label unknown does not exist',
        'nobody could not be asked to review: Reviews may only be requested from collaborators',
      ],
    });
    expect([server.labels.get(1), server.reviewers.get(1)]).toEqual([['good'], ['somebody']]);
  });

  test('takes hostile names as data', async () => {
    const server = await startFakeGitHub();
    const { forge } = start(server);
    const branch = '$(touch x);`id`&state=closed#{owner}:branch%00';
    await forge.openOrUpdate(repository, { ...content, branch, labels: ['..'], title: '--input=/etc/passwd' });
    await forge.openOrUpdate(repository, { ...content, branch, title: '--input=/etc/passwd' });
    expect(server.pulls).toMatchObject([{ head: { ref: branch }, title: '--input=/etc/passwd' }]);
    expect(sent(server, 'GET')[1]).toBe('/repos/owner/name/labels/%2E%2E');
  });
});

test('the pace spaces what is opened and updated, one call at a time', async () => {
  const server = await startFakeGitHub();
  const { forge, clock } = start(server, { pace: parsePace('60/h') });
  const branches = ['one', 'two', 'three'];
  const opened = await Promise.all(branches.map((branch) => forge.openOrUpdate(repository, { ...content, branch })));
  expect(opened.map((one) => one?.number)).toEqual([1, 2, 3]);
  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST', 'GET', 'POST']);
  expect(clock.waits).toEqual([60_000, 60_000]);
  await forge.openOrUpdate(repository, { ...content, branch: 'one' });
  await forge.close(repository, 'two', 'Over.');
  expect(clock.waits).toHaveLength(2);
  await forge.openOrUpdate(repository, { ...content, branch: 'three', body: 'Another.' });
  expect(clock.waits).toEqual([60_000, 60_000, 60_000]);
});
