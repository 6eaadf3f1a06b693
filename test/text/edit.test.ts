import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, composeEdits, type Edit, findOverlap, originLookup, sortEdits } from '../../src/text/edit.ts';

/** A text and edits of it that do not overlap, in any order. */
const editsOf = (source: string): fc.Arbitrary<Edit[]> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(source.length), fc.string({ maxLength: 3 })), { maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    )
    .map(([places, empty]) => {
      const offsets = places.map(([offset]) => offset).sort((a, b) => a - b);
      return places.flatMap(([, text], index): Edit[] => {
        const start = offsets[index] ?? 0;
        const next = offsets[index + 1] ?? source.length;
        return [{ start, end: empty[index] ? start : next, text }];
      });
    })
    .filter((edits) => findOverlap(edits) === undefined)
    .chain((edits) => fc.shuffledSubarray(edits, { minLength: edits.length }));

const textWithEdits = fc
  .string({ unit: 'binary', maxLength: 30 })
  .chain((source) => editsOf(source).map((edits) => ({ source, edits })));

const twoSteps = textWithEdits.chain(({ source, edits }) =>
  editsOf(applyEdits(source, edits)).map((second) => ({ source, first: edits, second })),
);

describe('applying', () => {
  test('replaces, inserts and deletes', () => {
    const edits = [
      { start: 4, end: 4, text: 'X' },
      { start: 0, end: 1, text: '' },
      { start: 2, end: 3, text: 'YZ' },
    ];
    expect(applyEdits('abcd', edits)).toBe('bYZdX');
  });

  test('keeps insertions at one place in the order they came, before what starts there', () => {
    const edits = [
      { start: 1, end: 2, text: 'R' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applyEdits('abc', edits)).toBe('a12Rc');
  });

  test('takes edits that touch', () => {
    const edits = [
      { start: 1, end: 2, text: '' },
      { start: 2, end: 2, text: 'X' },
      { start: 2, end: 3, text: '' },
    ];
    expect(applyEdits('abcd', edits)).toBe('aXd');
    expect(findOverlap(edits)).toBeUndefined();
  });

  test.each([
    [[{ start: 0, end: 5, text: '' }]],
    [[{ start: 2, end: 1, text: '' }]],
    [
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 1, text: 'x' },
      ],
    ],
  ])('refuses what overlaps or lies outside: %j', (edits) => {
    expect(() => applyEdits('abcd', edits)).toThrow(RangeError);
  });

  test('leaves all else as it was, in any order of the edits', () => {
    fc.assert(
      fc.property(textWithEdits, ({ source, edits }) => {
        const result = applyEdits(source, edits);
        let at = 0;
        let rest = result;
        for (const { start, end, text } of sortEdits(edits)) {
          const expected = source.slice(at, start) + text;
          expect(rest.startsWith(expected)).toBe(true);
          rest = rest.slice(expected.length);
          at = end;
        }
        expect(rest).toBe(source.slice(at));
      }),
    );
  });
});

describe('overlaps', () => {
  test('are found wherever applying throws, and nowhere else', () => {
    const any = fc.array(
      fc
        .tuple(fc.nat(8), fc.nat(8), fc.string({ maxLength: 1 }))
        .map(([a, b, text]) => ({ start: Math.min(a, b), end: Math.max(a, b), text })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(any, (edits) => {
        const apply = () => applyEdits('abcdefgh', edits);
        if (findOverlap(edits)) expect(apply).toThrow(RangeError);
        else expect(apply).not.toThrow();
      }),
    );
  });
});

describe('composing', () => {
  test('two steps are one', () => {
    fc.assert(
      fc.property(twoSteps, ({ source, first, second }) => {
        const composed = composeEdits(first, second, source.length);
        expect(applyEdits(source, composed)).toBe(applyEdits(applyEdits(source, first), second));
        expect(findOverlap(composed)).toBeUndefined();
      }),
    );
  });

  test('gives edits that neither touch nor do nothing', () => {
    fc.assert(
      fc.property(twoSteps, ({ source, first, second }) => {
        let end = -1;
        for (const edit of composeEdits(first, second, source.length)) {
          expect(edit.start).toBeGreaterThan(end);
          expect(edit.end > edit.start || edit.text !== '').toBe(true);
          end = edit.end;
        }
      }),
    );
  });

  test('text that is put in and taken out again is no edit', () => {
    const first = [{ start: 1, end: 1, text: 'new' }];
    expect(composeEdits(first, [{ start: 1, end: 4, text: '' }], 3)).toEqual([]);
  });
});

describe('where a place came from', () => {
  const edits = [
    { start: 2, end: 4, text: 'LONG' },
    { start: 6, end: 6, text: '++' },
    { start: 7, end: 9, text: '' },
  ];

  test('of kept text is the same character; of inserted text the edit that put it in', () => {
    // abcdefghij -> abLONGef++gj
    expect(applyEdits('abcdefghij', edits)).toBe('abLONGef++gj');
    expect(Array.from({ length: 13 }, (_, offset) => originLookup(edits)(offset))).toEqual([
      0, 1, 2, 2, 2, 2, 4, 5, 6, 6, 6, 9, 10,
    ]);
  });

  test('is its own for each character that stayed, and never lies before that of the place before', () => {
    fc.assert(
      fc.property(textWithEdits, ({ source, edits: some }) => {
        const expected: number[] = [];
        let at = 0;
        for (const { start, end, text } of [
          ...sortEdits(some),
          { start: source.length, end: source.length, text: '' },
        ]) {
          for (; at < start; at++) expected.push(at);
          for (let index = 0; index < text.length; index++) expected.push(start);
          at = end;
        }
        const result = applyEdits(source, some);
        expect(Array.from(expected.keys(), originLookup(some))).toEqual(expected);
        expect(expected).toHaveLength(result.length);
        expect(originLookup(some)(result.length)).toBe(source.length);
      }),
    );
  });
});
