/** A line of a unified diff. */
export interface DiffLine {
  /** `\` is what diff itself says of the line above: that it has no line end. */
  readonly mark: ' ' | '-' | '+' | '\\';
  readonly text: string;
  /** Its number in the old text, from 1; undefined where that has no such line. */
  readonly oldLine: number | undefined;
  readonly newLine: number | undefined;
}

export interface Hunk {
  /** `@@ -1,3 +1,4 @@` */
  readonly header: string;
  readonly oldStart: number;
  readonly oldLines: number;
  readonly lines: readonly DiffLine[];
}

/** The hunks of the unified diff of one file. Lines are counted, as a line of the file may look like a header. */
export function hunksOf(diff: string): Hunk[] {
  const hunks: Hunk[] = [];
  const lines = diff.split('\n');
  let at = 0;
  while (at < lines.length) {
    const header = lines[at++] ?? '';
    const [, oldStart, oldLines = '1', newStart, newLines = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(header) ?? [];
    if (oldStart === undefined) continue;
    const hunk = { header, oldStart: Number(oldStart), oldLines: Number(oldLines), lines: [] as DiffLine[] };
    hunks.push(hunk);
    let oldLine = hunk.oldStart;
    let newLine = Number(newStart);
    const oldEnd = oldLine + hunk.oldLines;
    const newEnd = newLine + Number(newLines);
    while (at < lines.length) {
      const line = lines[at] ?? '';
      const mark = markOf(line);
      if (mark !== '\\' && oldLine >= oldEnd && newLine >= newEnd) break;
      at++;
      const isOld = mark === ' ' || mark === '-';
      const isNew = mark === ' ' || mark === '+';
      const numbers = { oldLine: isOld ? oldLine++ : undefined, newLine: isNew ? newLine++ : undefined };
      hunk.lines.push({ mark, text: line.slice(1), ...numbers });
    }
  }
  return hunks;
}

function markOf(line: string): DiffLine['mark'] {
  const [mark] = line;
  return mark === '-' || mark === '+' || mark === '\\' ? mark : ' ';
}

/** The hunk that holds a line of the old text. */
export function hunkOfLine(hunks: readonly Hunk[], line: number): Hunk | undefined {
  return hunks.find(({ oldStart, oldLines }) => line >= oldStart && line < oldStart + Math.max(1, oldLines));
}
