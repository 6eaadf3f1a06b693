import { cpSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, dockerfix, naive, pipOnly } from './command.ts';

const diff = `--- a/Dockerfile
+++ b/Dockerfile
@@ -1,3 +1,3 @@
 FROM python:3.12-slim
-RUN pip install flask
+RUN pip install --no-cache-dir flask
 CMD ["flask", "run"]
`;

describe('without options', () => {
  test('the diff is the output, and the summary a message', () => {
    const cwd = temporaryFolder({ Dockerfile: naive });
    expect(dockerfix([...pipOnly], { cwd })).toEqual({
      code: 0,
      stdout: diff,
      stderr: '1 file would change (1 change); to write: dockerfix --write --only pip-no-cache-dir\n',
    });
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(naive);
  });

  test('--dry-run is the same', () => {
    const cwd = temporaryFolder({ Dockerfile: naive });
    expect(dockerfix(['--dry-run', ...pipOnly], { cwd })).toEqual(dockerfix([...pipOnly], { cwd }));
  });

  test('nothing to change, nothing in the output', () => {
    const cwd = temporaryFolder({ Dockerfile: better });
    expect(dockerfix([...pipOnly], { cwd })).toEqual({ code: 0, stdout: '', stderr: '1 file, nothing to change\n' });
  });

  test('no Dockerfile is no failure', () => {
    const cwd = temporaryFolder({ 'README.md': '' });
    expect(dockerfix([], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'no Dockerfile found in this folder; --verbose names what was passed over\n',
    });
  });

  test('--quiet leaves the diff alone', () => {
    expect(dockerfix(['--quiet', ...pipOnly], { cwd: temporaryFolder({ Dockerfile: naive }) })).toEqual({
      code: 0,
      stdout: diff,
      stderr: '',
    });
  });
});

describe('the seed', () => {
  const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'presets', 'default');
  const read = (path: string): string => readFileSync(join(fixtures, path), 'utf8');

  /** The example as a person has it: its Dockerfile among the files of its build context. */
  function project(name: string): string {
    const cwd = temporaryFolder({ Dockerfile: read(`${name}/before.Dockerfile`) });
    cpSync(join(fixtures, name, 'context'), cwd, { recursive: true });
    return cwd;
  }

  describe.each(['seed-naive', 'seed-slim-naive'])('%s', (name) => {
    const after = read(`${name}/after.Dockerfile`);

    test('comes out byte for byte, and a second run has nothing to say', () => {
      const cwd = project(name);
      expect(dockerfix(['--write'], { cwd })).toMatchObject({ code: 0, stdout: '' });
      expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(after);
      expect(dockerfix([], { cwd })).toEqual({ code: 0, stdout: '', stderr: '1 file, nothing to change\n' });
    });

    test.each([
      ['in another folder', ['--context', join(fixtures, name, 'context')]],
      [
        'beside the file that --stdin-filename names',
        ['--stdin-filename', join(fixtures, name, 'context', 'Dockerfile')],
      ],
      ['as it is assumed', ['--assume-context', 'requirements.txt']],
    ])('finds its build context %s', (_, words) => {
      const input = read(`${name}/before.Dockerfile`);
      expect(dockerfix(['--write', '-', ...words], { cwd: '/', input })).toMatchObject({ code: 0, stdout: after });
    });

    test('keeps what needs a build context, without one', () => {
      const input = read(`${name}/before.Dockerfile`);
      const { stdout, stderr } = dockerfix(['--write', '-'], { cwd: project(name), input });
      expect(stdout).not.toContain('COPY requirements.txt');
      expect(stderr).toMatch(/^-:\d+ {2}copy-manifests-first {2}/m);
    });
  });

  test('the optimised file stays as it is', () => {
    const cwd = temporaryFolder({
      Dockerfile: read('seed-optimised/before.Dockerfile'),
      'requirements.txt': '',
      'main.py': '',
    });
    expect(dockerfix([], { cwd })).toEqual({ code: 0, stdout: '', stderr: '1 file, nothing to change\n' });
  });
});

