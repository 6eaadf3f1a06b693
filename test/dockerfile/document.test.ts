import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { commandLists, render, shapes } from '../edits/shapes.ts';

function lastInstruction(...lines: string[]): Instruction {
  const { instructions, problems } = parseDockerfile(lines.join('\n'));
  expect(problems.map(({ message }) => message)).toEqual([]);
  const last = instructions.at(-1);
  if (!last) throw new Error('no instruction');
  return last;
}

describe('an instruction', () => {
  test.each([
    ['RUN a', 'RUN', 'a'],
    ['  run\ta  b ', 'RUN', 'a  b'],
    ['Run \\\n  a', 'RUN', 'a'],
    ['RUN a\\\nb', 'RUN', 'ab'],
    ['RUN a \\ \t\n b', 'RUN', 'a  b'],
    ['RUN a \\\n# c\n\n  # d\n b', 'RUN', 'a  b'],
    ['RUN a \\\n\\\nb', 'RUN', 'a b'],
    ['RUN a \\\n', 'RUN', 'a'],
    ['CMD a # b', 'CMD', 'a # b'],
    ['USER "a b"', 'USER', '"a b"'],
  ])('%j', (line, keyword, body) => {
    const read = lastInstruction('FROM x', line);
    expect(read.keyword).toBe(keyword);
    expect(read.body.text).toBe(body);
  });

  test('goes on where the line ends with one escape character, not with two', () => {
    expect(lastInstruction('FROM x', 'CMD a \\', 'b').body.text).toBe('a b');
    expect(parseDockerfile('FROM x\nUSER a\\\\\nUSER b\n').problems.map(({ message }) => message)).toEqual([
      'two readings of this USER differ: where it ends is not certain',
    ]);
  });

  test('has the escape character that the file sets', () => {
    const source = '# escape=`\nFROM x\nRUN a `\n  b \\\nRUN c\n';
    const { instructions, escape: character } = parseDockerfile(source);
    expect(character).toBe('`');
    expect(instructions.map(({ body }) => body.text)).toEqual(['x', 'a   b \\', 'c']);
  });

  test('spans its lines and heredocs, without its line end', () => {
    const source = 'FROM x\r\n  RUN a \\\r\n b\r\nRUN <<A\r\nc\r\nA\r\n';
    const spans = parseDockerfile(source).instructions.map(({ start, end }) => source.slice(start, end));
    expect(spans).toEqual(['FROM x', 'RUN a \\\r\n b', 'RUN <<A\r\nc\r\nA']);
  });

  test('owns the comments right above it, and those inside', () => {
    const source = '# syntax=a\n# 0\nFROM x\n# 1\n\n# 2\n  # 3\nRUN a \\\n# 4\n  b\n# 5\n';
    const { instructions, comments } = parseDockerfile(source);
    expect(instructions.map((one) => one.comments.map(({ text }) => text))).toEqual([['0'], ['2', '3']]);
    expect(instructions.map((one) => one.innerComments.map(({ text }) => text))).toEqual([[], ['4']]);
    expect(comments.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});

describe('options', () => {
  test.each([
    ['COPY --chown=a:b x y', { chown: 'a:b' }, 'x y'],
    ['COPY --link --from=b x y', { link: '', from: 'b' }, 'x y'],
    ['COPY --chown="a b" x y', { chown: 'a b' }, 'x y'],
    ["RUN --mount=type=cache,target='/a b' x", { mount: 'type=cache,target=/a b' }, 'x'],
    ['RUN --network=no\\ne x', { network: 'none' }, 'x'],
    ['RUN --mount=type=cache,\\\n  target=/x a', { mount: 'type=cache,' }, 'target=/x a'],
    ['RUN --mount=type=cache,\\\ntarget=/x a', { mount: 'type=cache,target=/x' }, 'a'],
    ['RUN \\\n  --network=none \\\n  a', { network: 'none' }, 'a'],
    ['COPY -- --x y', {}, '--x y'],
    ['RUN a --network=none', {}, 'a --network=none'],
    ['ONBUILD COPY --chown=a x y', { chown: 'a' }, 'x y'],
  ])('%j', (line, flags, body) => {
    const read = lastInstruction('FROM z', line);
    const found = read.trigger ?? read;
    expect(Object.fromEntries(found.flags.map(({ name, value }) => [name, value ?? '']))).toEqual(flags);
    expect(found.body.text).toBe(body);
    for (const [name, value] of Object.entries(flags)) expect(found.flag(name)).toBe(value);
    expect(found.flag('absent')).toBeUndefined();
  });

  test('stand in the file where they say', () => {
    const source = 'FROM z\nCOPY --from=b \\\n  --chown="a b" x y\n';
    const flags = parseDockerfile(source).instructions[1]?.flags ?? [];
    expect(flags.map(({ start, end }) => source.slice(start, end))).toEqual(['--from=b', '--chown="a b"']);
  });
});

describe('arguments', () => {
  const values = (line: string) => lastInstruction('FROM z', line).arguments.map(({ value }) => value);

  test.each([
    ['COPY a  b\tc', ['a', 'b', 'c']],
    ['COPY "a b" c', ['"a', 'b"', 'c']],
    ['COPY ["a b", "c"]', ['a b', 'c']],
    ['RUN ["nginx","-g","daemon off;"]', ['nginx', '-g', 'daemon off;']],
    ['RUN ["a", "b\\u00e9\\n"]', ['a', 'bé\n']],
    ["RUN ['a', 'b']", ["['a',", "'b']"]],
    ['RUN [ "a" ', ['[', '"a"']],
    ['RUN [ -f x ] && y', ['[', '-f', 'x', ']', '&&', 'y']],
    ['EXPOSE ["80"]', ['["80"]']],
    ['WORKDIR ["/a"]', ['["/a"]']],
    ['VOLUME ["/a"]', ['/a']],
    ['SHELL ["a", "-c"]', ['a', '-c']],
  ])('%s', (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  test.each([
    ['RUN ["a"]', 'json'],
    ['RUN a', 'shell'],
    ['RUN []', 'json'],
    ["RUN ['a']", 'shell'],
    ['WORKDIR ["a"]', 'shell'],
    ['RUN <<A\nA', 'heredoc'],
    ['COPY <<A /x\nA', 'heredoc'],
    ['HEALTHCHECK CMD ["a"]', 'json'],
    ['HEALTHCHECK --interval=1m CMD a', 'shell'],
  ])('the form of %j is %s', (line, form) => {
    expect(lastInstruction('FROM z', line).form).toBe(form);
  });

  test('of a copy are its sources and its destination', () => {
    const copy = lastInstruction('FROM z', 'COPY --link a <<B ./c\nx\nB');
    expect(copy.sources.map(({ value }) => value)).toEqual(['a', '<<B']);
    expect(copy.destination?.value).toBe('./c');
  });
});

describe('names and values', () => {
  test.each([
    [
      'ENV A=1 B=2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    [
      'ENV A="1 2" B=\'3 4\' C=5\\ 6',
      [
        ['A', '"1 2"'],
        ['B', "'3 4'"],
        ['C', '5\\ 6'],
      ],
    ],
    [
      'ENV A=1 \\\n  B=2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['ENV A=', [['A', '']]],
    ['ENV A=b=c', [['A', 'b=c']]],
    ['ENV A 1 2', [['A', '1 2']]],
    ['ENV A  b=c', [['A', 'b=c']]],
    [
      'LABEL a.b="c" d=e',
      [
        ['a.b', '"c"'],
        ['d', 'e'],
      ],
    ],
    ['ARG A', [['A', undefined]]],
    [
      'ARG A=1 B',
      [
        ['A', '1'],
        ['B', undefined],
      ],
    ],
    [
      'ENV A="x\\"y" B=2',
      [
        ['A', '"x\\"y"'],
        ['B', '2'],
      ],
    ],
    ['RUN A=1', []],
  ])('%s', (line, expected) => {
    expect(lastInstruction('FROM z', line).keyValues.map(({ name, value }) => [name, value])).toEqual(expected);
  });

  test('tell the form without `=`', () => {
    expect(lastInstruction('FROM z', 'ENV A 1').keyValues.map(({ legacy }) => legacy)).toEqual([true]);
    expect(lastInstruction('FROM z', 'ENV A=1').keyValues.map(({ legacy }) => legacy)).toEqual([false]);
  });
});

describe('a file that BuildKit refuses has a problem, and no instructions', () => {
  test.each([
    ['# nothing\n', 'file with no instructions'],
    ['ARG A\n', 'no FROM: the file builds nothing'],
    ['ENV A=1\nFROM x\n', 'ENV stands before the first FROM'],
    ['FROM x y\n', 'FROM requires either one or three arguments'],
    ['FROM x AS 1a\n', 'invalid name for build stage: "1a"'],
    ['FROM x\nENV A\n', 'ENV must have two arguments'],
    ['FROM x\nENV A=1 B\n', 'Syntax error - can\'t find = in "B". Must be of the form: name=value'],
    ['FROM x\nENV =1\n', 'ENV names can not be blank'],
    ['FROM x\nCOPY a\n', 'COPY requires at least two arguments, a source and a destination'],
    ['FROM x\nCOPY a <<B\nB\n', 'COPY cannot accept a heredoc as a destination'],
    ['FROM x\nCOPY --chwon=a b c\n', 'unknown flag: --chwon'],
    ['FROM x\nCOPY --chown a b\n', 'missing a value on flag: --chown'],
    ['FROM x\nCOPY --link=maybe a b\n', 'expecting boolean value for flag --link, not: maybe'],
    ['FROM x\nCOPY --from=a --from=b c d\n', 'duplicate flag specified: --from'],
    ['FROM x\nRUN --mount=type=what a\n', 'unsupported mount type "what"'],
    ['FROM x\nCMD ["a", 1]\n', 'when using JSON array syntax, arrays must be comprised of strings only'],
    ['FROM x\nSHELL bash -c\n', 'SHELL requires the arguments to be in JSON form'],
    ['FROM x\nHEALTHCHECK a\n', 'Unknown type "a" in HEALTHCHECK (try CMD)'],
    ['FROM x\nHEALTHCHECK CMD\n', 'Missing command after HEALTHCHECK CMD'],
    ['FROM x\nHEALTHCHECK --interval=5 CMD a\n', 'invalid duration "5" of HEALTHCHECK --interval'],
    ['FROM x\nONBUILD FROM y\n', "FROM isn't allowed as an ONBUILD trigger"],
    ['FROM x\nWORKDIR\n', 'WORKDIR requires exactly one argument'],
    ['FROM x\nVOLUME\n', 'VOLUME requires at least one argument'],
    ['# escape=x\nFROM x\n', "invalid escape token 'x' does not match ` or \\"],
    ['# escape=`\n# escape=`\nFROM x\n', 'only one escape parser directive can be used'],
    [`FROM x\nRUN ${'a'.repeat(65_536)}\n`, 'line greater than the 65535 bytes that BuildKit reads'],
    ['FROM "x\n', 'failed to process ""x": unexpected end of statement while looking for matching double-quote'],
  ])('%j', (source, message) => {
    const { problems, instructions, stages } = parseDockerfile(source);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(instructions).toEqual([]);
    expect(stages).toEqual([]);
  });

  test.each([
    'FROM x\nRUN\n',
    'FROM x\nCMD []\n',
    'FROM x\nCMD [a, b]\n',
    'FROM x\nHEALTHCHECK --interval=1m30s --retries=3 CMD a\n',
    'FROM x\nHEALTHCHECK --timeout=x --timeout=y NONE\n',
    'FROM x\nENV A=1 B=\n',
    'from x as Y\n',
    '\uFEFFFROM x\n',
    'FROM x\nRUN --mount=type=$T a\n',
    'ARG A\nFROM $A\n',
    'FROM x\nSTOPSIGNAL --a b\n',
    `FROM x\nRUN ${'a'.repeat(65_000)}\n`,
  ])('but not %j', (source) => {
    expect(parseDockerfile(source).problems.map(({ message }) => message)).toEqual([]);
  });

  test('a file that is read in two ways is left alone', () => {
    const { problems } = parseDockerfile('FROM x\nRUN cat 3<<A\nB\nA\n');
    expect(problems.map(({ message }) => message)).toEqual([
      'two readings of this RUN differ: where it ends is not certain',
    ]);
  });
});

describe('in any shape', () => {
  test('a RUN has the words it was made of', () => {
    fc.assert(
      fc.property(shapes, commandLists, (shape, commands) => {
        const source = render(shape, commands);
        const { instructions, problems, comments, lineEnd, escape: character } = parseDockerfile(source);
        expect(problems).toEqual([]);
        const run = instructions.find(({ keyword }) => keyword === 'RUN');
        expect(run?.body.text.split(/[\s&]+/)).toEqual(commands.flat());
        expect(run?.innerComments).toHaveLength(comments.length);
        expect(run?.flags.map(({ name }) => name)).toEqual(shape.flag === '' ? [] : ['network']);
        expect([lineEnd, character]).toEqual([shape.lineEnd, shape.escape]);
      }),
    );
  });

  test('any text is read without a crash', () => {
    const piece = fc.constantFrom(
      'FROM',
      'RUN',
      'ENV',
      ' ',
      '\n',
      '\r\n',
      '\\',
      '`',
      '#',
      '<<',
      'EOF',
      '"',
      "'",
      '$',
      '{',
      '}',
      '[',
      ']',
      '=',
      'a',
      '--x',
      '\uFEFF',
      '\u0085',
      'ONBUILD',
      '# escape=`\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const source = pieces.join('');
        const { problems, instructions } = parseDockerfile(source);
        expect(problems.length + instructions.length).toBeGreaterThan(0);
        for (const instruction of instructions) expect(instruction.scripts.length).toBeLessThan(2);
      }),
      { numRuns: 500 },
    );
  });
});

describe('100,000 lines', () => {
  const many = (line: (index: number) => string) =>
    `FROM x\n${Array.from({ length: 100_000 }, (_, index) => line(index)).join('\n')}\n`;

  test.each([
    ['instructions', many((index) => `RUN a ${index}`), 100_001],
    ['comments', many(() => '# a'), 1],
    ['comments above an instruction', `FROM x\n${'# a\n'.repeat(100_000)}RUN a\n`, 2],
    ['continuations', `FROM x\nRUN a \\\n${Array(50_000).fill('# c\n  b \\\n').join('')}c\n`, 2],
    ['blank lines', many(() => ''), 1],
    ['variables', many((index) => `ENV A${index}=$A${index - 1}:x`), 100_001],
    ['one value that grows', many(() => 'ENV A=$A:x'), 100_001],
    ['stages', many((index) => `FROM x AS s${index}`), 100_001],
    [
      'stages built on each other',
      `FROM x AS s0\n${Array.from({ length: 50_000 }, (_, index) => `FROM s${index} AS s${index + 1}\nRUN a\n`).join('')}`,
      100_001,
    ],
    ['heredocs', `FROM x\n${Array(33_000).fill('RUN <<A\nb\nA\n').join('')}`, 33_001],
  ])('of %s are read', { timeout: 60_000 }, (_, source, count) => {
    const { problems, instructions, stages } = parseDockerfile(source);
    expect(problems).toEqual([]);
    expect(instructions).toHaveLength(count);
    expect(stages.at(-1)?.variable('A', 'end')?.value).toBeUndefined();
    expect(instructions.every(({ shell }) => shell.posix === 'sh')).toBe(true);
    expect(instructions.at(-1)?.scripts.length).toBeLessThan(2);
  });
});
