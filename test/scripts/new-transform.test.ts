import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyRepository } from './repository-copy.ts';

const sources = ['scripts', 'src', 'transforms', 'fixtures', 'docs', 'package.json'];
const checks = ['test', 'tsconfig.json', 'biome.json', '.gitignore', 'vitest.config.ts'];

test('a new transform has types, tests and a page that pass as they are', { timeout: 120_000 }, () => {
  const copy = copyRepository([...sources, ...checks]);
  const { status, output } = copy.run('scripts/new-transform.mjs', 'run-of-nothing');
  expect({ status, output }).toMatchObject({ status: 0 });
  for (const [path] of output.matchAll(/(?<=^ {2})\S+\/\S+$/gm))
    expect(existsSync(join(copy.folder, path)), path).toBe(true);
  expect(copy.read('transforms/index.ts')).toMatch(/^import runOfNothing from '\.\/run-of-nothing\.ts';$/m);
  expect(copy.read('transforms/index.ts')).toMatch(
    /^ {2}runOfNothing,\n {2}\/\/ npm run new-transform puts a new one here/m,
  );
  expect(copy.read('docs/transforms/run-of-nothing.md')).toMatch(/^# run-of-nothing$.*^## What it looks for$/ms);
  expect(copy.read('docs/README.md')).toContain('[run-of-nothing](transforms/run-of-nothing.md)');

  expect(copy.run('scripts/docs.mjs', '--check').output).not.toMatch(/run-of-nothing|README|Error/);
  expect(copy.run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, output: '' });
  expect(copy.run('node_modules/@biomejs/biome/bin/biome', 'check', 'transforms')).toMatchObject({ status: 0 });
  const tests = ['test/fixtures.test.ts', 'test/transforms', '-t', 'run-of-nothing', '--reporter=json'];
  const report = copy.run('node_modules/vitest/vitest.mjs', 'run', ...tests);
  const { success, testResults } = JSON.parse(report.output.slice(report.output.indexOf('{')));
  const names = testResults.flatMap((file: { assertionResults: { status: string; title: string }[] }) =>
    file.assertionResults.filter((result) => result.status === 'passed').map((result) => result.title),
  );
  expect(success).toBe(true);
  expect(names).toEqual([
    'run-of-nothing: a-comment',
    'run-of-nothing: does-more',
    'run-of-nothing: plain',
    'run-of-nothing: its fixtures show all that it does',
    'has an example',
    'RUN true\nRUN make\n',
  ]);
});

test('names that are none, or that are taken, are refused and nothing is written', () => {
  const copy = copyRepository(sources);
  const before = copy.read('transforms/index.ts');
  const refusal = (...names: string[]) => {
    const { status, output } = copy.run('scripts/new-transform.mjs', ...names);
    expect(status).toBe(2);
    return output;
  };
  expect(refusal()).toBe('usage: npm run new-transform NAME\n');
  expect(refusal('two-words', 'more-words')).toBe('usage: npm run new-transform NAME\n');
  for (const name of [
    'word',
    'Two-Words',
    '-two-words',
    'two--words',
    'two-words-',
    '2-words',
    '../two-words',
    'two words',
  ]) {
    expect(refusal(name), name).toContain(`"${name}" is no name for a transform: it is two words or more`);
  }
  expect(refusal('python-env')).toBe('the name python-env is taken: there is transforms/python-env.ts\n');
  expect(refusal('default-preset')).toBe('the name default-preset is taken: transforms/index.ts has defaultPreset\n');
  copy.write('fixtures/some-idea/plain/before.Dockerfile', '');
  expect(refusal('some-idea')).toBe('the name some-idea is taken: there is fixtures/some-idea\n');
  copy.write('docs/transforms/other-idea.md', '');
  expect(refusal('other-idea')).toBe('the name other-idea is taken: there is docs/transforms/other-idea.md\n');
  expect(copy.read('transforms/index.ts')).toBe(before);
  copy.write('transforms/index.ts', before.replace(/^.*npm run new-transform.*\n/m, ''));
  expect(refusal('new-idea')).toContain('transforms/index.ts has lost the line');
  expect(existsSync(join(copy.folder, 'transforms/new-idea.ts'))).toBe(false);
});
