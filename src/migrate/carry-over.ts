import {
  type Decided,
  type Decisions,
  decisionOf,
  decisionOfChange,
  keysOf,
  type RepositoryDecisions,
} from './decisions.ts';
import type { Decision, PlannedFile, PlannedRepository } from './plan.ts';

/** What is decided of the changes of one file, by key. */
type Keys = ReadonlyMap<string, Decided>;

/**
 * The decisions as they hold for a plan that was made anew, each of its changes with one: what was decided of a change that
 * now stands on another line is decided of it there.
 *
 * @param old the repositories of the plan that was there: what the decisions do not say of them nobody has decided
 * @param fresh what becomes of a change that nobody has seen
 */
export function carriedOver(
  decisions: Decisions,
  repositories: readonly PlannedRepository[],
  old: readonly PlannedRepository[],
  fresh: Decision,
): Decisions {
  const changed = repositories.filter(isChanged);
  const seen = new Map(old.filter(isChanged).map((one) => [one.name, one]));
  // One that failed this time, or is not in the list, may come back.
  return new Map([
    ...decisions,
    ...changed.map(({ name, files }) => {
      const before = seen.get(name);
      const said = before ? decisionOf(decisions, before) : decisions.get(name);
      return [name, decidedAnew(said, files, before?.files ?? [], fresh)] as const;
    }),
  ]);
}

function isChanged({ files }: PlannedRepository): boolean {
  return files.some((file) => keysOf(file).length > 0);
}

function decidedAnew(
  before: RepositoryDecisions | undefined,
  files: readonly PlannedFile[],
  old: readonly PlannedFile[],
  fresh: Decision,
): RepositoryDecisions {
  const unseen = before?.changes.size === 0 && before.decision !== 'undecided' ? 'apply' : fresh;
  const changes = files.map((file) => {
    const keys = keysOf(file);
    const was = old.find(({ path }) => path === file.path);
    const own = before && was ? ofFile(before, was) : undefined;
    // In a text that is the same each is where it was.
    if (own && was?.blob === file.blob && keys.every((key) => own.has(key))) return [file.path, own] as const;
    return [file.path, moved(own ?? keysBefore(before, file.path, keys, files), keys, unseen)] as const;
  });
  return { decision: before?.decision ?? fresh, reason: before?.reason ?? '', changes: new Map(changes) };
}

/** What is decided of each change that a file had. */
function ofFile(decided: RepositoryDecisions, file: PlannedFile): Keys {
  return new Map(keysOf(file).map((key) => [key, decisionOfChange(decided, file.path, key)]));
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
  const same = gone.find(([, decided]) => [...decided.keys()].some((key) => kinds.has(withoutPlace(key))));
  const left = gone.find(([, decided]) => [...decided.values()].some(({ decision }) => decision !== 'apply'));
  return (same ?? left)?.[1] ?? new Map();
}

/** Of changes that do the same to the same text, of which one was left out and another not, nobody can tell which is which. */
function moved(before: Keys, keys: readonly string[], unseen: Decision): Keys {
  const after = new Map<string, Decided>();
  const kinds = new Set(keys.map(withoutPlace));
  const lost = [...before].filter(([key, { decision }]) => decision !== 'apply' && !kinds.has(withoutPlace(key)));
  for (const kind of kinds) {
    const own = keys.filter((key) => withoutPlace(key) === kind);
    const old = [...before].filter(([key]) => withoutPlace(key) === kind);
    const decisions = new Set(old.map(([, { decision }]) => decision));
    for (const key of own) {
      const decided = decisions.size === 1 ? (before.get(key) ?? old[0]?.[1]) : undefined;
      if (decided) after.set(key, decided);
      else if (old.length > 0)
        after.set(key, {
          decision: 'undecided',
          reason: 'the file was changed, and which of these was left out is not told',
        });
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
