import type { OptionDefinition, OptionValue } from '../transform.ts';
import { ConfigError, unknownName } from './config-error.ts';

type OptionType = 'boolean' | 'string' | 'list' | 'record';

type Entry = string | null | false;

const expected: Readonly<Record<OptionType, string>> = {
  boolean: 'true or false',
  string: 'a string',
  list: 'a list of strings',
  record: 'a map to strings, null or false',
};

/** The type of an option is that of its default. */
function typeOf(definition: OptionDefinition): OptionType {
  if (typeof definition.default === 'boolean') return 'boolean';
  if (typeof definition.default === 'string') return 'string';
  return isList(definition.default) ? 'list' : 'record';
}

/** What may be written as the value of an option: `true or false`, `a list of strings`, `"a" or "b"`. */
export function describeValues(definition: OptionDefinition): string {
  const type = typeOf(definition);
  if (!definition.choices) return expected[type];
  const choices = definition.choices.map((choice) => `"${choice}"`).join(', ');
  return type === 'string' ? `one of ${choices}` : `${expected[type]}, each one of ${choices}`;
}

/**
 * The value of an option as a configuration file gives it.
 *
 * @param key the option, as the message names it.
 * @throws ConfigError when the value has another type than the option, or is not one of its choices.
 */
export function checkValue(key: string, value: unknown, definition: OptionDefinition): OptionValue {
  const refuse = () => new ConfigError(`${key} must be ${describeValues(definition)}, not ${describe(value)}`);
  switch (typeOf(definition)) {
    case 'boolean':
      if (typeof value !== 'boolean') throw refuse();
      return value;
    case 'string':
      if (typeof value !== 'string') throw refuse();
      checkChoice(key, value, definition);
      return value;
    case 'list':
      if (!isListOfStrings(value)) throw refuse();
      for (const item of value) checkChoice(key, item, definition);
      return value;
    case 'record':
      if (!isRecord(value)) throw refuse();
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, checkEntry(`${key}.${name}`, entry)]),
      );
  }
}

/**
 * The value of an option as text gives it: `true`; `slim`; `a,b` for a list; `a=b,c=null,d=false` for a map.
 *
 * @throws ConfigError as `checkValue` does.
 */
export function parseValue(key: string, text: string, definition: OptionDefinition): OptionValue {
  return checkValue(key, readAs(key, text, typeOf(definition)), definition);
}

function readAs(key: string, text: string, type: OptionType): unknown {
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  const items = text.split(',').map((item) => item.trim());
  const named = items.filter((item) => item !== '');
  return type === 'list' ? named : Object.fromEntries(named.map((item) => parseEntry(key, item)));
}

function parseEntry(key: string, item: string): readonly [string, Entry] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(item) ?? [];
  if (name === undefined || value === undefined) {
    throw new ConfigError(`${key} takes NAME=VALUE, where the value may be null or false, and "${item}" is not that`);
  }
  return [name, value === 'null' ? null : value === 'false' ? false : value];
}

function checkChoice(key: string, value: string, { choices }: OptionDefinition): void {
  if (choices && !choices.includes(value)) throw unknownName(`value of ${key}`, value, choices);
}

function checkEntry(key: string, value: unknown): Entry {
  if (typeof value === 'string' || value === null || value === false) return value;
  throw new ConfigError(`${key} must be a string, null or false, not ${describe(value)}`);
}

export function isListOfStrings(value: unknown): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === 'string');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A value as a message shows it: short ones as they are, others by their type. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `the string "${value}"`;
  if (isListOfStrings(value)) return 'a list of strings';
  if (isList(value)) return 'a list of other things than strings';
  return typeof value === 'object' && value !== null ? 'a map' : String(value);
}
