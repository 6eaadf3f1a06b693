import { parse } from 'smol-toml';
import { type Content, mapping } from './javascript/package-json.ts';
import type { SourceReader } from './source-reader.ts';

/** What the text of a file in TOML holds; stops where it is none. */
export function readToml(path: string, text: string, reader: SourceReader): Content {
  try {
    return mapping(parse(text));
  } catch {
    return reader.stop('unreadable-file', `${reader.shown(path)} is not TOML`);
  }
}
