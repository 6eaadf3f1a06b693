import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  addCommit,
  addressOf,
  bareRepository,
  branchesOf,
  fileOn,
  git,
  identity,
  workingClone,
} from '../git-repositories.ts';
import { linesOf, start } from '../migrate/killed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, type Ending, naive, pipOnly } from './command.ts';

const branch = 'dockerfix/slim';

interface Place {
  readonly root: string;
  readonly at: (name: string) => string;
  readonly run: (...words: string[]) => Ending;
  readonly plan: (...names: string[]) => Ending;
  readonly apply: (...words: string[]) => Ending;
  readonly decisions: (change?: (text: string) => string) => string;
}

function placeWith(...names: readonly string[]): Place {
  const root = temporaryFolder();
  const at = (name: string): string => join(root, `${name}.git`);
  for (const name of names) bareRepository(at(name), { Dockerfile: naive });
  const run = (...words: string[]): Ending => dockerfix(['migrate', ...words], { cwd: root, env: identity });
  const path = join(root, 'PLAN/decisions.yaml');
  return {
    root,
    at,
    run,
    plan: (...own) => run('plan', ...own.map((name) => addressOf(at(name))), '--out', 'PLAN', ...pipOnly),
    apply: (...words) => run('apply', 'PLAN', '--branch', branch, ...words),
    decisions: (change) => {
      if (change) writeFileSync(path, change(readFileSync(path, 'utf8')));
      return readFileSync(path, 'utf8');
    },
  };
}

const skipAll = (text: string): string => text.replaceAll('decision: apply', 'decision: skip');

test('decisions outlive a plan in which their repository failed, or was not in the list', () => {
  const { at, plan, decisions } = placeWith('one', 'two');
  plan('one', 'two');
  decisions(skipAll);
  renameSync(at('one'), `${at('one')}.away`);
  expect(plan('one', 'two').code).toBe(1);
  expect(decisions()).not.toContain('/one.git');
  renameSync(`${at('one')}.away`, at('one'));
  plan('two');
  plan('one', 'two');
  expect(decisions().match(/decision: skip/g)).toHaveLength(4);
  expect(decisions()).not.toContain('decision: apply');
});

test('what is decided while a run goes on is not lost', async () => {
  const { root, at, plan, decisions } = placeWith('one', 'two');
  plan('one', 'two');
  for (const name of ['one', 'two'])
    writeFileSync(join(at(name), 'hooks/pre-receive'), '#!/bin/sh\nsleep 1\n', { mode: 0o755 });
  const running = start(['migrate', 'apply', 'PLAN', '--branch', branch, '--jobs', '1'], root);
  while (linesOf(join(root, 'PLAN/journal.jsonl'), 'committed') === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const edited = decisions((text) => `# by hand\n${skipAll(text)}`);
  expect(await running.ended).toBe(0);
  expect(decisions()).toBe(edited);
});

test('a folder of something else is not written to', () => {
  const { root, at, run, plan } = placeWith('one');
  writeFileSync(join(root, 'index.html'), 'mine');
  for (const words of [
    ['plan', addressOf(at('one')), '--out', '.'],
    ['plan', addressOf(at('one')), '--out', '..'],
  ])
    expect(run(...words)).toMatchObject({ code: 2, stderr: expect.stringContaining('is a folder of something else') });
  expect(readFileSync(join(root, 'index.html'), 'utf8')).toBe('mine');
  expect(existsSync(join(root, 'plan.jsonl'))).toBe(false);
  mkdirSync(join(root, 'PLAN'));
  expect(plan('one').code).toBe(0);
});

test('a plan that was kept without its clones, and moved, is applied all the same', () => {
  const { root, at, plan, run } = placeWith('one');
  plan('one');
  cpSync(join(root, 'PLAN'), join(root, 'elsewhere/KEPT'), { recursive: true });
  rmSync(join(root, 'elsewhere/KEPT/clones'), { recursive: true });
  expect(run('apply', 'elsewhere/KEPT', '--branch', branch)).toMatchObject({ code: 0 });
  expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better);
});

test('locks that a killed run has left are no obstacle, one of a run that goes on is', async () => {
  const { root, at, plan, apply } = placeWith('one');
  plan('one');
  writeFileSync(join(root, 'PLAN/lock'), '');
  const [clone = ''] = readFileSync(join(root, 'PLAN/plan.jsonl'), 'utf8').match(/(?<="key":")[^"]+/) ?? [];
  writeFileSync(join(root, 'PLAN/clones', `${clone}.git`, 'shallow.lock'), '');
  addCommit(at('one'), { 'app.py': '' });
  expect(apply()).toMatchObject({ code: 0 });
  writeFileSync(join(root, 'PLAN/lock'), String(process.pid));
  expect(apply()).toMatchObject({ code: 2, stderr: expect.stringContaining(`another run (process ${process.pid})`) });
});

