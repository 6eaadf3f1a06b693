import { type Decided, type Decisions, keysOf, type RepositoryDecisions } from './decisions.ts';
import type { Decision, PlannedFile, PlannedRepository } from './plan.ts';

/** What is decided of the changes of one file, by key. */
type Keys = ReadonlyMap<string, Decided>;

/**
 * The decisions as they hold for a plan that was made anew, each of its changes with one: what was decided of a change that
 * now stands on another line is decided of it there.
 *
 * @param fresh what becomes of a change that nobody has seen
 */
export function carriedOver(
  decisions: Decisions,
  repositories: readonly PlannedRepository[],
  fresh: Decision,
): Decisions {
  const changed = repositories.filter(({ files }) => files.some((file) => keysOf(file).length > 0));
  // One that failed this time, or is not in the list, may come back.
  return new Map([
    ...decisions,
    ...changed.map(({ name, files }) => [name, decidedAnew(decisions.get(name), files, fresh)] as const),
  ]);
}

function decidedAnew(
  before: RepositoryDecisions | undefined,
  files: readonly PlannedFile[],
  fresh: Decision,
): RepositoryDecisions {
  const unseen = before?.changes.size === 0 && before.decision !== 'undecided' ? 'apply' : fresh;
  const changes = files.map((file) => {
    const keys = keysOf(file);
    return [file.path, moved(keysBefore(before, file.path, keys, files), keys, unseen)] as const;
  });
  return { decision: before?.decision ?? fresh, reason: before?.reason ?? '', changes: new Map(changes) };
}

/** What was decided of a file; of one that is new, what was decided of the one that is gone and had such changes. */
function keysBefore(
  before: RepositoryDecisions | undefined,
  path: string,
  keys: readonly string[],
  files: readonly PlannedFile[],
): Keys {
  const own = before?.changes.get(path);
  if (own || !before) return own ?? new Map();
  const kinds = new Set(keys.map(withoutPlace));
  const gone = [...before.changes].filter(([other]) => !files.some((file) => file.path === other));
  const [, found] = gone.find(([, decided]) => [...decided.keys()].some((key) => kinds.has(withoutPlace(key)))) ?? [];
  return found ?? new Map();
}

/** Of changes that do the same to the same text, as many as before, each is the one that stands where it stood among them. */
function moved(before: Keys, keys: readonly string[], unseen: Decision): Keys {
  const after = new Map<string, Decided>();
  const kinds = new Set(keys.map(withoutPlace));
  const lost = [...before].filter(([key, { decision }]) => decision !== 'apply' && !kinds.has(withoutPlace(key)));
  for (const kind of kinds) {
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
      else after.set(key, unseenOf(key, lost, unseen));
    }
  }
  return after;
}

/** One that nobody has seen may be one that somebody left out, of which the text was changed. */
function unseenOf(key: string, lost: readonly (readonly [string, Decided])[], unseen: Decision): Decided {
  const [, left] = lost.find(([other]) => transformOf(other) === transformOf(key)) ?? [];
  if (!left) return { decision: unseen, reason: '' };
  const why = left.reason === '' ? '' : `: ${left.reason}`;
  return { decision: 'undecided', reason: `one of this transform was left out here before${why}` };
}

/** The transform that makes a change, by its key. */
export function transformOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

/** The line of the original on which a change stands, by its key. */
export function lineOf(key: string): string {
  return key.split(':')[1] ?? '';
}

/** What a key says beside the line and the column: the transform, and what the change does to which text. */
export function withoutPlace(key: string): string {
  return key.replace(/:\d+:\d+:/, ':').replace(/:\d+$/, '');
}
