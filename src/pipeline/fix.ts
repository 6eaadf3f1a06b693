import type { BuildContext } from '../build-context.ts';
import type { OptionValue, Transform } from '../transform.ts';
import type { FileReport } from './report.ts';

export interface FixOptions {
  /** Where the text came from: for messages only, nothing is read. */
  readonly path?: string | undefined;
  readonly context?: BuildContext | undefined;
  /** In the order of application. */
  readonly transforms: readonly Transform[];
  /** Values by transform and option; what is absent has its default. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, OptionValue>>>> | undefined;
  /** Leave out changes whose risk is `review`. */
  readonly safe?: boolean | undefined;
}

/** Rewrites one Dockerfile. Pure and synchronous. */
export function fix(source: string, options: FixOptions): FileReport {
  return { path: options.path, before: source, after: source, findings: [], problems: [], edits: [] };
}
