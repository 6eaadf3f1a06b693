// npm test: every check, with what it needs installed first. The last line counts them; those left out stand above it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();

const types = check('types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']);
const lint = check('lint', '@biomejs/biome/bin/biome', ['check', '.']);
const tests = runTests();
const passed = tests.passed + [types, lint].filter(Boolean).length;
const failed = tests.failed + [types, lint].filter((isGood) => !isGood).length;
for (const title of tests.leftOut) process.stdout.write(`left out: ${title}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name, script, words) {
  const isGood = runScript(script, words);
  process.stdout.write(`${name}: ${isGood ? 'passed' : 'failed'}\n`);
  return isGood;
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfix-test-'));
  const file = join(folder, 'results.json');
  try {
    const isGood = runScript('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return countTests(isGood, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, leftOut: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A test file that cannot be loaded holds no test that could fail, and fails all the same. */
function countTests(isGood, { numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const leftOut = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped')
    .map(({ fullName }) => fullName.replace(/^left out: /, ''));
  return { passed: numPassedTests, failed: Math.max(numFailedTests + broken, isGood ? 0 : 1), leftOut };
}

function runScript(script, words) {
  const path = join(root, 'node_modules', script);
  return spawnSync(process.execPath, [path, ...words], { cwd: root, stdio: 'inherit' }).status === 0;
}
