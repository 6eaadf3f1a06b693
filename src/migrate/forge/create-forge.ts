import { setTimeout } from 'node:timers/promises';
import { isRecord } from '../../config/option-value.ts';
import { ApiCommand } from './api-command.ts';
import { Conversation, type Waiting } from './conversation.ts';
import { type Dialect, type FoundPullRequest, isSameText } from './dialect.ts';
import {
  type Forge,
  marker,
  type OpenOptions,
  type PullRequest,
  type PullRequestContent,
  withMarker,
} from './forge.ts';
import { ForgeError } from './forge-error.ts';
import { gitHub } from './github.ts';
import { gitLab } from './gitlab.ts';
import { type Pace, Pacer, type Sleep } from './pace.ts';
import type { ForgeRepository } from './repository.ts';

export interface ForgeOptions {
  /** How often a pull request is opened or updated at most; as often as asked without. */
  readonly pace?: Pace | undefined;
  /**
   * How long one call waits in all for limits and after failures, in milliseconds, before it fails; the pace does not
   * count. 65 minutes where it is left out: GitHub's limits last up to an hour.
   */
  readonly patience?: number | undefined;
  readonly sleep?: Sleep | undefined;
  /** The time in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** What the command finds in its environment besides that of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

const dialects: Readonly<Record<'gh' | 'glab', Dialect>> = { gh: gitHub, glab: gitLab };

/** The forge behind the command `gh` (GitHub) or `glab` (GitLab). */
export function createForge(kind: 'gh' | 'glab', options: ForgeOptions = {}): Forge {
  return new CommandForge(dialects[kind], options);
}

class CommandForge implements Forge {
  readonly #dialect: Dialect;
  readonly #command: ApiCommand;
  readonly #waiting: Waiting;
  readonly #pacer: Pacer;
  /** Each host is asked for once. */
  readonly #logins = new Map<string, Promise<void>>();
  /** Settles when the last piece of work is over; never rejects. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(dialect: Dialect, { pace, patience = 65 * 60_000, sleep, now = Date.now, environment }: ForgeOptions) {
    this.#dialect = dialect;
    this.#command = new ApiCommand(dialect.program, dialect.accept, environment ?? {});
    this.#waiting = { patience, now, sleep: sleep ?? ((milliseconds) => setTimeout(milliseconds)) };
    this.#pacer = new Pacer(pace, this.#waiting.sleep, now);
  }

  openOrUpdate(
    repository: ForgeRepository,
    content: PullRequestContent,
    { completes = false, mayOpen = () => true }: OpenOptions = {},
  ): Promise<PullRequest | undefined> {
    const marked = { ...content, body: withMarker(content.body) };
    return this.#inTurn(repository, async (conversation) => {
      const found = await this.#ownOrNone(conversation, repository, content.branch);
      if (found === undefined) return mayOpen() ? this.#open(conversation, repository, marked) : undefined;
      await this.#update(conversation, repository, found, marked);
      const warnings = completes ? await this.#complete(conversation, repository, found.number, marked) : [];
      return { number: found.number, url: found.url, warnings };
    });
  }

  async check(repository: ForgeRepository): Promise<void> {
    this.#dialect.checkPath(repository);
    const { host } = repository;
    const known = this.#logins.get(host) ?? this.#command.checkLogin(host);
    this.#logins.set(host, known);
    await known;
  }

  close(repository: ForgeRepository, branch: string, why: string): Promise<PullRequest | undefined> {
    return this.#inTurn(repository, async (conversation) => {
      const found = (await this.#list(conversation, repository, branch)).find(isOwn);
      if (found === undefined) return undefined;
      const { number, url } = found;
      // The comment first: a run that ends in between finds the pull request open, and both are done.
      await this.#commentOnce(conversation, repository, number, withMarker(why));
      const request = this.#dialect.close(repository, number);
      conversation.accept(request, await conversation.ask(request));
      return { number, url, warnings: [] };
    });
  }

  #inTurn<Result>(repository: ForgeRepository, work: (conversation: Conversation) => Promise<Result>): Promise<Result> {
    const result = this.#last.then(() => {
      this.#dialect.checkPath(repository);
      return work(new Conversation(this.#command, repository.host, this.#waiting));
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #open(
    conversation: Conversation,
    repository: ForgeRepository,
    content: PullRequestContent,
  ): Promise<PullRequest> {
    await this.#pacer.turn();
    const request = this.#dialect.open(repository, content);
    const look = () => this.#ownOrNone(conversation, repository, content.branch);
    const { number, url } = await conversation.once(request, this.#dialect.read, look);
    return { number, url, warnings: await this.#complete(conversation, repository, number, content) };
  }

  async #update(
    conversation: Conversation,
    repository: ForgeRepository,
    found: FoundPullRequest,
    content: PullRequestContent,
  ): Promise<void> {
    const request = this.#dialect.update(repository, found, content);
    if (request === undefined) return;
    await this.#pacer.turn();
    conversation.accept(request, await conversation.ask(request));
  }

  /** The pull request is open by now: what else fails is a warning. */
  async #complete(
    conversation: Conversation,
    repository: ForgeRepository,
    number: number,
    content: PullRequestContent,
  ): Promise<readonly string[]> {
    try {
      return await this.#dialect.complete(conversation, repository, number, content);
    } catch (error) {
      if (error instanceof ForgeError) return [error.message];
      throw error;
    }
  }

  async #commentOnce(
    conversation: Conversation,
    repository: ForgeRepository,
    number: number,
    text: string,
  ): Promise<void> {
    const listing = this.#dialect.comments(repository, number);
    const look = async (): Promise<true | undefined> => {
      const texts = conversation.read(listing, await conversation.ask(listing), textsIn);
      return texts.some((body) => isSameText(body, text)) || undefined;
    };
    if (await look()) return;
    await conversation.once(this.#dialect.comment(repository, number, text), () => true, look);
  }

  /** @throws ForgeError where somebody else has a pull request open for the branch. */
  async #ownOrNone(
    conversation: Conversation,
    repository: ForgeRepository,
    branch: string,
  ): Promise<FoundPullRequest | undefined> {
    const found = await this.#list(conversation, repository, branch);
    const own = found.find(isOwn);
    const [foreign] = found;
    if (own !== undefined || foreign === undefined) return own;
    throw new ForgeError(`somebody else has ${foreign.url} open for the branch ${branch}, and it is left alone`);
  }

  /** The open ones for a branch of the repository itself. */
  async #list(
    conversation: Conversation,
    repository: ForgeRepository,
    branch: string,
  ): Promise<readonly FoundPullRequest[]> {
    const request = this.#dialect.list(repository, branch);
    const all = conversation.read(request, await conversation.ask(request), (data) =>
      readAll(data, this.#dialect.read),
    );
    // GitHub lists all there are where it does not understand the name of a branch.
    return all.filter((found) => found.isOfRepository && found.branch === branch);
  }
}

function isOwn({ body }: FoundPullRequest): boolean {
  return body.includes(marker);
}

/** Undefined where one cannot be read, or where there is no list. */
function readAll<Thing>(data: unknown, read: (one: unknown) => Thing | undefined): readonly Thing[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const things = data.map((one: unknown) => read(one));
  const readable = things.filter((thing) => thing !== undefined);
  return readable.length === things.length ? readable : undefined;
}

/** The texts of comments. */
function textsIn(data: unknown): readonly string[] | undefined {
  return readAll(data, (comment) => (isRecord(comment) && typeof comment.body === 'string' ? comment.body : undefined));
}
