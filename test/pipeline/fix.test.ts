import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assumedContext, memoryContext } from '../../src/build-context.ts';
import { fix } from '../../src/pipeline/fix.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { defineTransform, type Transform } from '../../src/transform.ts';
import { changeOf, forEachRun, obstacleAt, prefixed, renaming } from './transforms.ts';

const file = 'FROM a\nRUN one\nRUN two\nRUN three\n';

function outcomes(source: string, transforms: readonly Transform[], safe = false) {
  const report = fix(source, { transforms, safe });
  return report.findings.map(({ transform, outcome, at }) => `${transform} ${outcome} ${at.line}`);
}

describe('a run over one file', () => {
  test('applies transforms in order, each to what the one before it left', () => {
    const transforms = [renaming('first', 'one', 'uno'), renaming('second', 'uno', 'eins')];
    expect(fix(file, { transforms }).after).toBe('FROM a\nRUN eins\nRUN two\nRUN three\n');
    expect(outcomes(file, transforms)).toEqual(['first applied 2', 'second applied 2']);
  });

  test('comes back to an earlier transform for which a later one made room', () => {
    const transforms = [renaming('first', 'uno', 'eins'), renaming('second', 'one', 'uno')];
    expect(fix(file, { transforms }).after).toContain('RUN eins');
  });

  test('ends after three rounds, also where transforms undo each other', () => {
    const transforms = [renaming('there', 'one', 'uno'), renaming('back', 'uno', 'one')];
    const report = fix(file, { transforms });
    expect(report.after).toBe(file);
    expect(report.findings.filter(({ transform }) => transform === 'there')).toHaveLength(3);
  });

  test('gives up a result that two readings of the file tell differently, and says so', () => {
    const left = forEachRun('left', (run) => (run.body.text === 'one' ? obstacleAt(run) : undefined));
    const report = fix(file, { transforms: [left, renaming('backslashes', 'two', 'two \\\\')] });
    expect(report.after).toBe(file);
    expect(report.edits).toEqual([]);
    expect(report.findings.map(({ transform, outcome, at }) => `${transform} ${outcome} ${at.line}`)).toEqual([
      'left declined 2',
      'backslashes reverted 3',
    ]);
    expect(report.findings.at(-1)?.message).toContain('two readings of this RUN differ');
  });

  test('does not ask again where nothing changed', () => {
    let asked = 0;
    const counting = forEachRun('counting', () => {
      asked++;
      return undefined;
    });
    fix(file, { transforms: [renaming('first', 'one', 'uno'), counting] });
    expect(asked).toBe(3);
  });

  test('says what each transform left, once', () => {
    const transforms = [forEachRun('declining', obstacleAt), renaming('first', 'one', 'uno')];
    expect(outcomes(file, transforms)).toEqual([
      'first applied 2',
      'declining declined 2',
      'declining declined 3',
      'declining declined 4',
    ]);
  });

  test('leaves out what is to be reviewed, where only what is safe is wanted', () => {
    const careful: Transform = forEachRun(
      'risky',
      (run) => (run.body.text === 'one' ? prefixed(run, 'x ') : undefined),
      'review',
    );
    expect(outcomes(file, [careful], true)).toEqual(['risky unselected 2']);
    expect(fix(file, { transforms: [careful], safe: true }).after).toBe(file);
    const safer: Transform = forEachRun(
      'safer',
      (run) => (run.body.text === 'one' ? { ...prefixed(run, 'x '), risk: 'safe' } : undefined),
      'review',
    );
    expect(outcomes(file, [safer], true)).toEqual(['safer applied 2']);
  });

  test.each([
    ['FROM a\nRUNN x\n', 'unknown instruction: RUNN', 2],
    ['', 'file with no instructions', 1],
    ['RUN x\n', 'RUN stands before the first FROM', 1],
  ])('has a problem with %j', (source, message, line) => {
    const report = fix(source, { transforms: [renaming('first', 'x', 'y')] });
    expect(report.problems.map((problem) => [problem.message, problem.at?.line])).toEqual([[message, line]]);
    expect(report.after).toBe(source);
    expect(report.findings).toEqual([]);
  });

  test('a transform that throws is a problem of the file, which stays as it was', () => {
    const failing = forEachRun('failing', () => {
      throw new Error('no luck');
    });
    const report = fix(file, { transforms: [renaming('first', 'one', 'uno'), failing] });
    expect(report.after).toBe(file);
    expect(report.edits).toEqual([]);
    expect(report.problems.map(({ message }) => message)).toEqual(['failing failed on this file: no luck']);
  });
});

