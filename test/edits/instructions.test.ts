import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import {
  insertAbove,
  insertBelow,
  isParagraph,
  moveBelow,
  removeInstruction,
  removeInstructionOnly,
} from '../../src/edits/instructions.ts';
import { joinRuns, moveCommandsBefore } from '../../src/edits/runs.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';

interface Part {
  readonly kind: 'line' | 'continued' | 'heredoc' | 'lower';
  readonly comments: number;
  readonly blankAbove: boolean;
  /** A comment that stands for itself above. */
  readonly loose: boolean;
}

const parts: fc.Arbitrary<Part[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('line', 'continued', 'heredoc', 'lower'),
    comments: fc.nat(2),
    blankAbove: fc.boolean(),
    loose: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
);

const files = fc
  .record({
    parts,
    lineEnd: fc.constantFrom('\n', '\r\n'),
    escapeCharacter: fc.constantFrom('\\', '`'),
    bom: fc.boolean(),
    end: fc.constantFrom('', 'line end', 'blank line', 'comment'),
  })
  .map((file) => ({ ...file, source: render(file) }));

function render(file: {
  readonly parts: readonly Part[];
  readonly lineEnd: string;
  readonly escapeCharacter: string;
  readonly bom: boolean;
  readonly end: string;
}): string {
  const lines = file.escapeCharacter === '`' ? ['# escape=`'] : [];
  lines.push('FROM a');
  for (const [index, part] of file.parts.entries()) {
    if (part.blankAbove) lines.push('');
    if (part.loose) lines.push(`# loose ${index}`, '');
    for (let number = 0; number < part.comments; number++) lines.push(`  # about ${index}.${number}`);
    if (part.kind === 'line') lines.push(`RUN r${index} x`);
    if (part.kind === 'lower') lines.push(`  run r${index}`);
    if (part.kind === 'continued') lines.push(`RUN r${index} ${file.escapeCharacter}`, `# inside ${index}`, '    && b');
    if (part.kind === 'heredoc') lines.push('RUN <<EOF', `r${index}`, '# no comment', 'EOF');
  }
  if (file.end === 'line end') lines.push('');
  if (file.end === 'blank line') lines.push('', '');
  if (file.end === 'comment') lines.push('# at the end', '');
  return (file.bom ? '\uFEFF' : '') + lines.join(file.lineEnd);
}

/** What each instruction is, with the comments that belong to it. */
function outlineOf(source: string): string[] {
  const { instructions, problems } = parseDockerfile(source);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return instructions.map(describeInstruction);
}

function describeInstruction({
  writtenKeyword,
  body,
  heredocs,
  comments,
  innerComments,
  dockerfile,
}: Instruction): string {
  const contents = heredocs.map(({ content }) => dockerfile.source.slice(content.start, content.end));
  const all = [...comments, ...innerComments].map(({ text }) => `# ${text}`);
  return [...all, `${writtenKeyword} ${body.text}`, ...contents].join(' | ').replaceAll('\r', '');
}

function changed(source: string, edits: readonly Edit[]): string {
  const result = applyEdits(source, edits);
  const comments = (text: string) =>
    parseDockerfile(text)
      .comments.map((comment) => comment.text)
      .sort();
  expect(comments(result)).toEqual(comments(source));
  const ends = new Set(source.match(/\r?\n/g));
  if (ends.size === 1) expect(new Set(result.match(/\r?\n/g))).toEqual(ends);
  expect(result.endsWith('\n')).toBe(source.endsWith('\n'));
  expect(result.startsWith('\uFEFF')).toBe(source.startsWith('\uFEFF'));
  return result;
}

function blankRuns(source: string): number {
  return source.match(/(?:\r?\n[ \t]*){3,}/g)?.length ?? 0;
}

function nth(instructions: readonly Instruction[], index: number): Instruction {
  const found = instructions[index % instructions.length];
  if (!found) throw new Error('a file without instructions');
  return found;
}

