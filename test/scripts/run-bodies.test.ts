// What `npm run bodies` takes for a difference, and what for an edit. The runs themselves need namespaces: they are not made here.
import { describe, expect, test } from 'vitest';
import { compareRuns, type Run } from '../../scripts/run-bodies/compare.ts';
import { readLog } from '../../scripts/run-bodies/log.ts';

const allowed = { packages: new Set(['ca-certificates']), movesUpdates: false };
const moving = { ...allowed, movesUpdates: true };

/** A run of one body: its commands, and what it ends with. */
function run(commands: readonly string[], status = 0): Run {
  const entries = commands.map((text) => ({ words: text.split(' '), isCall: true, input: '', body: 0 }));
  return { entries, status };
}

const removal = 'rm -rf /var/lib/apt/lists/*';

describe('an edit is no difference', () => {
  test.each([
    [['apt install curl'], ['apt-get install -y --no-install-recommends curl ca-certificates']],
    [['apt full-upgrade'], ['apt-get dist-upgrade -y']],
    [['sudo -H pip3 install x'], ['sudo -H pip3 install --no-cache-dir x']],
    [
      ['apt-get update', 'make'],
      ['apt-get update', 'make', removal],
    ],
    [['su -c apt-get\ninstall\ncurl'], ['su -c apt-get\ninstall\n-y\ncurl\n&&\nrm\n-rf\n/var/lib/apt/lists/*']],
  ])('%s', (before, after) => {
    expect(compareRuns(run(before), run(after), allowed).difference).toBeUndefined();
  });

  test('an update that moves', () => {
    const before = run(['apt-get update', 'make', 'apt-get install curl']);
    const after = run(['make', 'apt-get update', 'apt-get install curl', removal]);
    expect(compareRuns(before, after, moving)).toEqual({
      pairs: [
        [1, 0],
        [2, 2],
      ],
      difference: undefined,
    });
    expect(compareRuns(before, after, allowed).difference).toContain('ran before: apt-get update; runs now: make');
  });
});

describe('any other is one', () => {
  test.each([
    ['another word', ['make all'], ['make install']],
    ['a word less', ['make all'], ['make']],
    [
      'an option that is the value of another',
      ['apt-get -t x install'],
      ['apt-get -t --no-install-recommends x install'],
    ],
    ['an option of apt for another program', ['make x'], ['make -y x']],
    ['a package that no finding names', ['apt-get install curl'], ['apt-get install curl wget']],
    ['a command less', ['make', 'make install'], ['make']],
    ['a command more', ['make'], ['make', 'make install']],
    ['another order', ['a', 'b'], ['b', 'a']],
    ['a removal of more than the lists', ['make'], ['make', 'rm -rf /var/lib/apt/lists/* /etc']],
    ['an update where none moves', ['make'], ['apt-get update', 'make']],
    ['a text of another shell', ['su -c a\nb'], ['su -c a\nc']],
  ])('%s', (_, before, after) => {
    expect(compareRuns(run(before), run(after), allowed).difference).toContain('ran before: ');
  });

  test('lists that go before they are read', () => {
    const before = run(['apt-get update', 'apt-get install curl']);
    const after = run(['apt-get update', removal, 'apt-get install curl']);
    expect(compareRuns(before, after, allowed).difference).toBe(
      'had package lists to read, and has none now: apt-get install curl',
    );
  });

  test('lists of a layer below that are gone', () => {
    const below = run(['apt-get update']).entries;
    const gone = [...below, ...run([removal]).entries];
    const install = run(['apt-get install curl']);
    expect(compareRuns(install, install, allowed, { before: below, after: below }).difference).toBeUndefined();
    expect(compareRuns(install, install, allowed, { before: below, after: gone }).difference).toContain('has none now');
    const fetched = [...gone, ...run(['/usr/bin/ok']).entries];
    expect(compareRuns(install, install, allowed, { before: below, after: fetched }).difference).toBeUndefined();
  });

  test('an update that is lost', () => {
    const before = run(['apt-get update', 'apt-get install curl']);
    expect(compareRuns(before, run(['apt-get install curl']), moving).difference).toContain('had package lists');
  });

  test('an exit code', () => {
    const before = run(['make'], 100);
    expect(compareRuns(before, run(['make', removal]), allowed).difference).toBe('ended with 100, and ends with 0 now');
  });

  test('what a command reads, and what a shell writes', () => {
    const entry = { words: ['tee'], isCall: true, input: 'a', body: 0 };
    const one = { entries: [entry], status: 0 };
    expect(compareRuns(one, { ...one, entries: [{ ...entry, input: 'b' }] }, allowed).difference).toContain('tee');
    const line = { ...entry, isCall: false };
    expect(compareRuns(one, { ...one, entries: [line] }, allowed).difference).toContain('writing “tee”');
  });
});

test('a log holds the commands, the lines that a shell wrote, and what each run ended with', () => {
  const log =
    '\x1eJ0\x1e\x1eR-:all\x1e\x1eB\x1e\x1eC/usr/bin/a\x1fb\nc\x1d\x1eok\nhello\n\x1eC/usr/bin/d\x1din\n\x1e\x1eX3\x1e' +
    '\x1eR1:b0\x1e\x1eC/usr/bin/e\x1d\x1e\x1eY137\x1e';
  expect(readLog(log)).toEqual([
    [
      {
        asked: '-:all',
        run: {
          entries: [
            { words: ['/usr/bin/a', 'b\nc'], isCall: true, input: '', body: 0 },
            { words: ['hello'], isCall: false, input: '', body: 0 },
            { words: ['/usr/bin/d'], isCall: true, input: 'in\n', body: 0 },
          ],
          status: 3,
        },
      },
    ],
  ]);
});
