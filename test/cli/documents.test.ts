import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { dockerfix } from './command.ts';

const root = join(import.meta.dirname, '..', '..');

/** The blocks of a Markdown file that are in a language. */
function blocks(file: string, language: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block);
}

test('the example of docs/json.md is what the tool prints', () => {
  const cwd = temporaryFolder({ Dockerfile: 'FROM python:3.12-slim\nRUN pip install flask\n' });
  const { stdout } = dockerfix(['--format', 'json', '--only', 'pip-no-cache-dir'], { cwd });
  const [example = ''] = blocks('docs/json.md', 'json');
  expect(JSON.parse(example)).toEqual(JSON.parse(stdout));
});

test('the diff of the README is what the tool prints without a path', () => {
  const { stdout } = dockerfix(
    [
      '--context',
      'fixtures/presets/default/seed-naive/context',
      'fixtures/presets/default/seed-naive/before.Dockerfile',
    ],
    { cwd: root },
  );
  expect(blocks('README.md', 'diff')).toEqual([stdout]);
});
