// Whether two runs did the same, once the words and commands that the edits add are taken away.
import { posixShell } from '../../src/shell/shell-names.ts';
import { isListsRemoval, isUpdate, readsLists } from './apt-calls.ts';
import { type Allowed, sameText, sameWords } from './words.ts';

export type { Allowed } from './words.ts';

/** A command that ran, or a line that a shell wrote itself. */
export interface Entry {
  /** Of a line, the text alone. */
  readonly words: readonly string[];
  readonly isCall: boolean;
  /** What a command read. */
  readonly input: string;
  /** The index of the body that it ran in. */
  readonly body: number;
}

export interface Run {
  readonly entries: readonly Entry[];
  readonly status: number;
}

/** Indices of what ran on both sides. */
export type Pair = readonly [before: number, after: number];

export interface Comparison {
  readonly pairs: readonly Pair[];
  /** The first thing that is not as it was; undefined when all is. */
  readonly difference: string | undefined;
}

/** What ran in the layers below, where the runs are of one body. */
export interface Earlier {
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

const nothing: Earlier = { before: [], after: [] };

export function compareRuns(before: Run, after: Run, allowed: Allowed, earlier = nothing): Comparison {
  const pairs: Pair[] = [];
  const different = (difference: string): Comparison => ({ pairs, difference });
  let i = 0;
  let j = 0;
  while (i < before.entries.length || j < after.entries.length) {
    const old = before.entries[i];
    const young = after.entries[j];
    if (old && young && sameEntry(old, young, allowed)) pairs.push([i++, j++]);
    else if (young && isAddition(young, allowed)) j++;
    else if (old?.isCall && allowed.movesUpdates && isUpdate(old.words)) i++;
    else return different(`ran before: ${textOf(old)}; runs now: ${textOf(young)}`);
  }
  if (before.status !== after.status)
    return different(`ended with ${before.status}, and ends with ${after.status} now`);
  return { pairs, difference: withoutLists(before, after, pairs, earlier) };
}

function sameEntry(old: Entry, young: Entry, allowed: Allowed): boolean {
  if (old.isCall !== young.isCall || !sameInput(old, young, allowed)) return false;
  // An update that moves may take the RUN that it stood in with it.
  if (old.body !== young.body && !allowed.movesUpdates) return false;
  return old.isCall ? sameWords(old.words, young.words, allowed) : old.words[0] === young.words[0];
}

/** What a shell reads is a text that edits change too. */
function sameInput({ input, words }: Entry, young: Entry, allowed: Allowed): boolean {
  if (input === young.input) return true;
  return words.some((word) => posixShell(word) !== undefined) && sameText(input, young.input, allowed);
}

function isAddition({ isCall, words }: Entry, { movesUpdates, packages }: Allowed): boolean {
  return isCall && (isListsRemoval(words) || isMark(words, packages) || (movesUpdates && isUpdate(words)));
}

/** `apt-mark auto` of packages that the edits named. */
function isMark(words: readonly string[], packages: ReadonlySet<string>): boolean {
  const at = words.findIndex((word) => word.endsWith('apt-mark'));
  const [verb, ...names] = at === -1 ? [] : words.slice(at + 1);
  return verb === 'auto' && names.every((name) => packages.has(name));
}

/** The first command that had package lists to read, and has none now. */
function withoutLists(before: Run, after: Run, pairs: readonly Pair[], earlier: Earlier): string | undefined {
  const had = listsAt([...earlier.before, ...before.entries]).slice(earlier.before.length);
  const has = listsAt([...earlier.after, ...after.entries]).slice(earlier.after.length);
  const bereft = pairs.find(([old, young]) => {
    const entry = before.entries[old];
    return entry?.isCall && readsLists(entry.words) && had[old] && !has[young];
  });
  return bereft && `had package lists to read, and has none now: ${textOf(after.entries[bereft[1]])}`;
}

/** Whether package lists are there when each entry runs. */
function listsAt(entries: readonly Entry[]): boolean[] {
  let areThere = false;
  return entries.map(({ isCall, words }) => {
    const here = areThere;
    // `ok` stands for a script from elsewhere, as that which `curl … | sh` runs: it may fetch them.
    if (isCall && (isUpdate(words) || words[0]?.endsWith('/ok'))) areThere = true;
    else if (isCall && isListsRemoval(words)) areThere = false;
    return here;
  });
}

export function textOf(entry: Entry | undefined): string {
  if (!entry) return 'nothing';
  const text = Buffer.from(entry.words.join(' '), 'latin1').toString('utf8').replace(/\s+/g, ' ');
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return entry.isCall ? shown : `the shell itself, writing “${shown}”`;
}

const longest = 160;
