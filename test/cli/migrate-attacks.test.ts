import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  addressOf,
  bareRepository,
  branchesOf,
  fileOn,
  git,
  identity,
  workingRepository,
} from '../git-repositories.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, type Ending, naive, pipOnly } from './command.ts';

const branch = 'dockerfix/slim';

function migrate(root: string, ...names: string[]): Ending {
  const planned = dockerfix(['migrate', 'plan', ...names, '--out', 'PLAN', ...pipOnly], { cwd: root, env: identity });
  expect(planned).toMatchObject({ code: 0 });
  return dockerfix(['migrate', 'apply', 'PLAN', '--branch', branch], { cwd: root, env: identity });
}

/** A clone, and what in it would run if somebody let it. */
test('hooks, fsmonitor, filters and aliases of a clone do not run', () => {
  const root = temporaryFolder();
  const server = bareRepository(join(root, 'server.git'), {
    Dockerfile: naive,
    '.gitattributes': '* filter=evil diff=evil merge=evil text eol=crlf ident\n',
    '.lfsconfig': '[lfs]\n\turl = https://example.com/\n',
  });
  const clone = join(root, 'clone');
  git(root, ['clone', '--quiet', server, clone]);
  const command = `touch ${root}/executed`;
  for (const [name, value] of [
    ['core.fsmonitor', command],
    ['core.hooksPath', join(root, 'hooks')],
    ['core.sshCommand', command],
    ['core.gitProxy', command],
    ['core.alternateRefsCommand', command],
    ['core.pager', command],
    ['filter.evil.smudge', command],
    ['filter.evil.clean', command],
    ['filter.evil.process', command],
    ['diff.evil.textconv', command],
    ['diff.external', command],
    ['merge.evil.driver', command],
    ['credential.helper', `!${command}`],
    ['uploadpack.packObjectsHook', command],
    ['remote.origin.uploadpack', command],
    ['remote.origin.receivepack', command],
    ['remote.origin.vcs', 'evil'],
    ['alias.ls-tree', `!${command}`],
    ['gpg.program', command],
  ] as const)
    git(clone, ['config', name, value]);
  mkdirSync(join(root, 'hooks'));
  for (const name of [
    'pre-push',
    'post-checkout',
    'reference-transaction',
    'post-commit',
    'pre-commit',
    'fsmonitor-watchman',
  ])
    for (const folder of [join(root, 'hooks'), join(clone, '.git/hooks')])
      writeFileSync(join(folder, name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  expect(migrate(root, 'clone').code).toBe(0);
  expect(fileOn(server, branch, 'Dockerfile')).toBe(better);
  expect(existsSync(join(root, 'executed'))).toBe(false);
});

test('nothing of a folder that is pushed to runs', () => {
  const root = temporaryFolder();
  const folder = workingRepository(join(root, 'alone'), { Dockerfile: naive });
  const other = bareRepository(join(root, 'other.git'), { a: '' });
  writeFileSync(join(folder, '.git/objects/info/alternates'), `${other}/objects\n`);
  for (const name of ['core.alternateRefsCommand', 'core.fsmonitor', 'gc.recentObjectsHook'])
    git(folder, ['config', name, `touch ${root}/executed;`]);
  expect(migrate(root, 'alone').code).toBe(0);
  expect(fileOn(folder, branch, 'Dockerfile')).toBe(better);
  expect(existsSync(join(root, 'executed'))).toBe(false);
});

test('code, links and submodules of a repository are data', () => {
  const root = temporaryFolder({ 'outside/Dockerfile': naive });
  const server = bareRepository(join(root, 'server.git'), {
    Dockerfile: naive,
    'dockerfix.config.mjs': `import { writeFileSync } from 'node:fs';\nwriteFileSync('${root}/executed', '');\n`,
    'dockerfix.config.js': `require('fs').writeFileSync('${root}/executed', '')\n`,
    'link/Dockerfile': { link: '../../outside/Dockerfile' },
    'absolute/Dockerfile': { link: join(root, 'outside/Dockerfile') },
    'round/Dockerfile': { link: 'Dockerfile' },
    'folder.dockerfile': { link: '..' },
    '.gitmodules': '[submodule "../../evil"]\n\tpath = ../../evil\n\turl = -u./payload\n\tupdate = !touch executed\n',
    module: { submodule: '1234567890123456789012345678901234567890' },
  });
  expect(migrate(root, addressOf(server)).code).toBe(0);
  expect(fileOn(server, branch, 'Dockerfile')).toBe(better);
  expect(git(server, ['diff', '--name-only', 'main', branch])).toBe('Dockerfile');
  expect(readFileSync(join(root, 'outside/Dockerfile'), 'utf8')).toBe(naive);
  expect(readdirSync(root).sort()).toEqual(['PLAN', 'outside', 'server.git']);
});

test('hostile names of files, branches and repositories are data', () => {
  const root = temporaryFolder();
  const names = [
    'Dockerfile.$(touch executed)',
    'Dockerfile.`touch executed`',
    'Dockerfile.;touch executed;',
    '"><script>alert(1)</script>.dockerfile',
    '</script><img src=x onerror=alert(1)>/Dockerfile',
    "it's @somebody #1/Dockerfile",
    'tab\there/Dockerfile',
    'line\nend/Dockerfile',
    '-rf/Dockerfile',
    ' blank /Dockerfile',
  ];
  const main = '$(touch${IFS}executed)';
  const server = bareRepository(
    join(root, 'se$(touch executed)rver.git'),
    Object.fromEntries(names.map((name) => [name, naive])),
    main,
  );
  expect(migrate(root, addressOf(server)).code).toBe(0);
  for (const name of names) expect(fileOn(server, branch, name)).toBe(better);
  expect(branchesOf(server)).toContain(main);
  for (const name of ['executed', 'PLAN/executed']) expect(existsSync(join(root, name))).toBe(false);
  for (const page of ['index.html', 'index.md']) {
    const text = readFileSync(join(root, 'PLAN', page), 'utf8');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  }
  expect(readFileSync(join(root, 'PLAN/index.md'), 'utf8')).not.toContain('@somebody #1');
  const check = join(root, 'check');
  git(root, ['clone', '--quiet', '--branch', main, server, check]);
  const [patch] = readdirSync(join(root, 'PLAN/patches'));
  git(check, ['apply', join(root, 'PLAN/patches', patch ?? '')]);
  expect(git(check, ['diff', `origin/${branch}`, '--stat'])).toBe('');
});

test('names that are no repository reach nothing', () => {
  const root = temporaryFolder({
    'repos.txt': '--upload-pack=touch executed\next::sh -c touch% executed\n../../../etc/passwd\na/../../b\n-x\n',
  });
  const words = ['migrate', 'plan', '--repos', 'repos.txt', '--out', 'PLAN'];
  const { code, stdout } = dockerfix(words, { cwd: root, env: identity });
  expect(code).toBe(1);
  expect(stdout).toContain('0 to be changed');
  expect(readdirSync(root).sort()).toEqual(['PLAN', 'repos.txt']);
  expect(lstatSync(join(root, 'PLAN')).isDirectory()).toBe(true);
});
