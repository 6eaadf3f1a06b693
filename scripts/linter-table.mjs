// npm run linters: writes bench/linters.txt: what linters of the npm registry say of the files of DOCKERFIX_CORPUS before and after.
// DOCKERFIX_LINTERS names the node_modules folder that `npm install --ignore-scripts --prefix FOLDER dockerlinter dockerfilelint` makes.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(import.meta.dirname, '..');
const linters = process.env.DOCKERFIX_LINTERS;
if (!linters || !process.env.DOCKERFIX_CORPUS) {
  console.error(
    'DOCKERFIX_LINTERS names a folder with the linters, and DOCKERFIX_CORPUS the folders of Dockerfiles: both are needed',
  );
  process.exitCode = 2;
} else {
  const { linterTable } = await loadTypeScript(join(root, 'scripts', 'linter-table.ts'));
  const { table, unexplained } = linterTable(resolve(linters));
  writeFileSync(join(root, 'bench', 'linters.txt'), table);
  console.log(table);
  for (const place of unexplained) console.log(place);
}
