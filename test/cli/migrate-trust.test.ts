// What a migration must not do, whoever asks for it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  addCommit,
  addressOf,
  bareRepository,
  branchesOf,
  fileOn,
  git,
  identity,
  workingClone,
  workingRepository,
} from '../git-repositories.ts';
import { start } from '../migrate/killed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, type Ending, executable, naive, pipOnly } from './command.ts';

const branch = 'dockerfix/slim';

function run(root: string, ...words: readonly string[]): Ending {
  return dockerfix(['migrate', ...words], { cwd: root, env: identity });
}

/** A plan of one repository, and its decisions. */
function planned(root: string, ...words: readonly string[]): { readonly path: string; readonly text: string } {
  expect(run(root, 'plan', ...words, '--out', 'PLAN')).toMatchObject({ code: 0 });
  const path = join(root, 'PLAN/decisions.yaml');
  return { path, text: readFileSync(path, 'utf8') };
}

function decide(text: string, transform: string, decision: string): string {
  return text.replace(new RegExp(`("${transform}:[^"]*":\\n +decision: )\\w+`, 'g'), `$1${decision}`);
}

describe('a change that was left out', () => {
  const fixture = join(import.meta.dirname, '../../fixtures/copy-manifests-first/pip-requirements-and-project');
  const files = {
    Dockerfile: readFileSync(join(fixture, 'before.Dockerfile'), 'utf8'),
    ...Object.fromEntries(
      ['requirements.txt', 'setup.py', 'src/x.py'].map((name) => [
        name,
        readFileSync(join(fixture, 'context', name), 'utf8'),
      ]),
    ),
  };

  test.each(['pip-no-cache-dir', 'copy-manifests-first'])('is not made elsewhere: %s', (transform) => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), files);
    const { path, text } = planned(root, addressOf(server));
    writeFileSync(path, decide(text, transform, 'skip'));
    expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 0 });
    const made = fileOn(server, branch, 'Dockerfile');
    expect(made).not.toBe(files.Dockerfile);
    if (transform === 'pip-no-cache-dir') expect(made).not.toContain('--no-cache-dir');
    else expect(made).not.toContain('COPY requirements.txt');
  });

  test('nor in the other places of a repository that was decided change by change', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), files);
    const { path, text } = planned(root, addressOf(server));
    const keys = [...text.matchAll(/"((?:pip-no-cache-dir|copy-manifests-first):4:[^"]*)":/g)].map(
      ([, key = '']) => key,
    );
    expect(keys.length).toBeGreaterThan(1);
    const edited = keys.reduce(
      (now, key) => now.replace(`"${key}":\n          decision: apply`, `"${key}":\n          decision: skip`),
      text,
    );
    writeFileSync(path, edited);
    expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 0 });
    expect(fileOn(server, branch, 'Dockerfile')).toContain(
      'COPY . .\nRUN pip install -r requirements.txt && pip install .',
    );
  });
});

test('what was undecided stays so in another plan, and a change is left out that stands elsewhere without another', () => {
  const root = temporaryFolder();
  const text = 'FROM debian:bookworm\nRUN apt update\nRUN apt install -y less\n';
  const server = bareRepository(join(root, 'one.git'), { Dockerfile: text });
  const { path, text: decisions } = planned(root, addressOf(server));
  const [key = ''] = /apt-get-not-apt:2:[^"]*/.exec(decisions) ?? [];
  writeFileSync(path, decisions.replace(`"${key}":\n          decision: apply`, `"${key}":\n          decision: skip`));
  expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 0 });
  expect(fileOn(server, branch, 'Dockerfile')).toContain('apt update');
  writeFileSync(path, 'repositories: {}\n');
  planned(root, addressOf(server));
  expect(run(root, 'apply', 'PLAN', '--branch', branch, '--dry-run')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nobody has decided'),
  });
});

