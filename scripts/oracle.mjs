// npm run oracle: asks BuildKit's own parser (DOCKERFIX_ORACLE) and bash about the files of DOCKERFIX_CORPUS, before and after.
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(import.meta.dirname, '..');
const oracle = process.env.DOCKERFIX_ORACLE;
if (!oracle || !process.env.DOCKERFIX_CORPUS) {
  console.error(
    'DOCKERFIX_ORACLE names BuildKit’s parser, and DOCKERFIX_CORPUS the folders of Dockerfiles: both are needed',
  );
  process.exitCode = 2;
} else {
  const { askBuildKit } = await loadTypeScript(join(root, 'scripts', 'oracle.ts'));
  const { readCorpora } = await loadTypeScript(join(root, 'scripts', 'corpus.ts'));
  const { files, accepted, changed, violations } = askBuildKit(oracle, readCorpora());
  for (const violation of violations) console.error(violation);
  console.log(
    `${files} files, ${accepted} accepted by BuildKit, ${changed} rewritten: ${violations.length} violations`,
  );
  process.exitCode = violations.length > 0 ? 1 : 0;
}
