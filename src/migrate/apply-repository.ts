import { type CarriedOut, holdsThere } from './carry-out.ts';
import type { RepositoryDecisions } from './decisions.ts';
import { reasonOfFailure } from './failure.ts';
import type { Forge } from './forge/forge.ts';
import { type ForgeRepository, forgeRepositoryOf } from './forge/repository.ts';
import type { Ending, Journal, JournalEntry } from './journal.ts';
import { digestOfPatch } from './patch-digest.ts';
import type { PlannedRepository } from './plan.ts';
import { pullRequestBody } from './pull-request-body.ts';
import { isCommitOn, makeCommit } from './repository/commit.ts';
import { isOwnBranch, pushBranch, type RemoteBranches, remoteBranches } from './repository/push.ts';
import { fetchBase, restoreStore } from './repository/store.ts';
import type { RewriteOptions } from './rewrite.ts';

/** What is the same for all repositories of a run. */
export interface ApplyOptions {
  readonly rewrite: RewriteOptions;
  readonly branch: string;
  readonly title: string;
  /** The message of the commit. */
  readonly message: string;
  readonly author: string | undefined;
  /** In seconds since 1970. */
  readonly time: number;
  /** When the plan was made, in seconds since 1970, with fractions. */
  readonly planned: number;
  /** Undefined where none is asked, or nothing is done. */
  readonly forge: Forge | undefined;
  /** The state in which a repository is done. */
  readonly end: 'pushed' | 'opened';
  readonly draft: boolean;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  /** Whether nothing is done, only said. */
  readonly isDry: boolean;
  /** How many more pull requests may be opened; each that is opened is taken from it. */
  readonly allowance: { left: number };
}

/** A repository, with what was approved. */
export interface Approved {
  readonly planned: PlannedRepository;
  readonly decisions: RepositoryDecisions;
  readonly result: CarriedOut;
  readonly store: string;
}

/** Somebody else's commits, a moved base: the repository ends here, for this reason. */
class Stop extends Error {
  readonly ending: Ending;

  constructor(state: JournalEntry['state'], reason: string) {
    super(reason);
    this.ending = { state, reason };
  }
}

/**
 * Does what was approved of a repository, from where an earlier run has left it: each step is done once, whenever a run was
 * stopped. Whatever goes wrong is a matter of this repository alone.
 */
export async function applyRepository(approved: Approved, journal: Journal, options: ApplyOptions): Promise<Ending> {
  const { name } = approved.planned;
  const note = (ending: Ending): Ending => {
    if (!options.isDry) journal.add({ repository: name, ...ending });
    return ending;
  };
  try {
    return await new Application(approved, journal, options, note).run();
  } catch (error) {
    return note(error instanceof Stop ? error.ending : { state: 'failed', reason: reasonOfFailure(error) });
  }
}

class Application {
  readonly #approved: Approved;
  readonly #journal: Journal;
  readonly #options: ApplyOptions;
  readonly #note: (ending: Ending) => Ending;
  readonly #patch: string;

  constructor(approved: Approved, journal: Journal, options: ApplyOptions, note: (ending: Ending) => Ending) {
    this.#approved = approved;
    this.#journal = journal;
    this.#options = options;
    this.#note = note;
    this.#patch = digestOfPatch(approved.result.patch);
  }

  async run(): Promise<Ending> {
    const { planned, result } = this.#approved;
    if (planned.state === 'failed') throw new Stop('failed', planned.reason ?? 'it could not be planned');
    if (result.files.length === 0) return this.#nothingToDo();
    if (this.#isDone()) return this.#last() ?? { state: 'opened' };
    const { branch, isDry } = this.#options;
    if (branch === planned.base?.branch)
      throw new Stop('failed', `${branch} is the branch that it is to be merged into`);
    // Nothing is pushed where no pull request can be opened.
    if (this.#options.end === 'opened') await this.#options.forge?.check(this.#place());
    if (!isDry) this.#note({ state: 'approved', patch: this.#patch, branch });
    const remote = await this.#remote();
    // In a folder that somebody works in it is what happens to be checked out.
    const usual = planned.isWorkingFolder ? undefined : remote.usual;
    if ([planned.base?.branch, usual].includes(branch))
      throw new Stop('failed', `${branch} is a branch to merge into: --branch names one to write`);
    const base = await this.#baseFor(remote);
    if (isDry) {
      await this.#refuseForeign(remote);
      return { state: 'approved', branch };
    }
    const commit = await this.#commitOn(base);
    await this.#push(commit, remote);
    return this.#open(this.#into(remote));
  }

  #last(): JournalEntry | undefined {
    return this.#journal.last(this.#approved.planned.name);
  }

  /** Whether an earlier run over this plan went all the way with the same patch. Before the plan was made anew much may have happened. */
  #isDone(): boolean {
    const last = this.#last();
    const isAtEnd = last?.state === this.#options.end || last?.state === 'opened';
    const isOfPlan = last !== undefined && last.time >= this.#options.planned * 1000;
    return isAtEnd && isOfPlan && last.patch === this.#patch && last.branch === this.#options.branch;
  }

  async #remote(): Promise<RemoteBranches> {
    const { planned, store } = this.#approved;
    return await remoteBranches(store, this.#options.branch, planned.base?.branch ?? '');
  }

