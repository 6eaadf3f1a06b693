import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexLines } from '../../src/text/position.ts';

test('lines and columns count from 1, and \\r belongs to its line', () => {
  const { positionAt, starts } = indexLines('ab\r\n\ncd');
  expect(starts).toEqual([0, 4, 5]);
  expect([0, 2, 3, 4, 5, 6, 7].map(positionAt)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 2 },
    { line: 3, column: 3 },
  ]);
});

test('a lone \\r ends no line', () => {
  expect(indexLines('a\rb').starts).toEqual([0]);
});

test('each offset lies on the line that counting gives', () => {
  const texts = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r'), { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const { positionAt } = indexLines(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const before = text.slice(0, offset).split('\n');
        expect(positionAt(offset)).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
      }
    }),
  );
});
