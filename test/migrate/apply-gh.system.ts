// The built command, with the real gh and repositories behind http: pull requests through the whole of a migration.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addCommit, bareRepository, branchesOf, git } from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type FakeGitHub, startFakeGitHub } from './forge-github.ts';
import { startGitServer } from './git-server.ts';
import { killAt, linesOf, start } from './killed.ts';

const naive = 'FROM python:3.12-slim\nRUN pip install flask\n';

interface Place {
  readonly root: string;
  readonly github: FakeGitHub;
  readonly env: NodeJS.ProcessEnv;
  readonly server: (name: string) => string;
  readonly run: (...words: string[]) => Promise<{ readonly code: number | null; readonly output: string }>;
}

const apply = ['migrate', 'apply', 'PLAN', '--forge', 'gh'];

/** Repositories `owner/NAME` of a forge: git finds them on one server of loopback, gh on another. */
async function placeWith(names: readonly string[]): Promise<Place> {
  const root = temporaryFolder();
  const server = (name: string): string => join(root, 'servers/owner', `${name}.git`);
  for (const name of names) bareRepository(server(name), { Dockerfile: naive });
  const { origin } = await startGitServer(join(root, 'servers'));
  const github = await startFakeGitHub();
  writeFileSync(join(root, 'gitconfig'), `[url "${origin}/"]\n\tinsteadOf = https://github.localhost/\n`);
  writeFileSync(join(root, 'repos.txt'), names.map((name) => `owner/${name}\n`).join(''));
  const env = {
    GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
    GH_CONFIG_DIR: join(root, 'gh'),
    GH_TOKEN: 'secret',
    GH_ENTERPRISE_TOKEN: 'secret',
    HTTP_PROXY: github.origin,
    http_proxy: github.origin,
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
  const run = async (...words: string[]) => {
    const running = start(words, root, env);
    return { code: await running.ended, output: running.output() };
  };
  expect(
    await run('migrate', 'plan', '--repos', 'repos.txt', '--host', 'github.localhost', '--out', 'PLAN'),
  ).toMatchObject({ code: 0 });
  return { root, github, env, server, run };
}

describe('gh', () => {
  test('a pull request a repository, whose body says what was done', async () => {
    const { github, run } = await placeWith(['one', 'two']);
    expect(await run(...apply, '--title', 'Slim images', '--label', 'good', '--draft')).toMatchObject({ code: 0 });
    expect(github.pulls.map(({ of }) => of).sort()).toEqual(['one', 'two']);
    expect(github.pulls[0]).toMatchObject({
      title: 'Slim images',
      base: { ref: 'main' },
      head: { ref: 'dockerfix/migrate' },
      draft: true,
    });
    expect(github.pulls[0]?.body).toContain('`pip-no-cache-dir`');
    expect(github.pulls[0]?.body).toContain('dockerfix-ignore');
    const asked = github.requests.length;
    expect((await run(...apply)).output).toContain('opened: https://github.localhost/owner/');
    expect(github.requests).toHaveLength(asked);
  });

  test('--max-prs opens so many, and the next run the others', async () => {
    const { github, run } = await placeWith(['one', 'two', 'three']);
    await run(...apply, '--max-prs', '1', '--jobs', '1');
    expect(github.pulls).toHaveLength(1);
    expect((await run('migrate', 'status', 'PLAN')).output).toContain('no more pull requests are to be opened');
    await run(...apply);
    expect(github.pulls).toHaveLength(3);
  });

  test('--max-prs lets those that are open be updated', async () => {
    const { root, github, run } = await placeWith(['one', 'two']);
    await run(...apply);
    const path = join(root, 'PLAN/decisions.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll(/("pip-no-cache-dir[^"]*":\n +decision: )apply/g, '$1skip'));
    expect(await run(...apply, '--max-prs', '1')).toMatchObject({ code: 0 });
    expect(github.pulls.filter(({ body }) => !body?.includes('`pip-no-cache-dir`'))).toHaveLength(2);
  });

  test('where nobody is logged in nothing is pushed', async () => {
    const { server, env, root } = await placeWith(['one']);
    const before = branchesOf(server('one'));
    const running = start(apply, root, { ...env, GH_TOKEN: '', GH_ENTERPRISE_TOKEN: '', GITHUB_TOKEN: '', HOME: root });
    expect([await running.ended, running.output()]).toEqual([1, expect.stringContaining('gh auth login')]);
    expect(branchesOf(server('one'))).toBe(before);
  });

  test('a run that is killed in any state opens each once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `r${index}`);
    const { root, github, env, server, run } = await placeWith(names);
    const journal = join(root, 'PLAN/journal.jsonl');
    let kills = 0;
    for (const state of ['committed', 'pushed', 'opened', 'pushed', 'opened', 'opened'] as const)
      if (await killAt(apply, root, { state, count: linesOf(journal, state) + 1 }, env)) kills++;
    expect(kills).toBeGreaterThan(3);
    // An answer that is lost after the server had acted is no second pull request either.
    github.faults.push({ method: 'POST', path: /\/pulls$/, acts: true, answer: 'broken' });
    expect(await run(...apply)).toMatchObject({ code: 0 });
    expect(github.pulls.map(({ of }) => of).sort()).toEqual([...names].sort());
    for (const name of names) expect(git(server(name), ['rev-list', '--count', 'main..dockerfix/migrate'])).toBe('1');
  });

  test('is updated when the change becomes another, and closed when nothing is left of it', async () => {
    const { root, github, server, run } = await placeWith(['one']);
    await run(...apply);
    addCommit(server('one'), { Dockerfile: `${naive}RUN apt-get update && apt-get install -y curl\n` });
    await run('migrate', 'plan', '--repos', 'repos.txt', '--host', 'github.localhost', '--out', 'PLAN');
    expect(await run(...apply)).toMatchObject({ code: 0 });
    expect(github.pulls).toHaveLength(1);
    expect(github.pulls[0]?.body).toContain('apt-lists-cleanup');
    const decisions = parse(readFileSync(join(root, 'PLAN/decisions.yaml'), 'utf8'));
    decisions.repositories['owner/one'].decision = 'skip';
    writeFileSync(join(root, 'PLAN/decisions.yaml'), JSON.stringify(decisions));
    expect((await run(...apply)).output).toContain('closed');
    expect(github.pulls).toMatchObject([{ state: 'closed' }]);
  });
});
