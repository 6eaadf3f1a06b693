import { isRecord } from '../../config/option-value.ts';
import type { ApiCommand, ForgeRequest } from './api-command.ts';
import { ForgeError } from './forge-error.ts';
import { oneLine } from './one-line.ts';
import type { Sleep } from './pace.ts';
import type { ForgeResponse } from './responses.ts';
import { failureWait, limitWait } from './waits.ts';

/** An answer that is whole: the request was done, or refused. */
export interface Answer {
  readonly status: number;
  readonly isRefusal: boolean;
  /** The JSON of the answer, pages joined; undefined where it has none. */
  readonly data: unknown;
  /** What the forge said of a refusal. */
  readonly message: string;
}

/** The answer was lost, or the forge failed: what was asked for may have been done all the same. */
interface Lost {
  readonly why: string;
  readonly response: ForgeResponse | undefined;
}

export interface Waiting {
  /** How long to wait in all, in milliseconds. */
  readonly patience: number;
  readonly sleep: Sleep;
  readonly now: () => number;
}

/** How often a request is sent again after a failure. */
const retries = 4;

/** What is said to a forge, and heard, for one piece of work: it shares one patience. */
export class Conversation {
  readonly #command: ApiCommand;
  readonly #host: string;
  readonly #waiting: Waiting;
  #waited = 0;

  constructor(command: ApiCommand, host: string, waiting: Waiting) {
    this.#command = command;
    this.#host = host;
    this.#waiting = waiting;
  }

  /**
   * The answer to a request that may be sent twice.
   *
   * @throws ForgeError where none comes.
   */
  async ask(request: ForgeRequest): Promise<Answer> {
    for (let failures = 0; ; failures++) {
      const answer = await this.#send(request);
      if ('data' in answer) return answer;
      if (failures === retries) throw this.#givenUp(request, answer);
      await this.#pause(request, answer, failures);
    }
  }

  /**
   * What a request made that must not be sent twice: where its answer is lost, `look` says whether the forge acted on it
   * before it is sent again. It does the same where the forge says that the thing is there already.
   *
   * @throws ForgeError where the forge refuses, and where neither an answer comes nor the thing is found.
   */
  async once<Thing>(
    request: ForgeRequest,
    read: (data: unknown) => Thing | undefined,
    look: () => Promise<Thing | undefined>,
  ): Promise<Thing> {
    for (let failures = 0; ; failures++) {
      const answer = await this.#send(request);
      const isThere = 'data' in answer && isAlreadyThere(answer);
      if ('data' in answer && !isThere) return this.read(request, answer, read);
      const lost = 'data' in answer ? { why: 'it says there is one, and lists none', response: undefined } : answer;
      await this.#pause(request, lost, failures);
      const found = await look();
      if (found !== undefined) return found;
      if (failures === retries) throw this.#givenUp(request, lost);
    }
  }

  /**
   * What an answer holds.
   *
   * @param reader returns undefined for data that are not what the API promises
   * @throws ForgeError for a refusal, and for such data.
   */
  read<Thing>(request: ForgeRequest, answer: Answer, reader: (data: unknown) => Thing | undefined): Thing {
    this.accept(request, answer);
    const thing = reader(answer.data);
    if (thing !== undefined) return thing;
    throw new ForgeError(`${this.#host} was asked to ${request.purpose}, and answered something else`);
  }

  /** @throws ForgeError where the answer is a refusal. */
  accept({ purpose }: ForgeRequest, { isRefusal, status, message }: Answer): void {
    if (!isRefusal) return;
    const { program } = this.#command;
    const wayOut = status === 401 ? `; "${program} auth login --hostname ${this.#host}" logs in anew` : '';
    throw new ForgeError(`${this.#host} refused to ${purpose}: ${message || 'no reason'} (${status})${wayOut}`);
  }

  /** Sends a request, and again where the forge turned it away unread because there were too many. */
  async #send(request: ForgeRequest): Promise<Answer | Lost> {
    for (let limits = 0; ; limits++) {
      const result = await this.#command.run(this.#host, request);
      if ('failure' in result) return { why: result.failure, response: undefined };
      const { responses } = result;
      const response = responses.find(({ status }) => status >= 400) ?? responses.at(-1);
      if (response === undefined) return { why: 'no answer', response };
      const wait = limitWait(response, limits, this.#waiting.now());
      if (wait === undefined) return answerOf(response, responses);
      await this.#wait(wait, `${this.#host} limits requests`);
    }
  }

  async #pause(request: ForgeRequest, { why, response }: Lost, failures: number): Promise<void> {
    const wait = failureWait(response, failures, this.#waiting.now());
    await this.#wait(wait, `${this.#host} failed to ${request.purpose}: ${why}`);
  }

  async #wait(milliseconds: number, why: string): Promise<void> {
    const { patience, sleep } = this.#waiting;
    if (this.#waited + milliseconds > patience) {
      const [wait, limit] = [milliseconds, patience].map((time) => Math.ceil(time / 1000));
      const message = `${why}, and a wait of ${wait} seconds more would be above the limit of ${limit} in all`;
      throw new ForgeError(message, { isTransient: true });
    }
    this.#waited += milliseconds;
    await sleep(milliseconds, why);
  }

  #givenUp({ purpose }: ForgeRequest, { why }: Lost): ForgeError {
    const message = `${this.#host} failed to ${purpose} ${retries + 1} times in a row: ${why}`;
    return new ForgeError(message, { isTransient: true });
  }
}

function answerOf(response: ForgeResponse, pages: readonly ForgeResponse[]): Answer | Lost {
  const { status, body } = response;
  if (status >= 500) return { why: `status ${status}`, response };
  if (status >= 400) return { status, isRefusal: true, data: undefined, message: messageOf(body) };
  try {
    const data: readonly unknown[] = pages.map((page) => (page.body.trim() === '' ? undefined : JSON.parse(page.body)));
    return { status, isRefusal: false, data: data.length > 1 ? data.flat() : data[0], message: '' };
  } catch {
    return { why: 'an answer that is no JSON', response };
  }
}

/** GitHub answers 422, GitLab 409; both with these words. */
function isAlreadyThere({ isRefusal, message }: Answer): boolean {
  return isRefusal && /\balready exists\b/.test(message);
}

/** GitHub says `message` and `errors`; GitLab `message`, as a text, a list or a map of lists, or `error`. */
function messageOf(body: string): string {
  try {
    const data: unknown = JSON.parse(body);
    return isRecord(data) ? oneLine([data.message, data.error, data.errors].flatMap(textsIn).join(', ')) : '';
  } catch {
    return '';
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isRecord(value)) return [];
  // An entry of GitHub's errors has either a message of its own, or says of what field it speaks.
  if (typeof value.message === 'string') return [value.message];
  if (typeof value.field === 'string' && typeof value.code === 'string') return [`${value.field} is ${value.code}`];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner).map((text) => `${key} ${text}`));
}
