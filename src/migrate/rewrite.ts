import { basename, dirname } from 'node:path';
import { ConfigError } from '../config/config-error.ts';
import { selections } from '../config/selection.ts';
import type { Settings } from '../config/settings.ts';
import { buildsAround, chosenContext } from '../files/builds-around.ts';
import { isDockerfileName } from '../files/dockerfile-name.ts';
import { decode } from '../files/read.ts';
import { foldersPassedOver } from '../files/search-folder.ts';
import { fix } from '../pipeline/fix.ts';
import type { FileReport } from '../pipeline/report.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import type { Transform } from '../transform.ts';
import { managersIn } from './managers.ts';
import type { PlannedFile } from './plan.ts';
import { CommitFiles, type Inputs } from './repository/commit-files.ts';
import type { CommitTree } from './repository/commit-tree.ts';

/** What the command line says of how Dockerfiles are rewritten. */
export interface RewriteOptions {
  readonly transforms: readonly Transform[];
  readonly settings: Settings;
}

/** A Dockerfile of a commit, rewritten. */
export interface RewrittenFile extends PlannedFile {
  readonly report: FileReport;
}

type Rewritten = Pick<RewrittenFile, 'path' | 'blob' | 'mode' | 'inputs' | 'report'>;

/** What becomes of the Dockerfiles of a commit; undefined where its configuration keeps migrations out. */
export type Rewriting = readonly RewrittenFile[] | undefined;

/** Each round loads what the one before asked for. */
const mostRounds = 40;

/**
 * Rewrites the Dockerfiles of a commit.
 *
 * @param without the keys of the changes to leave out, by path
 * @throws GitError when a file cannot be fetched
 */
export async function rewriteCommit(
  tree: CommitTree,
  options: RewriteOptions,
  without: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Promise<Rewriting> {
  const paths = [...tree.paths].filter((path) => isDockerfile(path, tree)).sort();
  for (let round = 0; round < mostRounds; round++) {
    const rewritten = await rewriteOnce(paths, tree, options, without);
    if (!tree.isWanting) return rewritten?.map(inFull);
    await tree.load();
  }
  throw new Error('its files name each other without an end');
}

function isDockerfile(path: string, tree: CommitTree): boolean {
  return (
    isDockerfileName(basename(path)) &&
    !dirname(path)
      .split('/')
      .some((name) => foldersPassedOver.has(name)) &&
    tree.entry(path)?.kind === 'file'
  );
}

async function rewriteOnce(
  paths: readonly string[],
  tree: CommitTree,
  { transforms, settings }: RewriteOptions,
  without: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<readonly Rewritten[] | undefined> {
  const files = new CommitFiles(tree);
  const selectionFor = selections(transforms, settings, { files: files.project, currentDirectory: '/' });
  const isOut = await selectionFor('/').then(
    ({ migrate }) => migrate === false,
    () => false,
  );
  if (isOut) return undefined;
  const rewritten: Rewritten[] = [];
  for (const path of paths) {
    const inputs: Inputs = new Map();
    // Of each file by itself, as no other may be looked at again.
    const own = new CommitFiles(tree);
    own.inputs = inputs;
    const report = await rewriteFile(path, own, { transforms, settings }, without.get(path));
    const entry = tree.entry(path);
    if (!report || !entry) continue;
    rewritten.push({ path, blob: entry.object, mode: entry.mode, inputs: Object.fromEntries(inputs), report });
  }
  return rewritten;
}

function inFull(rewritten: Rewritten): RewrittenFile {
  const { findings, problems, before, after, edits } = rewritten.report;
  const diff = unifiedDiff(rewritten.path, before, after, edits);
  return { ...rewritten, findings, problems, diff, managers: managersIn(before) };
}

/** Undefined where the text is not loaded yet. */
async function rewriteFile(
  path: string,
  files: CommitFiles,
  { transforms, settings }: RewriteOptions,
  without: ReadonlySet<string> | undefined,
): Promise<FileReport | undefined> {
  const entry = files.tree.entry(path);
  const bytes = entry && files.tree.bytes(entry);
  if (!bytes) return undefined;
  const reading = decode(bytes);
  if ('obstacle' in reading) return failed(path, '', reading.obstacle);
  const { text } = reading;
  const absolute = `/${path}`;
  const folder = dirname(absolute);
  try {
    const selectionFor = selections(transforms, settings, { files: files.project, currentDirectory: '/' });
    const { migrate: _, ...selection } = await selectionFor(folder);
    const builds = await buildsAround(files.project)(absolute);
    const chosen = chosenContext(builds, folder, files.project);
    const parseYaml = /\b(?:pnpm|yarn)\b/.test(text) ? (await import('yaml')).parse : undefined;
    return fix(text, {
      ...selection,
      context: chosen.folder === undefined ? undefined : files.context(chosen.folder, absolute, parseYaml),
      contextDoubt: chosen.contextDoubt,
      services: chosen.folder === undefined ? [] : builds.services(chosen.folder),
      knownNames: transforms.map(({ name }) => name),
      path,
      file: absolute,
      without,
    });
  } catch (error) {
    if (error instanceof ConfigError) return failed(path, text, error.message);
    throw error;
  }
}

function failed(path: string, text: string, message: string): FileReport {
  const problems = [{ message, at: undefined }];
  return { path, before: text, after: text, findings: [], problems, notes: [], edits: [] };
}
