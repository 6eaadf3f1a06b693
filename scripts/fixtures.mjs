// npm run fixtures [-- --update]: checks every fixture; with --update, writes what the transforms make of them as what they must make.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const update = process.argv.includes('--update');
if (update && process.env.CI) {
  console.error('fixtures are not updated under CI: their diff wants a reader');
  process.exitCode = 2;
} else {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/fixtures.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(update ? { UPDATE_FIXTURES: '1' } : {}) },
  });
  process.exitCode = status ?? 1;
}
