import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addressOf, bareRepository, fileOn, identity } from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startGitServer } from './git-server.ts';
import { start } from './killed.ts';

const naive = 'FROM python:3.12-slim\nRUN pip install flask\n';
const branch = 'dockerfix/migrate';

test('a wrong credential ends its repository alone; one in an address is used, and shown nowhere', async () => {
  const root = temporaryFolder();
  for (const name of ['open', 'closed']) bareRepository(join(root, 'servers', `${name}.git`), { Dockerfile: naive });
  const { origin } = await startGitServer(join(root, 'servers'), 'right');
  const address = (name: string, password: string): string =>
    origin.replace('//', `//user:${password}@`).concat(`/${name}.git`);
  writeFileSync(join(root, 'repos.txt'), `${address('open', 'right')}\n${address('closed', 'wrong')}\n`);
  const plan = start(['migrate', 'plan', '--repos', 'repos.txt', '--out', 'PLAN'], root);
  expect(await plan.ended).toBe(1);
  expect(plan.output()).toContain('closed  failed: git could not log in');
  const apply = start(['migrate', 'apply', 'PLAN', '--branch', branch], root);
  expect([await apply.ended, apply.output()]).toEqual([1, expect.stringContaining('open  pushed')]);
  expect(fileOn(join(root, 'servers/open.git'), branch, 'Dockerfile')).toContain('--no-cache-dir');
  for (const name of ['plan.jsonl', 'journal.jsonl', 'index.html', 'index.md', 'decisions.yaml'])
    expect(readFileSync(join(root, 'PLAN', name), 'utf8')).not.toMatch(/user:|:right@|:wrong@/);
});

test('a full disk ends its repository alone, and the next run goes on', async () => {
  const root = temporaryFolder();
  const small = join(root, 'small');
  mkdirSync(small);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', small]);
  onTestFinished(() => void execFileSync('umount', [small]));
  // Random bytes do not grow small in a pack; a Dockerfile is fetched whole.
  const comment = `# ${randomBytes(900_000).toString('base64')}\n`;
  const big = bareRepository(join(root, 'big.git'), { Dockerfile: `${naive}${comment}` });
  const little = bareRepository(join(root, 'little.git'), { Dockerfile: naive });
  const plan = start(
    ['migrate', 'plan', addressOf(big), addressOf(little), '--jobs', '1', '--out', join(small, 'PLAN')],
    root,
    identity,
  );
  expect(await plan.ended).toBe(1);
  expect(plan.output()).toMatch(/big\.git {2}failed: the disk is full/);
  expect(plan.output()).toMatch(/little\.git {2}changed/);
});
