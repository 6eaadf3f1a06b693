import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { codeBlocks } from './code-blocks.ts';
import { better, naive } from './command.ts';

const root = join(import.meta.dirname, '..', '..');

/** An empty folder into which the packed tarball is installed, without any other package. */
function installed(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder({ 'package.json': '{ "private": true, "type": "module" }\n', ...files });
  const npm = (cwd: string, ...words: string[]): string =>
    execFileSync('npm', [...words, '--loglevel=error'], { cwd, encoding: 'utf8' });
  const tarball = npm(root, 'pack', '--pack-destination', folder).trim().split('\n').at(-1) ?? '';
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball));
  return folder;
}

const consumer = `
import { defaultPreset, fix, type FileReport } from 'dockerfix';
import { change, decline, defineTransform, type Transform } from 'dockerfix/transform';
import { testTransform } from 'dockerfix/testing';

const none = defineTransform({
  name: 'none', summary: '', why: '', risk: 'safe', hadolint: [], examples: [], declines: { never: '' },
  *run({ dockerfile }) {
    for (const instruction of dockerfile.instructions) {
      const start: number = instruction.start;
      if (start < 0) yield decline('never', instruction, '');
      if (start < -1) yield change({ message: '', at: instruction, edits: [] });
    }
  },
});
const transforms: readonly Transform[] = [...defaultPreset.filter(({ name }) => name === 'pip-no-cache-dir'), none];
const report: FileReport = fix(${JSON.stringify(naive)}, { transforms });
const isTester: boolean = typeof testTransform === 'function';
// @ts-expect-error the types are there: a source is a text
export const wrong = (): FileReport => fix(1, { transforms });
console.log(report.after, isTester);
`;

const configuration = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    outDir: 'out',
  },
  files: ['consumer.ts'],
});

test('the packed tool works where it is installed: command, library and types', () => {
  const folder = installed({ Dockerfile: naive, 'consumer.ts': consumer, 'tsconfig.json': configuration });

  const command = spawnSync('npx', ['--no-install', 'dockerfix', '--write', '--only', 'pip-no-cache-dir'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(command).toMatchObject({ status: 0, stdout: '' });
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(better);

  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  expect(compiled.stdout + compiled.stderr).toBe('');
  expect(execFileSync(process.execPath, [join(folder, 'out', 'consumer.js')], { encoding: 'utf8' })).toBe(
    `${better} true\n`,
  );
});

test('the examples of docs/library.md run, and do what they say', () => {
  const [rewrite = '', transform = '', tester = ''] = codeBlocks('docs/library.md', 'js');
  const fixture = 'fixtures/no-maintainer';
  const folder = installed({
    'rewrite.js': rewrite,
    'transform.test.js': transform + tester,
    [`${fixture}/changes/before.Dockerfile`]: 'FROM debian\nMAINTAINER me\n',
    [`${fixture}/changes/after.Dockerfile`]: 'FROM debian\n',
    [`${fixture}/changes/findings.txt`]: '2 applied - MAINTAINER is deprecated\n',
    [`${fixture}/stays/before.Dockerfile`]: '# there is nothing to remove\nFROM debian\n',
  });
  const run = (...words: string[]) => spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });

  expect(run('rewrite.js').stdout).toMatch(/COPY requirements\.txt \.\nRUN pip install --no-cache-dir .*COPY \. \.\n/s);
  expect(run('transform.test.js').stdout).toMatch(/^FROM debian\nCMD \["true"\]\n/);
  expect(run('--test', 'transform.test.js')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\S pass 3$/m),
  });
});

test('the tarball holds no source and no test, and names no host of a registry', () => {
  const listed: { files: { path: string }[] }[] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' }),
  );
  const paths = listed.flatMap(({ files }) => files.map(({ path }) => path));
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'package.json',
      'dist/cli.js',
      'dist/THIRD_PARTY_LICENSES',
    ]),
  );
  const others = paths.filter(
    (path) => !/^(dist|docs)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path),
  );
  expect(others).toEqual([]);
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
