import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeDockerfile } from '../../src/files/write.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const before = 'FROM debian\n';
const after = 'FROM debian:trixie-slim\n';
const isRoot = process.getuid?.() === 0;

describe('a file that is written', () => {
  test('holds the new text, and nothing is left beside it', () => {
    const folder = temporaryFolder({ Dockerfile: before });
    expect(writeDockerfile(join(folder, 'Dockerfile'), before, after)).toBeUndefined();
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(after);
    expect(readdirSync(folder)).toEqual(['Dockerfile']);
  });

  test('keeps its mode', () => {
    const path = join(temporaryFolder({ Dockerfile: before }), 'Dockerfile');
    chmodSync(path, 0o6751);
    writeDockerfile(path, before, after);
    expect(statSync(path).mode & 0o7777).toBe(0o6751);
  });

  test.runIf(isRoot)('keeps its owner, where root writes it', () => {
    const path = join(temporaryFolder({ Dockerfile: before }), 'Dockerfile');
    chownSync(path, 1234, 4321);
    writeDockerfile(path, before, after);
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 4321 });
  });

  test('is written through a link, which stays a link', () => {
    const folder = temporaryFolder({ 'real/base': before });
    symlinkSync('real/base', join(folder, 'Dockerfile'));
    expect(writeDockerfile(join(folder, 'Dockerfile'), before, after)).toBeUndefined();
    expect(lstatSync(join(folder, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/base'), 'utf8')).toBe(after);
  });
});

describe('a file that cannot be written stays as it was', () => {
  test('read-only, for root too', () => {
    const path = join(temporaryFolder({ Dockerfile: before }), 'Dockerfile');
    chmodSync(path, 0o444);
    expect(writeDockerfile(path, before, after)).toBe('it cannot be written: it is read-only');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('changed by somebody else in the meantime', () => {
    const path = join(temporaryFolder({ Dockerfile: 'FROM alpine\n' }), 'Dockerfile');
    expect(writeDockerfile(path, before, after)).toBe('it cannot be written: it changed while it was being read');
    expect(readFileSync(path, 'utf8')).toBe('FROM alpine\n');
  });

  test('gone in the meantime', () => {
    const folder = temporaryFolder();
    expect(writeDockerfile(join(folder, 'Dockerfile'), before, after)).toContain('there is no such file');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('on a full disk', ({ skip }) => {
    const folder = smallDisk() ?? skip('a small disk cannot be mounted here');
    const path = join(folder, 'Dockerfile');
    writeFileSync(path, before);
    const large = `${after}${'# a long comment\n'.repeat(20_000)}`;
    expect(writeDockerfile(path, before, large)).toBe('it cannot be written: the disk is full');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual(['Dockerfile']);
  });
});

/** A disk of 64 kB; undefined where it takes more rights than we have. */
function smallDisk(): string | undefined {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}
