import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { BuildContext } from '../../src/build-context.ts';
import { buildContextOnDisk } from '../../src/files/build-context-on-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function contextOf(root: string, folder: string, dockerfile: string): BuildContext {
  const context = buildContextOnDisk(join(root, folder), join(root, dockerfile));
  if (!context) throw new Error(`no context in ${folder}`);
  return context;
}

test('reads and lists what stands in the folder', () => {
  const root = temporaryFolder({
    Dockerfile: 'FROM a\n',
    'requirements.txt': 'flask\n',
    'src/main.py': 'é',
    'src/a.py': '',
  });
  const context = contextOf(root, '', 'Dockerfile');
  expect(context.kind('requirements.txt')).toBe('file');
  expect(context.kind('src')).toBe('directory');
  expect(context.kind('requirements.txt/x')).toBeUndefined();
  expect(context.kind('missing')).toBeUndefined();
  expect(context.kind('a\0b')).toBeUndefined();
  expect(context.read('./src/main.py')).toBe('é');
  expect(context.read('src')).toBeUndefined();
  expect(context.list('')).toEqual(['Dockerfile', 'requirements.txt', 'src']);
  expect(context.list('src')).toEqual(['a.py', 'main.py']);
  expect(context.list('requirements.txt')).toBeUndefined();
});

test('a file that is not text, or is too large, is there and cannot be read', () => {
  const root = temporaryFolder({
    'latin.txt': Buffer.from([0x66, 0xe9]),
    'nul.txt': 'a\0b',
    'marked.txt': '\uFEFFa',
    'large.txt': Buffer.alloc(9e6, 'a'),
  });
  const context = contextOf(root, '', 'Dockerfile');
  for (const name of ['latin.txt', 'nul.txt', 'large.txt']) {
    expect(context.kind(name), name).toBe('file');
    expect(context.read(name), name).toBeUndefined();
  }
  expect(context.read('marked.txt')).toBe('a');
});

test('a directory with too many names is there and is not listed', () => {
  const files = Array.from({ length: 10_001 }, (_, index) => [`many/${index}`, ''] as const);
  const root = temporaryFolder(Object.fromEntries(files));
  const context = contextOf(root, '', 'Dockerfile');
  expect(context.kind('many')).toBe('directory');
  expect(context.list('many')).toBeUndefined();
  rmSync(join(root, 'many/0'));
  expect(context.list('many')).toHaveLength(10_000);
});

test('links lead to what the builder would find', () => {
  const root = temporaryFolder({ 'outside/secret.txt': 'secret', 'context/shared/base.txt': 'base' });
  const link = (target: string, path: string) => symlinkSync(target, join(root, 'context', path));
  link('shared/base.txt', 'inside.txt');
  link('../shared/./base.txt', 'shared/up-and-down.txt');
  link('shared', 'folder');
  link('inside.txt', 'twice.txt');
  link('../outside/secret.txt', 'above.txt');
  link(join(root, 'outside/secret.txt'), 'absolute.txt');
  link(join(root, 'context/shared/base.txt'), 'absolute-inside.txt');
  link('../outside', 'above');
  link('nothing', 'dangling.txt');
  link('circle-b', 'circle-a');
  link('circle-a', 'circle-b');
  const context = contextOf(root, 'context', 'context/Dockerfile');
  for (const path of ['inside.txt', 'shared/up-and-down.txt', 'folder/base.txt', 'twice.txt']) {
    expect(context.kind(path), path).toBe('file');
    expect(context.read(path), path).toBe('base');
  }
  expect(context.kind('folder')).toBe('directory');
  expect(context.list('folder')).toEqual(['base.txt', 'up-and-down.txt']);
  const nowhere = [
    'above.txt',
    'absolute.txt',
    'absolute-inside.txt',
    'above',
    'above/secret.txt',
    'dangling.txt',
    'circle-a',
  ];
  for (const path of [...nowhere, '../outside/secret.txt']) {
    expect(context.kind(path), path).toBeUndefined();
    expect(context.read(path), path).toBeUndefined();
    expect(context.list(path), path).toBeUndefined();
  }
});

test('the folder itself may be named by a link', () => {
  const root = temporaryFolder({ 'real/a.txt': 'a' });
  symlinkSync('real', join(root, 'named'));
  expect(contextOf(root, 'named', 'named/Dockerfile').read('a.txt')).toBe('a');
});

test('a device is no file', () => {
  expect(buildContextOnDisk('/dev', '/dev/Dockerfile')?.kind('null')).toBeUndefined();
});

test('there is no context where only Dockerfiles stand', () => {
  const root = temporaryFolder({
    Dockerfile: '',
    'Dockerfile.dev': '',
    'Containerfile.dockerignore': '',
    '.dockerignore': '',
    '3.12/slim/Dockerfile': '',
    '.git/config': '',
    'named-otherwise': '',
  });
  expect(buildContextOnDisk(root, join(root, 'named-otherwise'))).toBeUndefined();
  expect(buildContextOnDisk(root, join(root, 'Dockerfile'))).toBeDefined();
  rmSync(join(root, 'named-otherwise'));
  expect(buildContextOnDisk(root, join(root, 'Dockerfile'))).toBeUndefined();
  writeFileSync(join(root, '3.12/slim/entrypoint.sh'), '');
  expect(buildContextOnDisk(root, join(root, 'Dockerfile'))).toBeDefined();
});

test('there is no context where there is no folder', () => {
  const root = temporaryFolder();
  expect(buildContextOnDisk(join(root, 'missing'), join(root, 'Dockerfile'))).toBeUndefined();
});

test('the ignore file beside the Dockerfile wins, wherever that stands', () => {
  const root = temporaryFolder({
    'context/.dockerignore': 'root',
    'context/a.txt': '',
    'context/docker/web.dockerignore': 'below',
    'elsewhere/web.dockerignore': 'outside',
    'elsewhere/plain': '',
  });
  const ignored = (dockerfile: string) => {
    const context = contextOf(root, 'context', dockerfile);
    return [context.ignoreFile, ...['root', 'below', 'outside'].filter(context.excludes)];
  };
  expect(ignored('context/docker/web')).toEqual(['docker/web.dockerignore', 'below']);
  expect(ignored('elsewhere/web')).toEqual(['../elsewhere/web.dockerignore', 'outside']);
  expect(ignored('elsewhere/plain')).toEqual(['.dockerignore', 'root']);
});

test('a relative Dockerfile is relative to the current directory', () => {
  const root = temporaryFolder({ 'a.txt': '', 'Dockerfile.dockerignore': 'b' });
  const path = relative(process.cwd(), root);
  expect(buildContextOnDisk(path, join(path, 'Dockerfile'))?.ignoreFile).toBe('Dockerfile.dockerignore');
});

test('a text in UTF-16 is told by its byte order mark', () => {
  const root = temporaryFolder({
    'little.txt': Buffer.from('\uFEFFflask\r\n', 'utf16le'),
    'big.txt': Buffer.from('\uFEFFflask\r\n', 'utf16le').swap16(),
    'main.py': '',
  });
  const context = contextOf(root, '', 'Dockerfile');
  for (const name of ['little.txt', 'big.txt']) expect(context.read(name)).toBe('flask\r\n');
});
