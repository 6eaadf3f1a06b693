import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  bakeBuilds,
  type ComposeService,
  type ComposeVariables,
  composeBuilds,
  composeServices,
  includedFiles,
  isComposeFile,
} from '../build-context/compose.ts';

/** What compose and bake files say of a Dockerfile. */
export interface Builds {
  /** The folders that they build it with, each with the file that says so; absolute paths. */
  readonly contexts: readonly { readonly folder: string; readonly by: string }[];
  /** The services of compose that are built from it. */
  services(context: string): readonly ComposeService[];
}

/**
 * Finds them in the folder of a Dockerfile and those above it, up to the root of its repository. Each file is read once; one that
 * cannot be read, or that does not parse, says nothing.
 */
export function buildsOnDisk(): (dockerfile: string) => Promise<Builds> {
  const read = new Map<string, Promise<readonly BuildFile[]>>();
  return async (dockerfile) => {
    const path = resolve(dockerfile);
    const files: BuildFile[] = [];
    for (const folder of foldersFrom(dirname(path))) {
      const found = read.get(folder) ?? filesIn(folder);
      read.set(folder, found);
      files.push(...(await found));
    }
    return {
      contexts: files.flatMap((file) => contextsOf(file, slashed(path))),
      services: (context) => files.flatMap((file) => servicesOf(file, slashed(path), slashed(resolve(context)))),
    };
  };
}

/** Without a repository around it, a folder is looked at no further up than this. */
const mostFolders = 4;

function foldersFrom(start: string): string[] {
  const folders = [start];
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  const root = folders.findIndex((folder) => existsSync(join(folder, '.git')));
  return folders.slice(0, root === -1 ? mostFolders : root + 1);
}

interface BuildFile {
  readonly kind: 'compose' | 'bake';
  readonly path: string;
  readonly document: unknown;
  /** What `.env` beside it sets. */
  readonly variables: ComposeVariables;
}

const bakeFiles = new Set(['docker-bake.json', 'docker-bake.override.json']);

async function filesIn(folder: string): Promise<readonly BuildFile[]> {
  const names = namesIn(folder);
  const bakes = names.filter((name) => bakeFiles.has(name)).map((name) => join(folder, name));
  const composes = names.filter(isComposeFile).map((name) => join(folder, name));
  const found = bakes.flatMap((path): BuildFile[] => parsed(path, 'bake', JSON.parse));
  if (composes.length === 0) return found;
  // The parser is loaded only where there is something to parse.
  const { parse } = await import('yaml');
  const seen = new Set<string>();
  for (let path = composes.shift(); path !== undefined; path = composes.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const files = parsed(path, 'compose', (text) => parse(text, { merge: true, logLevel: 'silent' }));
    found.push(...files);
    for (const { document } of files)
      composes.push(...includedFiles(document).map((other) => resolve(dirname(path ?? ''), other)));
  }
  return found;
}

function parsed(path: string, kind: BuildFile['kind'], parse: (text: string) => unknown): BuildFile[] {
  try {
    const document = parse(readFileSync(path, 'utf8'));
    return [{ kind, path, document, variables: variablesBeside(path) }];
  } catch {
    return [];
  }
}

/** `DIRECTORY="web"` */
function variablesBeside(path: string): ComposeVariables {
  const file = join(dirname(path), '.env');
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, unquoted(value)]));
}

/** Behind a blank, `#` starts a comment, unless it stands in quotes. */
function unquoted(written: string): string {
  return /^(["'])(.*?)\1/.exec(written)?.[2] ?? written.replace(/(?:^|\s+)#.*$/, '');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function contextsOf(
  { kind, path, document, variables }: BuildFile,
  dockerfile: string,
): { folder: string; by: string }[] {
  const folder = slashed(dirname(path));
  const builds = kind === 'bake' ? bakeBuilds(document, folder) : composeBuilds(document, folder, variables);
  return builds
    .filter((build) => build.dockerfile === dockerfile && isFolder(build.context))
    .map(({ context }) => ({ folder: context, by: shown(path) }));
}

function servicesOf(
  { kind, path, document, variables }: BuildFile,
  dockerfile: string,
  context: string,
): ComposeService[] {
  if (kind === 'bake') return [];
  const place = { file: shown(path), folder: slashed(dirname(path)), dockerfile, context, variables };
  return composeServices(document, place);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** As messages name it. */
function shown(path: string): string {
  return slashed(relative(process.cwd(), path));
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}
