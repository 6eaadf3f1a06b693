import { relativeTo } from '../../build-context/copied-files.ts';
import { metadataFolders, whyNotAlone } from '../pip/project.ts';
import type { SourceReader } from '../source-reader.ts';
import { localDependencies, peekPyProject } from './pyproject.ts';

/** What is known while the local dependencies of a project are followed. */
export interface LocalReading {
  readonly reader: SourceReader;
  /** The folder of the project. */
  readonly folder: string;
  /** Folders of projects that are looked at apart: the members of a workspace. */
  readonly members: ReadonlySet<string>;
  /** What is read already, so that a circle ends. */
  readonly seen: Set<string>;
}

/** A dependency by its path, in a table: what `whyNotAlone` need not look at, as it is followed here. */
const pathInTable = /\{[^{}\n]*\b(?:path|file)\s*=\s*(?:"[^"\n]*"|'[^'\n]*')[^{}\n]*\}/g;

/**
 * Notes a project or an archive of the source that an install builds or unpacks, with what it depends on in turn; stops
 * where it cannot be built with its own folder alone.
 */
export function readLocal(path: string, namedBy: string, reading: LocalReading): void {
  const { reader, folder, members, seen } = reading;
  if (seen.has(path) || members.has(path)) return;
  seen.add(path);
  if (relativeTo(path, folder) !== undefined) {
    const what = path === folder ? 'the project itself' : `${reader.shown(path)}, the folder that holds the project,`;
    reader.stop('needs-source', `${namedBy} names ${what} as a dependency, which is built from the source`);
  }
  reader.carryNamed(path, namedBy);
  if (reader.kind(path) !== 'directory') return;
  const read = (file: string) => reader.peek(file)?.replace(pathInTable, '{}');
  const why = whyNotAlone(path, read);
  if (why !== undefined) reader.stop('needs-source', `${reader.shown(path)}, which ${namedBy} names, ${why}`);
  for (const made of metadataFolders(path, (of) => reader.list(of))) reader.writes(made);
  const project = peekPyProject(path, reader);
  if (project) for (const nested of localDependencies(project)) readLocal(nested, project.shown, reading);
}
