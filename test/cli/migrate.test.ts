import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  addCommit,
  addressOf,
  bareRepository,
  branchesOf,
  type CommitFiles,
  fileOn,
  git,
  identity,
  workingClone,
} from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, type Ending, naive, pipOnly } from './command.ts';

const branch = 'dockerfix/python-slim';

interface Servers {
  readonly root: string;
  readonly at: (name: string) => string;
  readonly plan: (...words: string[]) => Ending;
  readonly apply: (...words: string[]) => Ending;
  readonly run: (...words: string[]) => Ending;
  readonly journal: () => Record<string, unknown>[];
}

/** Bare repositories, and the commands for a plan of all of them. */
function serversWith(repositories: Readonly<Record<string, CommitFiles>>): Servers {
  const root = temporaryFolder();
  const at = (name: string): string => join(root, `${name}.git`);
  for (const [name, files] of Object.entries(repositories)) bareRepository(at(name), files);
  writeFileSync(
    join(root, 'repos.txt'),
    Object.keys(repositories)
      .map((name) => `${addressOf(at(name))}\n`)
      .join(''),
  );
  const run = (...words: string[]): Ending => dockerfix(['migrate', ...words], { cwd: root, env: identity });
  return {
    root,
    at,
    run,
    plan: (...words) => run('plan', '--repos', 'repos.txt', '--out', 'PLAN', ...pipOnly, ...words),
    apply: (...words) => run('apply', 'PLAN', '--branch', branch, ...words),
    journal: () => {
      const text = readFileSync(join(root, 'PLAN/journal.jsonl'), 'utf8');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line): Record<string, unknown> => JSON.parse(line));
    },
  };
}

function textIn(root: string, name: string): string {
  return readFileSync(join(root, 'PLAN', name), 'utf8');
}

function linesOf({ stdout }: Ending): string[] {
  return stdout.split('\n').filter(Boolean);
}

test('plans, applies what the plan says, and does nothing twice', () => {
  const servers = serversWith({
    one: { Dockerfile: naive, 'app.py': '' },
    two: { 'web/Dockerfile': naive },
    none: { 'README.md': '' },
  });
  const { root, at, plan, apply } = servers;
  expect(plan().code).toBe(0);
  expect(textIn(root, 'index.md')).toContain('it holds no Dockerfile');
  git(root, ['init', '--quiet', 'check']);
  writeFileSync(join(root, 'check/Dockerfile'), naive);
  const [patch] = ['one'].map((name) => textIn(root, `patches/${keyOf(root, name)}.patch`));
  git(join(root, 'check'), ['apply', '-'], patch);
  expect(readFileSync(join(root, 'check/Dockerfile'), 'utf8')).toBe(better);
  const before = ['one', 'two', 'none'].map((name) => branchesOf(at(name)));
  expect(apply('--dry-run').stdout).toContain(`would be pushed to ${branch}`);
  expect(['one', 'two', 'none'].map((name) => branchesOf(at(name)))).toEqual(before);
  expect(apply().code).toBe(0);
  expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better);
  expect(fileOn(at('one'), branch, 'app.py')).toBe('');
  expect(fileOn(at('two'), branch, 'web/Dockerfile')).toBe(better);
  expect(fileOn(at('none'), branch, 'README.md')).toBeUndefined();
  const after = branchesOf(at('one'));
  const lines = servers.journal().length;
  expect(apply().code).toBe(0);
  expect(branchesOf(at('one'))).toBe(after);
  expect(servers.journal()).toHaveLength(lines);
  expect(servers.run('status', 'PLAN').stdout).toMatch(/one\.git +pushed/);
});

/** The name of a repository's files in the plan. */
function keyOf(root: string, name: string): string {
  const lines = textIn(root, 'plan.jsonl').split('\n').filter(Boolean).slice(1);
  const found = lines
    .map((line): { key: string; name: string } => JSON.parse(line))
    .find((one) => one.name.endsWith(`/${name}.git`));
  return found?.key ?? '';
}

