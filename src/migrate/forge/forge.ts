import type { ForgeRepository } from './repository.ts';

/** What a pull request is to say. */
export interface PullRequestContent {
  /** As are draft, labels and reviewers, this is set on opening: what people changed since is left to them. */
  readonly title: string;
  /** Markdown. The marker is added where it has none. */
  readonly body: string;
  /** The branch it is to be merged into. */
  readonly base: string;
  /** The branch that holds the commits, in the same repository. */
  readonly branch: string;
  readonly draft: boolean;
  readonly labels: readonly string[];
  /** Names of users; on GitHub also `organisation/team`. */
  readonly reviewers: readonly string[];
}

/** A pull request, or merge request. */
export interface PullRequest {
  readonly number: number;
  /** Its page. */
  readonly url: string;
  /** What could not be set on it, one sentence each, no final full stop. */
  readonly warnings: readonly string[];
}

export interface OpenOptions {
  /** Whether labels and reviewers are set on one that is found, too: for a run that was ended between opening it and setting them. */
  readonly completes?: boolean;
  /** Asked before one is opened. */
  readonly mayOpen?: () => boolean;
}

/** Where pull requests are opened. Calls are carried out one after the other, in the order they were made. */
export interface Forge {
  /**
   * Opens a pull request for the branch, or updates the one that this tool opened.
   *
   * @returns undefined where one would have to be opened and may not
   * @throws ForgeError where the forge refuses, cannot be reached, or holds a pull request of somebody else's for it.
   */
  openOrUpdate(
    repository: ForgeRepository,
    content: PullRequestContent,
    options?: OpenOptions,
  ): Promise<PullRequest | undefined>;
  /**
   * Makes sure that somebody is logged in where the repository is.
   *
   * @throws ForgeError where nobody is, or such a forge cannot have it
   */
  check(repository: ForgeRepository): Promise<void>;
  /**
   * Closes the one that this tool opened, with a comment saying why; undefined where there is none.
   *
   * @throws ForgeError where the forge refuses, or cannot be reached.
   */
  close(repository: ForgeRepository, branch: string, why: string): Promise<PullRequest | undefined>;
}

/** What tells the pull requests of this tool from those of people. */
export const marker = '<!-- dockerfix migrate -->';

/** A text with the marker in it. */
export function withMarker(text: string): string {
  return text.includes(marker) ? text : `${text.trimEnd()}\n\n${marker}\n`;
}
