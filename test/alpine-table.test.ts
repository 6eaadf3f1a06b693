import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alpineFiles, alpineTable } from '../scripts/alpine-table.ts';
import { corpusFolders } from '../scripts/corpus.ts';
import { halfTranslated } from './half-translated.ts';

if (corpusFolders().length === 0)
  test.skip('left out: bench/alpine.txt, as DOCKERFIX_CORPUS names no folder of Dockerfiles');
else {
  const files = alpineFiles();

  test("bench/alpine.txt says what becomes of the corpora's files on python's Alpine image: npm run corpus brings it up to date", () => {
    expect(readFileSync(join(import.meta.dirname, '..', 'bench', 'alpine.txt'), 'utf8')).toBe(alpineTable(files));
  });

  test('no stage of these files is half translated', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(({ name, report }) => halfTranslated(report).map((what) => `${name}: ${what}`))).toEqual([]);
  });
}
