import type { ComposeService } from '../build-context/compose.ts';
import type { BuildContext } from '../build-context.ts';
import { type Dockerfile, parseDockerfile, rereadDockerfile } from '../dockerfile/dockerfile.ts';
import { rangesContradict } from '../dockerfile/ranges.ts';
import { applyEdits, composeEdits, type Edit, findOverlap, originLookup } from '../text/edit.ts';
import type { indexLines } from '../text/position.ts';
import type { Span } from '../text/span.ts';
import type { Change, Decline, OptionValue, Transform } from '../transform.ts';
import { digest, withDistinctKeys } from './change-key.ts';
import { type Belief, believe } from './context-belief.ts';
import { guard } from './guard.ts';
import { ignoredFor } from './ignore-comments.ts';
import { ignoreDoubts } from './ignore-doubts.ts';
import type { FileReport, Finding, Outcome, Place, Problem } from './report.ts';

export interface FixOptions {
  /** Where the text came from, as messages name it: nothing is read. */
  readonly path?: string | undefined;
  /** The path of the file itself, links followed: for what its name and its folder say. `path` where it is absent. */
  readonly file?: string | undefined;
  readonly context?: BuildContext | undefined;
  /** Why no build context is given, where there is more to say than that none is at hand. */
  readonly contextDoubt?: string | undefined;
  /** What compose files build from this Dockerfile. */
  readonly services?: readonly ComposeService[] | undefined;
  /** In the order of application. */
  readonly transforms: readonly Transform[];
  /** Values by transform and option; what is absent has its default. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, OptionValue>>>> | undefined;
  /** Leave out changes whose risk is `review`. */
  readonly safe?: boolean | undefined;
  /** The keys of changes to leave out, as a report without them names them. */
  readonly without?: ReadonlySet<string> | undefined;
  /** The names that an ignore comment may hold, those of transforms that do not run too; without them none is doubted. */
  readonly knownNames?: readonly string[] | undefined;
}

/** A later transform may make room for an earlier one, so the list runs again; more often than this is a bug. */
const mostRounds = 3;

/** Rewrites one Dockerfile. Pure and synchronous. */
export function fix(source: string, options: FixOptions): FileReport {
  const run = new Run(source, options);
  const problem = run.dockerfile.problems[0];
  if (problem) return run.refused([{ message: problem.message, at: run.place(problem.at) }]);
  for (let round = 0; round < mostRounds; round++) {
    let changed = false;
    for (const transform of options.transforms) {
      try {
        if (run.apply(transform)) changed = true;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return run.refused([{ message: `${transform.name} failed on this file: ${reason}`, at: undefined }]);
      }
    }
    if (!changed) break;
  }
  return run.report();
}

/** The state of one file on its way through the transforms. */
class Run {
  dockerfile: Dockerfile;
  readonly #source: string;
  readonly #options: FixOptions;
  readonly #applied: Finding[] = [];
  /** What each transform left undone in its last pass. */
  readonly #left = new Map<string, Finding[]>();
  /** The sentences of the first pass, which speak of lines of the original. */
  readonly #said = new Map<string, Finding>();
  readonly #lines: ReturnType<typeof indexLines>;
  readonly #belief: Belief;
  readonly #notes: readonly Problem[];
  /** Of changes of the same key, from the second on. */
  readonly #numbers = new Map<Change | Decline, number>();
  #edits: readonly Edit[] = [];
  #originOf = originLookup([]);
  /** The text that each transform had nothing to change in. */
  readonly #settled = new Map<Transform, Dockerfile>();

