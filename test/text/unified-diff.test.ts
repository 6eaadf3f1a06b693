import { applyPatch, structuredPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

/** Every number stands for a line of its own; null deletes a line, a text takes the place of one. */
function edited(lineCount: number, changes: ReadonlyMap<number, string>): { before: string; edits: Edit[] } {
  const lines = Array.from({ length: lineCount }, (_, line) => `LABEL line=${line}\n`);
  const edits: Edit[] = [];
  let at = 0;
  for (const [line, text] of lines.entries()) {
    const replacement = changes.get(line);
    if (replacement !== undefined) edits.push({ start: at, end: at + text.length, text: replacement });
    at += text.length;
  }
  return { before: lines.join(''), edits };
}

function diff(before: string, edits: readonly Edit[], path = 'Dockerfile'): string {
  return unifiedDiff(path, before, applyEdits(before, edits), edits);
}

describe('the header', () => {
  const header = (path: string): string[] =>
    diff('A\n', [{ start: 0, end: 1, text: 'B' }], path)
      .split('\n')
      .slice(0, 2);

  test('is two lines, without a line for git', () => {
    expect(header('app/Dockerfile')).toEqual(['--- a/app/Dockerfile', '+++ b/app/Dockerfile']);
  });
  test('ends a name that holds a blank with a tab', () => {
    expect(header('my app/Dockerfile')).toEqual(['--- a/my app/Dockerfile\t', '+++ b/my app/Dockerfile\t']);
  });
  test('quotes as git does what is not plain ASCII', () => {
    expect(header('blå "x"\t/Dockerfile')[0]).toBe('--- "a/bl\\303\\245 \\"x\\"\\t/Dockerfile"');
  });
});

describe('the hunks', () => {
  test('hold three lines of context', () => {
    const { before, edits } = edited(9, new Map([[4, 'LABEL new\n']]));
    expect(diff(before, edits).split('\n').slice(2)).toEqual([
      '@@ -2,7 +2,7 @@',
      ' LABEL line=1',
      ' LABEL line=2',
      ' LABEL line=3',
      '-LABEL line=4',
      '+LABEL new',
      ' LABEL line=5',
      ' LABEL line=6',
      ' LABEL line=7',
      '',
    ]);
  });

  test('say where a final newline is missing, on the side where it is', () => {
    expect(
      diff('A\nB', [{ start: 3, end: 3, text: '\n' }])
        .split('\n')
        .slice(2),
    ).toEqual(['@@ -1,2 +1,2 @@', ' A', '-B', '\\ No newline at end of file', '+B', '']);
  });

  test('keep carriage returns and the byte order mark', () => {
    expect(
      diff('\uFEFFA\r\nB\r\n', [{ start: 4, end: 5, text: 'C' }])
        .split('\n')
        .slice(2),
    ).toEqual(['@@ -1,2 +1,2 @@', ' \uFEFFA\r', '-B\r', '+C\r', '']);
  });

  test('are as small as the change, however wide the edits are', () => {
    const { before } = edited(5, new Map());
    const wide: Edit[] = [{ start: 0, end: before.length, text: before.replace('line=2', 'line=two') }];
    expect(diff(before, wide).match(/^[-+]/gm)).toHaveLength(4);
  });

  test('are those of the library on a text of one piece', () => {
    const changes = fc.array(
      fc.tuple(fc.nat({ max: 150 }), fc.constantFrom('', 'LABEL new\n', 'LABEL new\nLABEL newer\n')),
    );
    fc.assert(
      fc.property(changes, (list) => {
        const { before, edits } = edited(150, new Map(list));
        const after = applyEdits(before, edits);
        const expected = structuredPatch('a', 'b', before, after, undefined, undefined, { context: 3 });
        const starts = expected.hunks.map(
          (hunk) => `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
        );
        expect(diff(before, edits).match(/^@@.*$/gm) ?? []).toEqual(starts);
      }),
    );
  });
});

test('a text of many pieces is rebuilt by its diff', () => {
  const replacement = fc.constantFrom('', 'LABEL new\n', 'LABEL new\nLABEL newer\n', 'without a line end ');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 1999 }), replacement), { maxLength: 400, size: 'max' }), (list) => {
      const { before, edits } = edited(2000, new Map(list));
      const after = applyEdits(before, edits);
      expect(before === after || applyPatch(before, diff(before, edits)) === after).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('nothing changed, nothing printed', () => {
  expect(diff('FROM scratch\n', [])).toBe('');
});
