import { expect, test } from 'vitest';
import {
  assumedContext,
  buildContext,
  type ContextFiles,
  lacksCopiedFile,
  memoryContext,
} from '../src/build-context.ts';

const project = memoryContext({
  'requirements.txt': 'flask\n',
  'src/app/main.py': 'pass\n',
  'src/z.py': '',
  'a.txt': 'a',
});

test('files and their directories are there, and nothing else', () => {
  expect(project.kind('requirements.txt')).toBe('file');
  expect(project.kind('src')).toBe('directory');
  expect(project.kind('src/app')).toBe('directory');
  expect(project.kind('')).toBe('directory');
  expect(project.kind('app')).toBeUndefined();
  expect(project.read('src/app/main.py')).toBe('pass\n');
  expect(project.read('src')).toBeUndefined();
  expect(project.list('')).toEqual(['a.txt', 'requirements.txt', 'src']);
  expect(project.list('src')).toEqual(['app', 'z.py']);
  expect(project.list('a.txt')).toBeUndefined();
});

test('a path may be spelled as COPY and pip spell it', () => {
  for (const path of [
    './requirements.txt',
    '/requirements.txt',
    'src/../requirements.txt',
    '//requirements.txt',
    '/../requirements.txt',
  ]) {
    expect(project.read(path), path).toBe('flask\n');
  }
  expect(project.list('./')).toEqual(project.list('.'));
  expect(project.list('src/')).toEqual(['app', 'z.py']);
});

test('what lies above the folder is not there', () => {
  for (const path of ['..', '../requirements.txt', 'src/../../requirements.txt']) {
    expect(project.kind(path), path).toBeUndefined();
    expect(project.read(path), path).toBeUndefined();
    expect(project.list(path), path).toBeUndefined();
    expect(project.excludes(path), path).toBe(false);
  }
});

test('names that every object has are no files', () => {
  expect(project.kind('constructor')).toBeUndefined();
  expect(project.read('__proto__')).toBeUndefined();
  expect(memoryContext({ toString: 'x' }).read('toString')).toBe('x');
});

test('the ignore file at the root speaks of clean paths', () => {
  const context = memoryContext({ '.dockerignore': '**/node_modules\n*.md\n', 'README.md': '' });
  expect(context.ignoreFile).toBe('.dockerignore');
  expect(context.excludes('./web/node_modules/left/index.js')).toBe(true);
  expect(context.excludes('/README.md')).toBe(true);
  expect(context.excludes('README.txt')).toBe(false);
  expect(context.kind('README.md')).toBe('file');
});

test('without an ignore file nothing is excluded', () => {
  expect(project.ignoreFile).toBeUndefined();
  expect(project.excludes('requirements.txt')).toBe(false);
});

test('the root is never excluded', () => {
  const context = memoryContext({ '.dockerignore': '**' });
  expect(context.excludes('')).toBe(false);
  expect(context.excludes('.')).toBe(false);
  expect(context.excludes('a')).toBe(true);
});

test('the ignore file beside the Dockerfile wins, also below the root', () => {
  const files = { '.dockerignore': 'a', 'Dockerfile.dockerignore': 'b', 'docker/web.Dockerfile.dockerignore': 'c' };
  const excluded = (dockerfile: string) => {
    const context = memoryContext(files, dockerfile);
    return [context.ignoreFile, ...['a', 'b', 'c'].filter(context.excludes)];
  };
  expect(excluded('Dockerfile')).toEqual(['Dockerfile.dockerignore', 'b']);
  expect(excluded('docker/web.Dockerfile')).toEqual(['docker/web.Dockerfile.dockerignore', 'c']);
  expect(excluded('web.Dockerfile')).toEqual(['.dockerignore', 'a']);
});

test('an ignore file that cannot be read excludes everything, and a directory of its name is none', () => {
  const files: ContextFiles = { kind: () => 'file', read: () => undefined, list: () => undefined };
  expect(buildContext(files, 'Dockerfile').excludes('a')).toBe(true);
  expect(memoryContext({ '.dockerignore/a': '**' }).excludes('b')).toBe(false);
});

test('the ignore file is read once, and not before it is asked for', () => {
  const asked: string[] = [];
  const memory = memoryContext({ '.dockerignore': 'a' });
  const read = (path: string) => {
    asked.push(path);
    return memory.read(path);
  };
  const context = buildContext({ ...memory, read }, 'Dockerfile');
  expect(context.kind('.dockerignore')).toBe('file');
  expect(asked).toEqual([]);
  expect([context.excludes('a'), context.excludes('b'), context.ignoreFile]).toEqual([true, false, '.dockerignore']);
  expect(asked).toEqual(['.dockerignore']);
});

test('assumed files exist, say nothing, and are alone', () => {
  const context = assumedContext(['requirements.txt', './app/setup.py']);
  expect(context.read('requirements.txt')).toBe('');
  expect(context.read('app/setup.py')).toBe('');
  expect(context.list('')).toEqual(['app', 'requirements.txt']);
  expect(context.kind('node_modules')).toBeUndefined();
  expect(context.excludes('requirements.txt')).toBe(false);
});

test('a context that lacks a file which is named without a pattern is not the one of the build', () => {
  expect(lacksCopiedFile(project, ['.', '/', 'src', './src/', '/requirements.txt', 'src/app'])).toBeUndefined();
  expect(lacksCopiedFile(project, ['src', 'setup.py', 'pyproject.toml'])).toBe('setup.py');
  expect(lacksCopiedFile(project, ['../requirements.txt'])).toBe('../requirements.txt');
});

test('patterns, addresses, heredocs and variables name no file', () => {
  const sources = [
    '*.py',
    'set?p',
    '[s]etup',
    'a\\ b',
    '$MISSING',
    'x/$Y/z',
    '<<EOF',
    'https://example.com/a.tar',
    'git@example.com:a/b.git',
  ];
  expect(lacksCopiedFile(project, sources)).toBeUndefined();
});
