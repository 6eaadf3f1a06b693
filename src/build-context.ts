import { cleanPath } from './build-context/clean-path.ts';
import { parseDockerignore } from './build-context/dockerignore.ts';

/**
 * The files of a folder, read synchronously. Paths are relative to the folder, with `/`; a leading `/` stands for the
 * folder too, as in COPY, and the empty path is the folder itself. What lies above the folder is not there.
 */
export interface ContextFiles {
  /** What stands at a path; links are followed inside the folder. */
  kind(path: string): 'file' | 'directory' | undefined;
  /** The text of a file; undefined when it is not there, is too large, or is not text. */
  read(path: string): string | undefined;
  /** The names in a directory, sorted; undefined when there is no such directory, or it holds too many to look at. */
  list(path: string): readonly string[] | undefined;
  /** Whether a path is a link, or lies behind one; absent where nothing is. */
  readonly isLinked?: ((path: string) => boolean) | undefined;
  /** What a text in YAML holds; throws where it is none. Absent where no parser is at hand. */
  readonly parseYaml?: ((text: string) => unknown) | undefined;
}

/** The files that a build can COPY. `kind`, `read` and `list` speak of all that stands in the folder, excluded or not. */
export interface BuildContext extends ContextFiles {
  /** Whether `.dockerignore` (or `NAME.dockerignore`) keeps the path from the builder. */
  excludes(path: string): boolean;
  /** The name of the ignore file that is in force, for messages; undefined when there is none. */
  readonly ignoreFile: string | undefined;
  /** Whether somebody only said which files there are: then what else a COPY names is no reason to doubt it. */
  readonly isAssumed: boolean;
}

/** The ignore file in force, and what it says of a clean path. */
interface IgnoreFile {
  readonly name: string;
  readonly excludes: (path: string) => boolean;
}

/**
 * A build context of these files. The ignore file in force is `NAME.dockerignore` beside the Dockerfile, else
 * `.dockerignore` at the root; it is read when it is first asked for.
 *
 * @param files asked with clean paths only: no `.`, `..` or double `/`.
 * @param dockerfile the path of the Dockerfile, relative to the context's root; one outside starts with `..`.
 * @param besideDockerfile reads the ignore file beside the Dockerfile, where that may lie outside the context.
 */
export function buildContext(
  files: ContextFiles,
  dockerfile: string,
  besideDockerfile: Pick<ContextFiles, 'kind' | 'read'> = files,
  isAssumed = false,
): BuildContext {
  let found: IgnoreFile | 'none' | undefined;
  const ignoreFile = (): IgnoreFile | undefined => {
    found ??= readIgnoreFile(besideDockerfile, `${dockerfile}.dockerignore`) ?? readIgnoreFile(files, '.dockerignore');
    found ??= 'none';
    return found === 'none' ? undefined : found;
  };
  return {
    isAssumed,
    kind: (path) => inside(path, files.kind),
    read: (path) => inside(path, files.read),
    list: (path) => inside(path, files.list),
    parseYaml: files.parseYaml,
    isLinked: files.isLinked && ((path) => inside(path, (clean) => files.isLinked?.(clean)) ?? false),
    excludes: (path) => inside(path, (clean) => clean !== '' && ignoreFile()?.excludes(clean)) ?? false,
    get ignoreFile() {
      return ignoreFile()?.name;
    },
  };
}

/** An ignore file that cannot be read excludes everything: what it says is not known. */
function readIgnoreFile(files: Pick<ContextFiles, 'kind' | 'read'>, name: string): IgnoreFile | undefined {
  if (files.kind(name) !== 'file') return undefined;
  const text = files.read(name);
  return { name, excludes: text === undefined ? () => true : parseDockerignore(text) };
}

function inside<Answer>(path: string, answer: (clean: string) => Answer): Answer | undefined {
  const clean = cleanPath(path);
  return clean === '..' || clean.startsWith('../') ? undefined : answer(clean);
}

/** A build context of files given as path and content; their directories exist with them. */
export function memoryContext(
  contents: Readonly<Record<string, string>>,
  dockerfile = 'Dockerfile',
  isAssumed = false,
  parseYaml?: ContextFiles['parseYaml'],
): BuildContext {
  const files = new Map<string, string>();
  const directories = new Map<string, Set<string>>([['', new Set()]]);
  for (const [path, content] of Object.entries(contents)) {
    const clean = cleanPath(path);
    files.set(clean, content);
    let directory = '';
    for (const name of clean.split('/')) {
      const names = directories.get(directory) ?? new Set();
      directories.set(directory, names.add(name));
      directory = directory === '' ? name : `${directory}/${name}`;
    }
  }
  const kind = (path: string) => (files.has(path) ? 'file' : directories.has(path) ? 'directory' : undefined);
  const list = (path: string) => {
    const names = directories.get(path);
    return names && [...names].sort();
  };
  const contextFiles = { kind, list, read: (path: string) => files.get(path), parseYaml };
  return buildContext(contextFiles, dockerfile, contextFiles, isAssumed);
}

/** A build context in which these files stand, empty, so that they name no other file; and nothing else does. */
export function assumedContext(paths: readonly string[]): BuildContext {
  return memoryContext(Object.fromEntries(paths.map((path) => [path, ''])), undefined, true);
}

/**
 * The first source of a COPY or ADD that is not in the context: then the build had another one. Patterns, URLs,
 * heredocs, and names with a variable in them say nothing of a file, and are passed over.
 *
 * @param sources as COPY and ADD without `--from` name them, variables replaced where that is possible.
 */
export function lacksCopiedFile(context: ContextFiles, sources: readonly string[]): string | undefined {
  return sources.find((source) => isPlainPath(source) && context.kind(source) === undefined);
}

function isPlainPath(source: string): boolean {
  return !/[*?[\\$]|^<<|^[\w.+-]+:\/\/|^git@/.test(source);
}