test.each<[string, (text: string) => string]>([
  ['a change is missing', (text) => text.replace(/ {8}"pip-no-cache-dir[^"]*":\n.*\n.*\n/, '')],
  ['a repository is missing', (text) => text.slice(0, text.indexOf('  "file:'))],
])('what nobody decided is not pushed: %s', (_, change) => {
  const root = temporaryFolder();
  const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
  const { path, text } = planned(root, addressOf(server), ...pipOnly);
  const before = branchesOf(server);
  writeFileSync(path, change(text).replace(/repositories:\n$/, 'repositories: {}\n'));
  const ending = run(root, 'apply', 'PLAN', '--branch', branch);
  expect([ending.code, ending.stderr]).toEqual([2, expect.stringContaining('nobody has decided')]);
  rmSync(path);
  expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is gone'),
  });
  expect(branchesOf(server)).toBe(before);
});

describe('a clone', () => {
  test('that would check out what is pushed to it is left alone', () => {
    const root = temporaryFolder();
    const files = { Dockerfile: naive, '.gitattributes': 'Dockerfile filter=evil\n' };
    const folder = workingRepository(join(root, 'alone'), files);
    planned(root, 'alone', ...pipOnly);
    expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'Dockerfile'), naive.replace('flask', 'django'));
    git(folder, ['commit', '--quiet', '--all', '-m', 'second']);
    git(folder, ['checkout', '--quiet', branch]);
    git(folder, ['config', 'receive.denyCurrentBranch', 'updateInstead']);
    for (const name of ['smudge', 'clean'])
      git(folder, ['config', `filter.evil.${name}`, `touch ${root}/executed; cat`]);
    planned(root, 'alone', '--base', 'main', ...pipOnly);
    const { code, stdout } = run(root, 'apply', 'PLAN', '--branch', branch);
    expect([code, stdout]).toEqual([1, expect.stringContaining('checked out')]);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(better);
    expect(existsSync(join(root, 'executed'))).toBe(false);
  });

  test('that is told to fetch what it lacks runs nothing for that', () => {
    const root = temporaryFolder();
    const folder = workingRepository(join(root, 'alone'), { Dockerfile: naive });
    for (const [name, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'evil'],
      ['remote.evil.promisor', 'true'],
      ['remote.evil.url', 'file:///nowhere'],
      ['remote.evil.uploadpack', `touch ${root}/executed;`],
    ] as const)
      git(folder, ['config', name, value]);
    writeFileSync(join(folder, '.git/refs/heads/lacking'), `${'1'.repeat(40)}\n`);
    planned(root, 'alone', ...pipOnly);
    expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 1 });
    expect(existsSync(join(root, 'executed'))).toBe(false);
  });

  test.each(['inner.git', 'inner'])('of something inside itself runs nothing of that: %s', (name) => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'server.git'), { Dockerfile: naive });
    const clone = workingClone(server, join(root, 'clone'));
    const inner = join(clone, '.git/inner.git');
    cpSync(server, inner, { recursive: true });
    git(clone, ['config', 'remote.origin.url', join(clone, '.git', name)]);
    mkdirSync(join(inner, 'hooks'), { recursive: true });
    writeFileSync(join(inner, 'hooks/pre-receive'), `#!/bin/sh\ntouch ${root}/executed\n`, { mode: 0o755 });
    expect(run(root, 'plan', 'clone', '--out', 'PLAN', ...pipOnly)).toMatchObject({ code: 0 });
    expect(run(root, 'apply', 'PLAN', '--branch', branch)).toMatchObject({ code: 0 });
    expect(fileOn(inner, branch, 'Dockerfile')).toBe(better);
    expect(existsSync(join(root, 'executed'))).toBe(false);
  });
});

