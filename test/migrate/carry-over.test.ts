import { describe, expect, test } from 'vitest';
import { carriedOver } from '../../src/migrate/carry-over.ts';
import {
  type Decided,
  decisionOf,
  isUndecided,
  parseDecisions,
  type RepositoryDecisions,
} from '../../src/migrate/decisions.ts';
import type { PlannedRepository } from '../../src/migrate/plan.ts';
import { unapproved } from '../../src/migrate/unapproved.ts';
import type { Finding } from '../../src/pipeline/report.ts';

const skip: Decided = { decision: 'skip', reason: 'why' };
const apply: Decided = { decision: 'apply', reason: '' };

/** A repository with files that have changes of these keys. */
function repository(files: Readonly<Record<string, readonly string[]>>): PlannedRepository {
  const about = { key: 'one', name: 'one', state: 'changed', reason: undefined, source: '', destination: '' } as const;
  return {
    ...about,
    isWorkingFolder: false,
    base: undefined,
    files: Object.entries(files).map(([path, keys]) => ({
      ...{ path, blob: '', mode: '100644', problems: [], diff: '', managers: [], inputs: {} },
      findings: keys.map(
        (key): Finding => ({
          ...{ key, transform: key.split(':')[0] ?? '', outcome: 'applied', id: undefined, message: '', risk: 'safe' },
          at: { start: 0, end: 0, line: 1, column: 1 },
        }),
      ),
    })),
  };
}

function decided(files: Readonly<Record<string, Readonly<Record<string, Decided>>>>): RepositoryDecisions {
  const changes = Object.entries(files).map(([path, keys]) => [path, new Map(Object.entries(keys))] as const);
  return { ...apply, changes: new Map(changes) };
}

/** What is decided of each change after another plan, as `key decision` or `key decision: reason`. */
function decidedAgain(
  before: RepositoryDecisions | undefined,
  files: Readonly<Record<string, readonly string[]>>,
  fresh: 'apply' | 'undecided' = 'apply',
  old?: Readonly<Record<string, readonly string[]>>,
): string[] {
  const decisions = carriedOver(
    new Map(before ? [['one', before]] : []),
    [repository(files)],
    old ? [repository(old)] : [],
    fresh,
  );
  return [...(decisions.get('one')?.changes.values() ?? [])].flatMap((keys) =>
    [...keys].map(([key, { decision, reason }]) => [key, decision + (reason === '' ? '' : `: ${reason}`)].join(' ')),
  );
}

describe('what was decided holds in the next plan', () => {
  test('at another line', () => {
    expect(decidedAgain(decided({ f: { 'a:1:1:x': skip, 'a:2:1:y': apply } }), { f: ['a:5:1:x', 'a:6:1:y'] })).toEqual([
      'a:5:1:x skip: why',
      'a:6:1:y apply',
    ]);
  });

  test('of texts that changed places', () => {
    expect(decidedAgain(decided({ f: { 'a:1:1:x': skip, 'a:2:1:y': apply } }), { f: ['a:1:1:y', 'a:2:1:x'] })).toEqual([
      'a:1:1:y apply',
      'a:2:1:x skip: why',
    ]);
  });

  test('of a file that has another name', () => {
    expect(decidedAgain(decided({ f: { 'a:1:1:x': skip } }), { g: ['a:1:1:x'] })).toEqual(['a:1:1:x skip: why']);
  });

  test('but of a text that changed somebody has to decide again, where one was left out', () => {
    expect(decidedAgain(decided({ f: { 'a:1:1:x': skip } }), { f: ['a:1:1:z', 'b:1:1:q'] })).toEqual([
      'a:1:1:z undecided: one of this transform was left out here before: why',
      'b:1:1:q apply',
    ]);
  });

  test('and of another number of the same', () => {
    const before = decided({ f: { 'a:1:1:x': skip, 'a:2:1:x': apply } });
    expect(decidedAgain(before, { f: ['a:1:1:x', 'a:2:1:x', 'a:3:1:x'] })).toEqual(
      [1, 2, 3].map(
        (line) => `a:${line}:1:x undecided: the file was changed, and which of these was left out is not told`,
      ),
    );
  });

  test('nor of as many of the same, where one was left out', () => {
    const before = decided({ f: { 'a:1:1:x': skip, 'a:2:1:x': apply } });
    expect(decidedAgain(before, { f: ['a:1:1:x', 'a:2:1:x'] }).map((line) => line.split(':')[3])).toEqual([
      'x undecided',
      'x undecided',
    ]);
    expect(decidedAgain(before, { f: ['a:1:1:x', 'a:2:1:x'] }, 'apply', { f: ['a:1:1:x', 'a:2:1:x'] })).toEqual([
      'a:1:1:x skip: why',
      'a:2:1:x apply',
    ]);
  });

  test('of a file that has another name and text somebody has to decide again, where one was left out', () => {
    expect(decidedAgain(decided({ f: { 'a:1:1:x': skip } }), { g: ['a:1:1:z'] })).toEqual([
      'a:1:1:z undecided: one of this transform was left out here before: why',
    ]);
  });

  test('what the plan before had, and the decisions do not say, is undecided', () => {
    const old = { f: ['a:1:1:x', 'b:1:1:x'] };
    expect(decidedAgain(decided({ f: { 'a:1:1:x': apply } }), old, 'apply', old)).toEqual([
      'a:1:1:x apply',
      'b:1:1:x undecided',
    ]);
    expect(decidedAgain(undefined, old, 'apply', old)).toEqual(['a:1:1:x undecided', 'b:1:1:x undecided']);
  });

  test('what nobody has seen is as in a fresh plan', () => {
    expect(decidedAgain(undefined, { f: ['a:1:1:x'] })).toEqual(['a:1:1:x apply']);
    expect(decidedAgain(undefined, { f: ['a:1:1:x'] }, 'undecided')).toEqual(['a:1:1:x undecided']);
    expect(decidedAgain(decided({ f: { 'a:1:1:x': apply } }), { f: ['a:1:1:x', 'b:1:1:x'] }, 'undecided')).toEqual([
      'a:1:1:x apply',
      'b:1:1:x undecided',
    ]);
  });
});

