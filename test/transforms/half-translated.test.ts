import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixFixture, readFixtures } from '../../src/testing.ts';
import transform from '../../transforms/python-alpine-to-slim/index.ts';
import { halfTranslated } from '../half-translated.ts';

for (const fixture of readFixtures(join(import.meta.dirname, '../../fixtures/python-alpine-to-slim'))) {
  test(`${fixture.name} is translated whole or not at all`, () => {
    expect(halfTranslated(fixFixture(fixture, transform))).toEqual([]);
  });
}
