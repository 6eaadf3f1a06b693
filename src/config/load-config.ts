import { dirname, join, relative, resolve } from 'node:path';
import { obstacleOf } from '../files/obstacle.ts';
import { type ProjectFiles, projectFilesOnDisk } from '../files/project-files.ts';
import { ConfigError } from './config-error.ts';
import { type Configurable, checkSettings, type Settings } from './settings.ts';

const fileNames = ['dockerfix.config.json', 'dockerfix.config.yaml', 'dockerfix.config.yml'];

/** A configuration file, and what it sets. */
export interface LoadedConfig {
  /** Absolute. */
  readonly path: string;
  readonly settings: Settings;
}

/**
 * The configuration for the Dockerfiles of a folder: the nearest file at or above it, up to the repository root (the
 * folder with `.git`). Outside a repository, up to the current directory when the folder is below it, else in the
 * folder alone; so that a file which a stranger left in a shared folder is not taken up. Undefined when there is none.
 *
 * @throws ConfigError when the file cannot be read or says what cannot be; the message names the file.
 */
export async function loadConfig(
  startDirectory: string,
  transforms: readonly Configurable[],
  currentDirectory = process.cwd(),
  project: ProjectFiles = projectFilesOnDisk,
): Promise<LoadedConfig | undefined> {
  const path = findConfig(resolve(startDirectory), resolve(currentDirectory), project);
  if (path === undefined) return undefined;
  try {
    return { path, settings: checkSettings(await readData(path, project), transforms) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(`${relative(currentDirectory, path)}: ${error.message}`);
  }
}

function findConfig(startDirectory: string, currentDirectory: string, project: ProjectFiles): string | undefined {
  for (const folder of foldersToSearch(startDirectory, currentDirectory, project)) {
    const [found, another] = fileNames.map((name) => join(folder, name)).filter(project.isThere);
    if (found && another) {
      const [first, second] = [found, another].map((path) => relative(currentDirectory, path));
      throw new ConfigError(`${first} and ${second} stand in one folder: only one of them can count`);
    }
    if (found) return found;
  }
  return undefined;
}

function foldersToSearch(
  startDirectory: string,
  currentDirectory: string,
  { isThere }: ProjectFiles,
): readonly string[] {
  const folders = [startDirectory];
  for (let folder = startDirectory; folder !== dirname(folder); folder = dirname(folder)) folders.push(dirname(folder));
  const root = folders.findIndex((folder) => isThere(join(folder, '.git')));
  const last = root === -1 ? folders.indexOf(currentDirectory) : root;
  return folders.slice(0, Math.max(last, 0) + 1);
}

async function readData(path: string, project: ProjectFiles): Promise<unknown> {
  const text = readText(path, project);
  return path.endsWith('.json') ? parseJson(text) : parseYaml(text);
}

function readText(path: string, project: ProjectFiles): string {
  try {
    return project.read(path).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ConfigError(`it cannot be read: ${obstacleOf(error)}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`it is not JSON: ${inOneLine(error)}`);
  }
}

/** The parser is loaded only where a file needs it. An empty file sets nothing. */
async function parseYaml(text: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new ConfigError(`line ${lineCounter.linePos(problem.pos[0]).line} is not YAML: ${inOneLine(problem)}`);
  }
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw new ConfigError(`it is not YAML: ${inOneLine(error)}`);
  }
}

function inOneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
