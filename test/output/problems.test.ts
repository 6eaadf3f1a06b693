import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { formatNotes, formatProblems, formatRemarks } from '../../src/output/problems.ts';
import { result } from './results.ts';

const colors = picocolors.createColors(false);
const broken = (path: string, message: string, line?: number) => {
  const at = line === undefined ? undefined : { start: 0, end: 1, line, column: 1 };
  const failed = result(path, 'failed');
  return { ...failed, report: { ...failed.report, problems: [{ message, at }] } };
};

test('each is one line that names the path, and the line where there is one', () => {
  const results = [result('good', 'unchanged'), broken('a', 'there is no FROM'), broken('b', 'unknown instruction', 7)];
  expect(formatProblems(results, { verbose: false, colors })).toBe(
    'error: a: there is no FROM\nerror: b:7: unknown instruction\n',
  );
});

test('more than a screen of them are put together where they say the same', () => {
  const many = Array.from({ length: 30 }, (_, index) => broken(`f${index}`, 'the disk is full'));
  const results = [...many, broken('x', 'there is no FROM')];
  expect(formatProblems(results, { verbose: false, colors })).toBe(
    'error: f0 and 29 other places, which --verbose lists: the disk is full\nerror: x: there is no FROM\n',
  );
  expect(formatProblems(results, { verbose: true, colors }).split('\n')).toHaveLength(32);
});

test('a note is no error', () => {
  const fine = result('a', 'unchanged');
  const notes = [{ message: 'the comment keeps nothing', at: { start: 0, end: 1, line: 3, column: 1 } }];
  const results = [{ ...fine, report: { ...fine.report, notes } }];
  expect(formatNotes(results, { verbose: false, colors })).toBe('note: a:3: the comment keeps nothing\n');
  expect(formatProblems(results, { verbose: false, colors })).toBe('');
});

test('remarks say what they are', () => {
  expect(formatRemarks('passed over', [{ path: '.git', message: 'the folder of git' }], colors)).toBe(
    'passed over: .git: the folder of git\n',
  );
});
