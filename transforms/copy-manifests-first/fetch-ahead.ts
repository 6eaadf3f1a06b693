import { CopiedFiles, type Instruction, type Mount, mountsOf } from '../../src/transform.ts';
import type { InstallRun } from './install-run.ts';
import { readingRunOf } from './reading-run.ts';
import type { Between, Refusal, Split } from './split.ts';
import { whyNotBeforeSettings, whyNotFetchedAlone } from './whole-fetch.ts';

/**
 * How the dependencies of an install that builds the project are fetched above the copies, or why they are not. Undefined
 * where it needs nothing of the kind.
 */
export function fetchAhead(
  run: Instruction,
  found: InstallRun,
  between: Between,
  lineOf: (at: Instruction) => number,
): Omit<Split, 'moved' | 'wholes' | 'last' | 'install'> | Refusal | undefined {
  const { install, obstacle } = found;
  const { fetch } = install;
  if (!fetch || !obstacle) return undefined;
  const refused = (why: string): Refusal => ({ id: 'needs-source', install, message: `${obstacle.message}; ${why}` });
  const cache = cacheOf(run);
  if (cache) return refused(`what it fetches is kept by the mount at ${cache.target}`);
  const why = whyNotFetchedAlone(install) ?? whyNotBeforeSettings(between.wholes, between.context);
  if (why !== undefined) return refused(`it ${why}`);
  const files = fetch.filesIn(new CopiedFiles(between.context, between.copies));
  if ('obstacle' in files) return { id: files.obstacle, install, message: files.message, file: files.file };
  const result = readingRunOf(run, { ...found, kind: 'reading', files }, between, lineOf, true);
  if ('id' in result || result.ahead.length === 0) return undefined;
  return { ahead: result.ahead, reads: files.reads, divided: undefined, fetch, added: [], open: result.open };
}

/** The mount that keeps what an install fetches. */
export function cacheOf(run: Instruction): Mount | undefined {
  return mountsOf(run).find(({ type }) => type === 'cache');
}
