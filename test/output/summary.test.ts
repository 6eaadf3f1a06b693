import { expect, test } from 'vitest';
import { formatSummary } from '../../src/output/summary.ts';
import { finding, result } from './results.ts';

const next = { write: 'dockerfix --write .', review: 'git diff', explain: 'dockerfix explain' };
const applied = [finding(1, 'applied'), finding(2, 'applied')];

test.each([
  [[result('a', 'changed', applied)], '1 file would change (2 changes); to write: dockerfix --write .'],
  [
    [result('a', 'changed', applied), result('b', 'unchanged')],
    '1 of 2 files would change (2 changes); to write: dockerfix --write .',
  ],
  [[result('a', 'written', applied), result('b', 'written', applied)], '2 files written (4 changes); to see: git diff'],
  [[result('a', 'unchanged')], '1 file, nothing to change'],
  [
    [result('a', 'unchanged', [finding(1, 'declined')])],
    '1 file, nothing to change, 1 place left as it is; to read why: dockerfix explain some-transform',
  ],
  [
    [
      result('a', 'unchanged', [
        finding(1, 'declined'),
        finding(2, 'reverted'),
        finding(3, 'unselected'),
        finding(4, 'ignored'),
      ]),
    ],
    '1 file, nothing to change, 2 places left as they are, 1 change left out by an option; to read why: dockerfix explain some-transform',
  ],
  [[result('a', 'failed')], '1 path could not be processed'],
  [[result('a', 'failed'), result('b', 'unchanged')], '1 file, nothing to change, 1 path could not be processed'],
])('case %#', (results, line) => {
  expect(formatSummary(results, next)).toBe(`${line}\n`);
});

test('without a use for it, no command is named', () => {
  expect(formatSummary([result('a', 'written', applied)], { ...next, review: undefined })).toBe(
    '1 file written (2 changes)\n',
  );
});