describe('what the file does not speak of is undecided', () => {
  const one = repository({ f: ['a:1:1:x', 'a:2:1:x'] });

  test.each<[string, boolean]>([
    ['repositories: { one: apply }', false],
    ['repositories: { one: { decision: apply } }', false],
    ['repositories: { one: { decision: apply, files: { f: { "a:1:1:x": apply, "a:2:1:x": skip } } } }', false],
    ['repositories: { one: { decision: apply, files: { f: { "a:1:1:x": apply } } } }', true],
    ['repositories: { one: { decision: apply, files: { f: { "a:1:1:x": apply, "a:2:1:x": undecided } } } }', true],
    ['repositories: { one: skip }', false],
    ['repositories: {}', true],
    ['repositories: { other: apply }', true],
  ])('%s', async (text, expected) => {
    expect(isUndecided(decisionOf(await parseDecisions(text), one), one)).toBe(expected);
  });

  test.each([
    ['repository: { one: apply }', 'the file: repository is none of repositories'],
    ['{}', 'it names no repositories'],
    ['repositories: { one: { decision: apply, file: {} } }', 'one: file is none of decision, reason, files'],
    [
      'repositories: { one: { decision: apply, files: { f: { a: { decision: skip, why: x } } } } }',
      'a in f of one: why is none of decision, reason',
    ],
    ['repositories: { one: yes }', 'one: the decision is apply, skip or undecided, not "yes"'],
  ])('and what it cannot speak of is refused: %s', async (text, message) => {
    await expect(parseDecisions(text)).rejects.toThrow(message);
  });

  test('a number is a reason too', async () => {
    const text = 'repositories: { one: { decision: skip, reason: 4711 } }';
    expect((await parseDecisions(text)).get('one')?.reason).toBe('4711');
  });
});

describe('a change that comes up when another is left out', () => {
  const known = ['a:1:1:x', 'a:2:1:y', 'b:3:1:z'];
  const leaving = (...keys: string[]): ReadonlyMap<string, Decided> =>
    new Map(known.map((key) => [key, keys.includes(key) ? skip : apply]));

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['nothing is other', ['a:1:1:x'], ['a:2:1:y', 'b:3:1:z'], []],
    ['it is the one that was left out, elsewhere', ['a:1:1:x'], ['a:4:1:x', 'a:2:1:y', 'b:3:1:z'], ['a:4:1:x']],
    ['it is one that was approved, elsewhere', ['a:1:1:x'], ['a:4:1:y', 'b:3:1:z'], []],
    ['both are, and each is known by what it does', ['a:1:1:x'], ['a:4:1:y', 'a:5:1:x', 'b:3:1:z'], ['a:5:1:x']],
    ['it does something else on the line of the approved one', ['a:1:1:x'], ['a:2:1:q', 'b:3:1:z'], []],
    ['it does something else on the line of the other', ['a:1:1:x'], ['a:1:1:q', 'b:3:1:z'], ['a:1:1:q']],
    ['it is of a transform without any', ['a:1:1:x'], ['a:2:1:y', 'b:3:1:z', 'c:1:1:n'], ['c:1:1:n']],
    ['it is of a transform that lost none', ['b:3:1:z'], ['a:1:1:x', 'a:2:1:y', 'a:9:1:n'], ['a:9:1:n']],
  ])('%s', (_, left, made, expected) => {
    expect(unapproved(made, known, leaving(...left))).toEqual(expected);
  });
});
