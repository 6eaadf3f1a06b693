import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** How far a repository has come, or where it ended. */
export type State =
  | 'approved'
  | 'committed'
  | 'pushed'
  | 'opened'
  | 'closed'
  | 'unchanged'
  | 'declined'
  | 'skipped'
  | 'stale'
  | 'failed';

/** Where a repository has come to in a run. */
export interface Ending {
  readonly state: State;
  /** A digest of the patch that was approved. */
  readonly patch?: string;
  readonly branch?: string;
  readonly commit?: string;
  /** The page of the pull request. */
  readonly url?: string;
  /** Why it ended there; one sentence. */
  readonly reason?: string;
  readonly warnings?: readonly string[];
}

/** A line of the journal. */
export interface JournalEntry extends Ending {
  /** In milliseconds since 1970. */
  readonly time: number;
  /** The name of the repository. */
  readonly repository: string;
}

/** Whether somebody has to do something before a repository can be gone on with. */
export function isFailure(state: string | undefined): boolean {
  return state === 'failed' || state === 'stale';
}

/** What a run has done, a line at a time: each is on the disk before the next step begins. */
export class Journal {
  readonly #path: string;
  readonly #last = new Map<string, JournalEntry>();
  readonly #made = new Map<string, JournalEntry>();
  readonly #commits = new Map<string, Set<string>>();
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const entry = entryIn(line);
      if (entry) this.#note(entry);
    }
  }

  /** Where a repository has come to. */
  last(repository: string): JournalEntry | undefined {
    return this.#last.get(repository);
  }

  /** The last commit that was made for a repository. */
  made(repository: string): JournalEntry | undefined {
    return this.#made.get(repository);
  }

  /** Whether a commit was made by a run of this plan. */
  hasMade(repository: string, commit: string): boolean {
    return this.#commits.get(repository)?.has(commit) ?? false;
  }

  add(entry: Omit<JournalEntry, 'time'>): JournalEntry {
    const whole: JournalEntry = { time: Date.now(), ...entry };
    this.#file ??= this.#open();
    writeSync(this.#file, `${JSON.stringify(whole)}\n`);
    fsyncSync(this.#file);
    this.#note(whole);
    return whole;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** A line that a stopped run left half written is ended first. */
  #open(): number {
    mkdirSync(dirname(this.#path), { recursive: true });
    const isTorn = existsSync(this.#path) && !/(?:^|\n)$/.test(readFileSync(this.#path, 'utf8'));
    const file = openSync(this.#path, 'a');
    if (isTorn) writeSync(file, '\n');
    return file;
  }

  #note(entry: JournalEntry): void {
    this.#last.set(entry.repository, entry);
    if (entry.commit === undefined) return;
    this.#made.set(entry.repository, entry);
    const commits = this.#commits.get(entry.repository) ?? new Set();
    this.#commits.set(entry.repository, commits.add(entry.commit));
  }
}

function entryIn(line: string): JournalEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return typeof value === 'object' && value !== null && 'repository' in value && 'state' in value && 'time' in value;
}
