// A review on a real terminal, which `script` of util-linux gives.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { executable } from '../cli/command.ts';
import { addressOf, bareRepository, identity } from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { start } from './killed.ts';

const three = 'FROM python:3.12-slim\nRUN pip install flask\nRUN pip install gunicorn\nRUN pip install redis\n';

const cursorShown = '\u001b[?25h';

/** Types an answer at each question, as a person does, and gives what the terminal showed. */
async function review(root: string, answers: readonly string[]): Promise<string> {
  const { PATH, HOME } = process.env;
  const child = spawn('script', ['-qec', `"${process.execPath}" "${executable}" migrate review PLAN`, '/dev/null'], {
    cwd: root,
    env: { PATH, HOME, ...identity, TERM: 'xterm', NO_COLOR: '1' },
  });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  let isOver = false;
  child.on('close', () => {
    isOver = true;
  });
  for (const [index, answer] of answers.entries()) {
    // Each question ends with the cursor shown again, and the next one lists its keys behind that.
    while (!isOver && !shown.split(cursorShown).slice(index).join('').includes('(Ynadqh)')) await setTimeout(10);
    await setTimeout(50);
    child.stdin.write(`${answer}\r`);
  }
  while (!isOver) await setTimeout(10);
  return shown;
}

test('y, n, a, d and q decide, and what is decided is kept', async () => {
  const root = temporaryFolder();
  const addresses = ['a', 'b', 'c', 'd'].map((name) =>
    addressOf(bareRepository(join(root, `${name}.git`), { Dockerfile: three })),
  );
  await start(['migrate', 'plan', ...addresses, '--only', 'pip-no-cache-dir', '--undecided', '--out', 'PLAN'], root)
    .ended;
  const shown = await review(root, ['y', 'n', 'y', 'a', 'n', 'd', 'q']);
  expect(shown).toContain('+RUN pip install --no-cache-dir flask');
  expect(shown).toContain('what is applied:');
  const { repositories } = parse(readFileSync(join(root, 'PLAN/decisions.yaml'), 'utf8'));
  const decided = addresses.map((address) =>
    Object.values(repositories[address].files.Dockerfile).map((change) => Object(change).decision),
  );
  expect(decided).toEqual([
    ['apply', 'skip', 'apply'],
    ['apply', 'apply', 'apply'],
    ['skip', 'skip', 'skip'],
    ['undecided', 'undecided', 'undecided'],
  ]);
  expect(addresses.map((address) => repositories[address].decision)).toEqual(['apply', 'apply', 'skip', 'undecided']);
});

test('without a terminal it says where else decisions are made', async () => {
  const root = temporaryFolder();
  const run = start(['migrate', 'review', 'PLAN'], root);
  run.child.stdin?.end();
  expect([await run.ended, run.output()]).toEqual([2, expect.stringContaining('decisions.yaml')]);
});
