// `dockerfix/testing`: what a transform's fixtures must show, for our transforms and for others'.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ComposeService, composeServices, isComposeFile } from './build-context/compose.ts';
import { type BuildContext, memoryContext } from './build-context.ts';
import { parseDockerfile } from './dockerfile/dockerfile.ts';
import { fix } from './pipeline/fix.ts';
import { guard } from './pipeline/guard.ts';
import type { FileReport, Finding } from './pipeline/report.ts';
import { applyEdits, findOverlap } from './text/edit.ts';
import type { Span } from './text/span.ts';
import type { Change, OptionValue, Transform } from './transform.ts';

/** One fixture: a folder with a Dockerfile, what becomes of it, and its build context. */
export interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly before: string;
  /** The same as `before` where no file says what it becomes. */
  readonly after: string;
  /** As `findings.txt` holds them. */
  readonly findings: string;
  readonly context: BuildContext | undefined;
  /** What compose files at the root of the build context build from the Dockerfile. */
  readonly services: readonly ComposeService[];
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The path that the Dockerfile is to have. */
  readonly file: string | undefined;
}

/** The fixtures of a folder, sorted by name. A fixture's own folder holds `before.Dockerfile`. */
export function readFixtures(folder: string): Fixture[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  return names.sort().map((name) => readFixture(join(folder, name), name));
}

function readFixture(folder: string, name: string): Fixture {
  const read = (file: string): string | undefined => {
    const path = join(folder, file);
    return existsSync(path)
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
      : undefined;
  };
  const before = read('before.Dockerfile');
  if (before === undefined) throw new Error(`${folder} has no before.Dockerfile`);
  const contents = existsSync(join(folder, 'context')) ? readTree(join(folder, 'context')) : undefined;
  return {
    name,
    folder,
    before,
    after: read('after.Dockerfile') ?? before,
    findings: read('findings.txt') ?? '',
    context: contents && memoryContext(contents, undefined, false, parse),
    services: servicesIn(contents ?? {}),
    options: JSON.parse(read('options.json') ?? '{}'),
    file: read('path.txt')?.trim(),
  };
}

function servicesIn(contents: Readonly<Record<string, string>>): ComposeService[] {
  return Object.keys(contents)
    .filter(isComposeFile)
    .flatMap((file) => {
      const place = { file, folder: '/', dockerfile: '/Dockerfile', context: '/' };
      return composeServices(parse(contents[file] ?? '', { merge: true }), place);
    });
}

function readTree(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(files, readTree(path, `${prefix}${entry.name}/`));
    else files[`${prefix}${entry.name}`] = readFileSync(path, 'utf8');
  }
  return files;
}

/** A finding as a line of `findings.txt`: line, outcome, id (`-` for a change), message. */
export function describeFinding({ at, outcome, id, message }: Finding): string {
  return `${at.line} ${outcome} ${id ?? '-'} ${message}`;
}