describe('a pass that goes wrong is reverted, and says so', () => {
  const reasons = (transform: Transform, source = file) => {
    const report = fix(source, { transforms: [transform] });
    expect(report.after).toBe(source);
    return report.findings.map(({ outcome, message }) => `${outcome}: ${message}`);
  };

  test('where edits overlap', () => {
    const clumsy = forEachRun('clumsy', (run) => {
      if (run.body.text !== 'one') return undefined;
      return changeOf(
        run,
        { start: run.start, end: run.end, text: 'RUN a' },
        { start: run.end - 1, end: run.end, text: 'b' },
      );
    });
    expect(reasons(clumsy)).toEqual([
      'reverted: one changes (left alone: two of its edits change the same characters)',
    ]);
  });

  test.each([
    ['X ', 'the result would not build: unknown instruction: X'],
    ['RUN (', 'the shell would refuse the new RUN'],
    ['RUN ["a" "b"]', 'the new RUN would not be in exec form any more'],
  ])('where the result is %j', (text, reason) => {
    const breaking = forEachRun('breaking', (run) =>
      run.body.text === 'two' ? changeOf(run, { start: run.start, end: run.end, text }) : undefined,
    );
    expect(reasons(breaking)).toEqual([`reverted: two changes (left alone: ${reason})`]);
  });

  test('where a comment is lost', () => {
    const source = 'FROM a\n# why\nRUN one\n';
    const forgetful = forEachRun('forgetful', (run) => changeOf(run, { start: 7, end: 13, text: '' }));
    expect(reasons(forgetful, source)).toEqual(['reverted: one changes (left alone: the comment "why" would be lost)']);
  });

  test('where an instruction beside it is read otherwise', () => {
    const swallowing = forEachRun('swallowing', (run) =>
      run.body.text === 'two' ? changeOf(run, { start: run.end, end: run.end, text: ' \\' }) : undefined,
    );
    expect(reasons(swallowing)).toEqual(['reverted: two changes (left alone: RUN would no longer be read as it was)']);
  });

  test('where a line is put below a continuation that goes nowhere', () => {
    const source = 'FROM a\nRUN one \\';
    const below = forEachRun('below', (run) => changeOf(run, { start: run.end, end: run.end, text: '\nENV A=1' }));
    expect(reasons(below, source)).toEqual([
      'reverted: one changes (left alone: RUN would no longer be read as it was)',
    ]);
  });
});

describe('places and edits', () => {
  test('are those of the original text, through all rounds', () => {
    const source = '\uFEFFFROM a\r\nRUN one\r\nRUN two\r\n';
    const lengthen = renaming('first', 'one', 'a much longer one');
    const decline = forEachRun('second', (run) => (run.body.text === 'two' ? obstacleAt(run) : undefined));
    const report = fix(source, { transforms: [lengthen, decline] });
    const [applied, declined] = report.findings;
    expect(applied?.at).toEqual({ start: 9, end: 16, line: 2, column: 1 });
    expect(declined?.at).toEqual({ start: 18, end: 25, line: 3, column: 1 });
    expect(report.edits).toEqual([{ start: 13, end: 16, text: 'a much longer one' }]);
  });

  test('a place in inserted text is that of the edit which inserted it', () => {
    const inserting = forEachRun('inserting', (run) =>
      run.body.text === 'one' ? changeOf(run, { start: run.end, end: run.end, text: '\nRUN new' }) : undefined,
    );
    const seeing = forEachRun('seeing', (run) => (run.body.text === 'new' ? obstacleAt(run) : undefined));
    const once = defineTransform({
      ...inserting,
      run: (pass) => (pass.dockerfile.source === file ? inserting.run(pass) : []),
    });
    const report = fix(file, { transforms: [once, seeing] });
    expect(report.after).toBe('FROM a\nRUN one\nRUN new\nRUN two\nRUN three\n');
    expect(report.findings.find(({ transform }) => transform === 'seeing')?.at).toMatchObject({ start: 14, line: 2 });
  });

  test('edits lead from before to after, whatever the transforms did', () => {
    const words = fc.constantFrom('one', 'two', 'three', 'x', 'longer text', '');
    const steps = fc.array(fc.tuple(words, words), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (renamings) => {
        const transforms = renamings.map(([old, text], index) => renaming(`t${index}`, old, text));
        const report = fix(file, { transforms });
        expect(applyEdits(report.before, report.edits)).toBe(report.after);
        for (const { at } of report.findings) expect(report.before.slice(at.start, at.end)).toMatch(/^RUN /);
      }),
    );
  });
});

describe('keys of findings', () => {
  const twice = forEachRun('twice', (run) => (run.body.text === 'one' ? obstacleAt(run) : undefined));
  const all: Transform = defineTransform({
    ...twice,
    *run(pass) {
      yield* twice.run(pass);
      yield* twice.run(pass);
    },
  });

  test('are distinct, and the same on every run', () => {
    const keys = () =>
      fix(file, { transforms: [all, renaming('first', 'two', 'zwei'), renaming('second', 'two', 'due')] }).findings.map(
        ({ key }) => key,
      );
    expect(new Set(keys()).size).toBe(3);
    expect(keys()).toEqual(keys());
    expect(keys()[0]).toBe('twice:2:1:obstacle');
    expect(keys()[1]).toBe('twice:2:1:obstacle:2');
  });

  test('tell two changes of one place apart by what they do', () => {
    const key = (text: string) => fix(file, { transforms: [renaming('first', 'one', text)] }).findings[0]?.key;
    expect(key('a')).not.toBe(key('b'));
    expect(key('a')).toBe(key('a'));
  });
});

describe('the build context', () => {
  const seen = (source: string, context: ReturnType<typeof memoryContext>) => {
    const found: (string | undefined)[] = [];
    const looking = defineTransform({
      ...forEachRun('looking', () => undefined),
      run({ context: given, contextDoubt }) {
        found.push(given ? 'believed' : contextDoubt);
        return [];
      },
    });
    fix(source, { transforms: [looking], context });
    return found[0];
  };

  test('is believed where it holds what the file copies', () => {
    expect(seen('FROM a\nCOPY x y /z/\n', memoryContext({ x: '', y: '' }))).toBe('believed');
    expect(seen('FROM a\nCOPY --from=b gone /z/\nCOPY *.txt $X /z/\n', memoryContext({ x: '' }))).toBe('believed');
    expect(seen('FROM a\nENV D=dir\nCOPY $D/x /z/\n', memoryContext({ 'dir/x': '' }))).toBe('believed');
  });

  test('is not where something is missing', () => {
    const doubt = 'line 2 copies gone, which the build context at hand does not hold: --context names another';
    expect(seen('FROM a\nCOPY x gone /z/\n', memoryContext({ x: '' }))).toBe(doubt);
    expect(seen('FROM a\nCOPY gone /z/\n', assumedContext(['x']))).toBe('believed');
  });
});
