import {
  type BuildContext,
  CopiedFiles,
  copyOf,
  type Instruction,
  type ReadFile,
  relativeTo,
  resolvePath,
  shownPath,
} from '../../src/transform.ts';
import { footprintOf } from './footprint.ts';
import { type InstallRun, installRunOf } from './install-run.ts';
import { MadeFolders, whyNotWithout } from './made-folders.ts';
import { type Moving, type Staying, whyNotBelow } from './passing.ts';
import type { Touch } from './program-touches.ts';
import { type ReadingRun, readingRunOf } from './reading-run.ts';
import { isWholeCopy, SourceTree, type WholeCopy } from './source-tree.ts';
import type { Ahead, Between, Refusal, Split } from './split.ts';

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
    const readsSource = found !== undefined && found.kind !== 'plain' && found.kind !== 'mounted';
    if (readsSource && !this.#isWhatIsLeft(found)) return this.#takeInstall(run, found);
    if (this.#blocker) return;
    if (readsSource) return this.#block('between', run, `runs ${found.install.title}, which reads the source`);
    const footprint = footprintOf(run, (command) => found?.installs.some((one) => one.command === command) ?? false);
    if (footprint.unknown !== undefined) {
      return this.#block('between', run, `runs ${footprint.unknown}, which may read the source`);
    }
    const touched = footprint.touches.find((touch) => this.#tree.isTouchedBy(touch));
    if (!touched) {
      const follows = found?.kind === 'plain' && this.split?.last.index === run.index - 1;
      const made = (found?.files.writes ?? []).map((path): Touch => ({ use: 'fills', path, isDeep: true }));
      this.#stay({ instruction: run, touches: [...footprint.touches, ...made] });
      if (this.split && follows && !this.#blocker) this.split = { ...this.split, last: run };
    } else if (footprint.isOfFilesOnly && footprint.touches.every((touch) => this.#isInside(touch))) {
      this.#move({ instruction: run, touches: footprint.touches, mayStay: false });
    } else this.#block('between', run, `works on ${touched.path}, where the source is copied`);
  }

  /** What a RUN reads may lie anywhere; what it changes has to lie where the source is copied for it to move with it. */
  #isInside({ use, path }: Touch): boolean {
    return use === 'reads' || this.#tree.holds(path);
  }

  /** Whether an install only does what is left to do for a package manager whose dependencies come first already. */
  #isWhatIsLeft({ kind, obstacle, install }: InstallRun): boolean {
    const isOfProject = kind === 'recognised' || obstacle?.obstacle === 'needs-source';
    return isOfProject && this.#given.isSplit(install.manager);
  }

  #takeInstall(run: Instruction, found: InstallRun): void {
    const refusal = this.#whyNot(found);
    const reading = refusal ?? readingRunOf(run, found, this.#between(found), this.#given.lineOf);
    if ('id' in reading) {
      this.refusals.push(reading);
      this.#block('between', run, `runs ${found.install.title}, which stays behind the copy`);
      return;
    }
    this.#letStay(found.files.reads);
    this.#staying.push(reading.staying);
    this.#ahead.push(...reading.ahead.map((ahead) => this.#withoutKnown(ahead)).filter(({ reads }) => reads.length > 0));
    this.#reads.push(...found.files.reads.filter(({ file }) => !this.#reads.some((read) => read.file.path === file.path)));
    for (const path of reading.open) this.#open.add(path);
    this.split = {
      moved: this.#moving.map(({ instruction }) => instruction),
      wholes: this.#wholes,
      ahead: [...this.#ahead],
      last: run,
      install: this.split?.install ?? found.install,
      reads: [...this.#reads],
      open: [...this.#open],
    };
  }

  #whyNot({ kind, install, obstacle, files }: InstallRun): Refusal | undefined {
    const { lineOf } = this.#given;
    if (obstacle) return { id: obstacle.obstacle, install, message: obstacle.message, file: obstacle.file };
    if (kind === 'recognised') {
      const message = `${install.title} is not split by this version: what it reads of the source is not looked up`;
      return { id: 'other-manager', install, message };
    }
    if (this.#blocker) return { ...this.#blocker, install };
    for (const { file, namedBy } of files.reads) {
      const moving = this.#moving.find(({ instruction, mayStay }) => !mayStay && instruction === file.copy);
      if (!moving || this.#wholes.some(({ instruction }) => instruction === file.copy)) continue;
      const copied = `line ${lineOf(moving.instruction)} copies ${file.path} over the copy of the whole`;
      return { id: 'between', install, message: `${copied}, and ${namedBy} names it` };
    }
    return undefined;
  }

  /** What stands between the first copy of the whole and an install, as it is when what the install reads stays. */
  #between({ files }: InstallRun): Between {
    return {
      context: this.#given.context,
      wholes: this.#wholes,
      tree: this.#tree,
      moving: this.#moving.filter((moving) => !isReadFrom(moving, files.reads)),
      staying: this.#staying,
      copies: this.#copies,
    };
  }

  /** Leaves copies where they are that bring what an install reads. */
  #letStay(reads: readonly ReadFile[]): void {
    const stays = this.#moving.filter((moving) => isReadFrom(moving, reads));
    this.#moving = this.#moving.filter((moving) => !stays.includes(moving));
    for (const { instruction } of stays) this.#staying.push({ instruction, touches: [] });
  }

  /** Leaves out what an earlier install has copied ahead. */
  #withoutKnown(ahead: Ahead): Ahead {
    const known = this.#ahead.filter(({ whole }) => whole === ahead.whole).flatMap(({ reads }) => reads);
    return { ...ahead, reads: ahead.reads.filter(({ file }) => !known.some((read) => read.file.path === file.path)) };
  }

  #move(moving: Moving): void {
    this.#moving = [...this.#moving, moving];
  }

  #stay(staying: Staying): void {
    this.#staying.push(staying);
    for (const moving of this.#moving) {
      const why = whyNotBelow(moving, staying, this.#tree);
      if (why !== undefined) return this.#block('between', staying.instruction, why);
    }
  }

  #block(id: Refusal['id'], by: Instruction, why: string): void {
    this.#blocker ??= { id, message: `line ${this.#given.lineOf(by)} ${why}` };
  }
}

function isReadFrom({ instruction, mayStay }: Moving, reads: readonly ReadFile[]): boolean {
  return mayStay && reads.some(({ file }) => file.copy === instruction);
}
