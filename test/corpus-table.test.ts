import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpusFolders } from '../scripts/corpus.ts';
import { corpusTable } from '../scripts/corpus-table.ts';

if (corpusFolders().length === 0)
  test.skip('left out: bench/corpus.txt, as DOCKERFIX_CORPUS names no folder of Dockerfiles');
else {
  test('bench/corpus.txt says what the transforms do to the corpora: npm run corpus brings it up to date', () => {
    expect(readFileSync(join(import.meta.dirname, '..', 'bench', 'corpus.txt'), 'utf8')).toBe(corpusTable());
  }, 300_000);
}
