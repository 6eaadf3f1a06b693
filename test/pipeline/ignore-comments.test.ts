import { describe, expect, test } from 'vitest';
import { fix } from '../../src/pipeline/fix.ts';
import { parseIgnoreComment } from '../../src/pipeline/ignore-comments.ts';
import { changeOf, forEachRun, obstacleAt, prefixed } from './transforms.ts';

describe('a comment', () => {
  test.each([
    ['dockerfix-ignore', 'instruction', []],
    ['dockerfix-ignore python-env', 'instruction', ['python-env']],
    ['dockerfix-ignore a,b', 'instruction', ['a', 'b']],
    ['dockerfix-ignore a, b c', 'instruction', ['a', 'b', 'c']],
    ['dockerfix-ignore a -- it is needed', 'instruction', ['a']],
    ['dockerfix-ignore -- it is needed', 'instruction', []],
    ['dockerfix-ignore a --', 'instruction', ['a']],
    ['dockerfix-ignore: a', 'instruction', ['a']],
    ['dockerfix-ignore=a', 'instruction', ['a']],
    ['dockerfix-ignore-stage a', 'stage', ['a']],
    ['dockerfix-ignore-file', 'file', []],
    ['hadolint ignore=DL3008', 'instruction', ['DL3008']],
    ['hadolint ignore = DL3008, SC2086', 'instruction', ['DL3008', 'SC2086']],
    ['hadolint shell=bash ignore=dl3008', 'instruction', ['DL3008']],
    ['hadolint global ignore=DL3008', 'file', ['DL3008']],
  ])('%s', (text, scope, names) => {
    expect(parseIgnoreComment(text)).toEqual({ scope, names });
  });

  test.each([
    'dockerfix-ignored',
    'dockerfix-ignore-all a',
    'please dockerfix-ignore a',
    'hadolint shell=bash',
    'hadolint ignore=',
    'why',
  ])('%s ignores nothing', (text) => {
    expect(parseIgnoreComment(text)).toBeUndefined();
  });
});

const marking = forEachRun('marking', (run) => (run.body.text.startsWith('new') ? undefined : prefixed(run, 'new ')));

/** The RUNs that are changed all the same. */
function changed(...lines: string[]): string[] {
  const { after } = fix(`${lines.join('\n')}\n`, { transforms: [marking] });
  return [...after.matchAll(/new (\w+)/g)].map((match) => match[1] ?? '');
}

describe('is in force', () => {
  test('for the instruction right below, among other comments', () => {
    expect(changed('FROM x', '# dockerfix-ignore', 'RUN a', 'RUN b')).toEqual(['b']);
    expect(changed('FROM x', '# why', '  # dockerfix-ignore marking -- so', '# more', 'RUN a', 'RUN b')).toEqual(['b']);
    expect(changed('FROM x', '# dockerfix-ignore other', 'RUN a')).toEqual(['a']);
    expect(changed('FROM x', '# hadolint ignore=DL0001', 'RUN a')).toEqual([]);
    expect(changed('FROM x', '# hadolint ignore=DL0002', 'RUN a')).toEqual(['a']);
  });

  test('for the instruction whose continuation it stands in, up to its end', () => {
    expect(changed('FROM x', 'RUN a \\', '# dockerfix-ignore', '  b', 'RUN c')).toEqual(['c']);
  });

  test('not across a blank line, nor with nothing below', () => {
    expect(changed('FROM x', '# dockerfix-ignore', '', 'RUN a')).toEqual(['a']);
    expect(changed('FROM x', 'RUN a', '# dockerfix-ignore')).toEqual(['a']);
  });

  test('not from the lines of a heredoc', () => {
    expect(changed('FROM x', 'RUN cat <<A', '# dockerfix-ignore-file', 'A')).toEqual(['cat']);
  });

  test('for an ONBUILD and what it triggers', () => {
    const onbuild = forEachRun('onbuild', obstacleAt);
    const { findings } = fix('FROM x\n# dockerfix-ignore\nONBUILD RUN a\n', { transforms: [onbuild] });
    expect(findings).toEqual([]);
  });

  test('for a stage, from anywhere in it', () => {
    const file = ['FROM x', 'RUN a', 'FROM y', 'RUN b', 'RUN c', 'FROM z', 'RUN d'];
    const with_ = (line: number) => changed(...file.toSpliced(line, 0, '# dockerfix-ignore-stage'));
    expect(with_(2)).toEqual(['a', 'd']);
    expect(with_(3)).toEqual(['a', 'd']);
    expect(with_(4)).toEqual(['a', 'd']);
    expect(with_(0)).toEqual(['b', 'c', 'd']);
    expect(with_(7)).toEqual(['a', 'b', 'c']);
  });

  test('for the file, from anywhere in it', () => {
    const file = ['FROM x', 'RUN a', '', 'RUN b'];
    for (let line = 0; line <= file.length; line++)
      expect(changed(...file.toSpliced(line, 0, '# dockerfix-ignore-file marking'))).toEqual([]);
    expect(changed('# hadolint global ignore=DL0001', ...file)).toEqual([]);
  });
});

describe('a change', () => {
  const source = 'FROM x\n# dockerfix-ignore\nRUN a\nRUN b\n';

  test('is ignored whole when any of its edits touches what is to stay, and says so', () => {
    const both = forEachRun('both', (run) => {
      const [, a] = run.dockerfile.instructions;
      return run.body.text === 'b' && a
        ? changeOf(run, { start: a.end, end: a.end, text: ' x' }, { start: run.end, end: run.end, text: ' y' })
        : undefined;
    });
    const report = fix(source, { transforms: [both] });
    expect(report.after).toBe(source);
    expect(report.findings.map(({ outcome }) => outcome)).toEqual(['ignored']);
  });

  test('that removes what is to stay is ignored', () => {
    const removing = forEachRun('removing', (run) =>
      run.body.text === 'b' ? changeOf(run, { start: 7, end: run.start, text: '' }) : undefined,
    );
    expect(fix(source, { transforms: [removing] }).findings.map(({ outcome }) => outcome)).toEqual(['ignored']);
  });

  test('beside what is to stay is made', () => {
    const above = forEachRun('above', (run) =>
      run.body.text === 'b' ? changeOf(run, { start: run.start, end: run.start, text: 'ENV A=1\n' }) : undefined,
    );
    const once = fix('FROM x\n# dockerfix-ignore\nRUN a\nRUN b', { transforms: [above] });
    expect(once.after).toContain('RUN a\nENV A=1\n');
  });

  test('that is declined where it is to be ignored anyway says nothing', () => {
    const declining = forEachRun('declining', obstacleAt);
    const { findings } = fix(source, { transforms: [declining] });
    expect(findings.map(({ message }) => message)).toEqual(['b stays']);
  });
});