test('a dry run asks the server, and writes nothing', () => {
  const { root, at, plan, apply } = placeWith('foreign', 'moved', 'good');
  plan('foreign', 'moved', 'good');
  addCommit(at('foreign'), { a: '' }, branch, 'mine');
  addCommit(at('moved'), { Dockerfile: `${naive}# other\n` });
  const before = readFileSync(join(root, 'PLAN/index.md'), 'utf8');
  const { code, stdout } = apply('--dry-run');
  expect(code).toBe(1);
  expect(stdout).toMatch(/foreign\.git {2}failed: .*somebody else/);
  expect(stdout).toMatch(/moved\.git {2}stale/);
  expect(stdout).toMatch(/good\.git {2}would be pushed/);
  expect(existsSync(join(root, 'PLAN/journal.jsonl'))).toBe(false);
  expect(readFileSync(join(root, 'PLAN/index.md'), 'utf8')).toBe(before);
  expect(branchesOf(at('good'))).not.toContain(branch);
});

test('status speaks of what is approved now', () => {
  const { at, plan, apply, run, decisions } = placeWith('one');
  plan('one');
  addCommit(at('one'), { Dockerfile: `${naive}# other\n` });
  expect(apply().code).toBe(1);
  expect(run('status', 'PLAN')).toMatchObject({ code: 1, stdout: expect.stringContaining('stale') });
  plan('one');
  expect(run('status', 'PLAN')).toMatchObject({ code: 0, stdout: expect.stringContaining('planned') });
  expect(apply().code).toBe(0);
  expect(run('status', 'PLAN').stdout).toContain('pushed');
  decisions(skipAll);
  expect(apply()).toMatchObject({ code: 0, stdout: expect.stringContaining('skipped') });
});

test('new files that decide nothing leave the change as it was approved', () => {
  const { at, plan, apply } = placeWith('one');
  plan('one');
  addCommit(at('one'), { 'README.md': 'new', 'docs/page.md': 'new' });
  expect(apply()).toMatchObject({ code: 0, stdout: expect.stringContaining('pushed') });
  expect(fileOn(at('one'), branch, 'README.md')).toBe('new');
});

test('with all transforms a new file beside the Dockerfile decides nothing, and what it reads does', () => {
  const { root, at, run, apply } = placeWith();
  const files = { Dockerfile: 'FROM python:3.12-slim\nWORKDIR /a\nCOPY . .\nRUN pip install -r requirements.txt\n' };
  for (const name of ['one', 'two']) bareRepository(at(name), { ...files, 'requirements.txt': 'flask\n' });
  run('plan', addressOf(at('one')), addressOf(at('two')), '--out', 'PLAN');
  addCommit(at('one'), { NEWS: 'new', 'src/new.py': '' });
  addCommit(at('two'), { 'requirements.txt': 'flask\n-e .\n', 'setup.py': '' });
  const { code, stdout } = apply();
  expect([code, stdout]).toEqual([1, expect.stringMatching(/one\.git +pushed/)]);
  expect(stdout).toMatch(/two\.git +stale/);
  expect(fileOn(at('one'), branch, 'Dockerfile')).toContain('COPY requirements.txt');
  expect(fileOn(at('one'), branch, 'NEWS')).toBe('new');
  expect(existsSync(join(root, 'PLAN/lock'))).toBe(false);
});

test('clones of one repository, and its address, are one target', () => {
  const { root, at, run } = placeWith('one');
  const first = workingClone(at('one'), join(root, 'work/first'));
  workingClone(at('one'), join(root, 'work/second'));
  git(first, ['worktree', 'add', '--quiet', join(root, 'work/third'), '-b', 'third']);
  const { stdout } = run(
    'plan',
    'work',
    at('one'),
    addressOf(at('one')),
    `${addressOf(at('one'))}/`,
    '--out',
    'PLAN',
    ...pipOnly,
  );
  expect(stdout).toContain('1 repository: 1 to be changed');
});

test('a base that is not there is a failure, and what would move a cursor is shown as text', () => {
  const { root, at, run } = placeWith('one');
  expect(run('plan', addressOf(at('one')), '--base', 'nosuch', '--out', 'PLAN')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('failed: it has no branch nosuch'),
  });
  bareRepository(join(root, 'odd.git'), { 'a\u001b[2Jb/Dockerfile': naive });
  writeFileSync(join(root, 'list'), `${addressOf(join(root, 'odd.git'))}\n\u001b[31mred\n`);
  const { stdout, stderr } = run('plan', '--repos', 'list', '--out', 'ODD', ...pipOnly);
  expect(stdout + stderr + readFileSync(join(root, 'ODD/index.md'), 'utf8')).not.toContain('\u001b');
});
