import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { once } from '../dockerfile/once.ts';
import type { Comment } from '../dockerfile/scan.ts';
import type { Stage } from '../dockerfile/stage.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Change, Transform } from '../transform.ts';

/** What the comments of a file keep as it is, for one transform. */
export interface Ignored {
  /** Whether the instruction is to stay as it is. */
  covers(instruction: Instruction): boolean;
  /** Whether any edit of a change touches such an instruction, or its place is one. */
  touches(change: Change): boolean;
}

type Scope = 'instruction' | 'stage' | 'file';

interface IgnoreComment {
  readonly scope: Scope;
  /** Names of transforms or codes of hadolint; none means all transforms. */
  readonly names: readonly string[];
}

/** Reads a comment: `dockerfix-ignore[-stage|-file] NAME[,NAME] [-- reason]`, or hadolint's own. */
export function parseIgnoreComment(text: string): IgnoreComment | undefined {
  const ours = /^dockerfix-ignore(?:-(stage|file))?(?:[\s:=]+(?!--(?:\s|$))(.*?))?(?:\s+--(?:\s.*)?)?$/.exec(text);
  if (ours) {
    const scope = ours[1] === 'stage' || ours[1] === 'file' ? ours[1] : 'instruction';
    return { scope, names: (ours[2] ?? '').split(/[\s,]+/).filter((name) => name !== '') };
  }
  const hadolint = /^hadolint\s+(global\s+)?(?:.*\s)?ignore\s*=\s*([A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)/i.exec(text);
  if (!hadolint) return undefined;
  const names = (hadolint[2] ?? '').toUpperCase().split(/\s*,\s*/);
  return { scope: hadolint[1] ? 'file' : 'instruction', names };
}

export interface Ignore extends IgnoreComment {
  readonly comment: Comment;
  /** The instruction that the comment stands in, or else the next below it. */
  readonly below: Instruction | undefined;
}

/** The comments of a file that ignore something: the same for all transforms. */
export const readIgnores = once(({ comments, instructions }: Dockerfile): readonly Ignore[] =>
  comments.flatMap((comment) => {
    const parsed = /ignore/i.test(comment.text) ? parseIgnoreComment(comment.text) : undefined;
    const below = instructions[firstEndingBehind(instructions, comment.start)] ?? instructions.at(-1);
    return parsed ? [{ ...parsed, comment, below }] : [];
  }),
);

/** A comment with a blank line behind it, or with nothing below it, stands above no instruction. */
export function isAttached({ comment, below }: Pick<Ignore, 'comment' | 'below'>): boolean {
  return below !== undefined && [...below.comments, ...below.innerComments].includes(comment);
}

/** What the comments of the file say to one transform. */
export function ignoredFor(dockerfile: Dockerfile, transform: Transform): Ignored {
  const stages = new Set<Stage | undefined>();
  const instructions = new Set<Instruction>();
  let wholeFile = false;
  for (const { scope, names, comment, below } of readIgnores(dockerfile)) {
    const concerns = names.length === 0 || names.some((name) => [transform.name, ...transform.hadolint].includes(name));
    if (!concerns) continue;
    if (scope === 'file') wholeFile = true;
    else if (scope === 'stage') stages.add(below?.stage);
    else if (below && isAttached({ comment, below })) instructions.add(below);
  }
  const covers = (instruction: Instruction): boolean =>
    wholeFile || stages.has(instruction.stage) || instructions.has(instruction.onbuild ?? instruction);
  const touches = ({ at, edits }: Change): boolean => {
    if (wholeFile || stages.size + instructions.size === 0) return wholeFile;
    const place = { start: at.start, end: at.start };
    return (
      edits.some((edit) => near(dockerfile, edit).some((one) => reaches(edit, one) && covers(one))) ||
      near(dockerfile, place).some(covers)
    );
  };
  return { covers, touches };
}

/** The instructions that a span shares characters with, or touches. */
function near({ instructions }: Dockerfile, span: Span): Instruction[] {
  const found: Instruction[] = [];
  for (let index = firstEndingBehind(instructions, span.start); ; index++) {
    const instruction = instructions[index];
    if (!instruction || instruction.start > span.end) return found;
    found.push(instruction);
  }
}

/** The index of the first instruction that ends at an offset or behind it. */
function firstEndingBehind(instructions: readonly Instruction[], offset: number): number {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An insertion at an instruction's end changes it; one at its start stands above it. */
function reaches(edit: Edit, instruction: Instruction): boolean {
  if (edit.start === edit.end) return edit.start > instruction.start && edit.start <= instruction.end;
  return edit.start < instruction.end && edit.end > instruction.start;
}
