// What both commands of the README need on a fresh clone: the packages, and the build. Nothing is done twice.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What the build writes last. */
const built = join(root, 'dist', 'THIRD_PARTY_LICENSES');
const sources = [
  'src',
  'transforms',
  'scripts/build.mjs',
  'scripts/tsconfig.types.json',
  'package.json',
  'tsconfig.json',
];

/** Installs and builds what is missing or older than its source. All that is said goes to stderr. */
export function prepare() {
  if (!isInstalled()) {
    // npm is told its own path by itself; a bare node has to find it.
    const npm = process.env.npm_execpath;
    const words = ['ci', '--include=dev', '--no-audit', '--no-fund'];
    if (npm) run(process.execPath, [npm, ...words]);
    else run('npm', words);
  }
  if (!isBuilt()) run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

/** Whether the packages are those of the lock file; one for another platform may be missing. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function isBuilt() {
  return existsSync(built) && sources.every((path) => newest(join(root, path)) < statSync(built).mtimeMs);
}

/** When a file, or anything in a folder, last changed. */
function newest(path) {
  const status = statSync(path);
  const inside = status.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(status.mtimeMs, ...inside);
}

function run(command, words) {
  const { status, error } = spawnSync(command, words, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  if (status === 0) return;
  process.stderr.write(`${command} ${words.join(' ')} failed${error ? `: ${error.message}` : ''}\n`);
  process.exit(2);
}
