import type { Finding, Problem } from '../pipeline/report.ts';
import type { FileResult } from './result.ts';

/** Counts up when a reader of the older form would go wrong. docs/json.md describes the form. */
const version = 1;

/** The results as JSON, with the findings' reasons and places in the original text. Keys without a value are null. */
export function formatJson(results: readonly FileResult[]): string {
  const files = results.map(({ path, outcome, report }) => ({
    path,
    outcome,
    findings: report.findings.map(({ transform, outcome, id, message, risk, at, key }: Finding) => ({
      transform,
      outcome,
      id: id ?? null,
      message,
      risk,
      at: place(at),
      key,
    })),
    problems: report.problems.map(remark),
    notes: report.notes.map(remark),
    edits: report.edits.map(({ start, end, text }) => ({ start, end, text })),
  }));
  return `${JSON.stringify({ version, files }, null, 2)}\n`;
}

function remark({ message, at }: Problem): { readonly message: string; readonly at: Finding['at'] | null } {
  return { message, at: at ? place(at) : null };
}

function place({ start, end, line, column }: Finding['at']): Finding['at'] {
  return { start, end, line, column };
}
