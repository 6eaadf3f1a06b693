import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { dockerfix, naive, pipOnly } from './command.ts';

test('a folder is searched, the current one by default, and --verbose names what was passed over', () => {
  const cwd = temporaryFolder({
    'api/Containerfile': naive,
    'docs/Dockerfile.md': naive,
    'node_modules/x/Dockerfile': naive,
    'build/Dockerfile': naive,
    '.gitignore': 'build\n',
    'real/README.md': '',
  });
  symlinkSync('real', join(cwd, 'link'));
  const { stdout, stderr } = dockerfix(['--check', '--verbose', ...pipOnly], { cwd });
  expect(stdout).toBe('api/Containerfile\n');
  expect(stderr.split('\n').filter((line) => line.startsWith('passed over'))).toEqual([
    'passed over: build: git ignores it',
    'passed over: docs/Dockerfile.md: the ending of its name says that it is something else',
    'passed over: link: a symbolic link to a folder',
    'passed over: node_modules: the packages of others',
  ]);
  expect(dockerfix(['--check', ...pipOnly, '.'], { cwd })).toMatchObject({ stdout });
});

test('a path is taken whatever its name, as often as it is named once', () => {
  const cwd = temporaryFolder({ 'build.md': naive });
  expect(dockerfix(['--check', ...pipOnly, 'build.md', './build.md'], { cwd }).stdout).toBe('build.md\n');
});

test('paths are named as the person named them', () => {
  const cwd = temporaryFolder({ 'api/Dockerfile': naive });
  expect(dockerfix(['--check', ...pipOnly, join(cwd, 'api')], { cwd }).stdout).toBe(`${join(cwd, 'api/Dockerfile')}\n`);
  expect(dockerfix(['--check', ...pipOnly, '../api'], { cwd: join(cwd, 'api') }).stdout).toBe('../api/Dockerfile\n');
});
