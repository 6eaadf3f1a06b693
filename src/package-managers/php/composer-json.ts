import { folderOf } from '../folders.ts';
import { type Content, mapping, parseJson, texts } from '../javascript/package-json.ts';
import type { SourceReader } from '../source-reader.ts';
import { listOf } from '../unknown-data.ts';

/** What of a composer.json an install looks at. */
export interface ComposerJson {
  readonly path: string;
  readonly folder: string;
  readonly shown: string;
  /** Versions by name, those for development too. */
  readonly requires: ReadonlyMap<string, string>;
  /** The names of scripts that are not empty. */
  readonly scripts: readonly string[];
  readonly config: Content;
  readonly extra: Content;
  readonly content: Content;
}

/** The packages of a composer.lock, by name, with their types. */
export type ComposerLock = ReadonlyMap<string, string>;

export function readComposerJson(path: string, reader: SourceReader, namedBy?: string): ComposerJson {
  const content = parsed(reader.manifest(path, namedBy));
  const shown = reader.shown(path);
  if (content === undefined) return reader.stop('unreadable-file', `${shown} is not JSON`);
  return {
    path,
    folder: folderOf(path),
    shown,
    requires: new Map([...texts(content.require), ...texts(content['require-dev'])]),
    scripts: Object.entries(mapping(content.scripts))
      .filter(([, commands]) => listOf(commands).length > 0)
      .map(([name]) => name),
    config: mapping(content.config),
    extra: mapping(content.extra),
    content,
  };
}

/** undefined where there is no lock file. */
export function readComposerLock(path: string, reader: SourceReader): ComposerLock | undefined {
  const text = reader.file(path);
  if (text === undefined) return undefined;
  const content = parsed(text);
  if (content === undefined) return reader.stop('unreadable-file', `${reader.shown(path)} is not JSON`);
  const packages = ['packages', 'packages-dev'].flatMap((kind) => listOf(content[kind]));
  return new Map(
    packages.flatMap((one): [string, string][] => {
      const { name, type } = mapping(one);
      return typeof name === 'string' ? [[name, typeof type === 'string' ? type : 'library']] : [];
    }),
  );
}

/** An empty file stands for one that is only said to be there. */
function parsed(text: string): Content | undefined {
  return parseJson(text.trim() === '' ? '{}' : text);
}
