import pLimit from 'p-limit';
import { type ApplyOptions, applyRepository } from './apply-repository.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { type Decisions, decisionOf, isUndecided } from './decisions.ts';
import { reasonOfFailure } from './failure.ts';
import { type Ending, isFailure, type Journal } from './journal.ts';
import type { Plan, PlannedRepository } from './plan.ts';
import { PlanError, type PlanFolder } from './plan-folder.ts';

export interface ApplyPlanOptions extends Omit<ApplyOptions, 'allowance'> {
  readonly jobs: number;
  readonly mostPullRequests: number | undefined;
  readonly onlyFailed: boolean;
  readonly onStart: (repository: PlannedRepository) => void;
  /** A patch that is not the one that was stored, as the decisions were edited since. */
  readonly onPatch: (repository: PlannedRepository, patch: string) => void;
  readonly onEnd: (repository: PlannedRepository, ending: Ending) => void;
}

/**
 * Does what was approved, in all repositories.
 *
 * @throws PlanError where nobody decided something
 */
export async function applyPlan(
  folder: PlanFolder,
  { repositories }: Plan,
  decisions: Decisions,
  journal: Journal,
  options: ApplyPlanOptions,
): Promise<void> {
  refuseUndecided(repositories, decisions);
  const limit = pLimit(options.jobs);
  const allowance = { left: options.mostPullRequests ?? Number.POSITIVE_INFINITY };
  const isFailed = ({ name }: PlannedRepository): boolean => isFailure(journal.last(name)?.state);
  const chosen = repositories.filter((one) => !options.onlyFailed || isFailed(one));
  await Promise.all(
    chosen.map((repository) =>
      limit(async () => {
        options.onStart(repository);
        options.onEnd(repository, await applyOne(repository));
      }),
    ),
  );

  async function applyOne(planned: PlannedRepository): Promise<Ending> {
    const decided = decisionOf(decisions, planned);
    const store = folder.store(planned);
    let result: CarriedOut;
    try {
      result = await carryOut(planned, decided, store, options.rewrite);
    } catch (error) {
      const ending: Ending = { state: 'failed', reason: reasonOfFailure(error) };
      if (!options.isDry) journal.add({ repository: planned.name, ...ending });
      return ending;
    }
    const isAnother = planned.state === 'changed' && !folder.holdsPatch(planned, result.patch);
    if (isAnother) options.onPatch(planned, result.patch);
    if (isAnother && !options.isDry) folder.storePatch(planned, result.patch);
    return applyRepository({ planned, decisions: decided, result, store }, journal, { ...options, allowance });
  }
}

function refuseUndecided(repositories: readonly PlannedRepository[], decisions: Decisions): void {
  const open = repositories.filter((one) => one.state === 'changed' && isUndecided(decisionOf(decisions, one), one));
  const [first] = open;
  if (!first) return;
  const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
  throw new PlanError(`nobody has decided ${first.name}${others}: dockerfix migrate review, or decisions.yaml`);
}
