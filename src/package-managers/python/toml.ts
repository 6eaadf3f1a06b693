import { parse } from 'smol-toml';
import { type Content, mapping } from '../javascript/package-json.ts';
import type { SourceReader } from '../source-reader.ts';

/** The table that a text in TOML is; undefined for any other text. */
export function parseToml(text: string): Content | undefined {
  try {
    return { ...parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return undefined;
  }
}

/** What a file in TOML holds that the install reads where there is one; undefined where there is none. */
export function readToml(path: string, reader: SourceReader, namedBy?: string): Content | undefined {
  const text = reader.file(path, namedBy);
  if (text === undefined) return undefined;
  return parseToml(text) ?? reader.stop('unreadable-file', `${reader.shown(path)} is not TOML`);
}

/** The value at a path of keys; undefined where there is none. */
export function valueAt(content: unknown, ...keys: readonly string[]): unknown {
  let value = content;
  for (const key of keys) value = Object.hasOwn(mapping(value), key) ? mapping(value)[key] : undefined;
  return value;
}

/** The items of a list; none for what is no list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The values of a table; none for what is no table. */
export function valuesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? [] : Object.values(mapping(value));
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