describe('in any file', () => {
  test('an instruction is put below another', () => {
    fc.assert(
      fc.property(files, fc.nat(), ({ source, lineEnd, escapeCharacter }, index) => {
        const { instructions } = parseDockerfile(source);
        const target = nth(instructions, index);
        const result = changed(source, insertBelow(target, ['ENV A=1', 'B=2']));
        const expected = instructions.map(describeInstruction).toSpliced(target.index + 1, 0, 'ENV A=1     B=2');
        expect(outlineOf(result)).toEqual(expected);
        expect(result).toContain(`ENV A=1 ${escapeCharacter}${lineEnd}    B=2`);
      }),
    );
  });

  test('an instruction is put above another and its comments', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.boolean(), ({ source }, index, paragraph) => {
        const { instructions } = parseDockerfile(source);
        const target = nth(instructions.slice(1), index);
        const result = changed(source, insertAbove(target, ['ENV A=1'], { paragraph }));
        expect(outlineOf(result)).toEqual(instructions.map(describeInstruction).toSpliced(target.index, 0, 'ENV A=1'));
      }),
    );
  });

  test('an instruction is removed with its comments', () => {
    fc.assert(
      fc.property(files, fc.nat(), ({ source, parts: all }, index) => {
        fc.pre(all.length > 1);
        const { instructions } = parseDockerfile(source);
        const target = nth(instructions.slice(1), index);
        const result = applyEdits(source, removeInstruction(target));
        expect(outlineOf(result)).toEqual(instructions.map(describeInstruction).toSpliced(target.index, 1));
        expect(blankRuns(result)).toBeLessThanOrEqual(blankRuns(source));
        expect(result.endsWith('\n')).toBe(source.endsWith('\n'));
      }),
    );
  });

  test('an instruction is removed, and all comments stay', () => {
    fc.assert(
      fc.property(files, fc.nat(), ({ source }, index) => {
        const { instructions } = parseDockerfile(source);
        const target = nth(instructions.slice(1), index);
        const result = changed(source, removeInstructionOnly(target));
        const bodies = (all: readonly Instruction[]) => all.map(({ body }) => body.text);
        expect(bodies(parseDockerfile(result).instructions)).toEqual(bodies(instructions.toSpliced(target.index, 1)));
      }),
    );
  });

  test('instructions move below another with their comments', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(), fc.nat(), ({ source }, from, many, to) => {
        const { instructions } = parseDockerfile(source);
        const count = instructions.length - 2;
        fc.pre(count > 0);
        const first = 1 + (from % count);
        const last = first + (many % (count - first + 1));
        const moved = instructions.slice(first, last + 1);
        const target = nth(instructions.slice(last + 1), to);
        const result = changed(source, moveBelow(moved, target));
        const all = instructions.map(describeInstruction);
        const rest = all.toSpliced(first, moved.length);
        rest.splice(target.index - moved.length + 1, 0, ...all.slice(first, last + 1));
        expect(outlineOf(result)).toEqual(rest);
      }),
    );
  });

  test('two RUNs become one, under the comments of both', () => {
    fc.assert(
      fc.property(files, fc.nat(), ({ source, parts: all }, index) => {
        const { instructions } = parseDockerfile(source);
        const upper = nth(instructions.slice(1, -1), index);
        const lower = nth(instructions, upper.index + 1);
        const below = all[lower.index - 1];
        fc.pre(!below?.loose && upper.form === 'shell' && lower.form === 'shell');
        const result = changed(source, joinRuns(upper, lower));
        const [joined] = parseDockerfile(result).instructions.slice(upper.index);
        const words = joined?.scripts[0]?.commands.map((command) => command.words[0]?.value);
        expect(words).toEqual(
          [upper, lower].flatMap(({ scripts }) => scripts[0]?.commands.map((one) => one.words[0]?.value)),
        );
        expect(joined?.comments.map(({ text }) => text).sort()).toEqual(
          [...upper.comments, ...lower.comments].map(({ text }) => text).sort(),
        );
      }),
    );
  });

  test('the commands of a RUN move before those of one below', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(), ({ source }, from, to) => {
        const { instructions } = parseDockerfile(source);
        const upper = nth(instructions.slice(1, -1), from);
        const lower = nth(instructions.slice(upper.index + 1), to);
        const script = lower.scripts[0];
        const item = script?.list.items[0];
        fc.pre(script?.place === 'line' && upper.innerComments.length === 0 && upper.form === 'shell');
        if (!script || !item) throw new Error('a RUN without a command');
        const result = changed(source, moveCommandsBefore(upper, lower, { script, item, operator: '&&' }, 'moved'));
        const [joined] = parseDockerfile(result).instructions.slice(lower.index - 1);
        expect(joined?.body.text).toBe(`moved && ${lower.body.text}`);
        expect(joined?.comments.map(({ text }) => text)).toEqual(
          [...upper.comments, ...lower.comments].map(({ text }) => text),
        );
      }),
    );
  });
});

