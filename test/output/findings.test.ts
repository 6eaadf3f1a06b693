import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../src/output/findings.ts';
import { defineTransform } from '../../src/transform.ts';
import { finding, result } from './results.ts';

const transform = defineTransform({
  name: 'some-transform',
  summary: '',
  why: '',
  risk: 'safe',
  hadolint: [],
  examples: [],
  declines: { 'some-reason': 'packages in variables are not known' },
  *run() {},
});
const view = { transforms: [transform], verbose: false, colors: picocolors.createColors(false) };
const lines = (text: string): string[] => text.split('\n').slice(0, -1);

describe('up to twenty places', () => {
  test('each is a line: path and line, transform, sentence', () => {
    const results = [
      result('Dockerfile', 'changed', [finding(3, 'declined'), finding(4, 'applied'), finding(5, 'ignored')]),
      result('app/Dockerfile', 'unchanged', [
        finding(12, 'declined', { transform: 'other', message: 'pip is older than 6.0' }),
      ]),
    ];
    expect(lines(formatFindings(results, view))).toEqual([
      'Dockerfile:3       some-transform  the list of packages is in a variable',
      'app/Dockerfile:12  other           pip is older than 6.0',
    ]);
  });

  test('what was taken back says so', () => {
    const results = [result('Dockerfile', 'unchanged', [finding(3, 'reverted')])];
    expect(formatFindings(results, view)).toContain('taken back');
  });

  test('verbose lists every outcome', () => {
    const outcomes = ['applied', 'declined', 'ignored', 'unselected', 'reverted'] as const;
    const results = [
      result(
        'Dockerfile',
        'changed',
        outcomes.map((outcome, index) => finding(index + 1, outcome)),
      ),
    ];
    const listed = lines(formatFindings(results, { ...view, verbose: true }));
    expect(listed.map((line) => line.split(/ {2,}/)[2])).toEqual([
      'changed: the list of packages is in a variable',
      'the list of packages is in a variable',
      'ignored by a comment: the list of packages is in a variable',
      'left out by an option: the list of packages is in a variable',
      'taken back, as the result would not be sound: the list of packages is in a variable',
    ]);
  });

  test('what a Dockerfile says does not reach the terminal as it is', () => {
    const results = [result('a\nb', 'unchanged', [finding(1, 'declined', { message: '\x1b[2J is no package' })])];
    expect(formatFindings(results, view)).toBe('a\\x0ab:1  some-transform  \\x1b[2J is no package\n');
  });
});

describe('more than twenty places', () => {
  const many = Array.from({ length: 21 }, (_, line) =>
    finding(line + 1, 'declined', line % 3 === 0 ? { transform: 'other', id: 'rare' } : {}),
  );
  const results = [result('Dockerfile', 'unchanged', many)];

  test('are counted by transform and reason, the most frequent first', () => {
    expect(lines(formatFindings(results, view))).toEqual([
      '14 places  some-transform  packages in variables are not known',
      '7 places   other           the list of packages is in a variable',
      '--verbose lists all 21 places',
    ]);
  });

  test('are all listed by verbose', () => {
    expect(lines(formatFindings(results, { ...view, verbose: true }))).toHaveLength(21);
  });

  test('stay on one screen, however many reasons there are', () => {
    const reasons = Array.from({ length: 60 }, (_, line) => finding(line + 1, 'declined', { id: `reason-${line}` }));
    const counted = lines(formatFindings([result('Dockerfile', 'unchanged', reasons)], view));
    expect(counted).toHaveLength(21);
    expect(counted.at(-1)).toBe('and 40 other reasons; --verbose lists all 60 places');
  });
});
