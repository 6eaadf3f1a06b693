import type { OptionValue, Transform } from '../transform.ts';
import { ConfigError, unknownName } from './config-error.ts';
import { checkValue, describe, isListOfStrings, isRecord, parseValue } from './option-value.ts';

/** What a person set, in a configuration file or on the command line. */
export interface Settings {
  /** The transforms to run, and no others. */
  readonly only?: readonly string[] | undefined;
  /** Transforms to leave out. */
  readonly skip?: readonly string[] | undefined;
  /** Leave out changes whose risk is `review`. */
  readonly safe?: boolean | undefined;
  /** Whether a bulk migration may change the repository. */
  readonly migrate?: boolean | undefined;
  /** Values of options, by transform and option. */
  readonly transforms?: Readonly<Record<string, OptionValues>> | undefined;
}

type OptionValues = Readonly<Record<string, OptionValue>>;

/** What is needed of a transform to know its settings. */
export type Configurable = Pick<Transform, 'name' | 'options'>;

const keys = ['only', 'skip', 'safe', 'migrate', 'transforms'];

/**
 * The data of a configuration file as settings.
 *
 * @throws ConfigError for an unknown key, transform or option, and for a value that the key cannot have.
 */
export function checkSettings(data: unknown, transforms: readonly Configurable[]): Settings {
  if (!isRecord(data))
    throw new ConfigError(`it must be a map with the keys ${keys.join(', ')}, not ${describe(data)}`);
  for (const key of Object.keys(data)) {
    if (!keys.includes(key)) throw unknownName('key', key, keys);
  }
  return {
    only: checkNames('only', data.only, transforms),
    skip: checkNames('skip', data.skip, transforms),
    safe: checkSwitch('safe', data.safe),
    migrate: checkSwitch('migrate', data.migrate),
    transforms: checkTransforms(data.transforms, transforms),
  };
}

/**
 * Names of transforms, each of which exists.
 *
 * @throws ConfigError for the first that does not.
 */
export function checkTransformNames(names: readonly string[], transforms: readonly Configurable[]): readonly string[] {
  for (const name of names) findTransform(name, transforms);
  return names;
}

/**
 * The settings that `NAME.OPTION=VALUE` makes.
 *
 * @throws ConfigError for an unknown transform or option, and for a value that the option cannot have.
 */
export function parseSetting(text: string, transforms: readonly Configurable[]): Settings {
  const [, name, option, value] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || option === undefined || value === undefined) {
    throw new ConfigError(`an option is set as NAME.OPTION=VALUE, and "${text}" is not that`);
  }
  const definition = findOption(option, findTransform(name, transforms));
  return { transforms: { [name]: { [option]: parseValue(`${name}.${option}`, value, definition) } } };
}

/**
 * Several settings as one; a later one wins. `only` takes the place of all that was said before of what runs, `skip`
 * adds to it; the entries of a map join those of an earlier one.
 */
export function mergeSettings(...all: readonly Settings[]): Settings {
  return all.reduce(
    (first, second) => ({
      only: second.only ?? first.only,
      skip: second.only ? second.skip : [...(first.skip ?? []), ...(second.skip ?? [])],
      safe: second.safe ?? first.safe,
      migrate: second.migrate ?? first.migrate,
      transforms: mergeTransforms(first.transforms ?? {}, second.transforms ?? {}),
    }),
    {},
  );
}

function mergeTransforms(
  first: Readonly<Record<string, OptionValues>>,
  second: Readonly<Record<string, OptionValues>>,
): Readonly<Record<string, OptionValues>> {
  const merged = { ...first };
  for (const [name, options] of Object.entries(second)) {
    const values = { ...merged[name] };
    for (const [option, value] of Object.entries(options)) {
      const before = values[option];
      values[option] = isEntries(before) && isEntries(value) ? { ...before, ...value } : value;
    }
    merged[name] = values;
  }
  return merged;
}

function isEntries(value: OptionValue | undefined): value is Extract<OptionValue, Readonly<Record<string, unknown>>> {
  return isRecord(value);
}

function checkNames(key: string, value: unknown, transforms: readonly Configurable[]): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!isListOfStrings(value)) throw new ConfigError(`${key} must be a list of transforms, not ${describe(value)}`);
  return checkTransformNames(value, transforms);
}

function checkSwitch(key: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new ConfigError(`${key} must be true or false, not ${describe(value)}`);
}

function checkTransforms(value: unknown, transforms: readonly Configurable[]): Settings['transforms'] {
  if (value === undefined) return undefined;
  return mapEntries('transforms', value, (name, options) => {
    const transform = findTransform(name, transforms);
    const key = `transforms.${name}`;
    return mapEntries(key, options, (option, given) =>
      checkValue(`${key}.${option}`, given, findOption(option, transform)),
    );
  });
}

function mapEntries<Value>(
  key: string,
  value: unknown,
  check: (name: string, value: unknown) => Value,
): Readonly<Record<string, Value>> {
  if (!isRecord(value)) throw new ConfigError(`${key} must be a map, not ${describe(value)}`);
  return Object.fromEntries(Object.entries(value).map(([name, given]) => [name, check(name, given)]));
}

function findTransform(name: string, transforms: readonly Configurable[]): Configurable {
  const found = transforms.find((transform) => transform.name === name);
  if (found) return found;
  throw unknownName(
    'transform',
    name,
    transforms.map((transform) => transform.name),
  );
}

function findOption(option: string, { name, options }: Configurable) {
  const found = Object.hasOwn(options, option) ? options[option] : undefined;
  if (found) return found;
  throw unknownName(`option of ${name}`, option, Object.keys(options));
}
