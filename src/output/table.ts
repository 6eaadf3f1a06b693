import { stripVTControlCharacters } from 'node:util';

/** Rows as lines, their columns aligned and two blanks apart; the last column is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return rows
    .map((row) => {
      const padded = row.slice(0, -1).map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)));
      return `${[...padded, row.at(-1) ?? ''].join('  ')}\n`;
    })
    .join('');
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
