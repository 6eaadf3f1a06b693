import { resolvePath } from '../../dockerfile/stage.ts';
import { type Content, mapping, strings } from '../javascript/package-json.ts';
import { localPath } from '../pip/requirements.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { items, parseToml, text, valueAt, valuesOf } from './toml.ts';

/** A pyproject.toml, by what an install looks at. */
export interface PyProject {
  readonly path: string;
  readonly folder: string;
  /** Its path in the build context. */
  readonly shown: string;
  readonly content: Content;
}

/** Reads the pyproject.toml of a folder, which has to be there. */
export function readPyProject(folder: string, reader: SourceReader, namedBy?: string): PyProject {
  const path = below(folder, 'pyproject.toml');
  const content = parseToml(reader.manifest(path, namedBy));
  const shown = reader.shown(path);
  return content ? { path, folder, shown, content } : reader.stop('unreadable-file', `${shown} is not TOML`);
}

/** The pyproject.toml of a folder without noting that it is read; undefined where there is none that can be read. */
export function peekPyProject(folder: string, reader: SourceReader): PyProject | undefined {
  const path = below(folder, 'pyproject.toml');
  const content = parseToml(reader.peek(path) ?? '?');
  return content && { path, folder, shown: reader.shown(path), content };
}

/** A folder and those above it, the root last. */
export function foldersUp(folder: string): string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return [...names.map((_, index) => `/${names.slice(0, names.length - index).join('/')}`), '/'];
}

/** The folder that holds a file, at a folder or the nearest one above it; the folder itself where none does. */
export function folderWith(name: string, folder: string, reader: SourceReader): string {
  if (!folder.startsWith('/')) return folder;
  // What is not known of a nearer place stops the reading there.
  const nearest = foldersUp(folder).find((one) => reader.peek(below(one, name)) !== undefined);
  if (nearest !== undefined && nearest !== folder) reader.file(below(folder, name));
  return nearest ?? folder;
}

export function table({ content }: PyProject, ...keys: readonly string[]): Content {
  return mapping(valueAt(content, ...keys));
}

/** The keys that `dynamic` leaves to the build. */
export function dynamicKeys(project: PyProject): readonly string[] {
  return strings(valueAt(project.content, 'project', 'dynamic')) ?? [];
}

/** The requirements of a project and of its groups: `flask>=3`, `lib @ file:///app/lib`. */
export function requirementsOf({ content }: Pick<PyProject, 'content'>): string[] {
  const lists = [
    valueAt(content, 'project', 'dependencies'),
    ...valuesOf(valueAt(content, 'project', 'optional-dependencies')),
    ...valuesOf(valueAt(content, 'dependency-groups')),
    ...valuesOf(valueAt(content, 'tool', 'pdm', 'dev-dependencies')),
    valueAt(content, 'tool', 'uv', 'dev-dependencies'),
    ...['constraint', 'override', 'build-constraint'].map((kind) =>
      valueAt(content, 'tool', 'uv', `${kind}-dependencies`),
    ),
  ];
  return lists.flatMap((list) => strings(list) ?? []);
}

/** Tables of dependencies that may name a path: those of poetry, and the sources of uv. */
function dependencyTables(content: Content): unknown[] {
  const poetry = mapping(valueAt(content, 'tool', 'poetry'));
  return [
    poetry.dependencies,
    poetry['dev-dependencies'],
    poetry['requires-plugins'],
    ...valuesOf(poetry.group).map((group) => mapping(group).dependencies),
    valueAt(content, 'tool', 'uv', 'sources'),
  ];
}

/** What a pyproject.toml names of its source as dependencies; absolute paths. */
export function localDependencies(project: Pick<PyProject, 'content' | 'folder'>): string[] {
  const { content, folder } = project;
  const inRequirements = requirementsOf(project).flatMap((requirement) => {
    const isEditable = /^-e\s/.test(requirement);
    const bare = requirement
      .replace(/^-e\s+/, '')
      .replace(/(file:\/*)?\/?\$\{PROJECT_ROOT\}/, `file://${folder}`)
      .replace(/\{root:(?:uri|real)?\}/, `file://${folder}`);
    return localPath(bare, isEditable) ?? [];
  });
  const inTables = dependencyTables(content)
    .flatMap(valuesOf)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => text(mapping(value).path) ?? text(mapping(value).file) ?? []);
  return [...inRequirements, ...inTables].flatMap((path) => resolvePath(folder, path) ?? []);
}

/** The paths that the packages of a lock file come from; absolute. */
export function lockedPaths(lock: Content | undefined, folder: string): string[] {
  return items(lock?.package).flatMap((one) => {
    const { source, path } = mapping(one);
    const { type, url, directory, editable, virtual, path: archive, registry } = mapping(source);
    const ofPoetry = type === 'directory' || type === 'file' ? text(url) : undefined;
    const ofUv = text(directory) ?? text(editable) ?? text(virtual) ?? text(archive) ?? localIndex(registry);
    return [ofPoetry, ofUv, text(path)].flatMap((found) => (found && resolvePath(folder, found)) || []);
  });
}

/** A folder of wheels, where an index or a page of links is one; undefined for a URL. */
export function localIndex(value: unknown): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  return /^file:/i.test(written) || !/^[\w.+-]{2,}:/.test(written) ? localPath(written, true) : undefined;
}
