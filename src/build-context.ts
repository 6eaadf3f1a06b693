/** The files that a build can COPY, read synchronously. Paths are relative to the context's root, with `/`. */
export interface BuildContext {
  /** What stands at a path in the folder, excluded or not; links are followed inside the folder. */
  kind(path: string): 'file' | 'directory' | undefined;
  /** The text of a file; undefined when it is not there, is too large, or is not text. */
  read(path: string): string | undefined;
  /** The names in a directory, sorted; undefined when there is no such directory. */
  list(path: string): readonly string[] | undefined;
  /** Whether `.dockerignore` (or `NAME.dockerignore`) keeps the path from the builder. */
  excludes(path: string): boolean;
  /** The name of the ignore file that is in force, for messages; undefined when there is none. */
  readonly ignoreFile: string | undefined;
}