describe('a branch', () => {
  test('keeps the commits of somebody else below one of ours', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    planned(root, addressOf(server), ...pipOnly);
    run(root, 'apply', 'PLAN', '--branch', branch);
    const ours = git(server, ['rev-parse', branch]);
    git(server, ['branch', '--force', branch, 'main']);
    addCommit(server, { notes: 'mine\n' }, branch, 'mine');
    // The same commit again, as a cherry-pick makes it.
    const clone = workingClone(server, join(root, 'clone'));
    git(clone, ['checkout', '--quiet', branch]);
    git(clone, ['rm', '--quiet', 'notes']);
    git(clone, ['commit', '--quiet', '-m', 'without']);
    git(clone, ['cherry-pick', ours]);
    git(clone, ['push', '--quiet', 'origin', branch]);
    const tip = git(server, ['rev-parse', branch]);
    addCommit(server, { Dockerfile: naive.replace('flask', 'django') });
    expect(run(root, 'plan', addressOf(server), '--out', 'OTHER', ...pipOnly)).toMatchObject({ code: 0 });
    const { code, stdout } = run(root, 'apply', 'OTHER', '--branch', branch);
    expect([code, stdout]).toEqual([1, expect.stringContaining('commits of somebody else')]);
    expect(git(server, ['rev-parse', branch])).toBe(tip);
  });

  test('that moves between the look at it and the push is left alone', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    planned(root, addressOf(server), ...pipOnly);
    run(root, 'apply', 'PLAN', '--branch', branch);
    addCommit(server, { Dockerfile: naive.replace('flask', 'django') });
    expect(run(root, 'plan', addressOf(server), '--out', 'OTHER', ...pipOnly)).toMatchObject({ code: 0 });
    // Somebody pushes at the last moment.
    const mine = git(server, ['commit-tree', `${branch}^{tree}`, '-p', branch, '-m', 'mine']);
    const folder = join(root, 'programs');
    mkdirSync(folder);
    const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    const moves = `"${real}" -C "${server}" update-ref refs/heads/${branch} ${mine}`;
    const wrapper = `#!/bin/sh\nfor word; do [ "$word" = push ] && ${moves}; done\nexec "${real}" "$@"\n`;
    writeFileSync(join(folder, 'git'), wrapper, { mode: 0o755 });
    const env = { ...identity, PATH: `${folder}:${process.env.PATH}` };
    const { code, stdout } = dockerfix(['migrate', 'apply', 'OTHER', '--branch', branch], { cwd: root, env });
    expect([code, stdout]).toEqual([1, expect.stringContaining('the branch was changed by somebody else')]);
    expect(git(server, ['rev-parse', branch])).toBe(mine);
  });

  test('that a person amended is left alone', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    planned(root, addressOf(server), ...pipOnly);
    run(root, 'apply', 'PLAN', '--branch', branch);
    const clone = workingClone(server, join(root, 'clone'));
    git(clone, ['checkout', '--quiet', branch]);
    git(clone, ['commit', '--quiet', '--amend', '--no-edit', '--signoff']);
    git(clone, ['push', '--quiet', '--force', 'origin', branch]);
    const tip = git(server, ['rev-parse', branch]);
    expect(run(root, 'plan', addressOf(server), '--out', 'OTHER', ...pipOnly)).toMatchObject({ code: 0 });
    expect(run(root, 'apply', 'OTHER', '--branch', branch)).toMatchObject({ code: 1 });
    expect(git(server, ['rev-parse', branch])).toBe(tip);
  });

  test('that was merged is written anew', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    planned(root, addressOf(server), ...pipOnly);
    run(root, 'apply', 'PLAN', '--branch', branch);
    git(server, ['branch', '--force', 'main', branch]);
    addCommit(server, { 'web/Dockerfile': naive });
    expect(run(root, 'plan', addressOf(server), '--out', 'OTHER', ...pipOnly)).toMatchObject({ code: 0 });
    expect(run(root, 'apply', 'OTHER', '--branch', branch)).toMatchObject({ code: 0 });
    expect(fileOn(server, branch, 'web/Dockerfile')).toBe(better);
  });

  test('that lags behind its base is somebody’s', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    git(server, ['branch', 'release', 'main']);
    const release = git(server, ['rev-parse', 'release']);
    addCommit(server, { 'app.py': '' });
    planned(root, addressOf(server), ...pipOnly);
    expect(run(root, 'apply', 'PLAN', '--branch', 'release')).toMatchObject({ code: 1 });
    expect(git(server, ['rev-parse', 'release'])).toBe(release);
  });

  test('that is to be merged into is none to write', () => {
    const root = temporaryFolder();
    const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
    planned(root, addressOf(server), ...pipOnly);
    const before = branchesOf(server);
    expect(run(root, 'apply', 'PLAN', '--branch', 'main')).toMatchObject({ code: 1 });
    expect(run(root, 'apply', 'PLAN', '--branch', 'refs/heads/x')).toMatchObject({ code: 2 });
    expect(branchesOf(server)).toBe(before);
    // Nor is the usual one, where another is the base.
    git(server, ['branch', 'develop', 'main']);
    expect(run(root, 'plan', addressOf(server), '--base', 'develop', '--out', 'OTHER', ...pipOnly)).toMatchObject({
      code: 0,
    });
    expect(run(root, 'apply', 'OTHER', '--branch', 'main')).toMatchObject({ code: 1 });
    expect(git(server, ['rev-parse', 'main'])).toBe(git(server, ['rev-parse', 'develop']));
  });
});

