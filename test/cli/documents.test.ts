import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { codeBlocks } from './code-blocks.ts';
import { dockerfix, naive, pipOnly } from './command.ts';

const root = join(import.meta.dirname, '..', '..');

test('the example of docs/json.md is what the tool prints', () => {
  const cwd = temporaryFolder({ Dockerfile: 'FROM python:3.12-slim\nRUN pip install flask\n' });
  const { stdout } = dockerfix(['--format', 'json', '--only', 'pip-no-cache-dir'], { cwd });
  const [example = ''] = codeBlocks('docs/json.md', 'json');
  expect(JSON.parse(example)).toEqual(JSON.parse(stdout));
});

test('the diff of the README is what npm start prints without a path', () => {
  const { stdout, stderr } = start([], root);
  expect(codeBlocks('README.md', 'diff')).toEqual([stdout]);
  expect(stderr).toBe('an example; on files of your own: npm start -- PATH\n');
});

test('npm start takes paths from where it was called, and prints nothing of its own to the output', () => {
  const folder = temporaryFolder({ 'app/Dockerfile': naive });
  const { stdout, stderr } = start([...pipOnly, '--check', 'app'], folder);
  expect(stdout).toBe('app/Dockerfile\n');
  expect(stderr).toContain('to write: npm start -- --write --only pip-no-cache-dir app\n');
});

/** As npm calls it: in the root of the repository, with the folder where a person called npm. */
function start(words: readonly string[], from: string): { stdout: string; stderr: string } {
  const environment = { ...process.env, INIT_CWD: from };
  return spawnSync(process.execPath, ['scripts/start.mjs', ...words], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
}
