import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JoinedText } from '../../src/text/joined-text.ts';
import type { Span } from '../../src/text/span.ts';

/** A text and stretches of it, in order. */
const joinedTexts = fc.string({ minLength: 1, maxLength: 40 }).chain((source) =>
  fc.uniqueArray(fc.nat(source.length), { maxLength: 10 }).map((offsets) => {
    const sorted = offsets.sort((a, b) => a - b);
    const spans: Span[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2)
      spans.push({ start: sorted[index] ?? 0, end: sorted[index + 1] ?? 0 });
    return { source, spans, joined: new JoinedText(source, spans) };
  }),
);

const joinedWithSpan = joinedTexts.chain((parts) =>
  fc
    .tuple(fc.nat(parts.joined.text.length), fc.nat(parts.joined.text.length))
    .map(([a, b]) => ({ ...parts, span: { start: Math.min(a, b), end: Math.max(a, b) } })),
);

describe('joined text', () => {
  //                0123456789
  const source = 'ab \\\n  cd\n';
  const joined = new JoinedText(source, [
    { start: 0, end: 3 },
    { start: 4, end: 4 },
    { start: 7, end: 9 },
  ]);

  test('is the stretches in order', () => {
    expect(joined.text).toBe('ab cd');
  });

  test.each([
    [{ start: 0, end: 2 }, 'ab'],
    [{ start: 3, end: 5 }, 'cd'],
    [{ start: 2, end: 3 }, ' '],
    [{ start: 1, end: 4 }, 'b \\\n  c'],
    [{ start: 0, end: 5 }, 'ab \\\n  cd'],
  ])('%j stands in the source as %j', (span, text) => {
    const { start, end } = joined.sourceSpan(span);
    expect(source.slice(start, end)).toBe(text);
  });

  test('a place between two stretches belongs to either', () => {
    expect(joined.sourceOffset(3, 'before')).toBe(3);
    expect(joined.sourceOffset(3, 'after')).toBe(7);
    expect(joined.sourceSpan({ start: 3, end: 3 })).toEqual({ start: 7, end: 7 });
    expect(joined.sourceOffset(5, 'after')).toBe(9);
  });

  test('what was dropped has no place in it', () => {
    expect([2, 3, 4, 6, 7, 9, 10].map((offset) => joined.joinedOffset(offset))).toEqual([
      2,
      3,
      undefined,
      undefined,
      3,
      5,
      undefined,
    ]);
  });

  test('a word that a continuation splits is not in one piece', () => {
    expect(joined.isContiguous({ start: 0, end: 3 })).toBe(true);
    expect(joined.isContiguous({ start: 3, end: 5 })).toBe(true);
    expect(joined.isContiguous({ start: 2, end: 4 })).toBe(false);
  });

  test('of nothing is empty', () => {
    expect(new JoinedText(source, []).text).toBe('');
  });
});

describe('for any stretches', () => {
  test('each character has its place in the source, and back', () => {
    fc.assert(
      fc.property(joinedTexts, ({ source, joined }) => {
        for (let offset = 0; offset < joined.text.length; offset++) {
          const at = joined.sourceOffset(offset, 'after');
          expect(source[at]).toBe(joined.text[offset]);
          expect(joined.joinedOffset(at)).toBe(offset);
          expect(joined.sourceOffset(offset + 1, 'before')).toBe(at + 1);
        }
      }),
    );
  });

  test('a span that is in one piece is the same text in both', () => {
    fc.assert(
      fc.property(joinedWithSpan, ({ source, joined, span }) => {
        const { start, end } = joined.sourceSpan(span);
        const text = joined.text.slice(span.start, span.end);
        expect(start <= end).toBe(true);
        if (joined.isContiguous(span)) expect(source.slice(start, end)).toBe(text);
        else expect(end - start).toBeGreaterThan(text.length);
      }),
    );
  });

  test('a part of it maps as the whole does', () => {
    fc.assert(
      fc.property(joinedWithSpan, ({ source, joined, span }) => {
        const part = joined.slice(source, span);
        expect(part.text).toBe(joined.text.slice(span.start, span.end));
        for (let offset = 0; offset < part.text.length; offset++)
          expect(part.sourceOffset(offset, 'after')).toBe(joined.sourceOffset(span.start + offset, 'after'));
      }),
    );
  });
});