/** The lines of a file, changed. */
function lines(source: readonly string[], edit: (instructions: readonly Instruction[]) => Edit[]): string[] {
  const text = `${source.join('\n')}\n`;
  return changed(text, edit(parseDockerfile(text).instructions))
    .split('\n')
    .slice(0, -1);
}

describe('paragraphs', () => {
  test('what is put below an instruction is one, where a blank line follows', () => {
    const below = (source: string[]) => lines(source, (all) => insertBelow(nth(all, 0), ['ENV A=1', 'B=2']));
    expect(below(['FROM a', 'RUN x'])).toEqual(['FROM a', 'ENV A=1 \\', '    B=2', 'RUN x']);
    expect(below(['FROM a', '', 'RUN x'])).toEqual(['FROM a', '', 'ENV A=1 \\', '    B=2', '', 'RUN x']);
  });

  test('what moves stays one', () => {
    const move = (source: string[]) => lines(source, (all) => moveBelow([nth(all, 1)], nth(all, 2)));
    expect(move(['FROM a', 'COPY . .', 'RUN x', 'CMD y'])).toEqual(['FROM a', 'RUN x', 'COPY . .', 'CMD y']);
    expect(move(['FROM a', '', 'COPY . .', '', 'RUN x', '', 'CMD y'])).toEqual([
      'FROM a',
      '',
      'RUN x',
      '',
      'COPY . .',
      '',
      'CMD y',
    ]);
  });

  test('one has blank lines, or the end of the file, around it', () => {
    const { instructions } = parseDockerfile('FROM a\n\n# c\nRUN x\n\nRUN y\nRUN z\n\nRUN w\n');
    expect(instructions.map(isParagraph)).toEqual([false, true, false, false, true]);
  });
});

describe('two RUNs', () => {
  const join = (...source: string[]) => lines(source, (all) => joinRuns(nth(all, 1), nth(all, 2)));

  test.each([
    [['RUN a', 'RUN b'], ['RUN a && b']],
    [['RUN a', '', 'RUN b && c'], ['RUN a && b && c']],
    [
      ['RUN a \\', '  && b', 'RUN c'],
      ['RUN a \\', '  && b \\', '  && c'],
    ],
    [
      ['RUN a && \\', '  b', 'RUN c'],
      ['RUN a && \\', '  b && \\', '  c'],
    ],
    [
      ['RUN a', '# why', 'RUN b'],
      ['# why', 'RUN a && b'],
    ],
    [
      ['# a', 'RUN a', '# b', 'RUN b'],
      ['# a', '# b', 'RUN a && b'],
    ],
    [
      ['RUN a', 'RUN \\', '    b \\', '    && c'],
      ['RUN a && b \\', '    && c'],
    ],
  ])('%j', (before, after) => {
    expect(join('FROM x', ...before)).toEqual(['FROM x', ...after]);
  });
});
