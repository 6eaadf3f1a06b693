// npm run test:system: what needs more than Node and git. Nothing is passed over: what is missing is named, and nothing runs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

const chromium = process.env.DOCKERFIX_CHROMIUM ?? '/usr/bin/chromium';
const needed = [
  ['git', runs('git', '--version'), 'git'],
  ["git's http-backend", existsSync(join(textOf('git', '--exec-path'), 'git-http-backend')), 'git'],
  ['gh', runs('gh', '--version'), 'gh'],
  [chromium, existsSync(chromium), 'chromium; DOCKERFIX_CHROMIUM names another'],
  ['script', runs('script', '--version'), 'bsdutils'],
  ['the right to mount a small file system', canMount(), 'run as root, or in a container that may mount'],
];
const missing = needed.filter(([, isThere]) => !isThere);
for (const [name, , from] of missing) process.stderr.write(`missing: ${name} (Debian: ${from})\n`);
if (missing.length > 0) process.exit(2);

prepare();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const words = [vitest, 'run', '--config', 'vitest.system.config.ts', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status ?? 1;

function runs(program, ...words) {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}

function textOf(program, ...words) {
  return spawnSync(program, words, { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function canMount() {
  return runs('unshare', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt');
}
