// Requests to GitLab, by a glab of our own: it sends what `glab api` is told to send, and prints what `--include` prints.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createForge } from '../../src/migrate/forge/create-forge.ts';
import { marker } from '../../src/migrate/forge/forge.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import {
  type ForgeServer,
  fakeClock,
  type ServedAnswer,
  type ServedRequest,
  startForgeServer,
} from './forge-server.ts';

// A process a request: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const glab = `#!${process.execPath}
const { parseArgs } = require('node:util');
const { readFileSync } = require('node:fs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    include: { type: 'boolean' }, paginate: { type: 'boolean' }, method: { type: 'string' },
    hostname: { type: 'string' }, header: { type: 'string', multiple: true }, input: { type: 'string' },
  },
});
const [verb, path] = positionals;
if (verb !== 'api' || !values.include || positionals.length !== 2) throw new Error('unexpected words');
const headers = Object.fromEntries(values.header.map((line) => line.split(': ')));
const body = values.input === '-' ? readFileSync(0) : undefined;
const url = process.env.FAKE_GITLAB + '/api/v4/' + path;
fetch(url, { method: values.method, headers: { ...headers, 'x-host': values.hostname }, body }).then(async (response) => {
  const lines = [...response.headers].map(([name, value]) => name + ': ' + value + '\\r\\n');
  process.stdout.write('HTTP/1.1 ' + response.status + ' X\\n' + lines.join('') + '\\r\\n' + (await response.text()));
  process.exitCode = response.ok ? 0 : 1;
}, (error) => {
  process.stderr.write(error.message);
  process.exitCode = 1;
});
`;

const repository = { host: 'gitlab.example.com', path: 'group/sub/name' };
const root = '/api/v4/projects/group%2Fsub%2Fname';
const content = {
  title: 'Slim images',
  body: 'Why.',
  base: 'main',
  branch: 'dockerfix/slim',
  draft: true,
  labels: ['good one', 'unknown'],
  reviewers: ['first', 'second', 'nobody'],
};

function start(server: ForgeServer) {
  const folder = temporaryFolder({ glab });
  chmodSync(join(folder, 'glab'), 0o755);
  const clock = fakeClock();
  const environment = { PATH: folder, FAKE_GITLAB: server.origin };
  return createForge('glab', { environment, sleep: clock.sleep, now: clock.now });
}

interface MergeRequest {
  readonly iid: number;
  readonly web_url: string;
  readonly source_project_id: number;
  readonly target_project_id: number;
  source_branch: string;
  target_branch: string;
  title: string;
  description: string;
  state: string;
}

/** One project of GitLab, of a plan that allows one reviewer. */
async function startFakeGitLab(): Promise<ForgeServer & { readonly all: MergeRequest[]; readonly notes: string[] }> {
  const all: MergeRequest[] = [];
  const notes: string[] = [];
  const users = ['first', 'second'];

  function answer({ method, path, query, body }: ServedRequest): ServedAnswer {
    const text = (name: string) => String(body[name] ?? '');
    const route = `${method} ${path.replace(root, '').replace(/\/\d+/, '/N')}`;
    switch (route) {
      case 'GET /merge_requests':
        return {
          status: 200,
          body: all.filter(
            (one) => one.source_branch === query.get('source_branch') && one.state === query.get('state'),
          ),
        };
      case 'POST /merge_requests': {
        if (all.some((one) => one.source_branch === body.source_branch && one.state === 'opened')) {
          const message = ['Another open merge request already exists for this source branch: !1'];
          return { status: 409, body: { message } };
        }
        const iid = all.length + 1;
        const made = {
          iid,
          web_url: `https://gitlab.example.com/group/sub/name/-/merge_requests/${iid}`,
          source_project_id: 3,
          target_project_id: 3,
          source_branch: text('source_branch'),
          target_branch: text('target_branch'),
          title: text('title'),
          description: text('description'),
          state: 'opened',
        };
        all.push(made);
        return { status: 201, body: made };
      }
      case 'PUT /merge_requests/N': {
        const one = all.find(({ iid }) => path.endsWith(`/${iid}`));
        if (one) Object.assign(one, body, body.state_event === 'close' ? { state: 'closed' } : {});
        const ids: readonly unknown[] = Array.isArray(body.reviewer_ids) ? body.reviewer_ids : [];
        return { status: 200, body: { ...one, reviewers: ids.slice(0, 1).map((id) => ({ id })) } };
      }
      case 'GET /merge_requests/N/notes':
        return { status: 200, body: notes.map((note) => ({ body: note })) };
      case 'POST /merge_requests/N/notes':
        notes.push(text('body'));
        return { status: 201, body: {} };
      case 'GET /labels/good%20one':
        return { status: 200, body: {} };
      case 'GET /api/v4/users': {
        const id = users.indexOf(query.get('username') ?? '');
        return { status: 200, body: id === -1 ? [] : [{ id }] };
      }
      default:
        return { status: 404, body: { message: '404 Not found' } };
    }
  }

  return { ...(await startForgeServer(answer)), all, notes };
}

