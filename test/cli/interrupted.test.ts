import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { better, executable, naive, pipOnly } from './command.ts';

test('a run that is interrupted leaves whole files, and nothing beside them', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => `${index}.Dockerfile`);
  const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, naive])));
  const first = join(folder, '0.Dockerfile');
  const child = spawn(process.execPath, [executable, '--write', ...pipOnly, '.'], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (readFileSync(first, 'utf8') === naive) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  const texts = new Set(names.map((name) => readFileSync(join(folder, name), 'utf8')));
  expect(texts).toEqual(new Set([better, naive]));
});
