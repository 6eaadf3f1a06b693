import type { FileOutcome, FileResult } from '../../src/output/result.ts';
import type { Finding, Outcome } from '../../src/pipeline/report.ts';
import type { Edit } from '../../src/text/edit.ts';
import { applyEdits } from '../../src/text/edit.ts';

/** A finding of `transform` on a line, which the outcome names. */
export function finding(line: number, outcome: Outcome, parts: Partial<Finding> = {}): Finding {
  return {
    transform: 'some-transform',
    outcome,
    id: outcome === 'declined' ? 'some-reason' : undefined,
    message: 'the list of packages is in a variable',
    risk: 'safe',
    at: { start: 0, end: 4, line, column: 1 },
    key: `some-transform ${line}`,
    ...parts,
  };
}

export function result(
  path: string,
  outcome: FileOutcome,
  findings: readonly Finding[] = [],
  edits: readonly Edit[] = [],
): FileResult {
  const before = 'FROM debian\n';
  const report = { path, before, after: applyEdits(before, edits), findings, problems: [], notes: [], edits };
  return { path, target: `/project/${path}`, outcome, report };
}
