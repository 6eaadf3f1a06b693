import type { BuildContext, Fetch, Install, InstallObstacle, Instruction, ReadFile } from '../../src/transform.ts';
import type { DividedRun } from './divided-run.ts';
import type { AddedRun } from './install-run.ts';
import type { Moving, Staying } from './passing.ts';
import type { SourceTree, WholeCopy } from './source-tree.ts';

/** Why an install stays behind the copy of the whole. */
export interface Refusal {
  readonly id: InstallObstacle['obstacle'] | 'other-manager' | 'same-run' | 'between' | 'overwritten';
  readonly install: Install;
  /** What stands in the way, and where. */
  readonly message: string;
  /** The file that the build context does not hold. */
  readonly file?: string | undefined;
}

/** Installs that can come before the copy of the whole. */
export interface Split {
  /** What moves below the last install: the copy, and what works on the files that it brings. */
  readonly moved: readonly Instruction[];
  readonly wholes: readonly WholeCopy[];
  /** The RUNs that want files copied ahead, with those files. */
  readonly ahead: readonly Ahead[];
  readonly last: Instruction;
  readonly install: Install;
  /** All that the installs read. */
  readonly reads: readonly ReadFile[];
  /** A RUN of which the rest goes below the copy. */
  readonly divided: DividedRun | undefined;
  /** A command that is added above the copy, for an install that stays below it. */
  readonly fetch: Fetch | undefined;
  /** Installs that run once more below the copy. */
  readonly added: readonly AddedRun[];
  /** Paths that a local build context may hold, and that the moved copy would put over what was installed. */
  readonly open: readonly string[];
}

/** Files that are to be copied right above a RUN. */
export interface Ahead {
  readonly run: Instruction;
  readonly whole: WholeCopy;
  readonly reads: readonly ReadFile[];
}

/** The instructions between the first copy of the whole and a place, sorted by what becomes of them. */
export interface Between {
  readonly context: BuildContext;
  readonly wholes: readonly WholeCopy[];
  readonly tree: SourceTree;
  readonly moving: readonly Moving[];
  readonly staying: readonly Staying[];
  readonly copies: readonly Instruction[];
}
