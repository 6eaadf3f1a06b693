import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { isBlankLineAbove, isBlankLineAt, linesOf } from './style.ts';

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

/** Whether a blank line stands above an instruction (its comments included) and another below it. */
export function isParagraph(instruction: Instruction): boolean {
  return standsAlone(instruction.dockerfile, linesOf(instruction));
}

/** Whether blank lines, or the file's end, stand around whole lines. */
function standsAlone(dockerfile: Dockerfile, { start, end }: Span): boolean {
  return isBlankLineAbove(dockerfile, start) && (isBlankLineAt(dockerfile, end) || end >= dockerfile.source.length);
}

/** Takes an instruction out, with the comments above it, and one of the blank lines around it where both sides have one. */
export function removeInstruction(instruction: Instruction): Edit[] {
  return [removal(instruction.dockerfile, linesOf(instruction))];
}

/** Takes an instruction out and leaves all of its comments where they are, those inside its continuations on lines of their own. */
export function removeInstructionOnly(instruction: Instruction): Edit[] {
  const { dockerfile, innerComments } = instruction;
  if (instruction.comments.length === 0 && innerComments.length === 0) return removeInstruction(instruction);
  const { source, lineEnd, lines } = dockerfile;
  const { end } = linesOf(instruction);
  const start = lines.starts[lines.lineAt(instruction.start)] ?? instruction.start;
  const kept = innerComments.map((comment) => source.slice(comment.start, comment.end)).join(lineEnd);
  if (kept === '') return [{ start: end < source.length ? start : withoutLineEnd(source, start), end, text: '' }];
  return [{ start, end, text: source[end - 1] === '\n' ? `${kept}${lineEnd}` : kept }];
}

function removal(dockerfile: Dockerfile, { start, end }: Span): Edit {
  const { source, lines } = dockerfile;
  if (end >= source.length) return { start: withoutLineEnd(source, start), end, text: '' };
  if (!standsAlone(dockerfile, { start, end })) return { start, end, text: '' };
  return { start, end: lines.starts[lines.lineAt(end) + 1] ?? source.length, text: '' };
}

/** Where the last line that holds something ends before an offset, where the removed lines had no line end of their own. */
function withoutLineEnd(source: string, start: number): number {
  if (source.endsWith('\n') || start === 0) return start;
  return start - (/(?:\r?\n[ \t]*)*$/.exec(source.slice(0, start))?.[0].length ?? 0);
}

/**
 * Moves instructions, with the comments above them, below another that stands lower than all of them; they keep their
 * order, and the blank lines between them. Where the first lines of them were a paragraph, the moved text is one too.
 * @param instructions in the order of the file
 * @param rewrites edits of the moved text, made on its way
 */
export function moveBelow(
  instructions: readonly Instruction[],
  target: Instruction,
  rewrites: readonly Edit[] = [],
): Edit[] {
  const { dockerfile } = target;
  const { source, lineEnd } = dockerfile;
  const blocks = blocksOf(instructions);
  const [first] = blocks;
  if (!first) return [];
  const paragraph = standsAlone(dockerfile, first);
  const texts = blocks.map((block) => rewritten(source, block, rewrites).replace(/\r?\n$/, ''));
  const separators = blocks.map(({ start }) => (isBlankLineAbove(dockerfile, start) ? lineEnd : ''));
  const text = texts.reduce((before, after, index) => `${before}${lineEnd}${separators[index]}${after}`);
  const at = linesOf(target).end;
  const above = paragraph ? lineEnd : '';
  const removals = blocks.map((block) => removal(dockerfile, block));
  if (source[at - 1] !== '\n') return [...removals, { start: at, end: at, text: `${lineEnd}${above}${text}` }];
  const below = paragraph && at < source.length && !isBlankLineAt(dockerfile, at) ? lineEnd : '';
  return [...removals, { start: at, end: at, text: `${above}${text}${lineEnd}${below}` }];
}

/** The whole lines of instructions; those that follow each other without a line between are one stretch. */
function blocksOf(instructions: readonly Instruction[]): Span[] {
  const blocks: Span[] = [];
  for (const { start, end } of instructions.map(linesOf)) {
    const last = blocks.at(-1);
    if (last?.end === start) blocks[blocks.length - 1] = { start: last.start, end };
    else blocks.push({ start, end });
  }
  return blocks;
}

function rewritten(source: string, { start, end }: Span, rewrites: readonly Edit[]): string {
  const inside = rewrites.filter((edit) => start <= edit.start && edit.end <= end);
  return applyEdits(
    source.slice(start, end),
    inside.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
}
