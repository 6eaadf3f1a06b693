import { execa } from 'execa';
import { ForgeError } from './forge-error.ts';
import { oneLine } from './one-line.ts';
import { type ForgeResponse, parseResponses } from './responses.ts';

/** A request to the API of a forge. */
export interface ForgeRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Below the root of the API, without a leading slash, each name in it through `encoded`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Whether all pages of a list are asked for. */
  readonly isPaginated?: boolean;
  /** What it is for, as the end of a sentence: `open the pull request`. */
  readonly purpose: string;
}

/** What came of running the command: answers, or why there is none, or no whole one. */
export type ApiResult = { readonly responses: readonly ForgeResponse[] } | { readonly failure: string };

/** How long one answer may take, in milliseconds; neither command has a limit of its own. */
const timeout = 120_000;

/**
 * A name in the path of a request. The commands replace `{owner}` and `:branch` in paths, and servers resolve `..`:
 * neither is left in it.
 */
export function encoded(name: string): string {
  return encodeURIComponent(name).replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E'));
}

/** Sends requests through `gh api` or `glab api`: tokens and how a host is reached are their business. */
export class ApiCommand {
  readonly program: 'gh' | 'glab';
  readonly #accept: string;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(program: 'gh' | 'glab', accept: string, environment: Readonly<Record<string, string | undefined>>) {
    this.program = program;
    this.#accept = accept;
    this.#environment = environment;
  }

  /** @throws ForgeError where the command is missing, or nobody is logged in. */
  async run(host: string, { method, path, body, isPaginated }: ForgeRequest): Promise<ApiResult> {
    const words = ['api', '--include', `--method=${method}`, `--hostname=${host}`, `--header=Accept: ${this.#accept}`];
    if (isPaginated) words.push('--paginate');
    if (body) words.push('--header=Content-Type: application/json', '--input=-');
    const result = await execa(this.program, [...words, path], {
      input: body ? JSON.stringify(body) : '',
      env: { ...this.#environment, ...quiet },
      reject: false,
      stripFinalNewline: false,
      timeout,
    });
    if (result.timedOut) return { failure: `no answer in ${timeout / 1000} seconds` };
    if (result.exitCode === undefined) throw this.#cannotRun(result.code);
    const responses = parseResponses(result.stdout);
    const last = responses.at(-1);
    // The commands fail for a status that is an error, too; with any other, the answer was cut short.
    if (last !== undefined && (result.exitCode === 0 || last.status >= 400)) return { responses };
    const complaint = oneLine(result.stderr);
    if (result.exitCode === 4 || /auth login/.test(complaint)) throw this.#notLoggedIn(host);
    return { failure: complaint || 'no answer' };
  }

  /** @throws ForgeError where the command is missing, or is known to have no token for the host. */
  async checkLogin(host: string): Promise<void> {
    const words = ['auth', this.program === 'gh' ? 'token' : 'status', `--hostname=${host}`];
    const result = await execa(this.program, words, {
      env: { ...this.#environment, ...quiet },
      reject: false,
      timeout,
    });
    if (result.exitCode === undefined) throw this.#cannotRun(result.code);
    if (result.exitCode !== 0) throw this.#notLoggedIn(host);
  }

  #cannotRun(code: string | undefined): ForgeError {
    const wayOut = 'and --forge none goes on without it, and stops after the push';
    if (code === 'ENOENT') return new ForgeError(`the command ${this.program} is not installed, ${wayOut}`);
    return new ForgeError(`the command ${this.program} cannot be run (${code ?? 'ended by a signal'}), ${wayOut}`);
  }

  #notLoggedIn(host: string): ForgeError {
    const { program } = this;
    return new ForgeError(`${program} is not logged in to ${host}: run "${program} auth login --hostname ${host}"`);
  }
}

/** Neither colours, nor questions, nor a pager, nor news of the command in what is read. */
const quiet = {
  NO_COLOR: '1',
  CLICOLOR_FORCE: '0',
  GH_FORCE_TTY: undefined,
  GH_PAGER: '',
  GH_PROMPT_DISABLED: '1',
  GH_NO_UPDATE_NOTIFIER: '1',
  GLAB_CHECK_UPDATE: 'false',
  NO_PROMPT: '1',
};