test('nothing is pushed where no pull request can be opened', () => {
  const root = temporaryFolder();
  const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
  planned(root, addressOf(server), ...pipOnly);
  const before = branchesOf(server);
  for (const words of [['--dry-run'], []]) {
    const { code, stdout } = run(root, 'apply', 'PLAN', '--branch', branch, '--forge', 'gh', ...words);
    expect([code, stdout]).toEqual([1, expect.stringContaining('is no address of a forge')]);
  }
  expect(branchesOf(server)).toBe(before);
});

test('of runs that start together over a dead lock one works', async () => {
  const root = temporaryFolder();
  const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
  planned(root, addressOf(server), ...pipOnly);
  // No process has a number like that.
  writeFileSync(join(root, 'PLAN/lock'), '99999999');
  const hook = join(server, 'hooks');
  mkdirSync(hook, { recursive: true });
  writeFileSync(join(hook, 'pre-receive'), '#!/bin/sh\nsleep 2\n', { mode: 0o755 });
  const runs = Array.from({ length: 4 }, () => start(['migrate', 'apply', 'PLAN', '--branch', branch], root, identity));
  const codes = await Promise.all(runs.map(({ ended }) => ended));
  expect(codes.toSorted()).toEqual([0, 2, 2, 2]);
  expect(readdirSync(join(root, 'PLAN')).filter((name) => name.startsWith('lock'))).toEqual([]);
});

test.skipIf(spawnSync('script', ['--version']).error)('on a terminal what was done stays to be read', () => {
  const root = temporaryFolder();
  const server = bareRepository(join(root, 'one.git'), { Dockerfile: naive });
  planned(root, addressOf(server), ...pipOnly);
  const show = (words: string): string => {
    const command = `"${process.execPath}" "${executable}" migrate apply PLAN --branch ${branch} ${words}`;
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ...identity, TERM: 'xterm' };
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: root, env, encoding: 'utf8' });
    return stripVTControlCharacters(stdout);
  };
  expect(show('--dry-run')).toContain(`would be pushed to ${branch}`);
  expect(show('')).toContain('one.git  pushed');
});

test.each([
  'migrate',
  'migrate plan',
  'migrate plan x --out',
  'migrate bogus',
  'migrate apply PLAN --bogus',
  'migrate apply PLAN --forge foo',
  'migrate apply PLAN extra',
  'migrate apply PLAN --message=',
  'migrate status',
  'migrate review',
  'migrate merge --out X',
])('a command line that cannot be meant ends with 2: %s', (words) => {
  expect(dockerfix(words.split(' '), { cwd: temporaryFolder() })).toMatchObject({ code: 2, stdout: '' });
});
