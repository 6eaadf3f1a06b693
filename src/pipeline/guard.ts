import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { ShellScript } from '../shell/script.ts';
import { type Edit, sortEdits } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/**
 * Why a result is not taken: it has a problem, something changed outside the edits, a comment is gone, or a shell
 * text no longer parses. Undefined when the result is right as far as the text can show.
 */
export function guard(before: Dockerfile, after: Dockerfile, edits: readonly Edit[]): string | undefined {
  const problem = after.problems[0];
  if (problem) return `the result would not build: ${problem.message}`;
  return (
    changedOutside(before, after, edits) ??
    lostComment(before, after) ??
    brokenExecForm(before, after) ??
    brokenScript(before, after)
  );
}

function changedOutside(before: Dockerfile, after: Dockerfile, edits: readonly Edit[]): string | undefined {
  const kept = new Map(after.instructions.map((instruction) => [instruction.start, instruction]));
  const sorted = sortEdits(edits);
  let next = 0;
  let shift = 0;
  for (const instruction of before.instructions) {
    for (
      let edit = sorted[next];
      edit && edit.end <= instruction.start && edit.start < instruction.start;
      edit = sorted[++next]
    ) {
      shift += edit.text.length - (edit.end - edit.start);
    }
    // Insertions right at its start stand above it.
    for (let edit = sorted[next]; edit && edit.end === instruction.start; edit = sorted[++next])
      shift += edit.text.length;
    const edit = sorted[next];
    if (edit && touches(edit, instruction)) continue;
    const same = kept.get(instruction.start + shift);
    if (!same || textOf(after, same) !== textOf(before, instruction))
      return `${instruction.keyword} would no longer be read as it was`;
  }
  return undefined;
}

/** What is put at its end changes it, but for a line put below the last of a file without a final line end. */
function touches({ start, end, text }: Edit, instruction: Span): boolean {
  if (start < instruction.end) return true;
  return start === instruction.end && !(start === end && /^\r?\n/.test(text));
}

function textOf({ source }: Dockerfile, { start, end }: Span): string {
  return source.slice(start, end);
}

function lostComment(before: Dockerfile, after: Dockerfile): string | undefined {
  const left = new Map<string, number>();
  for (const { text } of after.comments) left.set(text, (left.get(text) ?? 0) + 1);
  for (const { text } of before.comments) {
    const count = left.get(text) ?? 0;
    if (count === 0) return `the comment "${text}" would be lost`;
    left.set(text, count - 1);
  }
  return undefined;
}

/** An array that is no JSON any more is a text for the shell, which may well take it. */
function brokenExecForm(before: Dockerfile, after: Dockerfile): string | undefined {
  const arrays = ({ instructions }: Dockerfile): Instruction[] =>
    instructions.filter(({ form, body }) => form === 'shell' && /^\s*\[\s*"/.test(body.text));
  const [first] = arrays(after);
  if (!first || arrays(after).length <= arrays(before).length) return undefined;
  return `the new ${first.keyword} would not be in exec form any more`;
}

/** Only an instruction with another text can have another script. */
function brokenScript(before: Dockerfile, after: Dockerfile): string | undefined {
  const known = new Set(before.instructions.map((instruction) => textOf(before, instruction)));
  for (const instruction of after.instructions) {
    if (known.has(textOf(after, instruction))) continue;
    const broken = scriptsOf(instruction).find(({ isValid }) => !isValid);
    if (!broken) continue;
    const wasBroken = before.instructions.some((one) => scriptsOf(one).some(({ text }) => text === broken.text));
    if (!wasBroken) return `the shell would refuse the new ${instruction.keyword}`;
  }
  return undefined;
}

function scriptsOf({ trigger, scripts }: Instruction): readonly ShellScript[] {
  return trigger?.scripts ?? scripts;
}
