import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { choicesOf, tickAll, tickChange, tickRepository } from '../../src/migrate/page/choices.ts';
import { decisionsText } from '../../src/migrate/page/decisions-text.ts';
import { countValues, type Filter, isShown, searchable } from '../../src/migrate/page/filter.ts';
import { hunkOfLine, hunksOf } from '../../src/migrate/page/hunks.ts';
import { renderPage } from '../../src/migrate/page/page.ts';
import { shownText } from '../../src/migrate/page/shown-text.ts';
import { buildClient, pageFolder } from './page-client.ts';
import { changedFile, hostile, repository, viewOf } from './page-view.ts';

describe('the client', () => {
  test('is bundled from its sources (UPDATE_PAGE=1 writes it)', async () => {
    const path = join(pageFolder, 'client.json');
    const built = await buildClient();
    if (process.env.UPDATE_PAGE) writeFileSync(path, built);
    expect(readFileSync(path, 'utf8') === built, 'client.json is stale').toBe(true);
  });

  test('has no errors in its types', () => {
    const compiler = join(pageFolder, '..', '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
    const check = () =>
      execFileSync(process.execPath, [compiler, '-p', join(pageFolder, 'client')], { encoding: 'utf8' });
    expect(check()).toBe('');
  }, 60_000);

  test('writes no markup, and cannot end its element', () => {
    const { script, style } = JSON.parse(readFileSync(join(pageFolder, 'client.json'), 'utf8'));
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|<\/script|<!--/i);
    expect(style).not.toMatch(/<\/style|url\(|@import/i);
  });
});

describe('the page', () => {
  const page = renderPage(viewOf([repository('b/second'), repository('a/first'), hostile]));
  const [, data = ''] = /<script type="application\/json" id="plan">(.*?)<\/script>/s.exec(page) ?? [];

  test('holds the plan as data, in its order', () => {
    expect(JSON.parse(data)).toEqual(viewOf([repository('b/second'), repository('a/first'), hostile]));
  });

  test('holds nothing of a repository as markup', () => {
    expect(data).toContain('\\u003c/script>');
    expect(data).not.toMatch(/[<\u2028\u2029]/);
    expect(page.replace(data, '')).not.toContain('hostile');
  });

  test('escapes its title', () => {
    const title = '</title><script>alert(1)</script>&"\'';
    expect(renderPage({ ...viewOf([]), title })).toContain(
      '<title>&#60;/title&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;&#34;&#39;</title>',
    );
  });

  test('allows its own script and style, and nothing else', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${hashOf(script)}'`,
      `style-src '${hashOf(style)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect([...page.matchAll(/<script\b/g)]).toHaveLength(2);
    expect(page.replace(data, '').replace(script, '')).not.toMatch(/https?:|\son\w+=|\sstyle=/);
  });
});

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

describe('a diff', () => {
  test('is read by its counts, not by what its lines look like', () => {
    const diff =
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a\n+++ b\n @@ -9 +9 @@\n@@ -20 +20,2 @@\n-old\n+new\n+more\n\\ No newline at end of file\n';
    const [first, second, ...others] = hunksOf(diff);
    expect(others).toEqual([]);
    expect(first?.lines).toEqual([
      { mark: '-', text: '-- a', oldLine: 1, newLine: undefined },
      { mark: '+', text: '++ b', oldLine: undefined, newLine: 1 },
      { mark: ' ', text: '@@ -9 +9 @@', oldLine: 2, newLine: 2 },
    ]);
    expect(second?.lines.map(({ mark, newLine }) => [mark, newLine])).toEqual([
      ['-', undefined],
      ['+', 20],
      ['+', 21],
      ['\\', undefined],
    ]);
  });

  test('has a hunk for a line of the old text', () => {
    const hunks = hunksOf(changedFile('Dockerfile').diff);
    expect([1, 5, 6, 20, 22, 23].map((line) => hunkOfLine(hunks, line)?.oldStart)).toEqual([
      1,
      1,
      undefined,
      20,
      20,
      undefined,
    ]);
  });
});

describe('decisions.yaml', () => {
  test('lists the repositories that have changes, and each change', () => {
    const choices = choicesOf([repository('a/first'), { ...repository('a/none'), files: [] }]);
    const [first] = choices;
    const change = first?.changes[1];
    if (!first || !change) throw new Error('there is no change to skip');
    tickChange(first, change, false);
    change.reason = 'kept: "for" a reason\n';
    first.reason = '\u2028\u0085';
    expect(parse(decisionsText(choices))).toEqual({
      repositories: {
        'a/first': {
          decision: 'apply',
          reason: '\u2028\u0085',
          files: {
            Dockerfile: {
              'apt-lists-cleanup:3:1:abc': { decision: 'apply', reason: '' },
              'pip-no-cache-dir:20:1:def': { decision: 'skip', reason: 'kept: "for" a reason\n' },
              'python-env:40:1:ghi': { decision: 'apply', reason: '' },
            },
          },
        },
      },
    });
    expect(decisionsText(choices)).not.toMatch(/[\u2028\u0085]/);
  });

  test('is read where names are hostile, or longer than YAML looks for', () => {
    const long = `${'folder/'.repeat(300)}Dockerfile`;
    const of = { ...hostile, files: [...hostile.files, changedFile(long)] };
    const { repositories } = parse(decisionsText(choicesOf([of])));
    expect(Object.keys(repositories)).toEqual([hostile.name]);
    expect(Object.keys(repositories[hostile.name].files)).toEqual(of.files.map(({ path }) => path));
    expect(repositories[hostile.name].files[long]['python-env:40:1:ghi']).toEqual({ decision: 'apply', reason: '' });
  });

  test('is YAML where nothing is to be decided', () => {
    expect(parse(decisionsText([]))).toEqual({ repositories: {} });
  });
});

describe('ticking', () => {
  const undecided = () => choicesOf([repository('a/first', 'undecided'), repository('a/second', 'undecided')]);
  const decisions = (choices: ReturnType<typeof undecided>) =>
    choices.map(({ decision, changes }) => [decision, ...changes.map((change) => change.decision)]);

  test('a repository ticks what nobody decided in it, and leaves what was skipped', () => {
    const choices = undecided();
    const [first] = choices;
    const [change] = first?.changes ?? [];
    if (!first || !change) throw new Error('there is nothing to tick');
    tickChange(first, change, false);
    expect(first.decision).toBe('undecided');
    tickRepository(first, true);
    expect(decisions(choices)).toEqual([
      ['apply', 'skip', 'apply', 'apply'],
      ['undecided', 'undecided', 'undecided', 'undecided'],
    ]);
  });

  test('all ticks repositories', () => {
    const choices = undecided();
    expect(tickAll(choices, '', false)).toBe(2);
    expect(decisions(choices).map(([decision, first]) => [decision, first])).toEqual([
      ['skip', 'undecided'],
      ['skip', 'undecided'],
    ]);
  });

  test('all with a transform ticks its changes', () => {
    const choices = undecided();
    expect(tickAll(choices, 'pip-no-cache-dir', true)).toBe(2);
    expect(decisions(choices)).toEqual([
      ['apply', 'undecided', 'apply', 'undecided'],
      ['apply', 'undecided', 'apply', 'undecided'],
    ]);
  });
});

describe('a filter', () => {
  const all: Filter = { state: '', transform: '', manager: '', decline: '', search: '' };

  test.each<[Partial<Filter>, boolean]>([
    [{}, true],
    [{ state: 'changed' }, true],
    [{ state: 'failed' }, false],
    [{ transform: 'python-env' }, true],
    // It declined something, and changes nothing.
    [{ transform: 'apt-get-not-apt' }, false],
    [{ manager: 'pip' }, true],
    [{ manager: 'npm' }, false],
    [{ decline: 'apt-get-not-apt: shell' }, true],
    [{ decline: 'apt-get-not-apt: other' }, false],
    [{ search: ' FIRST  dockerfile' }, true],
    [{ search: 'first elsewhere' }, false],
    [{ state: 'changed', manager: 'npm' }, false],
  ])('%o shows the repository: %s', (asked, expected) => {
    expect(isShown(searchable(repository('a/first')), { ...all, ...asked })).toBe(expected);
  });

  test('counts the repositories that hold a value', () => {
    expect(countValues([new Set(['pip', 'apt']), ['apt'], []])).toEqual([
      ['apt', 2],
      ['pip', 1],
    ]);
  });
});

test.each([
  ['a\tb', 'a\tb'],
  ['a\r\0', 'a\\u{000d}\\u{0000}'],
  ['\u202egnp.exe\u2066', '\\u{202e}gnp.exe\\u{2066}'],
  ['a\u2028b\u200b', 'a\\u{2028}b\\u{200b}'],
  ['grüße 日本', 'grüße 日本'],
])('%j is shown as %j', (text, expected) => {
  expect(shownText(text)).toBe(expected);
});
