import type { Decision, PlannedFile, PlannedRepository } from './plan.ts';

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
 * Reads the text of `decisions.yaml`. A repository or a change may be decided in one word, or by `decision` and `reason`;
 * what it does not speak of is undecided.
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
  const { repositories: named } = mappingOf(data, 'the file', ['repositories']);
  if (named === undefined) throw new DecisionsError('it names no repositories');
  const repositories = mappingOf(named, 'repositories');
  return new Map(Object.entries(repositories).map(([name, entry]) => [name, repositoryOf(entry, name)]));
}

function repositoryOf(entry: unknown, name: string): RepositoryDecisions {
  const decided = decidedOf(entry, name);
  if (typeof entry === 'string') return { ...decided, changes: new Map() };
  const files = mappingOf(mappingOf(entry, name, ['decision', 'reason', 'files']).files ?? {}, `files of ${name}`);
  const changes = Object.entries(files).map(([path, keys]) => {
    const place = `${path} of ${name}`;
    const entries = Object.entries(mappingOf(keys ?? {}, place));
    const decided = entries.map(([key, change]) => {
      const at = `${key} in ${place}`;
      if (typeof change !== 'string') mappingOf(change, at, ['decision', 'reason']);
      return [key, decidedOf(change, at)] as const;
    });
    return [path, new Map(decided)] as const;
  });
  return { ...decided, changes: new Map(changes) };
}

function decidedOf(entry: unknown, place: string): Decided {
  const { decision, reason } = typeof entry === 'string' ? { decision: entry, reason: '' } : mappingOf(entry, place);
  if (decision !== 'apply' && decision !== 'skip' && decision !== 'undecided')
    throw new DecisionsError(
      `${place}: the decision is apply, skip or undecided, not ${JSON.stringify(decision) ?? 'missing'}`,
    );
  return { decision, reason: ['string', 'number', 'boolean'].includes(typeof reason) ? String(reason) : '' };
}

/** @param known the keys that it may have; left out: any */
function mappingOf(data: unknown, place: string, known?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new DecisionsError(`${place}: there must be a map`);
  const strange = Object.keys(data).find((key) => known?.includes(key) === false);
  if (strange !== undefined) throw new DecisionsError(`${place}: ${strange} is none of ${known?.join(', ')}`);
  return { ...data };
}

/** What is decided of a repository. */
export function decisionOf(decisions: Decisions, { name }: PlannedRepository): RepositoryDecisions {
  return decisions.get(name) ?? { decision: 'undecided', reason: '', changes: new Map() };
}

/** What is decided of a change. A repository that is decided in one word is so with all its changes. */
export function decisionOfChange({ decision, changes }: RepositoryDecisions, path: string, key: string): Decided {
  const unsaid = changes.size === 0 && decision !== 'undecided' ? 'apply' : 'undecided';
  return changes.get(path)?.get(key) ?? { decision: unsaid, reason: '' };
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
export function isUndecided(decided: RepositoryDecisions, { files }: PlannedRepository): boolean {
  if (decided.decision !== 'apply') return decided.decision === 'undecided';
  return files.some((file) =>
    keysOf(file).some((key) => decisionOfChange(decided, file.path, key).decision === 'undecided'),
  );
}

/** The keys of the changes of a file. */
export function keysOf({ findings }: Pick<PlannedFile, 'findings'>): string[] {
  return findings.filter(({ outcome }) => outcome === 'applied').map(({ key }) => key);
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
