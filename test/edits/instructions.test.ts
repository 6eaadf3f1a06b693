import { describe, expect, test } from 'vitest';
import { type Dockerfile, parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { insertAbove, isParagraph, moveBelow, removeInstruction } from '../../src/edits/instructions.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';

function at({ instructions }: Dockerfile, index: number): Instruction {
  const found = instructions[index];
  if (!found) throw new Error(`there is no instruction ${index}`);
  return found;
}

function edited(source: string, edits: (dockerfile: Dockerfile) => readonly Edit[]): string {
  return applyEdits(source, edits(parseDockerfile(source)));
}

/** Moves the instructions of these places below the last one. */
function moved(source: string, places: readonly number[], target: number): string {
  return edited(source, (file) =>
    moveBelow(
      places.map((place) => at(file, place)),
      at(file, target),
    ),
  );
}

describe('an instruction moves below another', () => {
  test('with its comments, and no blank line is added where it was no paragraph', () => {
    expect(moved('FROM x\n# all\nCOPY . .\nRUN a\nCMD b\n', [1], 2)).toBe('FROM x\nRUN a\n# all\nCOPY . .\nCMD b\n');
  });

  test('as a paragraph where it was one', () => {
    expect(moved('FROM x\n\nCOPY . .\n\nRUN a\nCMD b\n', [1], 2)).toBe('FROM x\n\nRUN a\n\nCOPY . .\n\nCMD b\n');
  });

  test('below the last instruction, which has no line end', () => {
    expect(moved('FROM x\nCOPY . .\nRUN a', [1], 2)).toBe('FROM x\nRUN a\nCOPY . .');
    expect(moved('FROM x\n\nCOPY . .\n\nRUN a', [1], 2)).toBe('FROM x\n\nRUN a\n\nCOPY . .');
  });

  test('below a heredoc, in a file of CRLF', () => {
    expect(moved('FROM x\r\nCOPY . .\r\nRUN <<E\r\na\r\nE\r\nCMD b\r\n', [1], 2)).toBe(
      'FROM x\r\nRUN <<E\r\na\r\nE\r\nCOPY . .\r\nCMD b\r\n',
    );
  });

  test('and its text is rewritten on the way', () => {
    const source = 'FROM x\nCOPY . .\nRUN a\n';
    const dot = source.indexOf('. .') + 2;
    const result = edited(source, (file) =>
      moveBelow([at(file, 1)], at(file, 2), [{ start: dot, end: dot + 1, text: '/app/' }]),
    );
    expect(result).toBe('FROM x\nRUN a\nCOPY . /app/\n');
  });
});

describe('several instructions move together', () => {
  test('in their order, those between them stay', () => {
    expect(moved('FROM x\nCOPY . .\nRUN a\nRUN b\nRUN c\n', [1, 3], 4)).toBe('FROM x\nRUN a\nRUN c\nCOPY . .\nRUN b\n');
  });

  test('as one paragraph where no blank line stands between them', () => {
    expect(moved('FROM x\n\nCOPY . .\nRUN b\n\nRUN c\nCMD d\n', [1, 2], 3)).toBe(
      'FROM x\n\nRUN c\n\nCOPY . .\nRUN b\n\nCMD d\n',
    );
  });

  test('as paragraphs where they were paragraphs', () => {
    expect(moved('FROM x\n\nCOPY . .\n\nRUN b\n\nRUN c\n\nCMD d\n', [1, 2], 3)).toBe(
      'FROM x\n\nRUN c\n\nCOPY . .\n\nRUN b\n\nCMD d\n',
    );
  });

  test('none is no edit', () => {
    expect(edited('FROM x\nRUN a\n', (file) => moveBelow([], at(file, 1)))).toBe('FROM x\nRUN a\n');
  });
});

test('an instruction goes with its comments and one of two blank lines', () => {
  const without = (source: string) => edited(source, (file) => removeInstruction(at(file, 1)));
  expect(without('FROM x\n\n# c\nRUN a\n\nCMD b\n')).toBe('FROM x\n\nCMD b\n');
  expect(without('FROM x\nRUN a\n\nCMD b\n')).toBe('FROM x\n\nCMD b\n');
  expect(without('FROM x\nRUN a')).toBe('FROM x');
  expect(without('FROM x\r\nRUN a')).toBe('FROM x');
});

test('an instruction comes above another and its comments, as a paragraph where that is asked', () => {
  const above = (source: string, paragraph: boolean) =>
    edited(source, (file) => insertAbove(at(file, 1), ['COPY a .'], { paragraph }));
  expect(above('FROM x\n# c\nRUN a\n', false)).toBe('FROM x\nCOPY a .\n# c\nRUN a\n');
  expect(above('FROM x\nRUN a\n', true)).toBe('FROM x\n\nCOPY a .\nRUN a\n');
  expect(above('FROM x\n\nRUN a\n', true)).toBe('FROM x\n\nCOPY a .\nRUN a\n');
});

test('a paragraph has a blank line, or the end of the file, on both sides', () => {
  const isOne = (source: string) => isParagraph(at(parseDockerfile(source), 1));
  expect(isOne('FROM x\n\nRUN a\n\nCMD b\n')).toBe(true);
  expect(isOne('FROM x\n\nRUN a\n')).toBe(true);
  expect(isOne('FROM x\nRUN a\n\nCMD b\n')).toBe(false);
  expect(isOne('FROM x\n\nRUN a\nCMD b\n')).toBe(false);
});
