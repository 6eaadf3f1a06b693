import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fix } from '../src/pipeline/fix.ts';
import {
  describeFindings,
  type Fixture,
  fixFixture,
  readFixtures,
  testTransform,
  updateFixture,
} from '../src/testing.ts';
import type { Transform } from '../src/transform.ts';
import { presets } from '../transforms/index.ts';

const root = join(import.meta.dirname, '..', 'fixtures');
const update = process.env.UPDATE_FIXTURES === '1';
if (update && process.env.CI) throw new Error('fixtures are not updated under CI: their diff wants a reader');

const transforms = presets.default;

test('each folder of fixtures is that of a transform or of the presets', () => {
  const known = ['presets', ...transforms.map(({ name }) => name)];
  expect(readdirSync(root).filter((name) => !known.includes(name))).toEqual([]);
});

for (const transform of transforms) {
  const folder = join(root, transform.name);
  if (update) for (const fixture of readFixtures(folder)) updateFixture(fixture, fixFixture(fixture, transform));
  testTransform(transform, folder, test);
}

for (const [preset, list] of Object.entries(presets)) {
  const fixtures = readFixtures(join(root, 'presets', preset));
  for (const fixture of fixtures) {
    if (update) updateFixture(fixture, runPreset(fixture, fixture.before, list));
    test(`preset ${preset}: ${fixture.name}`, () => {
      const read = readFixtures(join(root, 'presets', preset)).find(({ name }) => name === fixture.name) ?? fixture;
      const report = runPreset(read, read.before, list);
      expect(report.problems).toEqual([]);
      expect(report.after).toBe(read.after);
      expect(describeFindings(report.findings)).toBe(read.findings);
      expect(runPreset(read, report.after, list).after).toBe(report.after);
    });
  }
}

function runPreset(fixture: Fixture, source: string, list: readonly Transform[]) {
  return fix(source, { transforms: list, context: fixture.context });
}
