import packageJson from '../../../package.json' with { type: 'json' };
import { defaultPreset } from '../../../transforms/index.ts';
import type { Decisions } from '../../migrate/decisions.ts';
import { strangers } from '../../migrate/decisions.ts';
import { Journal } from '../../migrate/journal.ts';
import type { Plan } from '../../migrate/plan.ts';
import { PlanError, PlanFolder } from '../../migrate/plan-folder.ts';
import type { RewriteOptions } from '../../migrate/rewrite.ts';
import { printable } from '../../output/words.ts';
import { UsageError } from '../exit-code.ts';

/** A plan, with all that a run over it needs. */
export interface OpenPlan {
  readonly folder: PlanFolder;
  readonly plan: Plan;
  readonly decisions: Decisions;
  readonly journal: Journal;
  readonly rewrite: RewriteOptions;
}

/** @throws UsageError where there is none, or it cannot be carried out by this version */
export async function openPlan(path: string): Promise<OpenPlan> {
  const folder = new PlanFolder(path);
  return await asUsage(async () => {
    const plan = folder.read();
    const tool = `dockerfix ${packageJson.version}`;
    if (plan.header.tool !== tool)
      throw new PlanError(`${path} was made by ${plan.header.tool}, and this is ${tool}: plan it again`);
    const decisions = await folder.readOwnDecisions();
    const unknown = strangers(decisions, plan.repositories);
    if (unknown[0] !== undefined) throw new PlanError(`${folder.decisions}: ${unknown[0]}`);
    const rewrite = { transforms: defaultPreset, settings: plan.header.settings };
    return { folder, plan, decisions, journal: new Journal(folder.journal), rewrite };
  });
}

/** What is wrong with a plan is what somebody has to mend. */
export async function asUsage<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof PlanError) throw new UsageError(printable(error.message));
    throw error;
  }
}
