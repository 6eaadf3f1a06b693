import { below, type SourceReader } from '../source-reader.ts';
import { readKnownDependencies, readLifecycle } from './lifecycle.ts';
import { mapping, type PackageJson, parseJson, readPackageJson, texts } from './package-json.ts';
import { readWorkspaces } from './workspaces.ts';

/** How an install goes about a project. */
export interface ProjectInstall {
  /** Where it runs, or is told to. */
  readonly folder: string;
  /** Whether scripts run. */
  readonly runsScripts: boolean;
  /** The patterns of the workspace, where they do not stand in package.json. */
  readonly workspaces?: readonly string[] | undefined;
  /** Whether the workspace says versions for all its packages. */
  readonly hasCatalog?: boolean;
}

/** What every package manager of JavaScript reads of a project: its packages, and what these name. */
export function readProject(install: ProjectInstall, reader: SourceReader): PackageJson[] {
  refuseMember(install.folder, reader);
  const root = readPackageJson(install.folder, reader);
  const patterns = install.workspaces ?? root.workspaces;
  const members = patterns ? readWorkspaces(root, patterns, reader) : [];
  const all = [root, ...members];
  const names = new Set(all.flatMap(({ name }) => name ?? []));
  for (const one of all) {
    if (install.runsScripts) {
      readLifecycle(one, reader);
      readKnownDependencies(one, reader);
    }
    for (const [name, version] of one.dependencies) {
      readLocal(name, version, one, names, reader);
      if (/^(?:catalog|workspace):.*[/]/.test(version)) reader.stop('unreadable-file', `${one.shown} names ${version}`);
      if (version.startsWith('catalog:') && !install.hasCatalog)
        reader.stop(
          'missing-file',
          `${one.shown} takes the version of ${name} from a workspace, which the build context does not hold`,
        );
      if (version.startsWith('workspace:') && !names.has(name))
        reader.stop(
          'missing-file',
          `${one.shown} depends on ${name} of a workspace, which the build context does not hold`,
        );
    }
    for (const [name, version] of overridesOf(one)) readLocal(name, version, one, names, reader);
    // What a workspace offers as a program is linked, which takes the program.
    if (one !== root && one.hasPrograms)
      reader.stop('needs-source', `${one.shown} has programs, which the install links to`);
    reader.writes(below(one.folder, 'node_modules'));
  }
  return all;
}

/** What stands in the place of dependencies of dependencies: `overrides`, `resolutions`. */
function overridesOf({ content }: PackageJson): [string, string][] {
  const lists = [content.overrides, content.resolutions, mapping(content.pnpm).overrides];
  return lists
    .flatMap((list) => [...texts(list)])
    .filter(([, version]) => /^(?:file|link|portal|patch):/.test(version));
}

/** An install in a part of a workspace works on the whole of it. */
function refuseMember(folder: string, reader: SourceReader): void {
  for (let above = folder; above !== '/' && above !== ''; ) {
    above = above.slice(0, above.lastIndexOf('/')) || '/';
    const manifest = parseJson(reader.peek(below(above, 'package.json')) ?? '');
    const isRoot = manifest?.workspaces !== undefined || reader.peek(below(above, 'pnpm-workspace.yaml')) !== undefined;
    if (isRoot)
      reader.stop(
        'needs-source',
        `${reader.shown(below(folder, 'package.json'))} may be a part of the workspace of ${reader.shown(below(above, 'package.json'))}`,
      );
  }
}

/** `file:./x`, `link:../x`, `portal:x`, `./x.tgz` */
function readLocal(
  name: string,
  version: string,
  { folder, shown }: PackageJson,
  workspaces: ReadonlySet<string>,
  reader: SourceReader,
): void {
  const patch = /^patch:[^#]*#(?:~\/|\.\/)?([^:#&<>!]+)$/.exec(version)?.[1];
  if (patch !== undefined) reader.carryNamed(reader.path(folder, patch, patch), shown);
  const named = /^(?:file|link|portal):(.*)$/s.exec(version)?.[1] ?? (/^\.{0,2}\//.test(version) ? version : undefined);
  if (named === undefined || (workspaces.has(name) && !version.startsWith('file:'))) return;
  const path = reader.path(folder, named.replace(/^\/\/(?=\/)/, '').replace(/(?:::|#).*$/, ''), named);
  if (folder === path || folder.startsWith(`${path}/`))
    reader.stop('needs-source', `${shown} depends on ${version}, a folder that holds it`);
  reader.carryNamed(path, shown);
}

/** The files of patches that a list of `patchedDependencies` names. */
export function readPatches(patched: unknown, folder: string, shown: string, reader: SourceReader): void {
  for (const path of texts(patched).values()) reader.carryNamed(reader.path(folder, path, path), shown);
}

/** The first of these lock files that is there, read. */
export function readLock(folder: string, names: readonly string[], reader: SourceReader): string | undefined {
  for (const name of names) {
    const path = below(folder, name);
    // bun.lockb is no text.
    if (name.endsWith('b') ? reader.carry(path) : reader.file(path) !== undefined) return path;
  }
  return undefined;
}
