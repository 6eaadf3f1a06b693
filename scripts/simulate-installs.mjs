// npm run simulate: whether apt would install what python-alpine-to-slim writes into the files of DOCKERFIX_CORPUS, on the suite of each.
// The lists come from the mirror that this machine's own apt names; nothing is installed.
import { join } from 'node:path';
import { simulator, suites } from './debian-index.mjs';
import { loadTypeScript } from './load-typescript.mjs';

const root = join(import.meta.dirname, '..');
if (!process.env.DOCKERFIX_CORPUS) {
  console.error('DOCKERFIX_CORPUS names no folder of Dockerfiles');
  process.exitCode = 2;
} else {
  const { alpineFiles, installsOf } = await loadTypeScript(join(root, 'scripts', 'alpine-table.ts'));
  const { packagesOfSlim } = await loadTypeScript(join(root, 'src', 'data', 'generated', 'debian-packages.ts'));
  const installs = alpineFiles().flatMap(installsOf);
  const refusals = [];
  for (const suite of suites) {
    const install = simulator(suite, new Set(packagesOfSlim[suite].split(' ')));
    const here = installs.filter((one) => one.suite === suite);
    for (const { name, packages } of here) {
      const refusal = install(packages);
      if (refusal !== undefined) refusals.push(`${name}: ${refusal}`);
    }
    console.log(`${suite}: ${here.length} stages asked apt for packages`);
  }
  for (const { name, suite } of installs.filter((one) => !suites.includes(one.suite)))
    console.log(`${name}: the mirror does not carry ${suite ?? 'its suite'}`);
  for (const refusal of refusals) console.log(refusal);
  console.log(`${refusals.length} refused`);
  if (refusals.length > 0) process.exitCode = 1;
}
