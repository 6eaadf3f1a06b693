import type { CopiedFile, CopiedFiles } from '../build-context/copied-files.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { ShellCommand } from '../shell/command.ts';
import type { Span } from '../text/span.ts';

/** What installs the dependencies that files of a project name. */
export interface PackageManager {
  readonly name: string;
  /** The installs of a RUN, in order. One that names its packages on the command line is among them. */
  installs(run: Instruction): readonly Install[];
}

/** One command that installs dependencies. Its span is into the file. */
export interface Install extends Span {
  readonly manager: string;
  readonly run: Instruction;
  /** The shell command; undefined in exec form. */
  readonly command: ShellCommand | undefined;
  /** As messages name it: `npm ci`. */
  readonly title: string;
  /**
   * What it does with the files of the image that it runs in. Absent where that is not known of this package manager.
   * @param files those that copies brought before it runs
   */
  readonly filesIn?: (files: CopiedFiles) => InstallFiles | InstallObstacle;
  /** A command that fetches the dependencies alone, where this one builds the project from its source. */
  readonly fetch?: Fetch;
}

/** A command that is not in the file, and that fetches beforehand what another would fetch as it builds: `go mod download`. */
export interface Fetch {
  /** As messages name it. */
  readonly title: string;
  /** The command line, for the folder in which the RUN starts. */
  readonly text: string;
  /** The variables that the other is given on its command line, and it is given too. */
  readonly variables: readonly string[];
  readonly filesIn: (files: CopiedFiles) => InstallFiles | InstallObstacle;
}

/** The files of an install, as far as it comes upon them by their names. */
export interface InstallFiles {
  /** Files and directories that copies brought and that it reads, in the order in which it comes upon them. */
  readonly reads: readonly ReadFile[];
  /** Files and directories that it makes; absolute paths in the image. */
  readonly writes: readonly string[];
  /** Paths that it looks for, and that no copy has brought; absolute paths in the image. */
  readonly absent?: readonly string[];
  /** Where the install does more than its dependencies: how it is split in two. */
  readonly added?: AddedInstall;
}

/**
 * An install that builds the project too, and that has a form for the dependencies alone: that form comes first, with the
 * manifests, and the install itself runs once more behind the copy of the whole.
 */
export interface AddedInstall {
  /** The options that make it one of the dependencies alone, as `--no-root`. */
  readonly options: readonly string[];
  /** What the later one does, and why the end is the same: the rest of a sentence that starts with its title. */
  readonly why: string;
}

export interface ReadFile {
  readonly file: CopiedFile;
  /** What names it, for messages: `pip install`, `requirements.txt`. */
  readonly namedBy: string;
}

/**
 * Why it is not known what an install reads. `unknown-path`: the text does not tell the path of a file. `missing-file`,
 * `excluded-file`: the build context does not hold it, or keeps it from the builder. `unreadable-file`: what it says is
 * not known. `needs-source`: the install builds more than manifests tell.
 */
export interface InstallObstacle {
  readonly obstacle: 'unknown-path' | 'missing-file' | 'excluded-file' | 'unreadable-file' | 'needs-source';
  /** What stands in the way: a sentence without its full stop. */
  readonly message: string;
  /** The file that is missing, by its path in the build context. */
  readonly file?: string;
}
