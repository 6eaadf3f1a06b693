import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import type { RepositoryDecisions } from './decisions.ts';
import { Journal } from './journal.ts';
import { writeDecisions, writeIndex } from './make-plan.ts';
import type { Plan, PlannedRepository } from './plan.ts';
import { PlanError, type PlanFolder } from './plan-folder.ts';

/**
 * Joins the plans of several machines into one: repositories, decisions, patches and what was done so far.
 *
 * @throws PlanError where they were made by different versions, or say different things of one repository
 */
export async function mergePlans(folders: readonly PlanFolder[], into: PlanFolder): Promise<Plan> {
  if (into.isThere()) throw new PlanError(`${into.path} holds a plan already`);
  const plans = folders.map((folder) => ({ folder, plan: folder.read() }));
  const [first] = plans;
  if (!first) throw new PlanError('there is no plan to join');
  const all = new Map<string, PlannedRepository>();
  const keys = new Set<string>();
  const decisions = new Map<string, RepositoryDecisions>();
  const copies: (readonly [string, string])[] = [];
  /** Of repositories that may come back. */
  const kept = new Map<string, RepositoryDecisions>();
  for (const { folder, plan } of plans) {
    const { tool, settings } = plan.header;
    if (tool !== first.plan.header.tool || JSON.stringify(settings) !== JSON.stringify(first.plan.header.settings))
      throw new PlanError(
        `${folder.path} was planned with another version, or with other options, than ${first.folder.path}`,
      );
    const own = await folder.readDecisions();
    for (const [name, decided] of own) kept.set(name, decided);
    for (const repository of plan.repositories) {
      // A line of the list that is no repository is in every part.
      if (all.has(repository.name) && repository.key === '') continue;
      if (all.has(repository.name)) throw new PlanError(`${repository.name} is in more than one of these plans`);
      const key = keys.has(repository.key.toLowerCase())
        ? `${repository.key}+${digestOf(repository.name)}`
        : repository.key;
      keys.add(key.toLowerCase());
      const moved = { ...repository, key };
      copies.push([folder.store(repository), into.store(moved)], [folder.patch(repository), into.patch(moved)]);
      all.set(repository.name, moved);
      const decided = own.get(repository.name);
      if (decided) decisions.set(repository.name, decided);
    }
  }
  const time = Math.min(...plans.map(({ plan }) => plan.header.time));
  const fresh = plans.some(({ plan }) => plan.header.fresh === 'undecided') ? 'undecided' : first.plan.header.fresh;
  const merged: Plan = { header: { ...first.plan.header, time, fresh }, repositories: [...all.values()] };
  into.claim();
  for (const [from, to] of copies) copy(from, to);
  for (const { folder } of plans)
    if (existsSync(folder.journal)) appendFileSync(into.journal, readFileSync(folder.journal));
  writeDecisions(into, merged, new Map([...kept, ...decisions]));
  // The last of what makes it one: what is ended before is begun anew.
  into.writePlan(merged);
  writeIndex(into, merged, decisions, new Journal(into.journal));
  return merged;
}

function copy(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}
