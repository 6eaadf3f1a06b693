import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../../src/files/discover.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function repository(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

function discovered(folder: string, from = ''): string[] {
  const { files } = discover([join(folder, from)]);
  return files.map(({ path }) => path.slice(folder.length + 1)).sort();
}

/** The Dockerfiles that git itself does not ignore. */
function keptByGit(folder: string): string[] {
  const words = ['-C', folder, 'ls-files', '--others', '--exclude-standard', '-z', '*Dockerfile'];
  const output = execFileSync('git', words, {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  return output.split('\0').filter(Boolean).sort();
}

const dockerfiles = Object.fromEntries(
  [
    'Dockerfile',
    'a/Dockerfile',
    'a/b/Dockerfile',
    'a/b/c/Dockerfile',
    'build/Dockerfile',
    'a/build/Dockerfile',
    'x.Dockerfile',
  ].map((path) => [path, 'FROM scratch\n']),
);

describe('what git ignores is passed over, as git says', () => {
  test.each<[string, Record<string, string>]>([
    ['a folder at every level', { '.gitignore': 'build/\n' }],
    ['a folder at the top', { '.gitignore': '/build\n' }],
    ['rules further down', { 'a/.gitignore': 'b\n' }],
    ['an exception', { '.gitignore': '*.Dockerfile\n!x.Dockerfile\n' }],
    ['an exception further down', { '.gitignore': 'Dockerfile\n', 'a/.gitignore': '!Dockerfile\n' }],
    ['an exception for a folder further down', { '.gitignore': 'b\n', 'a/.gitignore': '!b\n' }],
    ['no exception below a folder that is ignored', { '.gitignore': 'a/\n', 'a/.gitignore': '!Dockerfile\n' }],
    ['two stars', { '.gitignore': 'a/**/Dockerfile\n' }],
    ['letters in their case', { '.gitignore': 'BUILD\ndockerfile\n' }],
    ['comments, blanks and carriage returns', { '.gitignore': '# build\r\n\r\nbuild \r\n' }],
    ['a byte order mark', { '.gitignore': '\uFEFFbuild\n' }],
    ['the rules of one clone', { '.git/info/exclude': 'build\n' }],
  ])('%s', (_, rules) => {
    const folder = repository({ ...dockerfiles, ...rules });
    const kept = keptByGit(folder);
    expect(discovered(folder)).toEqual(kept);
    expect(kept.length).toBeGreaterThan(0);
  });
});

test('rules above the folder that was named count', () => {
  const folder = repository({ ...dockerfiles, '.gitignore': 'b\n' });
  expect(discovered(folder, 'a')).toEqual(['a/Dockerfile', 'a/build/Dockerfile']);
});

test('a folder that was named is searched, though git ignores it', () => {
  const folder = repository({ ...dockerfiles, '.gitignore': 'a\n', 'a/.gitignore': 'b\n' });
  expect(discovered(folder, 'a')).toEqual(['a/Dockerfile', 'a/build/Dockerfile']);
});

test('without a repository, the rules in the folder count, and none above it', () => {
  const folder = temporaryFolder({ ...dockerfiles, '.gitignore': 'a/build\n', 'a/.gitignore': 'b\n' });
  expect(discovered(folder, 'a')).toEqual(['a/Dockerfile', 'a/build/Dockerfile']);
});

test('what is ignored is named', () => {
  const folder = repository({ 'build/Dockerfile': '', 'x.Dockerfile': '', '.gitignore': 'build\nx*\n' });
  const { passedOver } = discover([folder]);
  expect(passedOver.map(({ path, message }) => `${path.slice(folder.length + 1)}: ${message}`)).toEqual([
    '.git: the folder of git',
    'build: git ignores it',
    'x.Dockerfile: git ignores it',
  ]);
});
