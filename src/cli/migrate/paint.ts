import type { Colors } from 'picocolors/types.js';
import { paintLine } from '../../output/diff.ts';
import { printable } from '../../output/words.ts';

/** A unified diff in colours, for a person to read: what would move the cursor is written as an escape. */
export function paintDiff(diff: string, colors: Colors): string {
  return diff
    .split('\n')
    .map((line) => printable(line.replaceAll('\t', '    ')))
    .map((line) => (/^(?:---|\+\+\+) /.test(line) ? colors.bold(line) : paintLine(line, colors)))
    .join('\n');
}