describe('--write', () => {
  test('writes the files that change, and says so', () => {
    const cwd = temporaryFolder({ Dockerfile: naive, 'api.Dockerfile': better });
    expect(dockerfix(['-w', ...pipOnly], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 of 2 files written (1 change)\n',
    });
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(better);
  });

  test('names git diff in a repository', () => {
    const cwd = temporaryFolder({ Dockerfile: naive, '.git/HEAD': 'ref: refs/heads/main\n' });
    expect(dockerfix(['-w', ...pipOnly], { cwd }).stderr).toBe('1 file written (1 change); to see: git diff\n');
  });

  test('writes through a link that was named', () => {
    const cwd = temporaryFolder({ 'outside/base': naive, 'inside/README.md': '' });
    symlinkSync('../outside/base', join(cwd, 'inside/Dockerfile'));
    const found = dockerfix(['-w', ...pipOnly, '.'], { cwd: join(cwd, 'inside') });
    expect(found).toMatchObject({ code: 0, stderr: expect.stringContaining('left alone: Dockerfile: it leads to') });
    expect(readFileSync(join(cwd, 'outside/base'), 'utf8')).toBe(naive);
    dockerfix(['-w', ...pipOnly, 'Dockerfile'], { cwd: join(cwd, 'inside') });
    expect(readFileSync(join(cwd, 'outside/base'), 'utf8')).toBe(better);
    expect(lstatSync(join(cwd, 'inside/Dockerfile')).isSymbolicLink()).toBe(true);
  });
});

describe('--check', () => {
  test('names what would change, and exits with 1', () => {
    const cwd = temporaryFolder({ Dockerfile: naive, 'api.Dockerfile': better });
    expect(dockerfix(['--check', ...pipOnly], { cwd })).toEqual({
      code: 1,
      stdout: 'Dockerfile\n',
      stderr: '1 of 2 files would change (1 change); to write: dockerfix --write --only pip-no-cache-dir\n',
    });
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(naive);
  });

  test('exits with 0 when nothing would', () => {
    expect(dockerfix(['--check', ...pipOnly], { cwd: temporaryFolder({ Dockerfile: better }) })).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test('exits with 2 when a file is broken, and names the others', () => {
    const cwd = temporaryFolder({ Dockerfile: naive, 'broken.Dockerfile': Buffer.from([0xff]) });
    expect(dockerfix(['--check', ...pipOnly], { cwd })).toMatchObject({ code: 2, stdout: 'Dockerfile\n' });
  });
});

describe('the standard input', () => {
  const cwd = '/';

  test('is shown as a diff', () => {
    expect(dockerfix([...pipOnly, '-'], { cwd, input: naive })).toMatchObject({ code: 0, stdout: diff });
  });

  test('is a filter with --write, also where nothing changes', () => {
    expect(dockerfix([...pipOnly, '--write', '-'], { cwd, input: naive })).toEqual({
      code: 0,
      stdout: better,
      stderr: '1 file written (1 change)\n',
    });
    expect(dockerfix([...pipOnly, '--write', '-'], { cwd, input: better })).toMatchObject({ code: 0, stdout: better });
  });

  test('is left out of the output where it is broken', () => {
    const ending = dockerfix([...pipOnly, '--write', '-'], { cwd, input: Buffer.from([0x46, 0xff]) });
    expect(ending).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('error: -: line 1 is not UTF-8'),
    });
  });

  test('has the name that --stdin-filename gives, for a file that need not be there', () => {
    const folder = temporaryFolder();
    const { stdout } = dockerfix([...pipOnly, '-', '--stdin-filename', 'new/api.Dockerfile'], {
      cwd: folder,
      input: naive,
    });
    expect(stdout.split('\n')[0]).toBe('--- a/new/api.Dockerfile');
  });
});

describe('--format json', () => {
  const parse = (text: string): { version: number; files: { path: string; outcome: string; edits: unknown[] }[] } =>
    JSON.parse(text);

  test('goes to the output, alone', () => {
    const { code, stdout, stderr } = dockerfix(['--format', 'json', ...pipOnly], {
      cwd: temporaryFolder({ Dockerfile: naive }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(parse(stdout)).toMatchObject({
      version: 1,
      files: [
        {
          path: 'Dockerfile',
          outcome: 'changed',
          findings: [{ transform: 'pip-no-cache-dir', outcome: 'applied', id: null, at: { line: 2 } }],
          problems: [],
          edits: [{ start: 37, end: 37, text: ' --no-cache-dir' }],
        },
      ],
    });
  });

  test('says what was written, and what went wrong', () => {
    const cwd = temporaryFolder({ Dockerfile: naive, 'broken.Dockerfile': Buffer.from([0xff]) });
    const { code, stdout, stderr } = dockerfix(['--write', '--format', 'json', ...pipOnly], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe('error: broken.Dockerfile: line 1 is not UTF-8\n');
    expect(parse(stdout).files.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual([
      'Dockerfile written',
      'broken.Dockerfile failed',
    ]);
  });
});
