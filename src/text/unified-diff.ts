import { diffLines, FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import { type Edit, sortEdits } from './edit.ts';
import { indexLines } from './position.ts';

const contextLines = 3;

/** The search for the smallest diff takes time by the square of the changes, so a longer text is compared in pieces. */
const linesOfAPiece = 200;

/**
 * The unified diff of one file, with three lines of context; empty when nothing changed. `git apply -p1` and `patch -p1` take it.
 * There is no `diff --git` line: with one, git reads the paths from the top of the repository, not from the folder it runs in.
 *
 * @param path relative to the folder where the diff is applied, with `/`
 * @param edits what leads from `before` to `after`
 */
export function unifiedDiff(path: string, before: string, after: string, edits: readonly Edit[]): string {
  if (before === after) return '';
  const lines = piecesOf(before, after, edits).flatMap(linesOf);
  const names = { oldFileName: `a/${path}`, newFileName: `b/${path}`, oldHeader: undefined, newHeader: undefined };
  return endNamesThatHoldBlanks(formatPatch({ ...names, hunks: hunksOf(lines) }, FILE_HEADERS_ONLY));
}

/** patch reads a name up to the first blank, unless a tab stands behind it; a quoted name ends with its quote. */
function endNamesThatHoldBlanks(diff: string): string {
  const [from = '', to = '', ...hunks] = diff.split('\n');
  const end = (header: string): string => (/^(---|\+\+\+) [^"].* /.test(header) ? `${header}\t` : header);
  return [end(from), end(to), ...hunks].join('\n');
}

interface Piece {
  readonly before: string;
  readonly after: string;
}

/** Both texts, cut at the same places: at starts of lines that no earlier edit reaches. */
function piecesOf(before: string, after: string, edits: readonly Edit[]): Piece[] {
  const { starts, lineAt } = indexLines(before);
  const pieces: Piece[] = [];
  let firstLine = 0;
  let from = 0;
  let fromAfter = 0;
  let shift = 0;
  let editedUntil = -1;
  for (const edit of sortEdits(edits)) {
    const line = lineAt(edit.start);
    const at = starts[line] ?? 0;
    if (line - firstLine >= linesOfAPiece && at > editedUntil) {
      pieces.push({ before: before.slice(from, at), after: after.slice(fromAfter, at + shift) });
      firstLine = line;
      from = at;
      fromAfter = at + shift;
    }
    shift += edit.text.length - (edit.end - edit.start);
    editedUntil = edit.end;
  }
  pieces.push({ before: before.slice(from), after: after.slice(fromAfter) });
  return pieces;
}

interface Line {
  readonly mark: ' ' | '-' | '+';
  /** With its line end, where it has one. */
  readonly text: string;
}

function linesOf(piece: Piece): Line[] {
  return diffLines(piece.before, piece.after, { oneChangePerToken: true }).map(({ added, removed, value }) => ({
    mark: added ? '+' : removed ? '-' : ' ',
    text: value,
  }));
}

function hunksOf(lines: readonly Line[]): StructuredPatchHunk[] {
  const hunks: StructuredPatchHunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let at = 0;
  for (const { from, to } of stretchesOfChange(lines)) {
    oldLine += from - at;
    newLine += from - at;
    const hunk: StructuredPatchHunk = { oldStart: oldLine, oldLines: 0, newStart: newLine, newLines: 0, lines: [] };
    for (const { mark, text } of lines.slice(from, to)) {
      if (mark !== '+') hunk.oldLines++;
      if (mark !== '-') hunk.newLines++;
      if (text.endsWith('\n')) hunk.lines.push(mark + text.slice(0, -1));
      else hunk.lines.push(mark + text, '\\ No newline at end of file');
    }
    hunks.push(hunk);
    oldLine += hunk.oldLines;
    newLine += hunk.newLines;
    at = to;
  }
  return hunks;
}

/** Changed lines with their context; stretches that would meet are one. `to` is excluded. */
function stretchesOfChange(lines: readonly Line[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const from = Math.max(0, index - contextLines);
    const to = Math.min(lines.length, index + contextLines + 1);
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}
