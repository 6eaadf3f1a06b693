import type { Instruction } from '../dockerfile/instruction.ts';
import { exitsOnError } from '../shell/exits-on-error.ts';
import type { ListItem } from '../shell/list.ts';
import type { ShellScript } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { type LineStyle, lineStyle } from './style.ts';

/**
 * Puts a command before another of a list, on its line: `text && command`, or `text; command`. In a text that has a line
 * for each command, one that is joined by `;` has a line of its own.
 */
export function insertCommandBefore(
  script: ShellScript,
  item: ListItem,
  text: string,
  operator: '&&' | ';' = '&&',
): Edit[] {
  const { start } = script.sourceSpan({ start: item.start, end: item.start + 1 });
  if (operator === '&&') return [{ start, end: start, text: `${text} && ` }];
  const indent = script.place === 'line' ? undefined : /(?:^|\n)([ \t]*)$/.exec(script.text.slice(0, item.start))?.[1];
  const isLine = indent !== undefined && script.text.trimEnd().includes('\n');
  const lineEnd = script.text.includes('\r\n') ? '\r\n' : '\n';
  return [{ start, end: start, text: isLine ? `${text}${lineEnd}${indent}` : `${text}; ` }];
}

/** Replaces a pipeline of a list by another text; no edits where it does not stand in one piece. */
export function replaceCommand(script: ShellScript, item: ListItem, text: string): Edit[] {
  return [{ ...script.sourceSpan(item), text }];
}

/**
 * Takes a command out of a list, with the operator that joins it: the one behind it where it is the first, else the
 * one before it. Lines that it leaves empty go with it; comments stay.
 */
export function removeCommand(script: ShellScript, item: ListItem): Edit[] {
  const { items } = item.list;
  const following = items[item.index + 1];
  const preceding = items[item.index - 1];
  if (item.index === 0 && following) return [removal(script, item.start, following.start)];
  if (preceding) return [removal(script, preceding.end, item.end)];
  return [removal(script, item.start, item.end)];
}

function removal(script: ShellScript, start: number, end: number): Edit {
  return { ...script.sourceSpan({ start, end }), text: '' };
}

/** Whether a comment or a blank line stands between two places of a script, where a removal would take it along. */
export function holdsComment(script: ShellScript, start: number, end: number): boolean {
  const span = script.sourceSpan({ start, end });
  return /^[ \t]*#/m.test(script.source.slice(span.start, span.end).replace(/^[^\n]*\n/, ''));
}

/**
 * Puts a command behind the last of an instruction's script, in its style: on a line of its own, `&&` on the side
 * where the instruction has it, `;` in a `;` list under `set -e`; before a trailing comment, on the same line; in a
 * heredoc as a line of its own.
 */
export function appendCommand(instruction: Instruction, text: string): Edit[] {
  const script = instruction.scripts[0];
  const last = script?.list.items.at(-1);
  if (!script || !last) return [];
  if (script.place === 'heredoc') return appendLine(instruction, script, last, text);
  const { end } = script.sourceSpan(last);
  const tail = script.text.slice(script.tail.start).trim();
  const style = lineStyle(instruction);
  if (tail.startsWith(';')) return appendBehindSemicolon(script, style, text);
  const operator = last.operator?.text === ';' && exitsOnError(script) ? ';' : '&&';
  if (tail.startsWith('#')) return [{ start: end, end, text: operator === ';' ? `; ${text}` : ` && ${text}` }];
  return [{ start: end, end, text: separator(style, operator) + text }];
}

function separator(style: LineStyle, operator: '&&' | ';'): string {
  if (operator === ';') return `;${style.continuation}${style.indent}`;
  if (style.operatorSide === 'trailing') return ` &&${style.continuation}${style.indent}`;
  return `${style.continuation}${style.indent}&& `;
}

function appendBehindSemicolon(script: ShellScript, style: LineStyle, text: string): Edit[] {
  const semicolon = script.text.indexOf(';', script.tail.start);
  const { end } = script.sourceSpan({ start: semicolon, end: semicolon + 1 });
  const comment = script.text.slice(semicolon + 1).trim() !== '';
  return [{ start: end, end, text: comment ? ` ${text};` : `${style.continuation}${style.indent}${text}` }];
}

function appendLine(instruction: Instruction, script: ShellScript, last: ListItem, text: string): Edit[] {
  const { dockerfile } = instruction;
  const { start, end } = script.sourceSpan(last);
  const lineStart = dockerfile.source.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(dockerfile.source.slice(lineStart, start))?.[0] ?? '';
  if (!exitsOnError(script)) {
    // Without set -e a line of its own would hide that the command above it failed.
    return [{ start: end, end, text: ` \\${dockerfile.lineEnd}${indent}    && ${text}` }];
  }
  const lineEnd = dockerfile.source.indexOf('\n', end);
  const at = lineEnd === -1 ? end : lineEnd + 1;
  return [{ start: at, end: at, text: `${indent}${text}${dockerfile.lineEnd}` }];
}
