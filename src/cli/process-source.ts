import { ConfigError } from '../config/config-error.ts';
import type { SelectionFor } from '../config/selection.ts';
import type { FileResult } from '../output/result.ts';
import { fix } from '../pipeline/fix.ts';
import type { FileReport } from '../pipeline/report.ts';
import type { Surroundings } from './contexts.ts';
import type { Source } from './sources.ts';

export interface Work {
  readonly selectionFor: SelectionFor;
  readonly surroundingsOf: (source: Source, text: string) => Promise<Surroundings>;
  /** Of all transforms, those that do not run too. */
  readonly knownNames: readonly string[];
  /** Whether the new text is written, not only found out. */
  readonly write: boolean;
}

/** Rewrites one Dockerfile. Whatever goes wrong is a problem of this file alone. */
export async function processSource(source: Source, work: Work): Promise<FileResult> {
  const reading = source.read();
  if ('obstacle' in reading) return failed(source, reading.obstacle);
  try {
    const selection = await work.selectionFor(source.location?.folder);
    const report = fix(reading.text, {
      ...selection,
      ...(await work.surroundingsOf(source, reading.text)),
      knownNames: work.knownNames,
      path: source.path,
      file: source.target,
    });
    return finish(source, report, work.write);
  } catch (error) {
    if (error instanceof ConfigError) return failed(source, error.message);
    return failed(source, `dockerfix went wrong on this file, please report it: ${messageOf(error)}`);
  }
}

function finish(source: Source, report: FileReport, write: boolean): FileResult {
  const { path, target } = source;
  if (report.problems.length > 0) return { path, target, outcome: 'failed', report };
  if (report.before === report.after) return { path, target, outcome: 'unchanged', report };
  if (!write) return { path, target, outcome: 'changed', report };
  const obstacle = source.write(report.before, report.after);
  return obstacle === undefined ? { path, target, outcome: 'written', report } : failed(source, obstacle, report);
}

/** A path with which nothing can be done, for the reason that the message gives. */
export function failed(
  { path, target }: Pick<Source, 'path' | 'target'>,
  message: string,
  report: FileReport = emptyReport(path),
): FileResult {
  return {
    path,
    target,
    outcome: 'failed',
    report: { ...report, problems: [...report.problems, { message, at: undefined }] },
  };
}

function emptyReport(path: string): FileReport {
  return { path, before: '', after: '', findings: [], problems: [], notes: [], edits: [] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
