// The laws that hold for every text and every list of transforms. Each function says what broke one, or nothing.
import type { BuildContext } from '../src/build-context.ts';
import { type Dockerfile, parseDockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { fix } from '../src/pipeline/fix.ts';
import { guard } from '../src/pipeline/guard.ts';
import type { FileReport, Finding } from '../src/pipeline/report.ts';
import { applyEdits, findOverlap } from '../src/text/edit.ts';
import type { Span } from '../src/text/span.ts';
import type { Change, OptionValue, Transform } from '../src/transform.ts';

export interface Setting {
  readonly transforms: readonly Transform[];
  readonly context?: BuildContext | undefined;
  readonly options?: Readonly<Record<string, Readonly<Record<string, OptionValue>>>>;
}

/** Law 1: what the model names and what lies between it is the whole file, and between lies nothing that counts. */
export function lostText(source: string): string[] {
  const dockerfile = parseDockerfile(source);
  if (dockerfile.problems.length > 0) return [];
  const outer = dockerfile.comments.filter((comment) => !dockerfile.instructions.some((one) => holds(one, comment)));
  const parts = [...dockerfile.directives, ...outer, ...dockerfile.instructions].sort((a, b) => a.start - b.start);
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  const found: string[] = [];
  for (const { start, end } of parts) {
    if (start < at) found.push(`two parts overlap at ${start}`);
    if (source.slice(at, start).trim() !== '') found.push(`"${source.slice(at, start)}" belongs to nothing`);
    at = end;
  }
  if (!/^[\s\\`]*$/.test(source.slice(at))) found.push(`"${source.slice(at)}" belongs to nothing`);
  return [...found, ...dockerfile.instructions.flatMap((instruction) => lostInside(dockerfile, instruction))];
}

function holds(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start < inner.start && inner.end <= outer.end;
}

/** Between the stretches that BuildKit joins lie continuations, comments and blank lines alone. */
function lostInside({ source }: Dockerfile, { keyword, body, heredocs }: Instruction): string[] {
  const dropped = body.spans
    .slice(1)
    .map(({ start }, index) => source.slice(body.spans[index]?.end ?? start, start))
    .filter((text) => !/^[\\`][ \t]*\r?\n(?:\s*(?:#.*|[\\`][ \t]*)?\r?\n)*$/.test(text));
  const ends = heredocs.filter(({ endMarker, name }) => !source.slice(endMarker.start, endMarker.end).endsWith(name));
  return [...dropped, ...ends.map(({ name }) => name)].map((text) => `${keyword} loses ${JSON.stringify(text)}`);
}

/** Laws 1 to 5, for one text. */
export function brokenBy(source: string, setting: Setting): string[] {
  const report = fix(source, setting);
  if (report.problems.some(({ at }) => at === undefined)) return report.problems.map(({ message }) => message);
  return [
    ...untouched(report),
    ...styleOf(report),
    ...restless(report, setting),
    ...report.findings.flatMap((finding) => unreasoned(finding, setting.transforms)),
    ...unguarded(report),
  ];
}

/** Laws 1 and 2: the edits are what changed; comments are kept; a finding stands for every change. */
function untouched({ before, after, edits, findings, problems }: FileReport): string[] {
  const found: string[] = [];
  if (applyEdits(before, edits) !== after) found.push('the edits of the report do not lead from before to after');
  if (problems.length > 0 && after !== before) found.push('a file with a problem was changed');
  const applied = findings.filter(({ outcome }) => outcome === 'applied');
  if (after !== before && applied.length === 0) found.push('a change without a finding');
  if (after === before && applied.length > 0) found.push(`nothing came of "${applied[0]?.message}"`);
  for (const { start, end, text } of edits) {
    if (before.slice(start, end) === text) found.push(`an edit at ${start} that changes nothing`);
  }
  const keys = findings.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) found.push('two findings have the same key');
  const left = parseDockerfile(after).comments.map(({ text }) => text);
  for (const { text } of parseDockerfile(before).comments) {
    const index = left.indexOf(text);
    if (index === -1) found.push(`the comment "${text}" is gone`);
    else left.splice(index, 1);
  }
  return found;
}

/** Law 2: what is put in follows the file. */
function styleOf({ before, after }: FileReport): string[] {
  const found: string[] = [];
  if (after.startsWith('\uFEFF') !== before.startsWith('\uFEFF')) found.push('the byte order mark changed');
  if (after.endsWith('\n') !== before.endsWith('\n')) found.push('the end of the last line changed');
  const ends = (text: string) => new Set(text.match(/\r?\n/g));
  if (ends(before).size === 1 && ends(after).size > 1) found.push('the line ends are mixed');
  const keywords = (text: string) => parseDockerfile(text).instructions.map(({ writtenKeyword }) => writtenKeyword);
  const isLower = (text: string) => text === text.toLowerCase();
  if (keywords(before).every(isLower) && !keywords(after).every(isLower)) found.push('a keyword in another case');
  return found;
}

/** Law 3: what was written is left alone, and says the same again. */
function restless({ after, problems }: FileReport, setting: Setting): string[] {
  if (problems.length > 0) return [];
  const again = fix(after, setting);
  if (again.after === after) return [];
  const [first] = again.findings.filter(({ outcome }) => outcome === 'applied');
  return [`a second run changes the file again: ${first?.transform} at line ${first?.at.line}, ${first?.message}`];
}

/** Law 5: a reason of one sentence, and a decline that its transform declares. */
function unreasoned(
  { transform: name, id, message, outcome, at }: Finding,
  transforms: readonly Transform[],
): string[] {
  const found: string[] = [];
  const transform = transforms.find((one) => one.name === name);
  if (message.trim() !== message || message === '' || /\.$|\n/.test(message)) found.push('is no sentence');
  if ((outcome === 'declined') !== (id !== undefined)) found.push('is a decline without an id, or the other way round');
  if (id !== undefined && !Object.hasOwn(transform?.declines ?? {}, id)) found.push(`has the undeclared id ${id}`);
  if (at.end < at.start) found.push('ends before it starts');
  return found.map((text) => `${name}: "${message}" ${text}`);
}

/** Law 4: nothing of ours is refused by the guard. */
function unguarded({ findings }: FileReport): string[] {
  return findings
    .filter(({ outcome }) => outcome === 'reverted')
    .map(({ transform, message }) => `${transform}: ${message}`);
}

/** Law 9: each change alone gives a file that the guard accepts; those of one pass do not overlap. */
export function brokenAlone(source: string, setting: Setting): string[] {
  const found: string[] = [];
  let text = source;
  for (const transform of setting.transforms) {
    const dockerfile = parseDockerfile(text);
    if (dockerfile.problems.length > 0) return found;
    const changes = changesOf(dockerfile, transform, setting);
    if (findOverlap(changes.flatMap(({ edits }) => edits))) found.push(`${transform.name}: its changes overlap`);
    for (const change of changes) {
      const refusal = refusalOf(dockerfile, change);
      if (refusal !== undefined) found.push(`${transform.name}: "${change.message}" alone: ${refusal}`);
    }
    if (changes.length > 0) text = fix(text, { ...setting, transforms: [transform] }).after;
  }
  return found;
}

function changesOf(dockerfile: Dockerfile, transform: Transform, { context, options }: Setting): Change[] {
  const defaults = Object.entries(transform.options).map(([name, option]) => [name, option.default]);
  const chosen = { ...Object.fromEntries(defaults), ...options?.[transform.name] };
  const lineOf = ({ start }: Span) => dockerfile.lines.positionAt(start).line;
  const pass = { dockerfile, context, contextDoubt: undefined, services: [], options: chosen, file: undefined, lineOf };
  return [...transform.run(pass)].filter((result) => result.kind === 'change');
}

function refusalOf(dockerfile: Dockerfile, { edits, at }: Change): string | undefined {
  const { source } = dockerfile;
  if (edits.length === 0) return 'it has no edit';
  if (at.start < 0 || at.end < at.start || at.end > source.length) return 'its place lies outside the file';
  if (findOverlap(edits)) return 'its edits overlap';
  return guard(dockerfile, parseDockerfile(applyEdits(source, edits)), edits);
}
