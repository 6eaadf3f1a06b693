import { dirname, join, resolve, sep } from 'node:path';
import {
  bakeBuilds,
  type ComposeService,
  type ComposeVariables,
  composeBuilds,
  composeServices,
  includedFiles,
  isComposeFile,
} from '../build-context/compose.ts';
import { type ProjectFiles, projectFilesOnDisk } from './project-files.ts';

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
export function buildsAround(project: ProjectFiles = projectFilesOnDisk): (dockerfile: string) => Promise<Builds> {
  const read = new Map<string, Promise<readonly BuildFile[]>>();
  return async (dockerfile) => {
    const path = resolve(dockerfile);
    const files: BuildFile[] = [];
    for (const folder of foldersFrom(dirname(path), project)) {
      const found = read.get(folder) ?? filesIn(folder, project);
      read.set(folder, found);
      files.push(...(await found));
    }
    return {
      contexts: files.flatMap((file) => contextsOf(file, slashed(path), project)),
      services: (context) =>
        files.flatMap((file) => servicesOf(file, slashed(path), slashed(resolve(context)), project)),
    };
  };
}

/** The folder that all builds have in common; where there are none, that of the Dockerfile. */
export function chosenContext(
  builds: Builds | undefined,
  folder: string | undefined,
  { shown }: ProjectFiles,
): { readonly folder: string | undefined; readonly contextDoubt: string | undefined } {
  const [first, ...others] = builds?.contexts ?? [];
  const other = others.find((one) => one.folder !== first?.folder);
  if (!first) return { folder, contextDoubt: undefined };
  if (!other) return { folder: first.folder, contextDoubt: undefined };
  const [one, two] = [first, other].map((build) => `${build.by} builds it with ${shown(resolve(build.folder)) || '.'}`);
  return { folder: undefined, contextDoubt: `${one}, and ${two}: --context names one` };
}

/** Without a repository around it, a folder is looked at no further up than this. */
const mostFolders = 4;

function foldersFrom(start: string, { isThere }: ProjectFiles): string[] {
  const folders = [start];
  for (let folder = start; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  const root = folders.findIndex((folder) => isThere(join(folder, '.git')));
  return folders.slice(0, root === -1 ? mostFolders : root + 1);
}

interface BuildFile {
  readonly kind: 'compose' | 'bake';
  readonly path: string;
  readonly document: unknown;
  /** What `.env` beside it sets. */
  readonly variables: ComposeVariables;
}

/** Whether a file of this name says how images are built. */
export function isBuildFile(name: string): boolean {
  return bakeFiles.has(name) || isComposeFile(name);
}

const bakeFiles = new Set(['docker-bake.json', 'docker-bake.override.json']);

async function filesIn(folder: string, project: ProjectFiles): Promise<readonly BuildFile[]> {
  const names = project.list(folder);
  const bakes = names.filter((name) => bakeFiles.has(name)).map((name) => join(folder, name));
  const composes = names.filter(isComposeFile).map((name) => join(folder, name));
  const found = bakes.flatMap((path): BuildFile[] => parsed(path, 'bake', project, JSON.parse));
  if (composes.length === 0) return found;
  // The parser is loaded only where there is something to parse.
  const { parse } = await import('yaml');
  const seen = new Set<string>();
  for (let path = composes.shift(); path !== undefined; path = composes.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const files = parsed(path, 'compose', project, (text) => parse(text, { merge: true, logLevel: 'silent' }));
    found.push(...files);
    for (const { document } of files)
      composes.push(...includedFiles(document).map((other) => resolve(dirname(path ?? ''), other)));
  }
  return found;
}

function parsed(
  path: string,
  kind: BuildFile['kind'],
  project: ProjectFiles,
  parse: (text: string) => unknown,
): BuildFile[] {
  try {
    const document = parse(project.read(path));
    return [{ kind, path, document, variables: variablesBeside(path, project) }];
  } catch {
    return [];
  }
}

/** `DIRECTORY="web"` */
function variablesBeside(path: string, project: ProjectFiles): ComposeVariables {
  const file = join(dirname(path), '.env');
  if (!project.isThere(file)) return {};
  const lines = project.read(file).matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*(.*?)[ \t]*\r?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, unquoted(value)]));
}

/** Behind a blank, `#` starts a comment, unless it stands in quotes. */
function unquoted(written: string): string {
  return /^(["'])(.*?)\1/.exec(written)?.[2] ?? written.replace(/(?:^|\s+)#.*$/, '');
}

function contextsOf(
  { kind, path, document, variables }: BuildFile,
  dockerfile: string,
  project: ProjectFiles,
): { folder: string; by: string }[] {
  const folder = slashed(dirname(path));
  const builds = kind === 'bake' ? bakeBuilds(document, folder) : composeBuilds(document, folder, variables);
  return builds
    .filter((build) => build.dockerfile === dockerfile && project.isFolder(build.context))
    .map(({ context }) => ({ folder: context, by: project.shown(path) }));
}

function servicesOf(
  { kind, path, document, variables }: BuildFile,
  dockerfile: string,
  context: string,
  project: ProjectFiles,
): ComposeService[] {
  if (kind === 'bake') return [];
  const place = { file: project.shown(path), folder: slashed(dirname(path)), dockerfile, context, variables };
  return composeServices(document, place);
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}
