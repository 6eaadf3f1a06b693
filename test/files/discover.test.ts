import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Discovery, discover } from '../../src/files/discover.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const text = 'FROM scratch\n';

/** Paths as they stand below the folder. */
function relativeTo(folder: string, { files, passedOver, leadingOutside, obstacles }: Discovery) {
  const name = ({ path }: { path: string }): string => path.slice(folder.length + 1);
  const remark = (one: { path: string; message: string }): string =>
    `${name(one)}: ${one.message.replaceAll(folder, '…')}`;
  return {
    files: files.map(name),
    passedOver: passedOver.map(remark),
    leadingOutside: leadingOutside.map(remark),
    obstacles: obstacles.map(remark),
  };
}

function discoverIn(folder: string, paths: readonly string[] = ['']) {
  return relativeTo(folder, discover(paths.map((path) => join(folder, path))));
}

const nothing = { files: [], passedOver: [], leadingOutside: [], obstacles: [] };

test('a folder is searched, in order, and what was not looked at has a reason', () => {
  const folder = temporaryFolder({
    'b/Dockerfile': text,
    'b/api.Dockerfile': text,
    'a-b/Dockerfile': text,
    'a/Dockerfile.dev': text,
    'a/Dockerfile.md': text,
    'a/README.md': text,
    '.devcontainer/Dockerfile': text,
    'node_modules/x/Dockerfile': text,
    '.git/Dockerfile': text,
  });
  expect(discoverIn(folder)).toEqual({
    ...nothing,
    files: ['.devcontainer/Dockerfile', 'a/Dockerfile.dev', 'a-b/Dockerfile', 'b/Dockerfile', 'b/api.Dockerfile'],
    passedOver: [
      '.git: the folder of git',
      'a/Dockerfile.md: the ending of its name says that it is something else',
      'node_modules: the packages of others',
    ],
  });
});

test('a path is taken as it is named, whatever its name', () => {
  const folder = temporaryFolder({
    'Dockerfile.md': text,
    'node_modules/x/Dockerfile': text,
    '.gitignore': '*\n',
    '.git/HEAD': '',
  });
  expect(discoverIn(folder, ['Dockerfile.md', 'node_modules']).files).toEqual([
    'Dockerfile.md',
    'node_modules/x/Dockerfile',
  ]);
});

test('a file that several paths stand for is taken once', () => {
  const folder = temporaryFolder({ 'a/Dockerfile': text });
  expect(discoverIn(folder, ['a/Dockerfile', '', 'a']).files).toEqual(['a/Dockerfile']);
});

test('a relative path stays relative', () => {
  expect(discover(['./test/files/../files/discover.test.ts']).files.map(({ path }) => path)).toEqual([
    'test/files/discover.test.ts',
  ]);
});

describe('symbolic links', () => {
  test('to folders are not followed, but for one that was named', () => {
    const folder = temporaryFolder({ 'real/Dockerfile': text });
    symlinkSync('real', join(folder, 'link'));
    expect(discoverIn(folder)).toEqual({
      ...nothing,
      files: ['real/Dockerfile'],
      passedOver: ['link: a symbolic link to a folder'],
    });
    expect(discoverIn(folder, ['link']).files).toEqual(['link/Dockerfile']);
  });

  test('to a file are taken where the file is not found by itself', () => {
    const folder = temporaryFolder({ 'z/Dockerfile': text, 'z/base': text });
    symlinkSync('z/Dockerfile', join(folder, 'Dockerfile'));
    symlinkSync('z/base', join(folder, 'base.Dockerfile'));
    expect(discoverIn(folder)).toEqual({
      ...nothing,
      files: ['base.Dockerfile', 'z/Dockerfile'],
      passedOver: ['Dockerfile: the same file as …/z/Dockerfile'],
    });
  });

  test('out of the folder are left alone, and named', () => {
    const folder = temporaryFolder({ 'outside/Dockerfile': text });
    mkdirSync(join(folder, 'inside'));
    symlinkSync('../outside/Dockerfile', join(folder, 'inside/Dockerfile'));
    expect(discoverIn(folder, ['inside'])).toEqual({
      ...nothing,
      leadingOutside: ['inside/Dockerfile: it leads to …/outside/Dockerfile, outside the folders that were named'],
    });
    expect(discoverIn(folder, ['inside/Dockerfile']).files).toEqual(['inside/Dockerfile']);
    expect(discoverIn(folder, ['inside', 'outside']).files).toEqual(['outside/Dockerfile']);
  });

  test('in a circle and into nothing are obstacles, and the others are found', () => {
    const folder = temporaryFolder({ 'a/Dockerfile': text });
    symlinkSync('Dockerfile', join(folder, 'Dockerfile'));
    symlinkSync('nowhere', join(folder, 'Dockerfile.dev'));
    symlinkSync('nowhere', join(folder, 'other'));
    expect(discoverIn(folder)).toEqual({
      ...nothing,
      files: ['a/Dockerfile'],
      obstacles: [
        'Dockerfile: the link cannot be followed: its symbolic links lead in a circle',
        'Dockerfile.dev: the link cannot be followed: there is no such file or folder',
      ],
    });
  });
});

test('a path that is not there is an obstacle, and the others are found', () => {
  const folder = temporaryFolder({ Dockerfile: text });
  expect(discoverIn(folder, ['missing', 'Dockerfile', 'Dockerfile/x'])).toEqual({
    ...nothing,
    files: ['Dockerfile'],
    obstacles: ['missing: there is no such file or folder', 'Dockerfile/x: a part of the path is not a folder'],
  });
});
