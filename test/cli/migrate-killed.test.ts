import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, bareRepository, fileOn, git } from '../git-repositories.ts';
import { killAt, linesOf, start } from '../migrate/killed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, naive, pipOnly } from './command.ts';

const branch = 'dockerfix/slim';
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

test('a run that is killed in any state goes on where it was, and does each repository once', async () => {
  const root = temporaryFolder();
  const servers = names.map((name) => bareRepository(join(root, `${name}.git`), { Dockerfile: naive }));
  // Each push is noted by the server itself.
  for (const server of servers)
    writeFileSync(join(server, 'hooks/post-receive'), `#!/bin/sh\ncat >> ${root}/pushes\n`, { mode: 0o755 });
  writeFileSync(join(root, 'repos.txt'), servers.map((server) => `${addressOf(server)}\n`).join(''));
  const plan = ['migrate', 'plan', '--repos', 'repos.txt', '--out', 'PLAN', ...pipOnly];
  const cut = start(plan, root);
  setTimeout(() => cut.child.kill('SIGKILL'), 400);
  await cut.ended;
  expect(await start(plan, root).ended).toBe(0);
  const apply = ['migrate', 'apply', 'PLAN', '--branch', branch, '--jobs', '2'];
  const journal = join(root, 'PLAN/journal.jsonl');
  let kills = 0;
  for (const [state, more] of [
    ['approved', 1],
    ['committed', 1],
    ['pushed', 1],
    ['approved', 2],
    ['committed', 2],
    ['pushed', 2],
  ] as const)
    if (await killAt(apply, root, { state, count: linesOf(journal, state) + more })) kills++;
  expect(kills).toBeGreaterThan(3);
  const last = start(apply, root);
  expect([await last.ended, last.output()]).toEqual([0, expect.stringContaining('pushed')]);
  for (const server of servers) {
    expect(fileOn(server, branch, 'Dockerfile')).toBe(better);
    expect(git(server, ['rev-list', '--count', `main..${branch}`])).toBe('1');
  }
  const pushes = readFileSync(join(root, 'pushes'), 'utf8').trim().split('\n');
  expect(pushes).toHaveLength(names.length);
});
