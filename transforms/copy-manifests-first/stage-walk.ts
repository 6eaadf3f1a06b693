import {
  type BuildContext,
  copyOf,
  type Instruction,
  type ReadFile,
  resolvePath,
  shownPath,
} from '../../src/transform.ts';
import { whyNotRepeated } from './added-installs.ts';
import { isThere, withoutCopied } from './copied-already.ts';
import { cacheOf, fetchAhead } from './fetch-ahead.ts';
import { footprintOf } from './footprint.ts';
import { type AddedRun, type InstallRun, installRunOf, isBeside } from './install-run.ts';
import { MadeFolders, whyNotWithout } from './made-folders.ts';
import { type Moving, type Staying, whyNotBelow } from './passing.ts';
import type { Touch } from './program-touches.ts';
import { type ReadingRun, readingRunOf } from './reading-run.ts';
import { isWholeCopy, placeOf, SourceTree, type WholeCopy } from './source-tree.ts';
import type { Ahead, Between, Refusal, Split } from './split.ts';
import { whyNotRead } from './why-not-read.ts';

/** What the walk is told of the file around the stage. */
export interface Surroundings {
  readonly context: BuildContext;
  /** What runs before the first copy of the whole, in the stages that this one is built on too. */
  readonly before: readonly Instruction[];
  /** Whether an install of that package manager stands before the first copy of the whole: then it is split. */
  readonly isSplit: (manager: string) => boolean;
  readonly lineOf: (at: Instruction) => number;
}

/** Follows a stage from its first copy of the whole down, as far as installs can come before that copy. */
export class StageWalk {
  readonly refusals: Refusal[] = [];
  split: Split | undefined;
  readonly #given: Surroundings;
  readonly #copies: Instruction[];
  #wholes: readonly WholeCopy[] = [];
  #moving: readonly Moving[] = [];
  readonly #staying: Staying[] = [];
  readonly #ahead: Ahead[] = [];
  readonly #reads: ReadFile[] = [];
  readonly #folders = new MadeFolders();
  readonly #added: AddedRun[] = [];
  readonly #open = new Set<string>();
  #tree: SourceTree;
  /** What keeps all installs below from coming first. */
  #blocker: { readonly id: Refusal['id']; readonly message: string } | undefined;

  constructor(given: Surroundings) {
    this.#given = given;
    this.#copies = given.before.filter((instruction) => copyOf(instruction));
    for (const instruction of given.before) this.#folders.take(instruction);
    this.#tree = new SourceTree([], given.context);
  }

  /** Takes the next instruction of the stage; the first is the copy of the whole. */
  take(instruction: Instruction): void {
    const { keyword } = instruction;
    if (keyword === 'RUN') this.#takeRun(instruction);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#takeCopy(instruction);
    else this.#stay({ instruction, touches: [] });
  }

