import { chmodSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, naive, pipOnly } from './command.ts';

const isRoot = process.getuid?.() === 0;

/** Runs over a folder in which one path is bad: it has one line, the good one is written, nothing else happened. */
function expectOneLine(folder: string, line: string, words: readonly string[] = ['.']): void {
  const { code, stdout, stderr } = dockerfix(['--write', ...pipOnly, ...words], { cwd: folder });
  expect(stderr.split('\n').filter((one) => one.startsWith('error:'))).toEqual([`error: ${line}`]);
  expect(stderr).not.toMatch(/^ +at /m);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(readFileSync(join(folder, 'good/Dockerfile'), 'utf8')).toBe(better);
}

const good = { 'good/Dockerfile': naive };

describe('one line names the path, the others go on, and the exit code is 2', () => {
  test.each<[string, string | Buffer, string]>([
    ['bytes that are not UTF-8', Buffer.from('FROM debian\n# caf\xe9\n', 'latin1'), 'line 2 is not UTF-8'],
    ['a NUL byte', 'FROM debian\n\0\n', 'it holds a NUL byte, so it is not a text in UTF-8'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'it holds a NUL byte, so it is not a text in UTF-8'],
  ])('%s', (_, content, message) => {
    const folder = temporaryFolder({ ...good, Dockerfile: content });
    expectOneLine(folder, `Dockerfile: ${message}`);
    expect(readFileSync(join(folder, 'Dockerfile'))).toEqual(Buffer.from(content));
  });

  test.each<[string, string]>([
    ['an empty file', ''],
    ['only comments', '# nothing\n'],
    ['no FROM', 'RUN true\n'],
    ['a line over 65,535 bytes', `FROM debian\nRUN echo ${'x'.repeat(65_536)}\n`],
    ['an unknown instruction', 'FROM debian\nRNU true\n'],
  ])('%s', (_, content) => {
    const folder = temporaryFolder({ ...good, Dockerfile: content });
    const { code, stderr } = dockerfix(['--write', ...pipOnly, '.'], { cwd: folder });
    expect(stderr.split('\n').filter((one) => /^error: Dockerfile(:\d+)?: \S/.test(one))).toHaveLength(1);
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(content);
    expect(readFileSync(join(folder, 'good/Dockerfile'), 'utf8')).toBe(better);
  });

  test('100 MB', () => {
    const folder = temporaryFolder({ ...good, Dockerfile: 'FROM debian\n' });
    truncateSync(join(folder, 'Dockerfile'), 100 * 1024 * 1024);
    expectOneLine(folder, 'Dockerfile: it is too large for a Dockerfile: 100 MB, where 16 MB are the limit');
  });

  test('100 MB on the standard input', () => {
    const { code, stdout, stderr } = dockerfix(['-'], { cwd: '/', input: Buffer.alloc(100 * 1024 * 1024, '#') });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: -: it is too large/);
  });

  test('a file that is read-only', () => {
    const folder = temporaryFolder({ ...good, Dockerfile: naive });
    chmodSync(join(folder, 'Dockerfile'), 0o444);
    expectOneLine(folder, 'Dockerfile: it cannot be written: it is read-only');
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(naive);
    expect(readdirSync(folder).sort()).toEqual(['Dockerfile', 'good']);
  });

  test('a circle of links', () => {
    const folder = temporaryFolder(good);
    symlinkSync('Dockerfile', join(folder, 'Dockerfile'));
    expectOneLine(folder, 'Dockerfile: the link cannot be followed: its symbolic links lead in a circle');
    expectOneLine(folder, 'Dockerfile: its symbolic links lead in a circle', ['Dockerfile', 'good']);
  });

  test('a path that does not exist', () => {
    expectOneLine(temporaryFolder(good), 'missing/Dockerfile: there is no such file or folder', [
      'missing/Dockerfile',
      'good',
    ]);
  });

  test.runIf(process.platform === 'linux')('a name that is not UTF-8', () => {
    const folder = temporaryFolder(good);
    writeFileSync(Buffer.from(`${folder}/caf\xe9.Dockerfile`, 'latin1'), naive);
    expectOneLine(folder, 'caf\uFFFD.Dockerfile: it cannot be read: the name is not UTF-8');
  });

  test('a long word that is no instruction', () => {
    const folder = temporaryFolder({ ...good, Dockerfile: '{'.repeat(60_000) });
    const { stderr } = dockerfix(['.'], { cwd: folder });
    expect(stderr).toContain(`error: Dockerfile:1: unknown instruction: ${'{'.repeat(40)}…\n`);
  });

  test('a configuration file that cannot be used', () => {
    const folder = temporaryFolder({ ...good, 'bad/Dockerfile': naive, 'bad/dockerfix.config.json': '{ "onyl": [] }' });
    const { code, stderr } = dockerfix(['--write', ...pipOnly, '.'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'error: bad/Dockerfile: bad/dockerfix.config.json: there is no key "onyl"; the nearest is "only"\n',
    );
    expect(readFileSync(join(folder, 'good/Dockerfile'), 'utf8')).toBe(better);
  });
});

if (!isRoot) test.skip('left out: the permissions of somebody else, as only root can run as another user');
describe.runIf(isRoot)('for somebody who is not root', () => {
  const nobody = 65_534;

  /** A folder in which everybody may change everything. */
  function folderForAll(): { folder: string; run: (words: readonly string[]) => ReturnType<typeof dockerfix> } {
    const folder = temporaryFolder({ ...good, 'bad/Dockerfile': naive });
    for (const path of ['', 'good', 'bad']) chmodSync(join(folder, path), 0o777);
    for (const path of ['good/Dockerfile', 'bad/Dockerfile']) chmodSync(join(folder, path), 0o666);
    return { folder, run: (words) => dockerfix([...pipOnly, ...words], { cwd: folder, uid: nobody }) };
  }

  test.each<[string, string, number, string]>([
    ['a folder that may not be read', 'bad', 0o311, 'bad: the folder cannot be read: no permission'],
    ['a folder that may not be entered', 'bad', 0o444, 'bad/Dockerfile: it cannot be read: no permission'],
    ['a file that may not be read', 'bad/Dockerfile', 0o222, 'bad/Dockerfile: it cannot be read: no permission'],
    ['a file that others may write', 'bad/Dockerfile', 0o644, 'bad/Dockerfile: it cannot be written: it is read-only'],
    ['a folder that may not be written', 'bad', 0o755, 'bad/Dockerfile: it cannot be written: no permission'],
  ])('%s', (_, path, mode, line) => {
    const { folder, run } = folderForAll();
    chmodSync(join(folder, path), mode);
    const { code, stderr } = run(['--write', '.']);
    expect(stderr.split('\n').filter((one) => one.startsWith('error:'))).toEqual([`error: ${line}`]);
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'good/Dockerfile'), 'utf8')).toBe(better);
    expect(readFileSync(join(folder, 'bad/Dockerfile'), 'utf8')).toBe(naive);
  });
});
