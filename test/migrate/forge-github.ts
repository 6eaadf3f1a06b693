import { type ForgeServer, type ServedAnswer, type ServedRequest, startForgeServer } from './forge-server.ts';

interface Pull {
  /** The name of its repository. */
  readonly of: string;
  readonly number: number;
  readonly html_url: string;
  readonly head: { readonly ref: string; readonly repo: { readonly id: number } };
  title: string;
  body: string | null;
  base: { readonly ref: string; readonly repo: { readonly id: number } };
  state: string;
  draft: boolean;
}

/** As much of GitHub's REST API as pull requests take, for the repositories of `owner`. */
export interface FakeGitHub extends ForgeServer {
  readonly pulls: Pull[];
  readonly labels: Map<number, string[]>;
  readonly reviewers: Map<number, string[]>;
  readonly comments: Map<number, string[]>;
  /** Opens a pull request that somebody made by hand. */
  openByHand(branch: string, body: string | null, headRepository?: number): void;
}

const repository = 7;
const commentsOfPage = 2;

export async function startFakeGitHub(): Promise<FakeGitHub> {
  const pulls: Pull[] = [];
  const labels = new Map<number, string[]>();
  const reviewers = new Map<number, string[]>();
  const comments = new Map<number, string[]>();

  function open(
    of: string,
    { head, base, title, body, draft }: Readonly<Record<string, unknown>>,
    headRepository = repository,
  ): Pull {
    const number = pulls.length + 1;
    const pull = {
      of,
      number,
      html_url: `https://github.localhost/owner/${of}/pull/${number}`,
      head: { ref: String(head), repo: { id: headRepository } },
      base: { ref: String(base), repo: { id: repository } },
      title: String(title),
      body: body === null ? null : String(body),
      state: 'open',
      draft: draft === true,
    };
    pulls.push(pull);
    return pull;
  }

  function openPull(of: string, body: ServedRequest['body']): ServedAnswer {
    const isThere = pulls.some((one) => one.of === of && one.head.ref === body.head && one.state === 'open');
    if (!isThere) return { status: 201, body: open(of, body) };
    const message = `A pull request already exists for owner:${body.head}.`;
    const errors = [{ resource: 'PullRequest', code: 'custom', message }];
    return { status: 422, body: { message: 'Validation Failed', errors } };
  }

  function listComments(number: number, { path, query }: ServedRequest): ServedAnswer {
    const all = comments.get(number) ?? [];
    const page = Number(query.get('page') ?? 1);
    const texts = all.slice((page - 1) * commentsOfPage, page * commentsOfPage);
    const isLast = page * commentsOfPage >= all.length;
    const next = `<http://api.github.localhost${path}?page=${page + 1}>; rel="next"`;
    return { status: 200, headers: isLast ? {} : { link: next }, body: texts.map((body) => ({ body })) };
  }

  function askReviewers(number: number, body: ServedRequest['body']): ServedAnswer {
    const names = [strings(body.reviewers), strings(body.team_reviewers).map((team) => `team ${team}`)].flat();
    if (names.includes('nobody')) {
      return { status: 422, body: { message: 'Reviews may only be requested from collaborators.' } };
    }
    add(reviewers, number, names);
    return { status: 201, body: {} };
  }

  function answer(request: ServedRequest): ServedAnswer {
    const { method, path, query, body } = request;
    const [, of = '', rest = ''] = /^\/repos\/owner\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const [kind, name = '', part] = rest.split('/');
    const number = Number(name);
    switch (`${method} ${kind} ${part ?? (name === '' ? '' : 'ONE')}`) {
      case 'GET pulls ': {
        const [, branch] = /^owner:(.*)$/.exec(query.get('head') ?? '') ?? [];
        return {
          status: 200,
          body: pulls.filter((one) => one.of === of && one.head.ref === branch && one.state === 'open'),
        };
      }
      case 'POST pulls ':
        return openPull(of, body);
      case 'PATCH pulls ONE':
        for (const pull of pulls.filter((one) => one.number === number)) {
          Object.assign(pull, body, typeof body.base === 'string' ? { base: { ...pull.base, ref: body.base } } : {});
        }
        return { status: 200, body: pulls.find((one) => one.number === number) };
      case 'POST pulls requested_reviewers':
        return askReviewers(number, body);
      case 'GET labels ONE':
        return decodeURIComponent(name).startsWith('un')
          ? { status: 404, body: { message: 'Not Found' } }
          : { status: 200, body: { name } };
      case 'POST issues labels':
        add(labels, number, strings(body.labels));
        return { status: 200, body: [] };
      case 'GET issues comments':
        return listComments(number, request);
      case 'POST issues comments':
        add(comments, number, [String(body.body)]);
        return { status: 201, body };
      default:
        return { status: 404, body: { message: 'Not Found' } };
    }
  }

  return {
    ...(await startForgeServer(answer)),
    pulls,
    labels,
    reviewers,
    comments,
    openByHand: (head, body, headRepository) =>
      void open('name', { head, base: 'main', title: 'By hand', body }, headRepository),
  };
}

function add(lists: Map<number, string[]>, number: number, texts: readonly string[]): void {
  lists.set(number, [...(lists.get(number) ?? []), ...texts]);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
