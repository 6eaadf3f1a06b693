// Two hundred repositories, half of them behind http, applied by a run that is killed in every state.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, bareRepository, git } from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startGitServer } from './git-server.ts';
import { killAt, linesOf, start } from './killed.ts';

const branch = 'dockerfix/migrate';
const count = 200;
const kinds: readonly Readonly<Record<string, string>>[] = [
  {
    Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
    'requirements.txt': 'flask\n',
  },
  { Dockerfile: 'FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl\n' },
  { 'web/Dockerfile': 'FROM python:3.12-alpine\nRUN apk add --no-cache git\n', 'web/app.py': 'print(1)\n' },
  { Dockerfile: 'FROM scratch\nCOPY tool /\n', tool: 'x' },
];

test('each branch is as in a run that nobody disturbed', async () => {
  const root = temporaryFolder();
  const names = Array.from({ length: count }, (_, index) => `r${index}`);
  for (const [index, name] of names.entries())
    bareRepository(join(root, 'servers', `${name}.git`), { ...kinds[index % kinds.length], 'README.md': name });
  cpSync(join(root, 'servers'), join(root, 'undisturbed/servers'), { recursive: true });
  const plan = ['migrate', 'plan', '--repos', 'repos.txt', '--out', 'PLAN'];
  const apply = ['migrate', 'apply', 'PLAN', '--branch', branch, '--jobs', '4'];
  for (const folder of ['.', 'undisturbed']) {
    const place = join(root, folder);
    const { origin } = await startGitServer(join(place, 'servers'));
    const addresses = names.map((name, index) =>
      index % 2 === 0 ? addressOf(join(place, 'servers', `${name}.git`)) : `${origin}/${name}.git`,
    );
    writeFileSync(join(place, 'repos.txt'), addresses.join('\n'));
  }
  const calm = join(root, 'undisturbed');
  expect(await start(plan, calm).ended).toBe(0);
  expect(await start(apply, calm).ended).toBe(0);
  const planned = start(plan, root);
  expect([await planned.ended, planned.output()]).toEqual([
    0,
    expect.stringContaining(`${count} repositories: 150 to be changed`),
  ]);
  const journal = join(root, 'PLAN/journal.jsonl');
  let kills = 0;
  for (const [state, more] of [
    ['approved', 3],
    ['committed', 2],
    ['pushed', 5],
    ['unchanged', 2],
    ['committed', 10],
    ['approved', 20],
    ['pushed', 20],
  ] as const)
    if (await killAt(apply, root, { state, count: linesOf(journal, state) + more })) kills++;
  expect(kills).toBeGreaterThan(4);
  const last = start(apply, root);
  expect([await last.ended, last.output().split('\n').filter(Boolean).length]).toEqual([0, count]);
  const branches = (place: string): string[] =>
    names.map((name) => {
      const folder = join(place, 'servers', `${name}.git`);
      // The time of the plan is in each commit: what is compared is what it holds, and on what it stands.
      return git(folder, ['for-each-ref', '--format=%(refname) %(tree) %(parent) %(contents:subject)', 'refs/heads']);
    });
  expect(branches(root)).toEqual(branches(calm));
  expect(branches(root).filter((one) => one.includes(branch))).toHaveLength(150);
}, 600_000);
