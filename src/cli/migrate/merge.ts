import { mergePlans } from '../../migrate/merge-plans.ts';
import { PlanFolder } from '../../migrate/plan-folder.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import type { MergeFlags } from './flags.ts';
import { asUsage } from './open-plan.ts';

/** Joins the plans of several shards. @throws UsageError */
export async function merge(paths: readonly string[], { out }: MergeFlags): Promise<ExitCode> {
  const folders = paths.map((path) => new PlanFolder(path));
  const { repositories } = await asUsage(() => mergePlans(folders, new PlanFolder(out)));
  process.stdout.write(`${repositories.length} repositories of ${folders.length} plans, in ${out}\n`);
  return exitCode.success;
}