  /** The commit to stand on: the planned one, or where the branch moved, its new end, if that holds the same. */
  async #baseFor({ base }: RemoteBranches): Promise<{ readonly branch: string; readonly commit: string }> {
    const { planned, store } = this.#approved;
    if (!planned.base) throw new Stop('failed', 'the plan knows no base for it');
    const { branch, commit } = planned.base;
    // Commits that were asked for although they are nowhere but in the clone.
    if (base === commit || planned.source !== planned.destination) return planned.base;
    if (base === undefined) throw new Stop('stale', `its branch ${branch} is gone: plan it again`);
    await fetchBase(store, { branch, commit: base }, false);
    if (await holdsThere(this.#approved, store, base, this.#options.rewrite)) return { branch, commit: base };
    throw new Stop('stale', `what decided its changes was changed on ${branch} since: plan it again`);
  }

  async #commitOn(base: { readonly branch: string; readonly commit: string }): Promise<string> {
    const { planned, result, store } = this.#approved;
    const { message, author, time, branch } = this.#options;
    const last = this.#journal.made(planned.name);
    // A signature is another one each time.
    if (last?.patch === this.#patch && last.branch === branch && last.commit !== undefined)
      if (await isCommitOn(store, last.commit, base.commit)) return last.commit;
    const files = result.files.map(({ path, mode, report }) => ({ path, mode, text: report.after }));
    const commit = await makeCommit(store, base.commit, files, { message, author, time });
    this.#note({ state: 'committed', patch: this.#patch, branch, commit });
    return commit;
  }

  /** The branch that it is to be merged into: a local one may be nowhere else. */
  #into({ base, usual }: RemoteBranches): string {
    return (base === undefined ? usual : undefined) ?? this.#approved.planned.base?.branch ?? '';
  }

  async #push(commit: string, remote: RemoteBranches): Promise<void> {
    const { planned, store } = this.#approved;
    const { branch } = this.#options;
    if (remote.own !== commit) {
      await this.#refuseForeign(remote);
      await pushBranch(store, { branch, commit, expected: remote.own }, planned.isWorkingFolder);
    }
    this.#note({ state: 'pushed', patch: this.#patch, branch, commit });
  }

  /** Whether all that the branch has beside its base was made by this tool. */
  async #isOwn(commit: string, remote: RemoteBranches): Promise<boolean> {
    const { planned, store } = this.#approved;
    if (this.#journal.hasMade(planned.name, commit)) return true;
    return await isOwnBranch(store, this.#options.branch, commit, this.#into(remote));
  }

  async #refuseForeign(remote: RemoteBranches): Promise<void> {
    const { branch } = this.#options;
    if (remote.own === undefined || (await this.#isOwn(remote.own, remote))) return;
    throw new Stop('failed', `its branch ${branch} has commits of somebody else, and is left alone`);
  }

  async #open(base: string): Promise<Ending> {
    const { planned, result } = this.#approved;
    const { forge, branch, title, draft, labels, reviewers, allowance } = this.#options;
    const pushed: Ending = this.#last() ?? { state: 'pushed' };
    if (!forge) return pushed;
    const place = this.#place();
    const body = pullRequestBody(planned, result);
    const content = { title, body, base, branch, draft, labels, reviewers };
    let isNew = false;
    const mayOpen = (): boolean => {
      isNew = true;
      return allowance.left > 0;
    };
    const opened = await forge.openOrUpdate(place, content, { completes: true, mayOpen });
    if (opened && isNew) allowance.left--;
    const { commit } = pushed;
    const done = { patch: this.#patch, branch, ...(commit === undefined ? {} : { commit }) };
    if (!opened)
      return this.#note({ state: 'pushed', ...done, reason: 'no more pull requests are to be opened in this run' });
    const { url, warnings } = opened;
    return this.#note({ state: 'opened', ...done, url, ...(warnings.length > 0 ? { warnings } : {}) });
  }

  #place(): ForgeRepository {
    const { planned } = this.#approved;
    const place = forgeRepositoryOf(planned.destination);
    if (place) return place;
    throw new Stop('failed', `${planned.destination} is no address of a forge: --forge none pushes alone`);
  }

  /** Nothing is left to change: a pull request of an earlier run has no use any more. */
  async #nothingToDo(): Promise<Ending> {
    const { planned, decisions, store } = this.#approved;
    const { forge, branch, isDry } = this.#options;
    const ending = this.#endingWithout(planned, decisions);
    if (isDry || planned.base === undefined) return isDry ? ending : this.#noteOnce(ending);
    await restoreStore(store, planned, planned.base);
    const remote = await this.#remote();
    if (remote.own === undefined || !forge) return this.#noteOnce(ending);
    const isOwn = await this.#isOwn(remote.own, remote);
    const closed = isOwn ? await forge.close(this.#place(), branch, 'Nothing is left to change here.') : undefined;
    return closed ? this.#note({ state: 'closed', branch, url: closed.url }) : this.#noteOnce(ending);
  }

  #endingWithout({ state, reason }: PlannedRepository, { decision, reason: why }: RepositoryDecisions): Ending {
    if (state === 'changed') {
      const said = why === '' ? {} : { reason: why };
      return decision === 'apply'
        ? { state: 'skipped', reason: 'all its changes are skipped' }
        : { state: 'skipped', ...said };
    }
    const ended = state === 'declined' ? 'declined' : 'unchanged';
    return { state: ended, ...(reason === undefined ? {} : { reason }) };
  }

  #noteOnce(ending: Ending): Ending {
    const last = this.#last();
    return last?.state === ending.state && last.reason === ending.reason ? ending : this.#note(ending);
  }
}
