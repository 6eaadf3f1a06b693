import { findUp, folderOf } from '../folders.ts';
import { type Content, mapping, strings } from '../javascript/package-json.ts';
import { foldersMatching } from '../javascript/workspaces.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { readToml } from '../toml.ts';
import { listOf } from '../unknown-data.ts';
import { readTargets } from './targets.ts';

/** A manifest and what cargo has read before it. */
interface Reading {
  readonly reader: SourceReader;
  readonly seen: Set<string>;
}

/**
 * The manifests that cargo reads before it knows what to fetch: of the package, of its workspace with all members, and
 * of every package that one of them names by its path; and the target of each that cargo looks for (cargo 1.95).
 */
export function readCargoProject(path: string, reader: SourceReader): void {
  const reading: Reading = { reader, seen: new Set() };
  const root = workspaceOf(path, reader);
  reader.manifest(root ?? path);
  reader.file(below(folderOf(root ?? path), 'Cargo.lock'));
  for (const one of [root ?? path, path]) readManifest(one, undefined, reading);
}

/** The manifest of the workspace that a package belongs to; itself where it has one. */
function workspaceOf(path: string, reader: SourceReader): string | undefined {
  const content = readToml(path, reader.peek(path) ?? reader.manifest(path), reader);
  if (content.workspace !== undefined) return path;
  const named = mapping(content.package).workspace;
  if (typeof named === 'string') return below(reader.path(folderOf(path), named, named), 'Cargo.toml');
  for (let folder = folderOf(path); folder !== '/'; ) {
    folder = folderOf(folder);
    const above = findUp(folder, ['Cargo.toml'], reader);
    if (above === undefined) return undefined;
    const parent = readToml(above, reader.peek(above) ?? '', reader);
    if (parent.workspace !== undefined) return above;
    folder = folderOf(above);
  }
  return undefined;
}

function readManifest(path: string, namedBy: string | undefined, reading: Reading): void {
  const { reader, seen } = reading;
  if (seen.has(path)) return;
  seen.add(path);
  const content = readToml(path, reader.manifest(path, namedBy), reader);
  const shown = reader.shown(path);
  const folder = folderOf(path);
  if (content.package !== undefined || content.project !== undefined) readTargets(content, path, reader);
  readMembers(mapping(content.workspace), folder, shown, reading);
  // A package outside the workspace may take its version and the like from another one.
  if (JSON.stringify(content).includes('"workspace":true')) {
    const root = workspaceOf(path, reader);
    if (root !== undefined) readManifest(root, shown, reading);
  }
  for (const place of pathsIn(content)) {
    const other = below(reader.path(folder, place, place), 'Cargo.toml');
    readManifest(other, shown, reading);
  }
}

function readMembers(workspace: Content, root: string, shown: string, reading: Reading): void {
  const { reader } = reading;
  const members = strings(workspace.members) ?? [];
  const excluded = (strings(workspace.exclude) ?? []).map((name) => reader.path(root, name, name));
  for (const member of members) {
    const isPattern = /[*?[]/.test(member);
    const folders = isPattern ? foldersMatching(root, [member], reader) : [reader.path(root, member, member)];
    for (const folder of folders) {
      if (isPattern && excluded.some((one) => folder === one || folder.startsWith(`${one}/`))) continue;
      // cargo passes over files that a pattern matches, and asks every folder for a manifest.
      readManifest(below(folder, 'Cargo.toml'), shown, reading);
    }
  }
}

const kinds = ['dependencies', 'dev-dependencies', 'build-dependencies', 'dev_dependencies', 'build_dependencies'];

/** The folders of packages that a manifest names. */
function pathsIn(content: Content): string[] {
  const tables = [
    content,
    mapping(content.workspace),
    ...listOf(content.target).map(mapping),
    { dependencies: content.replace },
    ...listOf(content.patch).map((dependencies) => ({ dependencies })),
  ];
  const dependencies = tables.flatMap((table: Content) => kinds.flatMap((kind) => Object.values(mapping(table[kind]))));
  return dependencies.flatMap((dependency) => {
    const { path } = mapping(dependency);
    return typeof path === 'string' ? path : [];
  });
}
