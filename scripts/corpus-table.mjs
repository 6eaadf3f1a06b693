// npm run corpus: writes bench/corpus.txt and bench/alpine.txt from the folders that DOCKERFIX_CORPUS names. Their diff shows what a
// change does to real files.
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
  const { alpineFiles, alpineTable } = await loadTypeScript(join(root, 'scripts', 'alpine-table.ts'));
  writeFileSync(join(root, 'bench', 'alpine.txt'), alpineTable(alpineFiles()));
}
