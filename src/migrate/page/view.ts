import type { Decision, PlannedState } from '../plan.ts';

/** A change of a file, with what was decided of it. */
export interface PageChange {
  /** Names the change in `decisions.yaml`; no other change of its file bears it. */
  readonly key: string;
  readonly transform: string;
  /** Why the change is made; one sentence, no final full stop. */
  readonly message: string;
  /** In the old text, from 1. */
  readonly line: number;
  readonly risk: 'safe' | 'review';
  readonly decision: Decision;
  /** Why it was decided so. */
  readonly reason: string;
}

/** A place that stays as it is. */
export interface PageDecline {
  readonly transform: string;
  readonly id: string;
  /** What stands in the way. */
  readonly message: string;
  /** In the old text, from 1. */
  readonly line: number;
}

export interface PageFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** Unified; empty where nothing changes. */
  readonly diff: string;
  readonly changes: readonly PageChange[];
  readonly declines: readonly PageDecline[];
  /** Why the file could not be processed. */
  readonly problems: readonly string[];
}

export interface PageRepository {
  readonly key: string;
  /** Names the repository to a reader and in `decisions.yaml`. */
  readonly name: string;
  readonly state: PlannedState;
  /** Why it failed, or stays out. */
  readonly reason: string | undefined;
  readonly decision: Decision;
  /** Why it was decided so. */
  readonly note: string;
  /** The package managers that its files call. */
  readonly managers: readonly string[];
  readonly files: readonly PageFile[];
}

/** All that the page shows. */
export interface PageView {
  readonly title: string;
  /** The name and version of the tool that made the plan. */
  readonly tool: string;
  readonly repositories: readonly PageRepository[];
}
