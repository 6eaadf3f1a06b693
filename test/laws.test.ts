// Laws 1 to 5 and 9 of the project over every fixture, and over any folder of Dockerfiles. Laws 6 to 8 are held where
// files and processes are: test/files, test/cli and test/imports.test.ts; law 10 by test/fixtures.test.ts and
// test/transforms/examples.test.ts.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commonManifests, corpusFolders, readCorpora } from '../scripts/corpus.ts';
import { assumedContext } from '../src/build-context.ts';
import { type Fixture, readFixtures } from '../src/testing.ts';
import { presets } from '../transforms/index.ts';
import { brokenAlone, brokenBy, lostText, type Setting } from './laws.ts';

const root = join(import.meta.dirname, '..', 'fixtures');
const transforms = [...new Set(Object.values(presets).flat())];

for (const transform of transforms) {
  describe(transform.name, () => {
    checkFixtures(readFixtures(join(root, transform.name)), { transforms: [transform] }, transform.name);
  });
}

for (const [preset, list] of Object.entries(presets)) {
  describe(`preset ${preset}`, () => {
    const everyFolder = [...transforms.map(({ name }) => name), join('presets', preset)];
    for (const folder of everyFolder) checkFixtures(readFixtures(join(root, folder)), { transforms: list });
  });
}

test('each fixture is read', () => {
  const folders = readdirSync(root, { recursive: true }).filter((path) =>
    existsSync(join(root, path.toString(), 'before.Dockerfile')),
  );
  const read = [
    ...transforms.map(({ name }) => name),
    ...Object.keys(presets).map((preset) => join('presets', preset)),
  ];
  expect(read.flatMap((folder) => readFixtures(join(root, folder)))).toHaveLength(folders.length);
});

function checkFixtures(fixtures: readonly Fixture[], setting: Setting, optionsOf?: string): void {
  for (const { name, before, context, options } of fixtures) {
    test(name, () => {
      const own = { ...setting, context, ...(optionsOf === undefined ? {} : { options: { [optionsOf]: options } }) };
      expect(allBroken(before, own)).toEqual([]);
    });
  }
}

function allBroken(source: string, setting: Setting): string[] {
  return [...lostText(source), ...brokenBy(source, setting), ...brokenAlone(source, setting)];
}

const left = 'left out: the laws over real Dockerfiles, as DOCKERFIX_CORPUS names no folder of them';
if (corpusFolders().length === 0) test.skip(left);
else {
  describe('over the corpora', () => {
    const files = readCorpora();
    const context = assumedContext(commonManifests);
    const settings: [string, Setting][] = [
      ...transforms.map(({ name }, index): [string, Setting] => [
        name,
        { transforms: transforms.slice(index, index + 1), context },
      ]),
      ...Object.entries(presets).map(([name, list]): [string, Setting] => [
        `preset ${name}`,
        { transforms: list, context },
      ]),
    ];

    test('there are Dockerfiles', () => expect(files.length).toBeGreaterThan(0));

    test('spans and the gaps between them rebuild each file', () => {
      expect(files.flatMap(({ name, text }) => lostText(text).map((what) => `${name}: ${what}`))).toEqual([]);
    });

    test.each(settings)('%s', { timeout: 300_000 }, (_, setting) => {
      const broken = files.flatMap(({ name, text }) =>
        [...brokenBy(text, setting), ...brokenAlone(text, setting)].map((what) => `${name}: ${what}`),
      );
      expect(broken).toEqual([]);
    });
  });
}
