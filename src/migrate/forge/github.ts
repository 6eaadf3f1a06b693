import { isRecord } from '../../config/option-value.ts';
import { encoded, type ForgeRequest } from './api-command.ts';
import type { Conversation } from './conversation.ts';
import { type Dialect, type FoundPullRequest, isSameText } from './dialect.ts';
import type { PullRequestContent } from './forge.ts';
import { ForgeError } from './forge-error.ts';
import { addLabels } from './labels.ts';
import type { ForgeRepository } from './repository.ts';

/** GitHub and GitHub Enterprise Server, by version 3 of their REST API. */
export const gitHub: Dialect = {
  program: 'gh',
  accept: 'application/vnd.github+json',

  checkPath({ host, path }) {
    if (path.split('/').length !== 2) throw new ForgeError(`${path} is no repository of ${host}: it is not owner/name`);
  },

  list(repository, branch) {
    const { path } = repository;
    const head = encoded(`${path.slice(0, path.indexOf('/'))}:${branch}`);
    const query = `state=open&head=${head}&per_page=100`;
    return {
      method: 'GET',
      path: `${root(repository)}/pulls?${query}`,
      purpose: `list the pull requests of ${branch}`,
    };
  },

  read: readPullRequest,

  open(repository, { title, body, base, branch, draft }) {
    return {
      method: 'POST',
      path: `${root(repository)}/pulls`,
      body: { title, body, base, head: branch, draft },
      purpose: `open a pull request for ${branch}`,
    };
  },

  update(repository, found, { body, base }) {
    const changes = {
      ...(isSameText(found.body, body) ? {} : { body }),
      ...(found.base === base ? {} : { base }),
    };
    return Object.keys(changes).length === 0 ? undefined : change(repository, found.number, changes, 'update');
  },

  comments(repository, number) {
    return {
      method: 'GET',
      path: `${root(repository)}/issues/${number}/comments?per_page=100`,
      isPaginated: true,
      purpose: `list the comments of pull request ${number}`,
    };
  },

  comment(repository, number, body) {
    return {
      method: 'POST',
      path: `${root(repository)}/issues/${number}/comments`,
      body: { body },
      purpose: `comment on pull request ${number}`,
    };
  },

  close: (repository, number) => change(repository, number, { state: 'closed' }, 'close'),

  async complete(conversation, repository, number, { labels, reviewers }) {
    return [
      ...(await addLabels(conversation, root(repository), labels, (known) => ({
        method: 'POST',
        path: `${root(repository)}/issues/${number}/labels`,
        body: { labels: known },
        purpose: `label pull request ${number}`,
      }))),
      ...(await addReviewers(conversation, repository, number, reviewers)),
    ];
  },
};

function root({ path }: ForgeRepository): string {
  return `repos/${path.split('/').map(encoded).join('/')}`;
}

function change(
  repository: ForgeRepository,
  number: number,
  body: Partial<PullRequestContent> & { readonly state?: string },
  verb: string,
): ForgeRequest {
  const path = `${root(repository)}/pulls/${number}`;
  return { method: 'PATCH', path, body, purpose: `${verb} pull request ${number}` };
}

function readPullRequest(data: unknown): FoundPullRequest | undefined {
  if (!isRecord(data) || !isRecord(data.head) || !isRecord(data.base)) return undefined;
  const { number, html_url: url, body, head, base } = data;
  if (typeof number !== 'number' || typeof url !== 'string') return undefined;
  if (typeof base.ref !== 'string' || typeof head.ref !== 'string') return undefined;
  // The repository of the branch is null where it was deleted. Names change, and numbers stay.
  const isOfRepository = isRecord(head.repo) && isRecord(base.repo) && head.repo.id === base.repo.id;
  const text = typeof body === 'string' ? body : '';
  return { number, url, body: text, base: base.ref, branch: head.ref, isOfRepository };
}

/** One request each: GitHub takes all of a request, or none. */
async function addReviewers(
  conversation: Conversation,
  repository: ForgeRepository,
  number: number,
  reviewers: readonly string[],
): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const reviewer of reviewers) {
    const [organisation, team] = reviewer.split('/');
    const { isRefusal, message } = await conversation.ask({
      method: 'POST',
      path: `${root(repository)}/pulls/${number}/requested_reviewers`,
      body: team === undefined ? { reviewers: [organisation] } : { team_reviewers: [team] },
      purpose: `ask ${reviewer} to review pull request ${number}`,
    });
    if (isRefusal) warnings.push(`${reviewer} could not be asked to review: ${message}`);
  }
  return warnings;
}
