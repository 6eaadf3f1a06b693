// npm run corpus: writes bench/corpus.txt from the folders that DOCKERFIX_CORPUS names. Its diff shows what a change does to real files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(import.meta.dirname, '..');
if (!process.env.DOCKERFIX_CORPUS) {
  console.error('DOCKERFIX_CORPUS names no folder of Dockerfiles');
  process.exitCode = 2;
} else {
  const { corpusTable } = await loadTypeScript(join(root, 'scripts', 'corpus-table.ts'));
  writeFileSync(join(root, 'bench', 'corpus.txt'), corpusTable());
}