describe('decisions', () => {
  const two = 'FROM python:3.12-slim\nRUN pip install flask\nRUN pip install gunicorn\n';

  test('a change that is skipped stays out, and the patch shows it', () => {
    const { root, at, plan, apply } = serversWith({ one: { Dockerfile: two } });
    plan();
    const keys = [...textIn(root, 'decisions.yaml').matchAll(/"(pip-no-cache-dir:[^"]*)":/g)].map(([, key]) => key);
    expect(keys).toHaveLength(2);
    const edited = textIn(root, 'decisions.yaml').replace(
      `"${keys[0]}":\n          decision: apply\n          reason: ""`,
      `"${keys[0]}":\n          decision: skip\n          reason: "the cache is wanted"`,
    );
    writeFileSync(join(root, 'PLAN/decisions.yaml'), edited);
    const { stdout, code } = apply();
    expect(code).toBe(0);
    expect(stdout).toContain('decided anew');
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(
      two.replace('install gunicorn', 'install --no-cache-dir gunicorn'),
    );
    expect(textIn(root, `patches/${keyOf(root, 'one')}.patch`)).not.toContain('+RUN pip install --no-cache-dir flask');
    // Planned again, what was decided stays, on whatever line it stands by then.
    addCommit(at('one'), { Dockerfile: two.replace('slim\n', 'slim\nENV A=1\n') });
    plan();
    expect(textIn(root, 'decisions.yaml')).toContain('the cache is wanted');
    const decided = textIn(root, 'decisions.yaml').matchAll(/"pip-no-cache-dir:(\d+):[^"]*":\n +decision: (\w+)/g);
    expect([...decided].map(([, line, decision]) => `${line} ${decision}`)).toEqual(['3 skip', '4 apply']);
  });

  test('a repository that is skipped is left alone', () => {
    const { root, at, plan, apply } = serversWith({ one: { Dockerfile: naive }, two: { Dockerfile: naive } });
    plan();
    const decisions = parse(textIn(root, 'decisions.yaml'));
    decisions.repositories[addressOf(at('one'))].decision = 'skip';
    writeFileSync(join(root, 'PLAN/decisions.yaml'), JSON.stringify(decisions));
    expect(linesOf(apply()).join()).toContain('skipped');
    expect(branchesOf(at('one'))).not.toContain(branch);
    expect(fileOn(at('two'), branch, 'Dockerfile')).toBe(better);
  });

  test('what nobody decided is not applied', () => {
    const { root, at, plan, apply } = serversWith({ one: { Dockerfile: naive } });
    plan('--undecided');
    const { code, stderr } = apply();
    expect([code, stderr]).toEqual([2, expect.stringContaining('nobody has decided')]);
    expect(branchesOf(at('one'))).not.toContain(branch);
    writeFileSync(
      join(root, 'PLAN/decisions.yaml'),
      textIn(root, 'decisions.yaml').replaceAll('undecided\n', 'apply\n'),
    );
    expect(apply().code).toBe(0);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better);
  });

  test('what cannot be meant is refused', () => {
    const { root, plan, apply } = serversWith({ one: { Dockerfile: naive } });
    plan();
    const text = textIn(root, 'decisions.yaml');
    for (const [from, to, sentence] of [
      ['decision: apply', 'decision: aply', 'the decision is apply, skip or undecided, not "aply"'],
      ['pip-no-cache-dir', 'pip-no-cash-dir', 'has no change pip-no-cash-dir'],
      ['repositories:', 'repositories: [', 'it is not YAML'],
    ] as const) {
      writeFileSync(join(root, 'PLAN/decisions.yaml'), text.replace(from, to));
      const { code, stderr } = apply();
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
  });
});

