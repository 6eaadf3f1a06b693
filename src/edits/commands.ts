import type { Instruction } from '../dockerfile/instruction.ts';
import { scriptsInExecForm } from '../dockerfile/scripts.ts';
import { exitsOnError } from '../shell/exits-on-error.ts';
import type { ListItem } from '../shell/list.ts';
import type { ShellScript } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { removeSpan } from './removal.ts';
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
  return [{ start, end: start, text: operator === '&&' ? `${text} && ` : `${text}${lineBreak(script, item) ?? '; '}` }];
}

/** Puts a command behind another of a list, as `insertCommandBefore` does. */
export function insertCommandBehind(
  script: ShellScript,
  item: ListItem,
  text: string,
  operator: '&&' | ';' = '&&',
): Edit[] {
  const { end } = script.sourceSpan(item);
  return [{ start: end, end, text: operator === '&&' ? ` && ${text}` : `${lineBreak(script, item) ?? '; '}${text}` }];
}

/** What stands between commands in a text that has a line for each; undefined in any other. */
function lineBreak(script: ShellScript, item: ListItem): string | undefined {
  const indent = script.place === 'line' ? undefined : /(?:^|\n)([ \t]*)$/.exec(script.text.slice(0, item.start))?.[1];
  if (indent === undefined || !script.text.trimEnd().includes('\n')) return undefined;
  return `${script.text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
}

/**
 * Takes a command out of a list, with one of the operators beside it: the one before it, where there is one, and no
 * comment stands between. Lines that it leaves empty go with it; comments stay.
 */
export function removeCommand(script: ShellScript, item: ListItem): Edit[] {
  const lines = wholeLines(script, item);
  if (lines) return removeSpan(script, lines, 'before');
  const following = item.list.items[item.index + 1];
  const preceding = item.list.items[item.index - 1];
  const back = preceding && { start: preceding.end, end: item.end };
  const forth = following && { start: item.start, end: following.start };
  const isSame = following?.operator?.text === item.operator?.text;
  if (back && !(forth && isSame && holdsComment(script, back) && !holdsComment(script, forth)))
    return removeSpan(script, back, 'before');
  return removeSpan(script, forth ?? item, 'after');
}

/** Takes all commands behind one out of its list, with the operator and the line ends between. */
export function removeCommandsBehind(script: ShellScript, item: ListItem): Edit[] {
  const last = item.list.items.at(-1);
  if (!last || last === item) return [];
  return [{ start: script.sourceSpan(item).end, end: script.sourceSpan(last).end, text: '' }];
}

/** Takes several commands out of one list, as `removeCommand` does; neighbours go together. */
export function removeCommands(script: ShellScript, removed: ReadonlySet<ListItem>): Edit[] {
  const edits: Edit[] = [];
  for (const first of removed) {
    const { items } = first.list;
    const before = items[first.index - 1];
    if (before && removed.has(before)) continue;
    let last = first;
    for (let next = items[last.index + 1]; next && removed.has(next); next = items[next.index + 1]) last = next;
    const following = items[last.index + 1];
    if (last === first) edits.push(...removeCommand(script, first));
    else if (wholeLines(script, first))
      edits.push(...itemsBetween(first, last).flatMap((item) => removeCommand(script, item)));
    else if (before) edits.push(...removeSpan(script, { start: before.end, end: last.end }, 'before'));
    else edits.push(...removeSpan(script, { start: first.start, end: following?.start ?? last.end }, 'after'));
  }
  return edits;
}

function itemsBetween(first: ListItem, last: ListItem): ListItem[] {
  return first.list.items.slice(first.index, last.index + 1);
}

/** The lines of a command in a text that has a line for each. */
function wholeLines({ text }: ShellScript, item: ListItem): Span | undefined {
  const start = text.lastIndexOf('\n', item.start - 1) + 1;
  const newline = text.indexOf('\n', item.end);
  const end = newline === -1 ? text.length : newline + 1;
  if (start === 0 && newline === -1) return undefined;
  const around = text.slice(start, item.start) + text.slice(item.end, end);
  return around.trim() === '' ? { start, end } : undefined;
}

function holdsComment(script: ShellScript, span: Span): boolean {
  const { start, end } = script.sourceSpan(span);
  return /\n[ \t]*#/.test(script.source.slice(start, end));
}

/**
 * Puts a command behind the last of an instruction's script, in its style: on a line of its own, `&&` on the side
 * where the instruction has it, `;` in a `;` list under `set -e`; in front of a `;` or a comment at the end, the latter on
 * the same line; in a heredoc as a line of its own. The exec form takes it where a shell has its text. No edits where the
 * last runs in the background: nothing can wait for it.
 */
export function appendCommand(instruction: Instruction, text: string): Edit[] {
  const script = lastScript(instruction);
  const last = script?.list.items.at(-1);
  if (!script || !last) return [];
  const behind = script.text.slice(last.end).split('\n', 1)[0]?.trim() ?? '';
  if (behind.startsWith('&')) return [];
  if (script.place === 'heredoc' || isHeredocInside(script)) return appendLine(instruction, script, last, text);
  const { end } = script.sourceSpan(last);
  // In front of `&&`, set -e sees no failure inside a loop or a branch.
  const isOwnStatement = last.operator?.text === ';' || (last.isCompound && last.index === 0);
  const operator = isOwnStatement && exitsOnError(script) ? ';' : '&&';
  const isOneLine = script.place === 'nested' || instruction.heredocs.length > 0 || behind.startsWith('#');
  if (isOneLine) return [{ start: end, end, text: operator === ';' ? `; ${text}` : ` && ${text}` }];
  // Blanks at the end of the line would stand at the end of the new one.
  const blanks = behind === '' ? /^[ \t]*(?=\r?\n|$)/.exec(instruction.dockerfile.source.slice(end))?.[0] : undefined;
  const newEnd = end + (blanks?.length ?? 0);
  return [{ start: end, end: newEnd, text: separator(lineStyle(instruction), operator) + text }];
}

/** The script at whose end `appendCommand` puts a command: that of the instruction, or of a heredoc that it ends in. */
export function lastScript(instruction: Instruction): ShellScript | undefined {
  return innermostHeredoc(instruction.scripts[0] ?? scriptsInExecForm(instruction)[0]);
}

/** The script that a shell reads from a heredoc, where that is all that the last command does. */
function innermostHeredoc(script: ShellScript | undefined): ShellScript | undefined {
  const [command, ...others] = script?.list.items.at(-1)?.commands ?? [];
  if (!command?.nested || others.length > 0 || !isHeredocInside(command.nested)) return script;
  return innermostHeredoc(command.nested);
}

function isHeredocInside({ place, text }: ShellScript): boolean {
  return place === 'nested' && text.endsWith('\n');
}

function separator(style: LineStyle, operator: '&&' | ';'): string {
  if (operator === ';') return `;${style.continuation}${style.indent}`;
  if (style.operatorSide === 'trailing') return ` &&${style.continuation}${style.indent}`;
  return `${style.continuation}${style.indent}&& `;
}

function appendLine({ dockerfile }: Instruction, script: ShellScript, last: ListItem, text: string): Edit[] {
  const { source } = dockerfile;
  // A heredoc may have other line ends than the file, and its shell takes a carriage return for text.
  const lineEnd = /\r?\n/.exec(script.text)?.[0] ?? dockerfile.lineEnd;
  const { start, end } = script.sourceSpan(last);
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(source.slice(lineStart, start))?.[0] ?? '';
  const bodies = last.commands.flatMap(({ redirects }) => redirects.flatMap(({ body }) => body ?? []));
  if (!exitsOnError(script)) {
    // Without set -e a line of its own would hide that the command above it failed.
    const joint = bodies.length > 0 || lineEnd === '\r\n' ? ' && ' : ` \\${lineEnd}${indent}    && `;
    return [{ start: end, end, text: joint + text }];
  }
  // A heredoc of the last command ends with the line behind its body.
  const behind = bodies.map((body) => source.indexOf('\n', script.sourceSpan(body).end));
  const newline = source.indexOf('\n', Math.max(end, ...behind));
  const at = newline === -1 ? source.length : newline + 1;
  return [{ start: at, end: at, text: `${indent}${text}${lineEnd}` }];
}
