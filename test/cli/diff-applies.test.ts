import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, naive, pipOnly } from './command.ts';

/** Tools that people apply a diff with. Each gets it on its input. */
const tools: Readonly<Record<string, readonly string[]>> = {
  'git apply': ['git', 'apply', '-p1'],
  patch: ['patch', '-p1', '--quiet', '--batch'],
};
const isThere = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

const shapes: Readonly<Record<string, (text: string) => string>> = {
  'line feeds': (text) => text,
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'no final line end': (text) => text.trimEnd(),
  'no final line end in the line that changes': (text) => text.split('\n').slice(0, 2).join('\n'),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'a byte order mark and carriage returns, without a final line end': (text) =>
    `\uFEFF${text.replaceAll('\n', '\r\n').trimEnd()}`,
  'mixed line ends': (text) => text.replace('\n', '\r\n'),
  'letters of all the world': (text) => `# 빌드 ü\n${text}`,
};
const names = [
  'Dockerfile',
  'my app/Dockerfile',
  'ü/빌드.Dockerfile',
  'a"b\\c/Dockerfile',
  'tab\tbed/Dockerfile',
  "it's $HOME/Dockerfile",
];

for (const [tool, [command = '', ...words]] of Object.entries(tools)) {
  if (!isThere(command)) test.skip(`left out: ${tool}, as it is not installed`);
  describe.runIf(isThere(command))(`with ${tool}`, () => {
    const apply = (cwd: string, diff: string): void => void execFileSync(command, words, { cwd, input: diff });

    /** Applies the diff of a run in `folder`, where `paths` are named, and expects the files to be the better ones. */
    const expectApplied = (
      folder: string,
      paths: readonly string[],
      files: readonly string[],
      after = better,
    ): void => {
      const { stdout, code } = dockerfix([...pipOnly, ...paths], { cwd: folder });
      expect(code).toBe(0);
      apply(folder, stdout);
      for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
    };

    test.each(Object.keys(shapes))('a text with %s', (shape) => {
      const form = shapes[shape] ?? String;
      expectApplied(temporaryFolder({ Dockerfile: form(naive) }), [], ['Dockerfile'], form(better));
    });

    test.each(names)('the name %j', (name) => {
      expectApplied(temporaryFolder({ [name]: naive }), [name], [name]);
    });

    test('all names at once', () => {
      expectApplied(temporaryFolder(Object.fromEntries(names.map((name) => [name, naive]))), [], names);
    });

    test('a subfolder of a repository', () => {
      const folder = temporaryFolder({ 'services/api/Dockerfile': naive, Dockerfile: 'FROM scratch\n' });
      execFileSync('git', ['init', '--quiet', folder]);
      expectApplied(join(folder, 'services'), ['api'], ['api/Dockerfile']);
      expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe('FROM scratch\n');
    });

    test('a link, whose target the diff names', () => {
      const folder = temporaryFolder({ 'real/base': naive });
      symlinkSync('real/base', join(folder, 'Dockerfile'));
      expectApplied(folder, ['Dockerfile'], ['real/base']);
    });

    test('a path through a link to a folder', () => {
      const folder = temporaryFolder({ 'real/Dockerfile': naive });
      symlinkSync('real', join(folder, 'link'));
      expectApplied(folder, ['link/Dockerfile'], ['real/Dockerfile']);
    });

    test('paths outside, in the folder that stderr names', () => {
      const folder = temporaryFolder({ 'elsewhere/a/Dockerfile': naive, 'elsewhere/b/Dockerfile': naive });
      const here = join(folder, 'here');
      mkdirSync(here);
      const { stdout, stderr } = dockerfix([...pipOnly, '../elsewhere'], { cwd: here });
      expect(stderr).toContain(`note: ${join(folder, 'elsewhere')}: the diff is to be applied in this folder\n`);
      apply(join(folder, 'elsewhere'), stdout);
      expect(readFileSync(join(folder, 'elsewhere/a/Dockerfile'), 'utf8')).toBe(better);
      expect(readFileSync(join(folder, 'elsewhere/b/Dockerfile'), 'utf8')).toBe(better);
    });
  });
}
