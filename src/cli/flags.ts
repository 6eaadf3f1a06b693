import { statSync } from 'node:fs';
import { checkTransformNames, mergeSettings, parseSetting, type Settings } from '../config/settings.ts';
import type { Transform } from '../transform.ts';
import { UsageError } from './exit-code.ts';

/** The options of a run, as they were typed. */
export interface Flags {
  readonly write?: true;
  readonly check?: true;
  readonly dryRun?: true;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly safe?: true;
  readonly set?: readonly string[];
  readonly context?: string;
  readonly assumeContext?: readonly string[];
  readonly stdinFilename?: string;
  readonly format: 'diff' | 'json';
  readonly verbose?: true;
  readonly quiet?: true;
  readonly color?: boolean;
}

/** The path that stands for the standard input. */
export const standardInput = '-';

/** @throws UsageError when the paths and the options contradict each other. */
export function checkFlags(paths: readonly string[], flags: Flags): void {
  const readsInput = paths.includes(standardInput);
  // Where a variable of a script is not set: its empty path is not this folder.
  if ([...paths, flags.context, flags.stdinFilename].includes('')) throw new UsageError('a path must not be empty');
  if (readsInput && paths.length > 1)
    throw new UsageError('- reads the standard input, and no path can stand beside it');
  if (flags.stdinFilename !== undefined && !readsInput) {
    throw new UsageError('--stdin-filename names what is read from the standard input: it needs the path -');
  }
  if (flags.context !== undefined && !isFolder(flags.context)) {
    throw new UsageError(`--context needs a folder, and ${flags.context} is none`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * What the command line sets, which wins over a configuration file.
 *
 * @throws ConfigError for a transform, an option or a value that does not exist.
 */
export function settingsOf(
  { only, skip, safe, set = [] }: Pick<Flags, 'only' | 'skip' | 'safe' | 'set'>,
  transforms: readonly Transform[],
): Settings {
  const selection = {
    only: only && checkTransformNames(only, transforms),
    skip: skip && checkTransformNames(skip, transforms),
  };
  return mergeSettings(...set.map((text) => parseSetting(text, transforms)), { ...selection, safe });
}