test('opens a draft with labels and reviewers, and warns of what could not be set', async () => {
  const server = await startFakeGitLab();
  expect(await start(server).openOrUpdate(repository, content)).toEqual({
    number: 1,
    url: 'https://gitlab.example.com/group/sub/name/-/merge_requests/1',
    warnings: [
      'the label unknown does not exist',
      'the user nobody does not exist',
      'second was left out of the reviewers by the forge',
    ],
  });
  const writing = server.requests.filter(({ method }) => method !== 'GET');
  expect(writing.map(({ method, path, body }) => [method, path, body])).toEqual([
    [
      'POST',
      `${root}/merge_requests`,
      {
        title: 'Draft: Slim images',
        description: `Why.\n\n${marker}\n`,
        source_branch: 'dockerfix/slim',
        target_branch: 'main',
      },
    ],
    ['PUT', `${root}/merge_requests/1`, { add_labels: 'good one' }],
    ['PUT', `${root}/merge_requests/1`, { reviewer_ids: [0, 1] }],
  ]);
  expect(writing[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    accept: 'application/json',
    'x-host': 'gitlab.example.com',
  });
});

test('updates its own, and leaves its title to people, and whether it is a draft', async () => {
  const server = await startFakeGitLab();
  const forge = start(server);
  await forge.openOrUpdate(repository, { ...content, labels: [], reviewers: [] });
  const sent = server.requests.length;
  await forge.openOrUpdate(repository, { ...content, draft: false });
  expect(server.requests.length).toBe(sent + 1);
  Object.assign(server.all[0] ?? {}, { title: 'Smaller images' });
  await forge.openOrUpdate(repository, { ...content, title: 'Small images', base: 'trunk' });
  expect(server.requests.at(-1)?.body).toEqual({ target_branch: 'trunk' });
  expect(server.all).toMatchObject([{ title: 'Smaller images', description: `Why.\n\n${marker}\n` }]);
});

test('opens one where the answer was lost and the list did not show it at first', async () => {
  const server = await startFakeGitLab();
  const path = /\/merge_requests$/;
  server.faults.push({ method: 'POST', path, acts: true, answer: 'broken' });
  for (let count = 0; count < 2; count++) {
    server.faults.push({ method: 'GET', path, acts: false, answer: { status: 200, body: [] } });
  }
  expect(await start(server).openOrUpdate(repository, { ...content, labels: [], reviewers: [] })).toMatchObject({
    number: 1,
  });
  expect(server.all).toHaveLength(1);
});

test('closes its own with a comment, and no other', async () => {
  const server = await startFakeGitLab();
  const forge = start(server);
  await forge.openOrUpdate(repository, { ...content, labels: [], reviewers: [] });
  expect(await forge.close(repository, content.branch, 'Over.')).toMatchObject({ number: 1, warnings: [] });
  expect(server.all).toMatchObject([{ state: 'closed' }]);
  expect(server.notes).toEqual([`Over.\n\n${marker}\n`]);
  expect(await forge.close(repository, content.branch, 'Over.')).toBeUndefined();
});

test('takes the branch of a fork for another', async () => {
  const server = await startFakeGitLab();
  const forge = start(server);
  await forge.openOrUpdate(repository, { ...content, labels: [], reviewers: [] });
  Object.assign(server.all[0] ?? {}, { source_project_id: 4 });
  expect(await forge.close(repository, content.branch, 'Over.')).toBeUndefined();
});

test('says what GitLab says, and goes on with the next call', async () => {
  const server = await startFakeGitLab();
  const forge = start(server);
  const message = { base: ['You must select a branch', 'It is gone'] };
  server.faults.push({ method: 'POST', path: /requests$/, acts: false, answer: { status: 400, body: { message } } });
  const calls = [1, 2].map(() => forge.openOrUpdate(repository, { ...content, labels: [], reviewers: [] }));
  await expect(calls[0]).rejects.toThrow(
    'gitlab.example.com refused to open a merge request for dockerfix/slim: base You must select a branch, base It is gone (400)',
  );
  await expect(calls[1]).resolves.toMatchObject({ number: 1 });
});