describe('what others do in the meantime', () => {
  test('a base that moved elsewhere takes the approved change all the same', () => {
    const { at, plan, apply } = serversWith({ one: { Dockerfile: naive, 'app.py': '' } });
    plan();
    const moved = addCommit(at('one'), { 'app.py': 'print(1)\n' });
    expect(apply().code).toBe(0);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better);
    expect(git(at('one'), ['rev-parse', `${branch}^`])).toBe(moved);
  });

  test('where what decided the change moved, it is stale', () => {
    const { at, plan, apply } = serversWith({ one: { Dockerfile: naive } });
    plan();
    addCommit(at('one'), { Dockerfile: naive.replace('flask', 'django') });
    const { code, stdout } = apply();
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('stale: what decided its changes was changed on main since'),
    ]);
    expect(branchesOf(at('one'))).not.toContain(branch);
    plan();
    expect(apply().code).toBe(0);
  });

  test('commits of somebody else on the branch are never overwritten', () => {
    const { root, at, plan, apply } = serversWith({ one: { Dockerfile: naive }, two: { Dockerfile: naive } });
    plan();
    addCommit(at('one'), { Dockerfile: 'FROM scratch\n' }, branch, 'mine');
    apply();
    const mine = addCommit(at('two'), { 'notes.md': 'mine\n' }, branch, 'mine');
    writeFileSync(
      join(root, 'PLAN/decisions.yaml'),
      textIn(root, 'decisions.yaml').replace('reason: ""', 'reason: "x"'),
    );
    addCommit(at('two'), { 'app.py': '' });
    // Another plan, which has done nothing yet.
    dockerfix(['migrate', 'plan', '--repos', 'repos.txt', '--out', 'OTHER', ...pipOnly], { cwd: root, env: identity });
    const other = dockerfix(['migrate', 'apply', 'OTHER', '--branch', branch], { cwd: root, env: identity });
    expect(other.code).toBe(1);
    expect(other.stdout.match(/commits of somebody else/g)).toHaveLength(2);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe('FROM scratch\n');
    expect(git(at('two'), ['rev-parse', branch])).toBe(mine);
  });

  test('a later plan updates the branch that an earlier one made', () => {
    const { root, at, plan, apply } = serversWith({ one: { Dockerfile: naive } });
    plan();
    apply();
    const moved = addCommit(at('one'), { Dockerfile: naive.replace('flask', 'django') });
    const words = ['migrate', 'plan', '--repos', 'repos.txt', '--out', 'OTHER', ...pipOnly];
    dockerfix(words, { cwd: root, env: identity });
    expect(dockerfix(['migrate', 'apply', 'OTHER', '--branch', branch], { cwd: root, env: identity }).code).toBe(0);
    expect(git(at('one'), ['rev-parse', `${branch}^`])).toBe(moved);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better.replace('flask', 'django'));
  });
});

test('each obstacle ends its repository alone, with its reason', () => {
  const { root, at, plan, apply } = serversWith({
    good: { Dockerfile: naive, 'old/Dockerfile': 'RUN x\n' },
    bad: { Dockerfile: 'RUN x\n' },
    out: { Dockerfile: naive, 'dockerfix.config.yaml': 'migrate: false\n' },
    protected: { Dockerfile: naive },
    vanishing: { Dockerfile: naive },
  });
  bareRepository(at('empty'), {});
  const list = readFileSync(join(root, 'repos.txt'), 'utf8');
  writeFileSync(join(root, 'repos.txt'), `${list}${addressOf(at('empty'))}\n${addressOf(at('gone'))}\nnot a name\n`);
  const planned = plan();
  expect(planned.code).toBe(1);
  const index = textIn(root, 'index.md');
  for (const reason of [
    'it is empty',
    'the repository is not there',
    'its configuration keeps migrations out',
    'no address of git',
  ])
    expect(index).toContain(reason);
  writeFileSync(join(at('protected'), 'hooks/pre-receive'), '#!/bin/sh\necho "GH006: Protected branch" >&2\nexit 1\n', {
    mode: 0o755,
  });
  git(root, ['clone', '--quiet', '--bare', at('vanishing'), join(root, 'kept')]);
  writeFileSync(join(at('vanishing'), 'HEAD'), 'broken');
  const applied = apply();
  expect(applied.code).toBe(1);
  expect(fileOn(at('good'), branch, 'Dockerfile')).toBe(better);
  expect(fileOn(at('good'), branch, 'old/Dockerfile')).toBe('RUN x\n');
  expect(branchesOf(at('out'))).not.toContain(branch);
  expect(applied.stdout).toMatch(/protected\.git {2}failed: the server refused the push: .*Protected branch/);
  expect(applied.stdout).toMatch(/vanishing\.git {2}failed: the repository is not there/);
  expect(textIn(root, 'index.md')).toMatch(/protected.*Protected branch/);
  const { code, stdout } = apply('--only-failed', '--dry-run');
  expect([code, linesOf({ stdout } as Ending).length]).toEqual([1, 5]);
});

