import pLimit from 'p-limit';
import { carriedOver, type Decisions } from './decisions.ts';
import { indexPage, indexText, viewOf } from './index-pages.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { choicesOf } from './page/choices.ts';
import { decisionsText } from './page/decisions-text.ts';
import type { Plan, PlanHeader, PlannedRepository } from './plan.ts';
import type { PlanFolder } from './plan-folder.ts';
import { type PlanOptions, planRepository, type RepositoryPlan } from './plan-repository.ts';
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
  const decisions = await folder.readDecisions();
  const planned = await Promise.all(
    targets.map((target) =>
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
  folder.write(plan);
  writePages(folder, plan, carriedOver(decisions, plan.repositories), new Journal(folder.journal));
  return plan;
}

function keepPatch(folder: PlanFolder, { planned, files }: RepositoryPlan): void {
  folder.storePatch(planned, files.map(({ diff }) => diff).join(''));
}

function failedTarget({ name, message }: TargetProblem): PlannedRepository {
  const none = { source: '', destination: '', isWorkingFolder: false, base: undefined, files: [] };
  return { key: '', name, state: 'failed', reason: message, ...none };
}

/** Writes `decisions.yaml`, `index.md` and `index.html` as they are now. */
export function writePages(folder: PlanFolder, plan: Plan, decisions: Decisions, journal: Journal): void {
  const view = viewOf(plan, decisions);
  const progress = plan.repositories.flatMap(({ name }) => {
    const last = journal.last(name);
    return last ? [[name, wordsOf(last)] as const] : [];
  });
  folder.writeText('decisions.yaml', decisionsText(choicesOf(view.repositories)));
  folder.writeText('index.md', indexText(view, new Map(progress)));
  folder.writeText('index.html', indexPage(view));
}

/** How far a repository has come, in words. */
export function wordsOf({ state, reason, url }: Omit<JournalEntry, 'time' | 'repository'>): string {
  return [state, ...(url === undefined ? [] : [url]), ...(reason === undefined ? [] : [reason])].join(': ');
}
