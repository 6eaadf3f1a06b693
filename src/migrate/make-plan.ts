import pLimit, { type LimitFunction } from 'p-limit';
import { carriedOver } from './carry-over.ts';
import type { Decisions } from './decisions.ts';
import { forgeRepositoryOf } from './forge/repository.ts';
import { indexText, viewOf } from './index-pages.ts';
import { type Ending, Journal, type JournalEntry } from './journal.ts';
import { choicesOf } from './page/choices.ts';
import { decisionsText } from './page/decisions-text.ts';
import { renderPage } from './page/page.ts';
import type { Plan, PlanHeader, PlannedRepository } from './plan.ts';
import type { PlanFolder } from './plan-folder.ts';
import { type PlanOptions, planRepository, type RepositoryPlan } from './plan-repository.ts';
import { withoutCredentials } from './repository/git-error.ts';
import { addressesOf } from './repository/store.ts';
import type { Target, TargetProblem } from './targets.ts';

export interface MakePlanOptions extends PlanOptions {
  readonly jobs: number;
  readonly header: PlanHeader;
  readonly onStart: (target: Target) => void;
  readonly onEnd: (repository: PlannedRepository) => void;
}

/** Plans all repositories, and writes the folder; decisions that were made before stay. */
export async function makePlan(
  folder: PlanFolder,
  { targets, problems }: { readonly targets: readonly Target[]; readonly problems: readonly TargetProblem[] },
  options: MakePlanOptions,
): Promise<Plan> {
  const limit = pLimit(options.jobs);
  // What cannot be read is said before anything is done.
  await folder.readDecisions();
  const old = folder.isThere() ? folder.read().repositories : [];
  const planned = await Promise.all(
    (await distinct(targets, limit)).map((target) =>
      limit(async (): Promise<PlannedRepository> => {
        options.onStart(target);
        const one = await planRepository(target, folder.store(target), options);
        keepPatch(folder, one);
        options.onEnd(one.planned);
        return one.planned;
      }),
    ),
  );
  const plan = { header: options.header, repositories: [...planned, ...problems.map(failedTarget)] };
  folder.writePlan(plan);
  // Read now, as somebody may have decided something in the meantime.
  const decisions = carriedOver(await folder.readDecisions(), plan.repositories, old, options.header.fresh);
  writeDecisions(folder, plan, decisions);
  folder.tidy(plan.repositories);
  writeIndex(folder, plan, decisions, new Journal(folder.journal));
  return plan;
}

/** Several clones of one repository, and its address, are one target: the first that was named. */
async function distinct(targets: readonly Target[], limit: LimitFunction): Promise<readonly Target[]> {
  const places = await limit.map(targets, async (target) => {
    const addresses = await addressesOf(target, false).catch(() => undefined);
    return identityOf(addresses?.destination ?? target.address);
  });
  const seen = new Set<string>();
  return targets.filter((_, index) => seen.size < seen.add(places[index] ?? '').size);
}

function identityOf(address: string): string {
  const place = forgeRepositoryOf(address);
  // Forges take capitals and small letters for the same.
  if (place) return `${place.host}/${place.path}`.toLowerCase();
  return withoutCredentials(address)
    .replace(/\/+$/, '')
    .replace(/\/?\.git$/, '');
}

function keepPatch(folder: PlanFolder, { planned, files }: RepositoryPlan): void {
  folder.storePatch(planned, files.map(({ diff }) => diff).join(''));
}

function failedTarget({ name, message }: TargetProblem): PlannedRepository {
  const none = { source: '', destination: '', isWorkingFolder: false, base: undefined, files: [] };
  return { key: '', name, state: 'failed', reason: message, ...none };
}

/**
 * Writes what people decide by. Decisions of repositories that have nothing to decide now, or are not in the list, are kept
 * beside it: both may come back.
 */
export function writeDecisions(folder: PlanFolder, plan: Plan, decisions: Decisions): void {
  const { repositories } = viewOf(plan, decisions);
  const decidable = new Set(plan.repositories.filter(({ state }) => state === 'changed').map(({ name }) => name));
  folder.write('decisions.yaml', decisionsText(choicesOf(repositories)));
  folder.keepDecisions(new Map([...decisions].filter(([name]) => !decidable.has(name))));
}

/** Writes `index.md` and `index.html` as they are now. */
export function writeIndex(folder: PlanFolder, plan: Plan, decisions: Decisions, journal: Journal): void {
  const view = viewOf(plan, decisions);
  const progress = plan.repositories.flatMap((repository) => {
    const last = lastOf(repository, plan, folder, journal);
    return last ? [[repository.name, wordsOf(last)] as const] : [];
  });
  folder.write('index.md', indexText(view, new Map(progress)));
  folder.write('index.html', renderPage(view));
}

/** How far a repository has come with what is approved now; undefined where that is to be done yet. */
export function lastOf(
  repository: PlannedRepository,
  { header }: Plan,
  folder: PlanFolder,
  journal: Journal,
): JournalEntry | undefined {
  const last = journal.last(repository.name);
  if (!last) return undefined;
  if (last.state === 'closed') return folder.hasPatch(repository) ? undefined : last;
  const isOfPatch = last.patch !== undefined && folder.hasPatchOf(repository, last.patch);
  if (repository.state === 'changed' && last.patch !== undefined) return isOfPatch ? last : undefined;
  // What ended before the plan was made anew says nothing of this one.
  return last.time >= header.time * 1000 ? last : undefined;
}

/** How far a repository has come, in words. */
export function wordsOf({ state, reason, url }: Ending): string {
  return [state, ...(url === undefined ? [] : [url]), ...(reason === undefined ? [] : [reason])].join(': ');
}
