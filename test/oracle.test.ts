import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askBuildKit } from '../scripts/oracle.ts';

const root = join(import.meta.dirname, '..', 'fixtures');
const oracle = process.env.DOCKERFIX_ORACLE ?? '';

if (oracle === '') test.skip('left out: what BuildKit says of the fixtures, as DOCKERFIX_ORACLE names no parser');
else {
  test('BuildKit reads the fixtures as we do, and takes what becomes of them', () => {
    const files = readdirSync(root, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('before.Dockerfile'))
      .map((name) => ({ name, path: join(root, name), text: readFileSync(join(root, name), 'utf8') }));
    const report = askBuildKit(oracle, files);
    expect(report.violations).toEqual([]);
    expect(report.changed).toBeGreaterThan(100);
  }, 120_000);
}
