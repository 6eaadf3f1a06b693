/** A place as people read it: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines of a text. A line ends behind `\n`; `\r` belongs to the line end, as BuildKit reads it. */
export interface LineIndex {
  /** Offsets at which lines start; the first is 0. */
  readonly starts: readonly number[];
  /** The number, from 0, of the line that holds an offset. */
  lineAt(offset: number): number;
  positionAt(offset: number): Position;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const positionAt = (offset: number): Position => {
    const line = lineAt(offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return { starts, lineAt, positionAt };
}
