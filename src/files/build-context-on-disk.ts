import { lstatSync, opendirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type BuildContext, buildContext, type ContextFiles } from '../build-context.ts';
import { isDockerfileName } from './dockerfile-name.ts';
import { followLinks } from './follow-links.ts';
import { decode } from './read.ts';

/** In bytes: more are not read. Lock files grow to a few million. */
export const sizeLimit = 8 * 1024 * 1024;

/** Names in one directory: more are not listed. */
export const listLimit = 10_000;

/**
 * The build context of a folder, read when it is asked for. Undefined when there is none to believe: the folder is not
 * there, or it holds nothing but Dockerfiles, at any depth.
 *
 * @param directory the context's root, on disk.
 * @param dockerfile the Dockerfile's path on disk: absolute, or relative to the current directory.
 * @param parseYaml for manifests in YAML
 */
export function buildContextOnDisk(
  directory: string,
  dockerfile: string,
  parseYaml?: ContextFiles['parseYaml'],
): BuildContext | undefined {
  if (!holdsMoreThanDockerfiles(directory, basename(dockerfile))) return undefined;
  const files = { ...filesOnDisk(directory), parseYaml };
  const path = relative(resolve(directory), resolve(dockerfile)).replaceAll(sep, '/');
  if (!path.startsWith('../') && !isAbsolute(path)) return buildContext(files, path);
  const beside = filesOnDisk(dirname(dockerfile));
  return buildContext(files, path, {
    kind: (name) => beside.kind(basename(name)),
    read: (name) => beside.read(basename(name)),
  });
}

function holdsMoreThanDockerfiles(directory: string, dockerfileName: string): boolean {
  const folders = [directory];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const { name, isDirectory } of entries(folder)) {
      if (++seen > listLimit) return true;
      if (isDirectory && name !== '.git') folders.push(join(folder, name));
      else if (!isDirectory && !belongsToDockerfiles(name) && name !== dockerfileName) return true;
    }
  }
  return false;
}

export function belongsToDockerfiles(name: string): boolean {
  return isDockerfileName(name) || name.endsWith('.dockerignore');
}

/** The entries of a directory, one by one; none when it cannot be read. */
function* entries(directory: string): Generator<{ readonly name: string; readonly isDirectory: boolean }> {
  const open = attempt(() => opendirSync(directory));
  if (!open) return;
  try {
    const next = () => attempt(() => open.readSync());
    for (let entry = next(); entry; entry = next()) yield { name: entry.name, isDirectory: entry.isDirectory() };
  } finally {
    open.closeSync();
  }
}

function filesOnDisk(root: string): ContextFiles {
  return {
    kind: (path) => {
      const status = locate(root, path)?.status;
      if (status?.isFile()) return 'file';
      return status?.isDirectory() ? 'directory' : undefined;
    },
    read: (path) => {
      const found = locate(root, path);
      if (!found?.status.isFile() || found.status.size > sizeLimit) return undefined;
      const bytes = attempt(() => readFileSync(found.path));
      return bytes && textOf(bytes);
    },
    isLinked: (path) => {
      const names = path.split('/');
      return names.some(
        (_, index) => attempt(() => lstatSync(join(root, ...names.slice(0, index + 1))))?.isSymbolicLink() ?? false,
      );
    },
    list: (path) => {
      const found = locate(root, path);
      if (!found?.status.isDirectory()) return undefined;
      const names: string[] = [];
      for (const { name } of entries(found.path)) {
        if (names.push(name) > listLimit) return undefined;
      }
      return names.sort();
    },
  };
}

/** A text in UTF-8, or in UTF-16 behind a byte order mark, as editors of Windows write it and pip reads it. */
export function textOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  // In UTF-32 it is the same, and two bytes of zero behind it.
  if (bytes.subarray(0, 4).toString('hex') === 'fffe0000') return undefined;
  if (mark === 'fffe' || mark === 'feff')
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes);
  const reading = decode(bytes);
  return 'text' in reading ? reading.text.replace(/^\uFEFF/, '') : undefined;
}

/**
 * The file that a path names for the builder. A link is sent to it as a link: one that is absolute or leads above the
 * root finds nothing there that this folder could tell.
 */
function locate(root: string, path: string): { readonly path: string; readonly status: Stats } | undefined {
  const names = followLinks(path, (above) => {
    const here = join(root, ...above);
    const status = above.at(-1)?.includes(sep) ? undefined : attempt(() => lstatSync(here));
    if (!status?.isSymbolicLink()) return status && { isLink: false };
    const target = attempt(() => readlinkSync(here));
    return { isLink: true, target: target && isAbsolute(target) ? undefined : target };
  });
  if (!names) return undefined;
  const here = join(root, ...names);
  const status = attempt(() => statSync(here));
  return status && { path: here, status };
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