  constructor(source: string, options: FixOptions) {
    this.#source = source;
    this.#options = options;
    this.dockerfile = parseDockerfile(source);
    this.#lines = this.dockerfile.lines;
    const { context, contextDoubt } = options;
    this.#belief =
      contextDoubt === undefined ? believe(context, this.dockerfile) : { context: undefined, doubt: contextDoubt };
    this.#notes = ignoreDoubts(this.dockerfile, options.knownNames).map(({ message, at }) => ({
      message,
      at: this.place(at),
    }));
  }

  /** One pass of one transform; whether it changed the text. */
  apply(transform: Transform): boolean {
    const { dockerfile } = this;
    if (this.#settled.get(transform) === dockerfile) return false;
    const changed = this.#pass(transform);
    if (!changed) this.#settled.set(transform, dockerfile);
    return changed;
  }

  #pass(transform: Transform): boolean {
    const { dockerfile } = this;
    const { context, doubt } = this.#belief;
    const options = { ...defaultsOf(transform), ...this.#options.options?.[transform.name] };
    const ignored = ignoredFor(dockerfile, transform);
    const left: Finding[] = [];
    const changes: Change[] = [];
    const seen = new Map<string, number>();
    const lineOf = (at: Span): number => this.place(at).line;
    const file = this.#options.file ?? this.#options.path;
    const services = this.#options.services ?? [];
    const pass = { dockerfile, context, contextDoubt: doubt, services, options, file, lineOf };
    for (const result of transform.run(pass)) {
      if (result.kind === 'decline') {
        if (!ignored.touches({ ...result, kind: 'change', edits: [] }))
          left.push(this.#finding(transform, result, 'declined'));
      } else if (ignored.touches(result)) left.push(this.#finding(transform, result, 'ignored'));
      else if (this.#isUnselected(transform, this.#numbered(transform, result, seen)))
        left.push(this.#finding(transform, result, 'unselected'));
      else changes.push(result);
    }
    const changed = changes.length > 0 && this.#apply(transform, changes, left);
    this.#left.set(transform.name, this.#saidFirst(left));
    return changed;
  }

  /** What is declined again at a place is declined for the reason it had there: a new instruction has no line of its own. */
  #saidFirst(left: readonly Finding[]): Finding[] {
    const seen = new Map<string, number>();
    return left.map((finding) => {
      if (finding.outcome !== 'declined') return finding;
      const place = `${finding.transform} ${finding.id} ${finding.at.start}`;
      const count = seen.get(place) ?? 0;
      seen.set(place, count + 1);
      const first = this.#said.get(`${place} ${count}`) ?? finding;
      this.#said.set(`${place} ${count}`, first);
      return first;
    });
  }

  #isUnselected(transform: Transform, change: Change): boolean {
    const { safe, without } = this.#options;
    if (safe && (change.risk ?? transform.risk) === 'review') return true;
    return without?.has(this.#finding(transform, change, 'unselected').key) ?? false;
  }

  /** Numbers a change where others of the same key were made, or stand above it. */
  #numbered(transform: Transform, change: Change, seen: Map<string, number>): Change {
    const { key } = this.#finding(transform, change, 'unselected');
    const made = this.#applied.filter((one) => one.key === key || one.key.startsWith(`${key}:`)).length;
    const number = (seen.get(key) ?? made) + 1;
    seen.set(key, number);
    if (number > 1) this.#numbers.set(change, number);
    return change;
  }

  #apply(transform: Transform, changes: readonly Change[], left: Finding[]): boolean {
    const edits = changes.flatMap((change) => change.edits);
    const after = findOverlap(edits) ? undefined : rereadDockerfile(applyEdits(this.dockerfile.source, edits));
    const refusal = after ? guard(this.dockerfile, after, edits) : 'two of its edits change the same characters';
    if (!after || refusal !== undefined) {
      for (const change of changes) {
        left.push(
          this.#finding(transform, { ...change, message: `${change.message} (left alone: ${refusal})` }, 'reverted'),
        );
      }
      return false;
    }
    this.#applied.push(...changes.map((change) => this.#finding(transform, change, 'applied')));
    if (after.source === this.dockerfile.source) return false;
    this.#edits = composeEdits(this.#edits, edits, this.#source.length);
    this.#originOf = originLookup(this.#edits);
    this.dockerfile = after;
    return true;
  }

  report(): FileReport {
    const doubt = this.#edits.length > 0 ? rangesContradict(this.dockerfile) : undefined;
    if (doubt) return this.#undone(doubt.message);
    return {
      path: this.#options.path,
      before: this.#source,
      after: this.dockerfile.source,
      findings: this.#inOrder(this.#applied),
      problems: [],
      notes: this.#notes,
      edits: this.#edits,
    };
  }

  /** The whole result is given up. */
  #undone(reason: string): FileReport {
    const reverted = this.#applied.map((finding): Finding => {
      return { ...finding, outcome: 'reverted', message: `${finding.message} (left alone: in the result, ${reason})` };
    });
    return { ...this.refused([]), findings: this.#inOrder(reverted) };
  }

  /** What was done or given up, and what was left, in the order of the original. */
  #inOrder(changes: readonly Finding[]): Finding[] {
    const all = [...changes, ...[...this.#left.values()].flat()];
    return withDistinctKeys(all.sort((a, b) => a.at.start - b.at.start));
  }

  refused(problems: readonly Problem[]): FileReport {
    const unchanged = { path: this.#options.path, before: this.#source, after: this.#source };
    return { ...unchanged, findings: [], problems, notes: this.#notes, edits: [] };
  }

  place(span: Span): Place {
    const start = this.#originOf(span.start);
    return { start, end: Math.max(start, this.#originOf(span.end)), ...this.#lines.positionAt(start) };
  }

  #finding(transform: Transform, result: Change | Decline, outcome: Outcome): Finding {
    const at = this.place(result.at);
    const what = result.kind === 'change' ? this.#digestOf(result, at) : result.id;
    return {
      transform: transform.name,
      outcome,
      id: result.kind === 'decline' ? result.id : undefined,
      message: result.message,
      risk: (result.kind === 'change' ? result.risk : undefined) ?? transform.risk,
      at,
      key: `${transform.name}:${at.line}:${at.column}:${what}${this.#suffixOf(result)}`,
    };
  }

  #suffixOf(result: Change | Decline): string {
    const number = this.#numbers.get(result);
    return number === undefined ? '' : `:${number}`;
  }

  /** What a change does, and to which line of the original: two that do the same are told apart wherever they go. */
  #digestOf({ edits }: Change, { start }: Place): string {
    const [line = ''] = this.#source.slice(this.#source.lastIndexOf('\n', start - 1) + 1).split('\n', 1);
    return digest([...edits.map(({ text }) => text), line.trim()].join('\0'));
  }
}

function defaultsOf(transform: Transform): Record<string, OptionValue> {
  return Object.fromEntries(Object.entries(transform.options).map(([name, option]) => [name, option.default]));
}
