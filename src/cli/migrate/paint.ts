import type { Colors } from 'picocolors/types.js';
import { printable } from '../../output/words.ts';

/** A unified diff in colours, for a person to read: what would move the cursor is written as an escape. */
export function paintDiff(diff: string, colors: Colors): string {
  return diff
    .split('\n')
    .map((line) => paintLine(printable(line.replaceAll('\t', '    ')), colors))
    .join('\n');
}

function paintLine(line: string, colors: Colors): string {
  if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(line);
  if (line.startsWith('+')) return colors.green(line);
  if (line.startsWith('-')) return colors.red(line);
  return line.startsWith('@') ? colors.cyan(line) : line;
}
