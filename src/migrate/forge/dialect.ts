import type { ForgeRequest } from './api-command.ts';
import type { Conversation } from './conversation.ts';
import type { PullRequestContent } from './forge.ts';
import type { ForgeRepository } from './repository.ts';

/** An open pull request, as a forge lists it. */
export interface FoundPullRequest {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly base: string;
  readonly branch: string;
  /** Whether the branch is one of the repository itself, and not of a fork. */
  readonly isOfRepository: boolean;
}

/** How one kind of forge says what all of them do. */
export interface Dialect {
  readonly program: 'gh' | 'glab';
  /** The media type that is asked for. */
  readonly accept: string;
  /** @throws ForgeError where such a forge cannot have a repository of this path. */
  checkPath(repository: ForgeRepository): void;
  /** Lists the open pull requests of a branch. */
  list(repository: ForgeRepository, branch: string): ForgeRequest;
  /** Undefined where the data are no pull request. */
  read(data: unknown): FoundPullRequest | undefined;
  /** `content` bears the marker. */
  open(repository: ForgeRepository, content: PullRequestContent): ForgeRequest;
  /** Undefined where nothing differs. */
  update(repository: ForgeRepository, found: FoundPullRequest, content: PullRequestContent): ForgeRequest | undefined;
  /** Lists the comments, each of which has its text as `body`. */
  comments(repository: ForgeRepository, number: number): ForgeRequest;
  comment(repository: ForgeRepository, number: number, body: string): ForgeRequest;
  close(repository: ForgeRepository, number: number): ForgeRequest;
  /** Sets labels and reviewers. Returns what could not be set, one sentence each. */
  complete(
    conversation: Conversation,
    repository: ForgeRepository,
    number: number,
    content: PullRequestContent,
  ): Promise<readonly string[]>;
}

/** Forges may keep other line breaks than they were sent, or drop the last. */
export function isSameText(first: string, second: string): boolean {
  return normal(first) === normal(second);
}

function normal(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
