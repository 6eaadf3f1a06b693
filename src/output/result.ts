import type { FileReport } from '../pipeline/report.ts';

/** What became of a file. `changed`: the text would change, nothing was written. `failed`: its problems say why. */
export type FileOutcome = 'unchanged' | 'changed' | 'written' | 'failed';

/** One file of a run. */
export interface FileResult {
  /** As a person names it; `-` for the standard input. */
  readonly path: string;
  /** Absolute, without symbolic links: what a diff names. */
  readonly target: string;
  readonly outcome: FileOutcome;
  readonly report: FileReport;
}
