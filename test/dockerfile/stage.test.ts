import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Stage } from '../../src/dockerfile/stage.ts';

function stagesOf(...lines: string[]): readonly Stage[] {
  const { stages, problems } = parseDockerfile(`${lines.join('\n')}\n`);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return stages;
}

function lastStage(...lines: string[]): Stage {
  const stage = stagesOf(...lines).at(-1);
  if (!stage) throw new Error('a file without FROM');
  return stage;
}

describe('stages', () => {
  test('a FROM that names a stage is built on it, in any case; the last of a name counts', () => {
    const stages = stagesOf(
      'FROM a AS Base',
      'FROM b AS base',
      'FROM BASE AS x',
      'FROM c AS x',
      'FROM x',
      'FROM later',
    );
    expect(stages.map(({ parent }) => parent?.index)).toEqual([undefined, undefined, 1, undefined, 3, undefined]);
    expect(stages.map(({ reachesFinal }) => reachesFinal)).toEqual([false, false, false, false, false, true]);
  });

  test('reaches the final one along FROM, not along COPY --from', () => {
    const stages = stagesOf(
      'FROM a AS base',
      'FROM base AS mid',
      'FROM b AS other',
      'FROM mid',
      'COPY --from=other /x /x',
    );
    expect(stages.map(({ reachesFinal }) => reachesFinal)).toEqual([true, true, false, true]);
    expect(stages[3]?.chain.map(({ index }) => index)).toEqual([3, 1, 0]);
    expect(stages[3]?.root.index).toBe(0);
  });

  test('FROM does not name a stage by its number, nor one below', () => {
    expect(stagesOf('FROM a', 'FROM 0', 'FROM c', 'FROM a AS c').map(({ parent }) => parent)).toEqual(
      Array(4).fill(undefined),
    );
  });

  test.each([
    ['FROM python:$V', 'ARG V=3.9', 'python:3.9'],
    ['FROM ${I}:${V}', 'ARG I=python V=3.9', 'python:3.9'],
    ['FROM python:$V-slim', 'ARG X=3\nARG V=$X.9', 'python:3.9-slim'],
    ['FROM python:${V:-3.8}', 'ARG V', 'python:3.8'],
    ['FROM python:${V:-3.8}', 'ARG OTHER', 'python:3.8'],
    ['FROM "python:3"', 'ARG V', 'python:3'],
    ['FROM python:$V', 'ARG V', undefined],
    ['FROM python:$V', 'ARG OTHER', undefined],
    ['FROM a-$TARGETARCH', 'ARG X', undefined],
    ['FROM a-${TARGETARCH:-arm64}', 'ARG X', undefined],
  ])('%s below %s is %s', (from, args, image) => {
    expect(lastStage(args, from).image).toBe(image);
  });

  test('an ARG in a stage says nothing to a FROM', () => {
    expect(lastStage('FROM a', 'ARG V=1', 'FROM b:$V').image).toBeUndefined();
  });

  test.each([
    ['python:3.9', 'python'],
    ['docker.io/library/python', 'python'],
    ['index.docker.io/python@sha256:00', 'python'],
    ['me/python', undefined],
    ['ghcr.io/astral-sh/uv:python3.12', undefined],
    ['localhost:5000/python:3', undefined],
  ])('the official image of %s is %s', (image, official) => {
    expect(lastStage(`FROM ${image}`).officialImage).toBe(official);
  });

  test('a stage is no image', () => {
    expect(lastStage('FROM a AS python', 'FROM python').officialImage).toBeUndefined();
  });
});

