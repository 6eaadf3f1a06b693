import { below, type SourceReader } from '../source-reader.ts';

/** What of a package.json an install looks at. */
export interface PackageJson {
  /** Its path in the image. */
  readonly path: string;
  readonly folder: string;
  readonly shown: string;
  readonly name: string | undefined;
  readonly scripts: ReadonlyMap<string, string>;
  /** Versions by name, of all kinds of dependencies. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Patterns of folders; undefined where it has no workspaces. */
  readonly workspaces: readonly string[] | undefined;
  readonly hasPrograms: boolean;
  /** Everything in it. */
  readonly content: Content;
}

export type Content = Readonly<Record<string, unknown>>;

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** Reads the package.json of a folder, which has to be there. */
export function readPackageJson(folder: string, reader: SourceReader, namedBy?: string): PackageJson {
  const path = below(folder, 'package.json');
  const text = reader.manifest(path, namedBy);
  const shown = reader.shown(path);
  const content = parseJson(text);
  if (content === undefined) return reader.stop('unreadable-file', `${shown} is not JSON`);
  const workspaces = Array.isArray(content.workspaces) ? content.workspaces : mapping(content.workspaces).packages;
  return {
    path,
    folder,
    shown,
    name: typeof content.name === 'string' ? content.name : undefined,
    scripts: texts(content.scripts),
    dependencies: new Map(kinds.flatMap((kind) => [...texts(content[kind])])),
    workspaces: strings(workspaces),
    hasPrograms: content.bin !== undefined || mapping(content.directories).bin !== undefined,
    content,
  };
}

/** The object that a text in JSON is, none for an empty text; undefined for any other. A byte order mark may lead it. */
export function parseJson(text: string): Content | undefined {
  // A file that somebody only says is there is empty.
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export function mapping(value: unknown): Content {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The texts of a list; undefined for what is no list. */
export function strings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** The texts of an object, by name. */
export function texts(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(mapping(value)).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  );
}
