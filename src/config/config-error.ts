import { closest } from 'fastest-levenshtein';

/** What a person wrote in a configuration file or on the command line cannot be used: the message is one sentence, for that person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The error for a name that is not among those that exist; it names the nearest.
 *
 * @param what what the name was meant to be: `key`, `transform`.
 */
export function unknownName(what: string, name: string, names: readonly string[]): ConfigError {
  const nearest = names.length > 0 ? `; the nearest is "${closest(name, names)}"` : ', nor any other';
  return new ConfigError(`there is no ${what} "${name}"${nearest}`);
}
