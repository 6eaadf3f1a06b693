import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Comment } from '../dockerfile/scan.ts';
import type { Stage } from '../dockerfile/stage.ts';
import type { Edit } from '../text/edit.ts';
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

/** What the comments of the file say to one transform. */
export function ignoredFor(dockerfile: Dockerfile, transform: Transform): Ignored {
  const concerns = (comment: Comment): Scope | undefined => {
    const parsed = parseIgnoreComment(comment.text);
    if (!parsed) return undefined;
    const all = parsed.names.length === 0;
    const named = parsed.names.some((name) => name === transform.name || transform.hadolint.includes(name));
    return all || named ? parsed.scope : undefined;
  };
  const stages = new Set<Stage | undefined>();
  const instructions = new Set<Instruction>();
  let wholeFile = false;
  for (const comment of dockerfile.comments) {
    const scope = concerns(comment);
    if (scope === 'file') wholeFile = true;
    const below = scope && instructionOf(dockerfile, comment);
    if (!below) continue;
    if (scope === 'stage') stages.add(below.stage);
    // A comment with a blank line behind it, or with nothing below it, stands above no instruction.
    else if (scope === 'instruction' && [...below.comments, ...below.innerComments].includes(comment))
      instructions.add(below);
  }
  const covers = (instruction: Instruction): boolean =>
    wholeFile || stages.has(instruction.stage) || instructions.has(instruction.onbuild ?? instruction);
  const covered = wholeFile || stages.size + instructions.size > 0 ? dockerfile.instructions.filter(covers) : [];
  const touches = (change: Change): boolean =>
    covered.some((instruction) => change.edits.some((edit) => reaches(edit, instruction)) || isAt(change, instruction));
  return { covers, touches };
}

/** The instruction that a comment stands in, or else the next below it. */
function instructionOf(dockerfile: Dockerfile, comment: Comment): Instruction | undefined {
  const { instructions } = dockerfile;
  return instructions.find((instruction) => instruction.end > comment.start) ?? instructions.at(-1);
}

/** An insertion at an instruction's end changes it; one at its start stands above it. */
function reaches(edit: Edit, instruction: Instruction): boolean {
  if (edit.start === edit.end) return edit.start > instruction.start && edit.start <= instruction.end;
  return edit.start < instruction.end && edit.end > instruction.start;
}

function isAt(change: Change, instruction: Instruction): boolean {
  return change.at.start >= instruction.start && change.at.start <= instruction.end;
}
