import type { Colors } from 'picocolors/types.js';
import type { Remark } from '../files/search-folder.ts';
import type { FileResult } from './result.ts';
import { count, printable } from './words.ts';

/** More lines than this do not fit on a screen. */
const linesOnAScreen = 20;

/** A line for each thing that went wrong; when there are many, a line for each thing that went wrong in the same way. */
export function formatProblems(
  results: readonly FileResult[],
  { verbose, colors }: { readonly verbose: boolean; readonly colors: Colors },
): string {
  const all = results.flatMap(({ path, report }) =>
    report.problems.map(({ message, at }) => ({ path: at ? `${path}:${at.line}` : path, message })),
  );
  const lines = verbose || all.length <= linesOnAScreen ? all : alike(all);
  return lines.map(({ path, message }) => `${colors.red('error:')} ${printable(`${path}: ${message}`)}\n`).join('');
}

function alike(remarks: readonly Remark[]): Remark[] {
  const paths = new Map<string, string[]>();
  for (const { path, message } of remarks) {
    const same = paths.get(message);
    if (same) same.push(path);
    else paths.set(message, [path]);
  }
  return [...paths].map(([message, [first = '', ...others]]) => {
    const more = others.length > 0 ? ` and ${count(others.length, 'other place')}, which --verbose lists` : '';
    return { path: first + more, message };
  });
}

/** One line for each path that was not looked at, and why. */
export function formatRemarks(introduction: string, remarks: readonly Remark[], colors: Colors): string {
  return remarks
    .map(({ path, message }) => `${colors.dim(`${introduction}:`)} ${printable(`${path}: ${message}`)}\n`)
    .join('');
}
