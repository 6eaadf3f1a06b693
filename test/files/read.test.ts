import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, readDockerfile } from '../../src/files/read.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);

describe('the text comes back as it stands', () => {
  test.each(['', '\uFEFFFROM scratch\r\n', 'FROM scratch', '# 한국어\nFROM scratch\n', '\uFFFD\n', 'a\rb\u2028c'])(
    '%j',
    (text) => {
      expect(decode(bytes(text))).toEqual({ text });
    },
  );
});

describe('what is not a text is refused', () => {
  test('bytes that are not UTF-8, with their line', () => {
    expect(decode(bytes('FROM scratch\n# caf\xe9\n', 'latin1'))).toEqual({ obstacle: 'line 2 is not UTF-8' });
  });
  test('a NUL byte', () => {
    expect(decode(bytes('FROM \0\n'))).toHaveProperty('obstacle', expect.stringContaining('NUL'));
  });
  test('UTF-16', () => {
    expect(decode(bytes('\uFEFFFROM scratch\n', 'utf16le'))).toHaveProperty('obstacle', expect.stringContaining('NUL'));
  });
});

describe('what cannot be read is named', () => {
  test('a file of 100 MB, without reading it', () => {
    const folder = temporaryFolder({ Dockerfile: '' });
    truncateSync(join(folder, 'Dockerfile'), 100 * 1024 * 1024);
    expect(readDockerfile(join(folder, 'Dockerfile'))).toHaveProperty('obstacle', expect.stringContaining('100 MB'));
  });
  test('a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'Dockerfile'));
    expect(readDockerfile(join(folder, 'Dockerfile'))).toEqual({ obstacle: 'it is not a regular file' });
  });
  test('a file that has vanished', () => {
    expect(readDockerfile(join(temporaryFolder(), 'Dockerfile'))).toEqual({
      obstacle: 'it cannot be read: there is no such file or folder',
    });
  });
});
