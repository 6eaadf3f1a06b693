import type { Instruction } from '../dockerfile/instruction.ts';
import type { ListItem } from '../shell/list.ts';
import type { ShellScript } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { insertCommandBefore, removeCommand } from './commands.ts';
import { removeInstruction } from './instructions.ts';
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

/** In front of which command of a script another goes, and what joins the two. */
export interface CommandPlace {
  readonly script: ShellScript;
  readonly item: ListItem;
  readonly operator: '&&' | ';';
}

/**
 * Takes a RUN out, and puts its commands in front of a command of a RUN that stands lower. The comments above the one
 * move above the other.
 * @param text the commands of the upper RUN, on one line
 * @param operator what joins them to the command
 */
export function moveCommandsBefore(upper: Instruction, lower: Instruction, place: CommandPlace, text: string): Edit[] {
  const { source, lines } = upper.dockerfile;
  const { start } = linesOf(upper);
  const comments = source.slice(start, lines.starts[lines.lineAt(upper.start)]);
  const at = linesOf(lower).start;
  return [
    ...removeInstruction(upper),
    ...(comments === '' ? [] : [{ start: at, end: at, text: comments }]),
    ...insertCommandBefore(place.script, place.item, text, place.operator),
  ];
}

/** Takes a command that stands in one piece out of a list, and puts it in front of a command of another script. */
export function moveCommandBefore(script: ShellScript, item: ListItem, place: CommandPlace): Edit[] {
  const text = script.text.slice(item.start, item.end);
  return [...removeCommand(script, item), ...insertCommandBefore(place.script, place.item, text, place.operator)];
}
