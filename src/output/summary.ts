import { isLeftAlone } from './findings.ts';
import type { FileResult } from './result.ts';
import { count } from './words.ts';

/** What a person can type next; what is undefined would be of no use. */
export interface NextCommands {
  /** Writes what this run shows. */
  readonly write: string | undefined;
  /** Shows what this run wrote. */
  readonly review: string | undefined;
  /** Explains a transform, whose name is to be put behind it. */
  readonly explain: string;
}

/** One line: how many files, what became of them, and the command to type next. */
export function formatSummary(results: readonly FileResult[], next: NextCommands): string {
  const findings = results.flatMap(({ report }) => report.findings);
  const left = findings.filter(isLeftAlone);
  const unselected = findings.filter(({ outcome }) => outcome === 'unselected').length;
  const done = results.filter(({ outcome }) => outcome !== 'failed');
  const parts = done.length === 0 ? [] : [whatChanged(results, done.length)];
  if (left.length > 0) parts.push(`${count(left.length, 'place')} left as ${left.length === 1 ? 'it is' : 'they are'}`);
  if (unselected > 0) parts.push(`${count(unselected, 'change')} left out by an option`);
  const failed = results.length - done.length;
  if (failed > 0) parts.push(`${count(failed, 'path')} could not be processed`);
  const hint = nextStep(results, left[0]?.transform, next);
  return `${parts.join(', ')}${hint === undefined ? '' : `; ${hint}`}\n`;
}

function whatChanged(results: readonly FileResult[], done: number): string {
  const changed = results.filter(({ outcome }) => outcome === 'changed' || outcome === 'written');
  if (changed.length === 0) return `${count(done, 'file')}, nothing to change`;
  const files = changed.length === done ? count(done, 'file') : `${changed.length} of ${count(done, 'file')}`;
  const verb = changed.some(({ outcome }) => outcome === 'written') ? 'written' : 'would change';
  const changes = changed.flatMap(({ report }) => report.findings.filter(({ outcome }) => outcome === 'applied'));
  return `${files} ${verb} (${count(changes.length, 'change')})`;
}

function nextStep(
  results: readonly FileResult[],
  transform: string | undefined,
  next: NextCommands,
): string | undefined {
  const having = (outcome: FileResult['outcome']): boolean => results.some((result) => result.outcome === outcome);
  if (having('changed')) return next.write && `to write: ${next.write}`;
  if (having('written')) return next.review && `to see: ${next.review}`;
  return transform && `to read why: ${next.explain} ${transform}`;
}
