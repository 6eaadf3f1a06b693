import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Span } from '../text/span.ts';

/** How a file breaks the lines of an instruction. */
export interface LineStyle {
  /** Blanks before a continued line. */
  readonly indent: string;
  /** Where `&&` stands when commands have lines of their own. */
  readonly operatorSide: 'leading' | 'trailing';
  /** Whether the instruction has more than one line. */
  readonly isContinued: boolean;
  /** The end of a line that goes on: ` \` and the file's line end. */
  readonly continuation: string;
}

const plainIndent = '    ';

/** The blanks at the start of the line that holds an offset of the source. */
function indentAt(dockerfile: Dockerfile, offset: number): string {
  const start = dockerfile.lines.starts[dockerfile.lines.lineAt(offset)] ?? 0;
  return /^[ \t]*/.exec(dockerfile.source.slice(start, offset))?.[0] ?? '';
}

/** A keyword in the case that the file gives its own. */
export function keywordLike(example: Instruction, keyword: string): string {
  return example.writtenKeyword === example.keyword ? keyword : keyword.toLowerCase();
}

function lineNumber(dockerfile: Dockerfile, offset: number): number {
  return dockerfile.lines.lineAt(offset);
}

/** The style of a continued instruction, as its own lines show it; the plain style where it has one line. */
export function lineStyle(instruction: Instruction): LineStyle {
  const { dockerfile } = instruction;
  const continuation = ` ${dockerfile.escape}${dockerfile.lineEnd}`;
  const first = lineNumber(dockerfile, instruction.start);
  const isContinued = lineNumber(dockerfile, bodyEnd(instruction)) > first;
  if (!isContinued) return { indent: plainIndent, operatorSide: 'leading', isContinued, continuation };
  return { indent: lastIndent(instruction), operatorSide: operatorSide(instruction), isContinued, continuation };
}

/** Where the instruction's own lines end and its heredocs begin. */
export function bodyEnd(instruction: Instruction): number {
  return instruction.body.sourceOffset(instruction.body.text.length, 'before');
}

/** The indentation of the last command that starts a line, or of the `fi` it ends with; otherwise that of the first continued line. */
function lastIndent(instruction: Instruction): string {
  const { dockerfile } = instruction;
  const script = instruction.scripts[0];
  const firstLine = lineNumber(dockerfile, instruction.start);
  for (const item of script?.list.items.toReversed() ?? []) {
    const leading = item.operator ? Math.min(item.operator.start, item.start) : item.start;
    for (const offset of [leading, item.start]) {
      const at = script?.sourceSpan({ start: offset, end: offset + 1 }).start ?? 0;
      if (lineNumber(dockerfile, at) > firstLine && startsLine(dockerfile, at)) return indentAt(dockerfile, at);
    }
    const end = script?.sourceSpan(item).end ?? 0;
    if (item.isCompound && lineNumber(dockerfile, end) > firstLine) return indentAt(dockerfile, end);
  }
  return firstContinuedIndent(instruction);
}

function firstContinuedIndent({ body, dockerfile: { source } }: Instruction): string {
  const [, next] = body.spans;
  return next ? (/^[ \t]*/.exec(source.slice(next.start, next.start + 256))?.[0] ?? '') : plainIndent;
}

function startsLine(dockerfile: Dockerfile, offset: number): boolean {
  const start = dockerfile.lines.starts[dockerfile.lines.lineAt(offset)] ?? 0;
  return dockerfile.source.slice(start, offset).trim() === '';
}

/** Where the last operator stands that begins or ends a line; leading where none does. */
function operatorSide(instruction: Instruction): 'leading' | 'trailing' {
  const { dockerfile } = instruction;
  const script = instruction.scripts[0];
  for (const item of script?.list.items.toReversed() ?? []) {
    if (!item.operator || !script) continue;
    const operator = script.sourceSpan(item.operator);
    const command = script.sourceSpan({ start: item.start, end: item.start + 1 });
    if (lineNumber(dockerfile, command.start) > lineNumber(dockerfile, operator.start)) return 'trailing';
    if (startsLine(dockerfile, operator.start)) return 'leading';
  }
  return 'leading';
}

/** The whole lines of an instruction, its comments above included, up to and with its last line end. */
export function linesOf(instruction: Instruction): Span {
  const { dockerfile } = instruction;
  const first = instruction.comments[0]?.start ?? instruction.start;
  const { starts } = dockerfile.lines;
  const start = starts[lineNumber(dockerfile, first)] ?? 0;
  const end = starts[lineNumber(dockerfile, instruction.end) + 1] ?? dockerfile.source.length;
  // A BOM belongs to the file, not to its first instruction.
  return { start: start === 0 && dockerfile.source.startsWith('\uFEFF') ? 1 : start, end };
}

/** The text of the line after an offset that is a line's start; undefined behind the last line. */
export function isBlankLineAt(dockerfile: Dockerfile, lineStart: number): boolean {
  if (lineStart >= dockerfile.source.length) return false;
  const line = lineNumber(dockerfile, lineStart);
  const end = dockerfile.lines.starts[line + 1] ?? dockerfile.source.length;
  return dockerfile.source.slice(lineStart, end).trim() === '';
}

/** Whether the line above an offset that is a line's start is blank. */
export function isBlankLineAbove(dockerfile: Dockerfile, lineStart: number): boolean {
  if (lineStart === 0) return false;
  return isBlankLineAt(dockerfile, dockerfile.lines.starts[lineNumber(dockerfile, lineStart - 1)] ?? 0);
}
