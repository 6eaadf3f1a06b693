import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type ComposeService, composeServices, isComposeFile } from '../build-context/compose.ts';

/** Finds the services that compose files say are built from a Dockerfile. */
export type FindServices = (dockerfile: string, context: string) => Promise<readonly ComposeService[]>;

/**
 * Looks in the folder of a Dockerfile and those above it, up to the root of its repository. Each compose file is read once;
 * one that cannot be read, or is not YAML, says nothing.
 */
export function servicesOnDisk(): FindServices {
  const read = new Map<string, Promise<readonly ComposeFile[]>>();
  return async (dockerfile, context) => {
    const services: ComposeService[] = [];
    for (const folder of foldersFrom(dirname(resolve(dockerfile)))) {
      const files = read.get(folder) ?? composeFilesIn(folder);
      read.set(folder, files);
      for (const { path, document } of await files) {
        const place = {
          file: slashed(relative(process.cwd(), path)),
          folder: slashed(folder),
          dockerfile: slashed(resolve(dockerfile)),
          context: slashed(resolve(context)),
        };
        services.push(...composeServices(document, place));
      }
    }
    return services;
  };
}

/** Folders without a repository around them are looked at no further up than this. */
const mostFolders = 4;

function foldersFrom(start: string): string[] {
  const folders = [start];
  for (let folder = start; folders.length < mostFolders && !existsSync(join(folder, '.git')); ) {
    const above = dirname(folder);
    if (above === folder) break;
    folders.push(above);
    folder = above;
  }
  return folders;
}

interface ComposeFile {
  readonly path: string;
  readonly document: unknown;
}

async function composeFilesIn(folder: string): Promise<readonly ComposeFile[]> {
  const names = namesIn(folder).filter(isComposeFile);
  if (names.length === 0) return [];
  // The parser is loaded only where there is something to parse.
  const { parse } = await import('yaml');
  return names.flatMap((name) => {
    const path = join(folder, name);
    try {
      return [{ path, document: parse(readFileSync(path, 'utf8'), { merge: true, logLevel: 'silent' }) }];
    } catch {
      return [];
    }
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}
