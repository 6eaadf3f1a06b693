import type { Decision } from '../plan.ts';
import type { PageChange, PageRepository } from './view.ts';

/** What the reader decided, and why. */
export interface Choice {
  decision: Decision;
  reason: string;
}

export interface ChangeChoice extends Choice {
  readonly change: PageChange;
}

export interface FileChoices {
  readonly path: string;
  readonly changes: readonly ChangeChoice[];
}

export interface RepositoryChoice extends Choice {
  readonly repository: PageRepository;
  /** All its files, in their order. */
  readonly files: readonly FileChoices[];
  /** All its changes; where there is none, nothing is to be decided. */
  readonly changes: readonly ChangeChoice[];
}

/** A choice for each repository and each change, as the plan decides them. */
export function choicesOf(repositories: readonly PageRepository[]): RepositoryChoice[] {
  return repositories.map((repository) => {
    const files = repository.files.map(({ path, changes }) => ({
      path,
      changes: changes.map((change) => ({ change, decision: change.decision, reason: change.reason })),
    }));
    const { decision, note } = repository;
    return { repository, decision, reason: note, files, changes: files.flatMap(({ changes }) => changes) };
  });
}

/** Ticking a repository ticks what nobody decided in it; a change that somebody skipped stays skipped. */
export function tickRepository(choice: RepositoryChoice, isTicked: boolean): void {
  choice.decision = isTicked ? 'apply' : 'skip';
  if (!isTicked) return;
  for (const change of choice.changes) if (change.decision === 'undecided') change.decision = 'apply';
}

/** A change that is ticked is wanted, so a repository that nobody decided is wanted as well. */
export function tickChange(repository: RepositoryChoice, change: ChangeChoice, isTicked: boolean): void {
  change.decision = isTicked ? 'apply' : 'skip';
  if (isTicked && repository.decision === 'undecided') repository.decision = 'apply';
}

/**
 * Ticks repositories; with the name of a transform, its changes in them and nothing else.
 * Returns how many repositories, or changes, were reached.
 */
export function tickAll(choices: readonly RepositoryChoice[], transform: string, isTicked: boolean): number {
  const decidable = choices.filter(({ changes }) => changes.length > 0);
  if (transform === '') {
    for (const choice of decidable) tickRepository(choice, isTicked);
    return decidable.length;
  }
  let count = 0;
  for (const choice of decidable) {
    for (const change of choice.changes) {
      if (change.change.transform !== transform) continue;
      tickChange(choice, change, isTicked);
      count++;
    }
  }
  return count;
}
