import type { Colors } from 'picocolors/types.js';
import type { Remark } from '../files/search-folder.ts';
import type { FileReport, Problem } from '../pipeline/report.ts';
import type { FileResult } from './result.ts';
import { count, printable } from './words.ts';

/** More lines than this do not fit on a screen. */
const linesOnAScreen = 20;

interface ProblemsView {
  readonly verbose: boolean;
  readonly colors: Colors;
}

/** A line for each thing that went wrong; when there are many, a line for each thing that went wrong in the same way. */
export function formatProblems(results: readonly FileResult[], { verbose, colors }: ProblemsView): string {
  return formatLines(colors.red('error:'), results, ({ problems }) => problems, verbose);
}

/** The same for what is to be known of files that were processed. */
export function formatNotes(results: readonly FileResult[], { verbose, colors }: ProblemsView): string {
  return formatLines(colors.yellow('note:'), results, ({ notes }) => notes, verbose);
}

function formatLines(
  introduction: string,
  results: readonly FileResult[],
  linesOf: (report: FileReport) => readonly Problem[],
  verbose: boolean,
): string {
  const all = results.flatMap(({ path, report }) =>
    linesOf(report).map(({ message, at }) => ({ path: at ? `${path}:${at.line}` : path, message })),
  );
  const lines = verbose || all.length <= linesOnAScreen ? all : alike(all);
  return lines.map(({ path, message }) => `${introduction} ${printable(`${path}: ${message}`)}\n`).join('');
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