  #takeCopy(instruction: Instruction): void {
    const copy = copyOf(instruction);
    if (!copy) return;
    this.#copies.push(instruction);
    const { destination } = copy;
    if (isWholeCopy(copy)) {
      if (destination === undefined) {
        const written = instruction.destination?.value;
        this.#block(
          'unknown-path',
          instruction,
          `copies the whole to ${written}, and what that is the file does not tell`,
        );
        return;
      }
      this.#wholes = [...this.#wholes, { ...copy, destination }];
      this.#tree = new SourceTree(this.#wholes, this.#given.context);
      const over = this.#tree.systemFolder;
      if (over !== undefined) {
        this.#block('needs-source', instruction, `copies ${over} over that of the system, which any program may read`);
      }
      this.#move({ instruction, touches: [] });
    } else if (this.#tree.isApartFrom(copy)) {
      const made = this.#tree.madeBy(copy);
      this.#stay({ instruction, touches: made.map((path) => ({ use: 'fills', path, isDeep: true })) });
    } else {
      const touches: Touch[] = destination === undefined ? [] : [{ use: 'changes', path: destination, isDeep: true }];
      this.#move({ instruction, touches });
    }
  }

  #takeRun(run: Instruction): void {
    const found = installRunOf(run, this.#copies, this.#given.context);
    const isInstall = found && (found.kind === 'reading' || found.kind === 'obstacle' || found.kind === 'recognised');
    if (isInstall && (this.#isRestOfSplit(found) || this.#isKnownSplit(found)))
      this.#block('between', run, `runs ${found.install.title}, which may use what the source holds`);
    else if (isInstall) this.#takeInstall(run, found);
    else if (found?.kind === 'mounted' && this.#wholes.length > 0)
      this.#block('between', run, `runs ${found.install.title} with files that are mounted, and may read the source`);
    else if (!this.#blocker) this.#takeOther(run, found);
  }

  /** A RUN that installs nothing that the build context names. */
  #takeOther(run: Instruction, found: InstallRun | undefined): void {
    const footprint = footprintOf(run, (command) => found?.installs.some((one) => one.command === command) ?? false);
    if (footprint.unknown !== undefined) {
      this.#block('between', run, `runs ${footprint.unknown}, which may read the source`);
      return;
    }
    const touched = footprint.touches.find((touch) => this.#tree.isTouchedBy(touch));
    if (!touched) {
      const follows = this.split?.last.index === run.index - 1 && found?.kind === 'plain';
      this.#stay({ instruction: run, touches: [...footprint.touches, ...(found ? touchesOf(found) : [])] });
      if (this.split && follows && !this.#blocker) this.split = { ...this.split, last: run };
    } else if (
      footprint.isOfFilesOnly &&
      footprint.touches.every(({ use, path }) => use === 'reads' || use === 'enters' || this.#tree.holds(path))
    ) {
      this.#move({ instruction: run, touches: footprint.touches });
    } else this.#block('between', run, `works on ${shownPath(touched.path)}, where the source is copied`);
  }

  /** Whether the install is what is left to do for a package manager whose dependencies come first. */
  #isKnownSplit({ obstacle, install, files }: InstallRun): boolean {
    // pip is given other files each time; the others are given the project.
    const isOfProject = install.manager !== 'pip' || obstacle?.obstacle === 'needs-source';
    const isOfOther =
      obstacle === undefined &&
      files.reads.length > 0 &&
      !files.reads.some((read) => isThere(read, this.#wholes, this.#given));
    return isOfProject && !isOfOther && this.#given.isSplit(install.manager);
  }

  /** Whether an install builds the project, whose dependencies one above it has installed: `poetry install --no-root`. */
  #isRestOfSplit({ added, obstacle, install }: InstallRun): boolean {
    const isOfProject = added.length > 0 || obstacle?.obstacle === 'needs-source';
    return isOfProject && this.split?.install.manager === install.manager;
  }

  /** Takes an install that builds the project, whose dependencies alone may come first; false where it is one as others are. */
  #takeFetch(run: Instruction, found: InstallRun): boolean {
    const { install, obstacle } = found;
    if (!install.fetch || !obstacle) return false;
    if (this.split || this.#blocker) {
      const isSaid = this.split ?? this.refusals.find((refusal) => refusal.install.manager === install.manager);
      if (this.#blocker && !isSaid && !cacheOf(run)) this.refusals.push({ ...this.#blocker, install });
    } else {
      const result = fetchAhead(run, found, this.#between(), this.#given.lineOf);
      if (result === undefined) return false;
      if ('id' in result) this.refusals.push(result);
      else
        this.#splitAt(run, { ...result, ahead: result.ahead.flatMap((ahead) => this.#withoutCopied(ahead)), install });
    }
    this.#block('between', run, `runs ${install.title}, which builds the project`);
    return true;
  }

  #takeInstall(run: Instruction, found: InstallRun): void {
    if (this.#takeFetch(run, found)) return;
    const repeated = found.added.flatMap((one) => whyNotRepeated(one) ?? [])[0];
    const blocker = this.#blocker && { ...this.#blocker, install: found.install };
    const ready =
      whyNotRead(found, blocker, this.#between(), this.#given.lineOf) ??
      repeated ??
      readingRunOf(run, found, this.#between(), this.#given.lineOf);
    const result = 'id' in ready ? ready : (this.#whyNotThere(run, found, ready) ?? ready);
    if ('id' in result) {
      this.refusals.push(result);
      this.#blocker ??= { id: 'between', message: `${result.install.title} above it stays behind the copy` };
      return;
    }
    this.#staying.push(result.staying);
    this.#ahead.push(...result.ahead.flatMap((ahead) => this.#withoutCopied(ahead)));
    this.#reads.push(...found.files.reads);
    this.#added.push(...found.added);
    for (const path of result.open) this.#open.add(path);
    this.#splitAt(run, {
      ahead: [...this.#ahead],
      install: this.split && !isBeside(this.split.install) ? this.split.install : found.install,
      reads: [...this.#reads],
      divided: result.divided,
      fetch: undefined,
      added: [...this.#added],
      open: [...this.#open],
    });
    if (result.divided) this.#block('between', run, `runs ${result.divided.next}, which may read the source`);
  }

  #splitAt(last: Instruction, split: Omit<Split, 'moved' | 'wholes' | 'last'>): void {
    this.split = { ...split, moved: this.#moving.map(({ instruction }) => instruction), wholes: this.#wholes, last };
  }

  /** What keeps an install behind the copy, as only the copy makes the folders it wants. */
  #whyNotThere(run: Instruction, { install }: InstallRun, { ahead, staying }: ReadingRun): Refusal | undefined {
    for (const { whole, reads } of ahead) {
      for (const { file } of reads) {
        const path = placeOf(file.path, whole);
        this.#folders.takePath(file.kind === 'directory' ? path : (resolvePath(path, '..') ?? '/'));
      }
    }
    const why = whyNotWithout(staying, this.#between(), this.#folders, this.#given.lineOf);
    if (why === undefined) this.#folders.take(run);
    return why === undefined ? undefined : { id: 'same-run', install, message: `the RUN of ${install.title} ${why}` };
  }

  #between(): Between {
    const { context } = this.#given;
    return {
      context,
      wholes: this.#wholes,
      tree: this.#tree,
      moving: this.#moving,
      staying: this.#staying,
      copies: this.#copies,
    };
  }

  #withoutCopied(ahead: Ahead): Ahead[] {
    return withoutCopied(ahead, { wholes: this.#wholes, copies: this.#copies, ahead: this.#ahead, given: this.#given });
  }

  #block(id: Refusal['id'], at: Instruction, what: string): void {
    this.#blocker ??= { id, message: `the ${at.keyword} on line ${this.#given.lineOf(at)} ${what}` };
  }

  #move(moving: Moving): void {
    this.#moving = [...this.#moving, moving];
  }

  #stay(staying: Staying): void {
    for (const moving of this.#moving) {
      const why = whyNotBelow(moving, staying, this.#tree);
      if (why !== undefined)
        this.#block('between', staying.instruction, `${why} on line ${this.#given.lineOf(moving.instruction)}`);
    }
    const without = whyNotWithout(staying, this.#between(), this.#folders, this.#given.lineOf);
    if (without !== undefined) this.#block('between', staying.instruction, without);
    this.#folders.take(staying.instruction);
    this.#staying.push(staying);
  }
}

function touchesOf({ files }: InstallRun): Touch[] {
  return files.writes.map((path) => ({ use: 'fills', path, isDeep: true }));
}
