import { isRecord } from '../../config/option-value.ts';
import { encoded, type ForgeRequest } from './api-command.ts';
import type { Conversation } from './conversation.ts';
import { type Dialect, type FoundPullRequest, isSameText } from './dialect.ts';
import { addLabels } from './labels.ts';
import type { ForgeRepository } from './repository.ts';

/** GitLab, by version 4 of its REST API: its documentation on merge requests, notes, labels and users. */
export const gitLab: Dialect = {
  program: 'glab',
  accept: 'application/json',

  checkPath() {},

  list(repository, branch) {
    const query = `state=opened&source_branch=${encoded(branch)}&per_page=100`;
    return { method: 'GET', path: `${root(repository)}?${query}`, purpose: `list the merge requests of ${branch}` };
  },

  read: readMergeRequest,

  open(repository, { title, body, base, branch, draft }) {
    return {
      method: 'POST',
      path: root(repository),
      body: {
        title: draft ? `Draft: ${withoutDraft(title)}` : title,
        description: body,
        source_branch: branch,
        target_branch: base,
      },
      purpose: `open a merge request for ${branch}`,
    };
  },

  update(repository, found, { body, base }) {
    const changes = {
      ...(isSameText(found.body, body) ? {} : { description: body }),
      ...(found.base === base ? {} : { target_branch: base }),
    };
    return Object.keys(changes).length === 0 ? undefined : change(repository, found.number, changes, 'update');
  },

  comments(repository, number) {
    return {
      method: 'GET',
      path: `${root(repository)}/${number}/notes?per_page=100`,
      isPaginated: true,
      purpose: `list the comments of merge request ${number}`,
    };
  },

  comment(repository, number, body) {
    return {
      method: 'POST',
      path: `${root(repository)}/${number}/notes`,
      body: { body },
      purpose: `comment on merge request ${number}`,
    };
  },

  close: (repository, number) => change(repository, number, { state_event: 'close' }, 'close'),

  async complete(conversation, repository, number, { labels, reviewers }) {
    return [
      ...(await addLabels(conversation, project(repository), labels, (known) =>
        change(repository, number, { add_labels: known.join(',') }, 'label'),
      )),
      ...(await addReviewers(conversation, repository, number, reviewers)),
    ];
  },
};

/** What makes a merge request a draft stands in its title. */
const draftPrefix = /^(?:\[draft\]|\(draft\)|draft:)\s*/i;

function withoutDraft(title: string): string {
  return title.replace(draftPrefix, '');
}

function project({ path }: ForgeRepository): string {
  return `projects/${encoded(path)}`;
}

function root(repository: ForgeRepository): string {
  return `${project(repository)}/merge_requests`;
}

function change(
  repository: ForgeRepository,
  number: number,
  body: Readonly<Record<string, unknown>>,
  verb: string,
): ForgeRequest {
  return { method: 'PUT', path: `${root(repository)}/${number}`, body, purpose: `${verb} merge request ${number}` };
}

function readMergeRequest(data: unknown): FoundPullRequest | undefined {
  if (!isRecord(data)) return undefined;
  const { iid: number, web_url: url, description, source_branch: branch, target_branch: base } = data;
  if (typeof number !== 'number' || typeof url !== 'string') return undefined;
  if (typeof branch !== 'string' || typeof base !== 'string') return undefined;
  const isOfRepository = data.source_project_id === data.target_project_id;
  return { number, url, body: typeof description === 'string' ? description : '', base, branch, isOfRepository };
}

async function addReviewers(
  conversation: Conversation,
  repository: ForgeRepository,
  number: number,
  reviewers: readonly string[],
): Promise<readonly string[]> {
  const ids = new Map<string, number>();
  const warnings: string[] = [];
  for (const reviewer of reviewers) {
    const path = `users?username=${encoded(reviewer)}`;
    const { data } = await conversation.ask({ method: 'GET', path, purpose: `look up the user ${reviewer}` });
    const [user]: readonly unknown[] = Array.isArray(data) ? data : [];
    if (isRecord(user) && typeof user.id === 'number') ids.set(reviewer, user.id);
    else warnings.push(`the user ${reviewer} does not exist`);
  }
  if (ids.size === 0) return warnings;
  const request = change(repository, number, { reviewer_ids: [...ids.values()] }, 'choose reviewers of');
  const { isRefusal, message, data } = await conversation.ask(request);
  if (isRefusal) return [...warnings, `${[...ids.keys()].join(', ')} could not be asked to review: ${message}`];
  // Who may not review is left out without a word, and so are all but one where the plan of the group allows one.
  const set = isRecord(data) && Array.isArray(data.reviewers) ? data.reviewers : [];
  const setIds = set.map((user: unknown) => (isRecord(user) ? user.id : undefined));
  const leftOut = [...ids].filter(([, id]) => !setIds.includes(id)).map(([name]) => name);
  return [...warnings, ...leftOut.map((name) => `${name} was left out of the reviewers by the forge`)];
}
