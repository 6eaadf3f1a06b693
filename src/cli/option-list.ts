import { Option } from 'commander';
import { UsageError } from './exit-code.ts';

/** An option whose value is a list of names, and that may be given more than once. */
export function optionList(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: readonly string[] = []) => {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length === 0) throw new UsageError('a list of names must not be empty');
    return [...before, ...names];
  });
}

/** An option of which each use adds a value. */
export function repeatedOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: readonly string[] = []) => [
    ...before,
    value,
  ]);
}
