import type { ShellScript } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/**
 * Takes a span of a script's joined text out of the file, with the continuations in it. Comments in it stay, on lines of
 * their own; where the script ends with the span, or with a shell comment behind it, they stand below the instruction.
 * @param side the neighbour that keeps its place: what stands before the span, or what stands behind it
 */
export function removeSpan(script: ShellScript, span: Span, side: 'before' | 'after'): Edit[] {
  const { source, joined } = script;
  const start = joined.sourceOffset(span.start, span.start === 0 ? 'after' : side);
  const end = joined.sourceOffset(span.end, span.end === script.text.length ? 'before' : side);
  const gaps = gapsIn(script, { start, end });
  const comments = gaps.flatMap((gap) => source.slice(gap.start, gap.end).match(/^[ \t]*#.*$/gm) ?? []);
  const [first] = gaps;
  if (!first || comments.length === 0) return [{ start, end, text: '' }];
  const lineEnd = /\r?\n/.exec(source.slice(first.start, first.end))?.[0] ?? '\n';
  const kept = comments.map((line) => line.trimEnd()).join(lineEnd);
  if (/^\s*(?:#|$)/.test(script.text.slice(span.end))) {
    const last = joined.sourceOffset(script.text.length, 'before');
    const below = { start: last, end: last, text: lineEnd + kept };
    return start === end ? [below] : [{ start, end, text: '' }, below];
  }
  const blank = /[ \t]$/.test(source.slice(0, start)) ? '' : ' ';
  const above = `${blank}${source[first.start]}${lineEnd}${kept}${lineEnd}`;
  const goesOn = /^[ \t]*[\\`][ \t]*\r?\n/.exec(source.slice(end, end + 256))?.[0].length;
  if (goesOn !== undefined) return [{ start, end: end + goesOn, text: above }];
  const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(source.slice(start, end))?.[1] ?? '';
  return [{ start, end, text: above + indent }];
}

/** What BuildKit drops inside a span of the source: continuations, comments and blank lines. */
function gapsIn({ joined: { spans } }: ShellScript, { start, end }: Span): Span[] {
  const gaps: Span[] = [];
  for (let index = 1; index < spans.length; index++) {
    const gap = { start: spans[index - 1]?.end ?? 0, end: spans[index]?.start ?? 0 };
    if (gap.start >= start && gap.end <= end) gaps.push(gap);
  }
  return gaps;
}
