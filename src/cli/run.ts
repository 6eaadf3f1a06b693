import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { selections } from '../config/selection.ts';
import { discover } from '../files/discover.ts';
import type { FileResult } from '../output/result.ts';
import type { Transform } from '../transform.ts';
import { surroundingsBy } from './contexts.ts';
import { type ExitCode, exitCode, UsageError } from './exit-code.ts';
import { checkFlags, type Flags, settingsOf, standardInput } from './flags.ts';
import { printRun, type Run } from './print-run.ts';
import { failed, processSource, type Work } from './process-source.ts';
import { type Progress, progressOn } from './progress.ts';
import { sourceFromInput, sourceOnDisk } from './sources.ts';
import { terminal } from './terminal.ts';

/**
 * Rewrites the Dockerfiles that the paths stand for, as the flags say, and prints what became of them.
 *
 * @throws UsageError, ConfigError when the command line cannot be meant so
 */
export async function run(paths: readonly string[], flags: Flags, transforms: readonly Transform[]): Promise<ExitCode> {
  checkFlags(paths, flags);
  const readsInput = paths.includes(standardInput);
  const selectionFor = selections(transforms, settingsOf(flags, transforms));
  const { transforms: selected } = await selectionFor(undefined);
  if (selected.length === 0) throw new UsageError('--only and --skip leave no transform to run');
  const work: Work = {
    selectionFor,
    surroundingsOf: surroundingsBy(flags),
    knownNames: transforms.map(({ name }) => name),
    write: flags.write === true && !(readsInput && flags.format === 'json'),
  };
  const target = terminal(flags.color);
  const progress = progressOn(target.messages);
  const done = readsInput
    ? await runOnInput(flags.stdinFilename, work)
    : await runOnDisk(paths.length > 0 ? paths : ['.'], work, progress);
  progress.clear();
  await printRun(done, { paths, flags, transforms, terminal: target });
  return exitCodeOf(done, flags);
}

async function runOnInput(name: string | undefined, work: Work): Promise<Run> {
  const source = await sourceFromInput(process.stdin, name);
  return { results: [await processSource(source, work)], passedOver: [], leadingOutside: [] };
}

async function runOnDisk(paths: readonly string[], work: Work, progress: Progress): Promise<Run> {
  const { files, obstacles, passedOver, leadingOutside } = discover(paths, (folder) =>
    progress.step(() => `looking into ${folder}`),
  );
  const results: FileResult[] = obstacles.map(({ path, message }) => failed({ path, target: resolve(path) }, message));
  if (work.write) finishFileOnSignal();
  for (const [index, file] of files.entries()) {
    if (work.write) await setImmediate();
    progress.step(() => `${index + 1} of ${files.length}: ${file.path}`);
    results.push(await processSource(sourceOnDisk(file), work));
  }
  return { results, passedOver, leadingOutside };
}

/** A signal is heard between two files, so that none is left half done. */
function finishFileOnSignal(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

function exitCodeOf({ results }: Run, { check }: Flags): ExitCode {
  if (results.some(({ outcome }) => outcome === 'failed')) return exitCode.failure;
  return check && results.some(({ outcome }) => outcome === 'changed') ? exitCode.changes : exitCode.success;
}
