import { expect, test } from 'vitest';
import { formatJson } from '../../src/output/json.ts';
import { finding, result } from './results.ts';

test('holds what became of each file, with reasons and places', () => {
  const edits = [{ start: 5, end: 11, text: 'alpine' }];
  const changed = result('Dockerfile', 'changed', [finding(1, 'applied'), finding(2, 'declined')], edits);
  const broken = result('b', 'failed');
  const problems = [
    { message: 'there is no FROM', at: undefined },
    { message: 'what?', at: { start: 3, end: 4, line: 2, column: 1 } },
  ];
  const notes = [{ message: 'hm', at: { start: 3, end: 4, line: 2, column: 1 } }];
  const at = (line: number) => ({ start: 0, end: 4, line, column: 1 });
  expect(
    JSON.parse(
      formatJson([
        { ...changed, report: { ...changed.report, notes } },
        { ...broken, report: { ...broken.report, problems } },
      ]),
    ),
  ).toEqual({
    version: 1,
    files: [
      {
        path: 'Dockerfile',
        outcome: 'changed',
        findings: [
          { ...finding(1, 'applied'), id: null, at: at(1) },
          { ...finding(2, 'declined'), id: 'some-reason', at: at(2) },
        ],
        problems: [],
        notes: [{ message: 'hm', at: { start: 3, end: 4, line: 2, column: 1 } }],
        edits,
      },
      {
        path: 'b',
        outcome: 'failed',
        findings: [],
        problems: [
          { message: 'there is no FROM', at: null },
          { message: 'what?', at: { start: 3, end: 4, line: 2, column: 1 } },
        ],
        notes: [],
        edits: [],
      },
    ],
  });
});