export function describeFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${describeFinding(finding)}\n`).join('');
}

/** Runs one transform over a fixture. */
export function fixFixture(fixture: Fixture, transform: Transform): FileReport {
  return fixText(fixture.before, fixture, transform);
}

function fixText(text: string, { context, services, options, file }: Fixture, transform: Transform): FileReport {
  return fix(text, { transforms: [transform], context, services, file, options: { [transform.name]: options } });
}

/**
 * Checks one fixture of a transform.
 * @throws Error that says what is not as it must be
 */
export function checkFixture(fixture: Fixture, transform: Transform): void {
  const report = fixFixture(fixture, transform);
  const { name } = fixture;
  const problem = report.problems[0];
  if (problem) throw new Error(`${name}: ${problem.message}`);
  if (report.after !== fixture.after) throw new Error(`${name}: the result is not after.Dockerfile\n${report.after}`);
  const findings = describeFindings(report.findings);
  if (findings !== fixture.findings)
    throw new Error(`${name}: the findings are not those of findings.txt\n${findings}`);
  if (report.after === fixture.before && report.findings.length === 0 && !/^\s*#/m.test(fixture.before)) {
    throw new Error(`${name}: a fixture in which nothing may change says why in a comment`);
  }
  const again = fixText(report.after, fixture, transform);
  if (again.after !== report.after) throw new Error(`${name}: a second run changes the result again\n${again.after}`);
  for (const change of changesOf(fixture, transform)) checkAlone(fixture.before, change, name);
}

/** What a transform yields for a fixture as it stands, before anything of it is applied. */
function changesOf(fixture: Fixture, transform: Transform): Change[] {
  const options = Object.fromEntries(Object.entries(transform.options).map(([key, option]) => [key, option.default]));
  const dockerfile = parseDockerfile(fixture.before);
  const pass = {
    dockerfile,
    context: fixture.context,
    contextDoubt: undefined,
    services: fixture.services,
    options: { ...options, ...fixture.options },
    file: fixture.file,
    lineOf: ({ start }: Span): number => dockerfile.lines.positionAt(start).line,
  };
  return [...transform.run(pass)].filter((result) => result.kind === 'change');
}

function checkAlone(source: string, change: Change, name: string): void {
  if (findOverlap(change.edits)) throw new Error(`${name}: the edits of one change overlap: ${change.message}`);
  if (change.edits.length === 0) throw new Error(`${name}: a change without an edit: ${change.message}`);
  const refusal = guard(parseDockerfile(source), parseDockerfile(applyEdits(source, change.edits)), change.edits);
  if (refusal !== undefined) throw new Error(`${name}: "${change.message}" alone is not accepted: ${refusal}`);
}

/**
 * Checks what only all fixtures of a transform can show: each decline has one, one must not change, none says the same twice.
 * @throws Error that names what is missing
 */
export function checkFixtures(fixtures: readonly Fixture[], transform: Transform): void {
  const findings = fixtures.map((fixture) => fixFixture(fixture, transform).findings);
  for (const id of Object.keys(transform.declines)) {
    if (!findings.flat().some((finding) => finding.id === id)) throw new Error(`no fixture shows the decline ${id}`);
  }
  const unknown = findings.flat().find(({ id }) => id !== undefined && !Object.hasOwn(transform.declines, id));
  if (unknown) throw new Error(`${unknown.id} is not among the declines that ${transform.name} declares`);
  if (!fixtures.some(({ before, after }) => before === after)) throw new Error('no fixture must stay as it is');
  if (!fixtures.some(({ before, after }) => before !== after)) throw new Error('no fixture changes');
  const seen = new Map<string, string>();
  for (const { name, folder, before, options, file } of fixtures) {
    const key = JSON.stringify([
      before,
      options,
      file,
      existsSync(join(folder, 'context')) ? readTree(join(folder, 'context')) : undefined,
    ]);
    const twin = seen.get(key);
    if (twin !== undefined) throw new Error(`${name} and ${twin} are the same fixture`);
    seen.set(key, name);
  }
}

/** Writes what a transform makes of a fixture as what it must make of it. */
export function updateFixture(fixture: Fixture, report: FileReport): void {
  writeOrRemove(join(fixture.folder, 'after.Dockerfile'), report.after === fixture.before ? '' : report.after);
  writeOrRemove(join(fixture.folder, 'findings.txt'), describeFindings(report.findings));
}

function writeOrRemove(path: string, text: string): void {
  if (text === '') rmSync(path, { force: true });
  else writeFileSync(path, text);
}

/** Declares a test, as vitest's and node:test's `test` do. */
export type DeclareTest = (name: string, run: () => void) => unknown;

/** Declares a test for each fixture in a folder, and one for all of them together. */
export function testTransform(transform: Transform, folder: string, test: DeclareTest): void {
  const fixtures = readFixtures(folder);
  for (const fixture of fixtures) test(`${transform.name}: ${fixture.name}`, () => checkFixture(fixture, transform));
  test(`${transform.name}: its fixtures show all that it does`, () => checkFixtures(fixtures, transform));
}
