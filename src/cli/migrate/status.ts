import { isFailure } from '../../migrate/journal.ts';
import { lastOf, wordsOf } from '../../migrate/make-plan.ts';
import { table } from '../../output/table.ts';
import { printable } from '../../output/words.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openPlan } from './open-plan.ts';

/** Says how far each repository of a plan has come. @throws UsageError */
export async function status(path: string): Promise<ExitCode> {
  const { folder, plan, journal } = await openPlan(path);
  const rows = plan.repositories.map((repository) => {
    const { name, state, reason } = repository;
    const last = lastOf(repository, plan, folder, journal);
    const words = last
      ? wordsOf(last)
      : state === 'changed'
        ? 'planned'
        : [state, ...(reason ? [reason] : [])].join(': ');
    return [printable(name), printable(words)];
  });
  process.stdout.write(table(rows));
  const isBad = plan.repositories.some((repository) => {
    return isFailure(lastOf(repository, plan, folder, journal)?.state ?? repository.state);
  });
  return isBad ? exitCode.changes : exitCode.success;
}
