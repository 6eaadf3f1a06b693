import type { Decision, PlannedRepository } from './plan.ts';

/** What somebody decided, and why. */
export interface Decided {
  readonly decision: Decision;
  readonly reason: string;
}

/** What becomes of a repository and of its changes: by path, by key. */
export interface RepositoryDecisions extends Decided {
  readonly changes: ReadonlyMap<string, ReadonlyMap<string, Decided>>;
}

/** What `decisions.yaml` says, by the names of repositories. */
export type Decisions = ReadonlyMap<string, RepositoryDecisions>;

/** `decisions.yaml` says what cannot be; the message names the place. */
export class DecisionsError extends Error {}

/**
 * Reads the text of `decisions.yaml`. A repository, a file or a change may be decided in one word, or by `decision` and
 * `reason`; what it does not speak of is as in a fresh plan.
 *
 * @throws DecisionsError
 */
export async function parseDecisions(text: string): Promise<Decisions> {
  const { parse } = await import('yaml');
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new DecisionsError(
      `it is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
  }
  const repositories = mappingOf(mappingOf(data, 'the file').repositories ?? {}, 'repositories');
  return new Map(Object.entries(repositories).map(([name, entry]) => [name, repositoryOf(entry, name)]));
}

function repositoryOf(entry: unknown, name: string): RepositoryDecisions {
  const decided = decidedOf(entry, name);
  if (typeof entry === 'string') return { ...decided, changes: new Map() };
  const files = mappingOf(mappingOf(entry, name).files ?? {}, `files of ${name}`);
  const changes = Object.entries(files).map(([path, keys]) => {
    const place = `${path} of ${name}`;
    const entries = Object.entries(mappingOf(keys ?? {}, place));
    return [path, new Map(entries.map(([key, change]) => [key, decidedOf(change, `${key} in ${place}`)]))] as const;
  });
  return { ...decided, changes: new Map(changes) };
}

function decidedOf(entry: unknown, place: string): Decided {
  const { decision, reason } = typeof entry === 'string' ? { decision: entry, reason: '' } : mappingOf(entry, place);
  if (decision !== 'apply' && decision !== 'skip' && decision !== 'undecided')
    throw new DecisionsError(
      `${place}: the decision is apply, skip or undecided, not ${JSON.stringify(decision) ?? 'missing'}`,
    );
  return { decision, reason: typeof reason === 'string' ? reason : '' };
}

function mappingOf(data: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data };
  throw new DecisionsError(`${place}: there must be a map`);
}

/** What is decided of a repository: what was said, or else what a fresh plan says. */
export function decisionOf(decisions: Decisions, { name }: PlannedRepository, fresh: Decision): RepositoryDecisions {
  return decisions.get(name) ?? { decision: fresh, reason: '', changes: new Map() };
}

/** The keys of the changes to leave out, by path. */
export function leftOut({ changes }: RepositoryDecisions): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...changes].map(([path, keys]) => [
      path,
      new Set([...keys].flatMap(([key, { decision }]) => (decision === 'skip' ? [key] : []))),
    ]),
  );
}

/** Whether somebody still has to decide: the repository, or a change of one that is to be applied. */
export function isUndecided({ decision, changes }: RepositoryDecisions, repository: PlannedRepository): boolean {
  if (decision !== 'apply') return decision === 'undecided';
  return repository.files.some(({ path, findings }) =>
    findings.some(({ outcome, key }) => outcome === 'applied' && changes.get(path)?.get(key)?.decision === 'undecided'),
  );
}

/** Names and keys that the plan does not know: somebody mistyped one, or the plan was made anew. */
export function strangers(decisions: Decisions, repositories: readonly PlannedRepository[]): string[] {
  const known = new Map(repositories.map((repository) => [repository.name, repository]));
  return [...decisions].flatMap(([name, { changes }]) => {
    const repository = known.get(name);
    if (!repository) return [`there is no repository ${name} in this plan`];
    return [...changes].flatMap(([path, keys]) => {
      const file = repository.files.find((one) => one.path === path);
      if (!file) return [`${name} has no file ${path}`];
      const own = new Set(file.findings.map(({ key }) => key));
      return [...keys.keys()].filter((key) => !own.has(key)).map((key) => `${path} of ${name} has no change ${key}`);
    });
  });
}

/**
 * The decisions as they hold for a plan that was made anew: what was decided of a change that now stands on another line is
 * decided of it there.
 */
export function carriedOver(decisions: Decisions, repositories: readonly PlannedRepository[]): Decisions {
  const known = new Map(repositories.map((repository) => [repository.name, repository]));
  return new Map(
    [...decisions].map(([name, decided]) => {
      const files = known.get(name)?.files ?? [];
      // One that failed this time, or is not in the list, may come back.
      if (files.length === 0) return [name, decided];
      const changes = new Map(
        files.map(({ path, findings }) => {
          const keys = findings.filter(({ outcome }) => outcome === 'applied').map(({ key }) => key);
          return [path, moved(decided.changes.get(path) ?? new Map(), keys)] as const;
        }),
      );
      return [name, { ...decided, changes }];
    }),
  );
}

/** Of changes that do the same, as many as before, each is the one that stands where it stood among them. */
function moved(before: ReadonlyMap<string, Decided>, keys: readonly string[]): ReadonlyMap<string, Decided> {
  const after = new Map<string, Decided>();
  for (const kind of new Set(keys.map(withoutPlace))) {
    const own = keys.filter((key) => withoutPlace(key) === kind);
    const old = [...before].filter(([key]) => withoutPlace(key) === kind);
    const decisions = new Set(old.map(([, { decision }]) => decision));
    for (const [index, key] of own.entries()) {
      const same = decisions.size === 1 ? (before.get(key) ?? old[0]?.[1]) : undefined;
      const decided = old.length === own.length ? old[index]?.[1] : same;
      if (decided) after.set(key, decided);
      // Which of them somebody meant is not known any more.
      else if (old.length > 0)
        after.set(key, { decision: 'undecided', reason: 'it was decided of another number of these' });
    }
  }
  return after;
}

/** What a key says beside the line and the column: the transform, and what the change does. */
function withoutPlace(key: string): string {
  return key.replace(/:\d+:\d+:/, ':').replace(/:\d+$/, '');
}