describe('variables', () => {
  const value = (name: string, ...lines: string[]) => {
    const stage = lastStage(...lines);
    return stage.variable(name, 'end')?.value;
  };

  test.each([
    ['ENV A=1', '1'],
    ['ENV A 1 2', '1 2'],
    ['ENV A="1 2" B=3', '1 2'],
    ["ENV A='$X'", '$X'],
    ['ENV A=1\\ 2', '1 2'],
    ['ENV "A"=1', '1'],
    ['ARG A=1', '1'],
    ['ARG B=2 A=1', '1'],
    ['ENV A=1\nENV A=2', '2'],
    ['ENV A=1 A=2', '2'],
    ['ENV B=1\nENV A=$B', '1'],
    ['ENV B=1 A=$B', undefined],
    ['ENV B=1\nENV B=2 A=$B', '1'],
    ['ENV A=x\nENV A=$A:y', 'x:y'],
    ['ENV A=$PATH', undefined],
    ['ENV A=${PATH:+$PATH:}/x', undefined],
    ['ENV A=', ''],
    // The last one counts, ENV or ARG; an ARG without a value leaves what stood before it.
    ['ARG A=1\nENV A=2', '2'],
    ['ENV A=1\nARG A=2', '2'],
    ['ENV A=1\nARG A', '1'],
    ['ARG A', undefined],
    ['ENV A=1\nARG A=$NONE', undefined],
  ])('%s', (lines, expected) => {
    expect(value('A', 'FROM x', ...lines.split('\n'))).toBe(expected);
  });

  test('an ARG without a value takes that of the one above the first FROM', () => {
    expect(value('A', 'ARG A=1', 'FROM x', 'ARG A')).toBe('1');
    expect(value('A', 'ARG A=1', 'FROM x')).toBeUndefined();
    expect(value('A', 'ARG A=1', 'FROM x', 'ENV A=2', 'ARG A')).toBe('1');
  });

  test('a stage has those of the stage it is built on, ARGs too', () => {
    expect(value('A', 'FROM x AS b', 'ENV A=1', 'FROM b')).toBe('1');
    expect(value('A', 'FROM x AS b', 'ARG A=1', 'FROM b')).toBe('1');
    expect(value('A', 'FROM x AS b', 'ENV A=1', 'FROM y')).toBeUndefined();
    expect(value('A', 'FROM x AS b', 'ENV A=1', 'FROM b', 'ENV B=$A', 'ENV A=$B$B')).toBe('11');
  });

  test('the container sees ENV alone', () => {
    expect(lastStage('FROM x', 'ENV A=1', 'ARG A=2').environment('A')?.value).toBe('1');
    expect(lastStage('FROM x', 'ARG A=2').environment('A')).toBeUndefined();
    expect(lastStage('FROM x AS b', 'ENV A=1', 'FROM b').environment('A')?.value).toBe('1');
  });

  test('a place sees what stands above it', () => {
    const stage = lastStage('FROM x', 'ENV A=1', 'RUN y', 'ENV A=2', 'RUN z');
    const [, , first, , second] = stage.instructions;
    expect(first && stage.variable('A', first)?.value).toBe('1');
    expect(second && stage.variable('A', second)?.value).toBe('2');
    expect(stage.variable('A', stage.from)).toBeUndefined();
  });

  test('a long chain of values is cut, a long chain of stages is not', () => {
    expect(value('A', 'FROM x', ...Array(100).fill(`ENV A=$A${'x'.repeat(100)}`))).toBeUndefined();
    const stages = Array.from({ length: 20_000 }, (_, index) => `FROM s${index} AS s${index + 1}`);
    expect(value('A', 'FROM x AS s0', 'ENV A=1', ...stages)).toBe('1');
  });
});

describe('user and working directory', () => {
  test.each([
    [['WORKDIR /a'], '/a'],
    [['WORKDIR /a', 'WORKDIR b/../c'], '/a/c'],
    [['WORKDIR a'], undefined],
    [['ENV H=/h', 'WORKDIR $H/x'], '/h/x'],
    [['WORKDIR $HOME'], undefined],
    [['WORKDIR "/a b"'], '/a b'],
    [['WORKDIR /../..'], '/'],
    [['WORKDIR $HOME', 'WORKDIR /b/'], '/b'],
  ])('%s', (lines, expected) => {
    expect(lastStage('FROM x', ...lines).workdirAt('end')).toBe(expected);
  });

  test('are those of the stage it is built on', () => {
    const stage = lastStage('FROM x AS b', 'WORKDIR /a', 'USER me', 'FROM b', 'WORKDIR b');
    expect(stage.workdirAt('end')).toBe('/a/b');
    expect(stage.userAt('end')).toBe('me');
    expect(stage.workdirAt(stage.from)).toBe('/a');
  });
});
