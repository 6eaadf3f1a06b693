import { dirname, relative, sep } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { isInside } from '../files/inside.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import type { FileResult } from './result.ts';

/** The unified diffs of the files that change, their paths relative to `folder`. */
export function formatDiffs(changed: readonly FileResult[], folder: string, colors: Colors): string {
  return changed
    .map(({ target, report }) => {
      const path = relative(folder, target).replaceAll(sep, '/');
      return paint(unifiedDiff(path, report.before, report.after, report.edits), colors);
    })
    .join('');
}

/** Where the diffs are to be applied: the working folder, or where a file lies outside it, the nearest folder that holds them all. */
export function folderOfDiffs(changed: readonly FileResult[], workingFolder: string): string {
  const folders = changed.map(({ target }) => dirname(target));
  return folders.every((folder) => isInside(folder, workingFolder)) ? workingFolder : nearestCommon(folders);
}

function nearestCommon(folders: readonly string[]): string {
  let [common = sep] = folders;
  while (!folders.every((folder) => isInside(folder, common)) && dirname(common) !== common) common = dirname(common);
  return common;
}

function paint(diff: string, colors: Colors): string {
  if (!colors.isColorSupported) return diff;
  const [from = '', to = '', ...lines] = diff.split('\n');
  return [colors.bold(from), colors.bold(to), ...lines.map((line) => paintLine(line, colors))].join('\n');
}

/** A line of a hunk in colours. */
export function paintLine(line: string, colors: Colors): string {
  if (line.startsWith('+')) return colors.green(line);
  if (line.startsWith('-')) return colors.red(line);
  return line.startsWith('@') ? colors.cyan(line) : line;
}