describe('clones on this machine', () => {
  function cloneWithWork(): { readonly servers: Servers; readonly clone: string } {
    const servers = serversWith({ one: { Dockerfile: naive } });
    const clone = workingClone(servers.at('one'), join(servers.root, 'work/one'));
    git(clone, ['checkout', '--quiet', '-b', 'mine']);
    writeFileSync(join(clone, 'Dockerfile'), 'FROM python:3.12-slim\nRUN pip install secret\n');
    git(clone, ['commit', '--quiet', '-am', 'not pushed']);
    writeFileSync(join(clone, 'Dockerfile'), 'not committed');
    return { servers, clone };
  }

  test('are neither checked out nor committed in; what was not pushed is not published', () => {
    const { servers, clone } = cloneWithWork();
    const { run, at } = servers;
    const state = (): string => [git(clone, ['status', '--porcelain=v2', '--branch']), branchesOf(clone)].join('\n');
    const before = state();
    expect(run('plan', 'work', '--out', 'PLAN', ...pipOnly).code).toBe(0);
    expect(run('apply', 'PLAN', '--branch', branch).code).toBe(0);
    expect(state()).toBe(before);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toBe(better);
    expect(git(at('one'), ['log', '--all', '--format=%s'])).not.toContain('not pushed');
  });

  test('--base HEAD stands on what is checked out', () => {
    const { servers, clone } = cloneWithWork();
    const { run, at } = servers;
    expect(run('plan', clone, '--base', 'HEAD', '--out', 'PLAN', ...pipOnly).code).toBe(0);
    expect(run('apply', 'PLAN', '--branch', branch).code).toBe(0);
    expect(fileOn(at('one'), branch, 'Dockerfile')).toContain('install --no-cache-dir secret');
    expect(git(at('one'), ['log', branch, '--format=%s'])).toContain('not pushed');
  });

  test('without an origin get a branch, and none of their hooks runs', () => {
    const { root, run } = serversWith({});
    const folder = join(root, 'alone');
    git(root, ['init', '--quiet', '--initial-branch=main', folder]);
    writeFileSync(join(folder, 'Dockerfile'), naive);
    git(folder, ['add', '.']);
    git(folder, ['commit', '--quiet', '-m', 'first']);
    const hook = `#!/bin/sh\ntouch ${root}/executed\n`;
    for (const name of [
      'pre-receive',
      'update',
      'post-receive',
      'post-update',
      'reference-transaction',
      'push-to-checkout',
      'post-checkout',
    ])
      writeFileSync(join(folder, '.git/hooks', name), hook, { mode: 0o755 });
    git(folder, ['config', 'core.fsmonitor', `touch ${root}/executed`]);
    expect(run('plan', folder, '--out', 'PLAN', ...pipOnly).code).toBe(0);
    expect(run('apply', 'PLAN', '--branch', branch).code).toBe(0);
    expect(fileOn(folder, branch, 'Dockerfile')).toBe(better);
    expect(existsSync(join(root, 'executed'))).toBe(false);
  });
});

test('shards are the same whatever else is in the list, and join into one plan', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
  const { root, at, plan, run } = serversWith(Object.fromEntries(names.map((name) => [name, { Dockerfile: naive }])));
  const shardsOf = (): string[][] =>
    ['1/3', '2/3', '3/3'].map((shard, index) => {
      run('plan', '--repos', 'repos.txt', '--out', `PART${index}`, '--shard', shard, ...pipOnly);
      return Object.keys(parse(readFileSync(join(root, `PART${index}`, 'decisions.yaml'), 'utf8')).repositories);
    });
  const shards = shardsOf();
  expect(shards.flat().sort()).toEqual(names.map((name) => addressOf(at(name))));
  expect(shards.filter((one) => one.length > 0).length).toBeGreaterThan(1);
  expect(run('merge', 'PART0', 'PART1', 'PART2', '--out', 'PLAN').code).toBe(0);
  expect(run('apply', 'PLAN', '--branch', branch).code).toBe(0);
  for (const name of names) expect(fileOn(at(name), branch, 'Dockerfile')).toBe(better);
  expect(plan().code).toBe(0);
});
