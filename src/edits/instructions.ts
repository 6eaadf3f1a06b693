import type { Instruction } from '../dockerfile/instruction.ts';
import type { Edit } from '../text/edit.ts';
import { bodyEnd, isBlankLineAbove, isBlankLineAt, linesOf } from './style.ts';

/** Lines of an inserted instruction; each but the last is continued in the file's style. */
function joinLines(instruction: Instruction, lines: readonly string[]): string {
  const { dockerfile } = instruction;
  return lines.join(` ${dockerfile.escape}${dockerfile.lineEnd}    `);
}

/**
 * Puts an instruction below another. Where a blank line follows that one, the new instruction is a paragraph of its own.
 * @param lines the lines of the new instruction; those behind the first are continued and indented
 */
export function insertBelow(instruction: Instruction, lines: readonly string[]): Edit[] {
  const { dockerfile } = instruction;
  const { lineEnd, source } = dockerfile;
  const { end } = linesOf(instruction);
  const text = joinLines(instruction, lines);
  if (source[end - 1] !== '\n') return [{ start: end, end, text: `${lineEnd}${text}` }];
  const blank = isBlankLineAt(dockerfile, end) ? lineEnd : '';
  return [{ start: end, end, text: `${blank}${text}${lineEnd}` }];
}

/** Puts an instruction above another, below the comments that belong to what stands higher; its comments stay with it. */
export function insertAbove(
  instruction: Instruction,
  lines: readonly string[],
  options = { paragraph: false },
): Edit[] {
  const { dockerfile } = instruction;
  const { start } = linesOf(instruction);
  const blank = options.paragraph && start > 0 && !isBlankLineAbove(dockerfile, start) ? dockerfile.lineEnd : '';
  return [{ start, end: start, text: `${blank}${joinLines(instruction, lines)}${dockerfile.lineEnd}` }];
}

/** Puts text behind the last argument of an instruction, in its style. */
export function appendArgument(instruction: Instruction, text: string): Edit[] {
  const end = bodyEnd(instruction);
  return [{ start: end, end, text }];
}

/** Whether a blank line stands above an instruction (its comments included) and another below it. */
export function isParagraph(instruction: Instruction): boolean {
  const { dockerfile } = instruction;
  const { start, end } = linesOf(instruction);
  return isBlankLineAbove(dockerfile, start) && (isBlankLineAt(dockerfile, end) || end >= dockerfile.source.length);
}

/** Takes an instruction out, with the comments above it, and one of the blank lines around it where both sides have one. */
export function removeInstruction(instruction: Instruction): Edit[] {
  const { dockerfile } = instruction;
  const { start, end } = linesOf(instruction);
  if (end >= dockerfile.source.length) return [{ start: withoutLineEnd(instruction, start), end, text: '' }];
  return [{ start, end: isParagraph(instruction) ? lineBehind(instruction, end) : end, text: '' }];
}

/** The start of the last line end before an offset, where the removed lines had none of their own. */
function withoutLineEnd({ dockerfile: { source } }: Instruction, start: number): number {
  if (source.endsWith('\n') || start === 0) return start;
  return source[start - 2] === '\r' ? start - 2 : start - 1;
}

function lineBehind({ dockerfile }: Instruction, offset: number): number {
  return dockerfile.lines.starts[dockerfile.lines.lineAt(offset) + 1] ?? dockerfile.source.length;
}

/**
 * Moves an instruction, with the comments above it, below another of the file that stands lower. Where it was a
 * paragraph it is one again.
 */
export function moveBelow(instruction: Instruction, target: Instruction): Edit[] {
  const { dockerfile } = instruction;
  const { source, lineEnd } = dockerfile;
  const own = linesOf(instruction);
  const at = linesOf(target).end;
  const text = source.slice(own.start, own.end).replace(/\r?\n$/, '');
  const paragraph = isParagraph(instruction);
  const above = paragraph ? lineEnd : '';
  if (source[at - 1] !== '\n')
    return [...removeInstruction(instruction), { start: at, end: at, text: `${lineEnd}${above}${text}` }];
  const below = paragraph && at < source.length && !isBlankLineAt(dockerfile, at) ? lineEnd : '';
  return [...removeInstruction(instruction), { start: at, end: at, text: `${above}${text}${lineEnd}${below}` }];
}
