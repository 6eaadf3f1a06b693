import type { Instruction } from '../dockerfile/instruction.ts';
import type { Edit } from '../text/edit.ts';
import { bodyEnd, lineStyle, linesOf } from './style.ts';

/**
 * Joins a RUN to the RUN above it with `&&`: on one line, or, where the one above has several, on a line of its own in
 * its style. Comments above the lower RUN move above the upper one. The caller has made sure that nothing stands
 * between the two but blank lines and those comments, and that neither ends in a shell comment or a `;`.
 */
export function joinRuns(upper: Instruction, lower: Instruction): Edit[] {
  const { dockerfile } = upper;
  const { source, lineEnd } = dockerfile;
  const style = lineStyle(upper);
  const start = bodyEnd(upper);
  const end = lower.body.sourceOffset(0, 'after');
  const separator = !style.isContinued
    ? ' && '
    : style.operatorSide === 'trailing'
      ? ` &&${style.continuation}${style.indent}`
      : `${style.continuation}${style.indent}&& `;
  const joined: Edit[] = [{ start, end, text: separator }];
  const first = lower.comments[0];
  const last = lower.comments.at(-1);
  if (!first || !last) return joined;
  const top = dockerfile.lines.starts[dockerfile.lines.lineAt(upper.start)] ?? linesOf(upper).start;
  const from = dockerfile.lines.starts[dockerfile.lines.lineAt(first.start)] ?? first.start;
  return [{ start: top, end: top, text: `${source.slice(from, last.end)}${lineEnd}` }, ...joined];
}
