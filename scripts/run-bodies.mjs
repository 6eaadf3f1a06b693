// npm run bodies: runs the RUN bodies of DOCKERFIX_CORPUS, or of the Dockerfiles given, before and after the
// apt and pip transforms, and says where they do not do the same; with --verbose, what no run shows anything of.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(import.meta.dirname, '..');
const paths = process.argv.slice(2).filter((word) => word !== '--verbose');
if (paths.length === 0 && !process.env.DOCKERFIX_CORPUS) {
  console.error('DOCKERFIX_CORPUS names no folder of Dockerfiles, and no Dockerfile is given');
  process.exitCode = 2;
} else {
  const { readCorpora } = await loadTypeScript(join(root, 'scripts', 'corpus.ts'));
  const { runBodies } = await loadTypeScript(join(root, 'scripts', 'run-bodies', 'run-bodies.ts'));
  const given = paths.map((path) => ({ path, name: path, text: readFileSync(path, 'utf8') }));
  const { violations, summary, gaps } = runBodies(paths.length > 0 ? given : readCorpora());
  for (const violation of violations) console.log(violation);
  if (process.argv.includes('--verbose')) for (const gap of gaps) console.log(gap);
  console.log(summary.join('\n'));
  if (paths.length === 0) writeFileSync(join(root, 'bench', 'bodies.txt'), `${summary.join('\n')}\n`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
