import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { memoryContext } from '../../src/build-context.ts';
import { checkSettings } from '../../src/config/settings.ts';
import { fix } from '../../src/pipeline/fix.ts';
import type { Example, Transform } from '../../src/transform.ts';
import { presets } from '../../transforms/index.ts';

const transforms = new Set(Object.values(presets).flat());

test('there are transforms', () => {
  expect(transforms.size).toBeGreaterThan(0);
});

for (const transform of transforms) {
  describe(transform.name, () => {
    test('has an example', () => {
      expect(transform.examples).not.toEqual([]);
    });

    for (const example of transform.examples) {
      test(example.before, () => {
        const before = wholeFile(example.before);
        const after = wholeFile(example.after);
        expect(after).not.toBe(before);
        const report = run(before, example, transform);
        expect(report.problems).toEqual([]);
        expect(report.after).toBe(after);
        expect(run(after, example, transform).after).toBe(after);
      });
    }
  });
}

/** An example without FROM speaks of an instruction, which stands in a file as small as can be. */
function wholeFile(text: string): string {
  return /^FROM\s/im.test(text) ? text : `FROM debian:trixie-slim\n${text}`;
}

function run(source: string, { context, options = {} }: Example, transform: Transform) {
  const settings = checkSettings({ transforms: { [transform.name]: options } }, [transform]);
  return fix(source, {
    transforms: [transform],
    context: context && memoryContext(context, undefined, false, parse),
    options: settings.transforms,
  });
}
