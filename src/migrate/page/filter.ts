import type { PlannedState } from '../plan.ts';
import type { PageRepository } from './view.ts';

/** What is to be shown; an empty string asks for nothing. */
export interface Filter {
  readonly state: PlannedState | '';
  /** The name of a transform that changes something. */
  readonly transform: string;
  readonly manager: string;
  /** As `declineName` writes it. */
  readonly decline: string;
  /** Words, all of which stand in the text of the repository. */
  readonly search: string;
}

/** What a filter looks at in a repository. */
export interface Searchable {
  readonly state: PlannedState;
  readonly transforms: ReadonlySet<string>;
  readonly managers: ReadonlySet<string>;
  readonly declines: ReadonlySet<string>;
  /** Its name, paths, messages and transforms, in lower case. */
  readonly text: string;
}

export function declineName({ transform, id }: { readonly transform: string; readonly id: string }): string {
  return `${transform}: ${id}`;
}

export function searchable({ name, state, reason = '', managers, files }: PageRepository): Searchable {
  const changes = files.flatMap((file) => file.changes);
  const declines = files.flatMap((file) => file.declines);
  const texts = files.flatMap(({ path, problems }) => [path, ...problems]);
  for (const { transform, message } of [...changes, ...declines]) texts.push(transform, message);
  return {
    state,
    transforms: new Set(changes.map(({ transform }) => transform)),
    managers: new Set(managers),
    declines: new Set(declines.map(declineName)),
    text: [...new Set([name, reason, ...managers, ...texts])].join('\n').toLowerCase(),
  };
}

export function isShown(repository: Searchable, { state, transform, manager, decline, search }: Filter): boolean {
  if (state !== '' && repository.state !== state) return false;
  if (transform !== '' && !repository.transforms.has(transform)) return false;
  if (manager !== '' && !repository.managers.has(manager)) return false;
  if (decline !== '' && !repository.declines.has(decline)) return false;
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => repository.text.includes(word));
}

/** How many repositories hold each value, in the order of the values. */
export function countValues(values: Iterable<Iterable<string>>): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const ofOne of values) for (const value of ofOne) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
