import type { Settings } from '../config/settings.ts';
import type { Finding, Problem } from '../pipeline/report.ts';

/** What a plan says of a repository: `declined` where transforms had something to say and no change is to be made. */
export type PlannedState = 'changed' | 'unchanged' | 'declined' | 'failed' | 'opted-out';

/** What becomes of a repository, or of one change. */
export type Decision = 'apply' | 'skip' | 'undecided';

/** A Dockerfile of a repository, as the base commit holds it. */
export interface PlannedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** The object name of its text. */
  readonly blob: string;
  /** As git writes it: `100644`. */
  readonly mode: string;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Unified; empty where nothing changes. */
  readonly diff: string;
  /** The package managers that it calls. */
  readonly managers: readonly string[];
  /** What was looked at to find them, and what was there: where it is the same, so are the findings. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A repository of a plan. */
export interface PlannedRepository {
  /** Names its files in the plan: `OWNER+NAME`. */
  readonly key: string;
  /** As a person writes it: `owner/name`, an address, or a path. */
  readonly name: string;
  readonly state: PlannedState;
  /** Why it failed, or stays out; one sentence, no final full stop. */
  readonly reason: string | undefined;
  /** Where it is fetched from. */
  readonly source: string;
  /** Where its branch is pushed to. */
  readonly destination: string;
  /** Whether the destination is a folder that somebody works in, of which no hook runs. */
  readonly isWorkingFolder: boolean;
  readonly base: { readonly branch: string; readonly commit: string } | undefined;
  readonly files: readonly PlannedFile[];
}

/** The first line of `plan.jsonl`. */
export interface PlanHeader {
  readonly version: 1;
  readonly tool: string;
  /** When the plan was made, in seconds since 1970, with fractions: commits bear it, so that the same plan makes the same commits. */
  readonly time: number;
  /** What the command line sets of how Dockerfiles are rewritten. */
  readonly settings: Settings;
  /** What is to become of a change that nobody has decided. */
  readonly fresh: Decision;
}

export interface Plan {
  readonly header: PlanHeader;
  readonly repositories: readonly PlannedRepository[];
}
