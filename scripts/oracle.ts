// BuildKit's own parser, and bash, asked about every file of the corpora before and after the default preset.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assumedContext } from '../src/build-context.ts';
import { type Dockerfile, parseDockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { fix } from '../src/pipeline/fix.ts';
import { defaultPreset } from '../transforms/index.ts';
import { type CorpusFile, commonManifests } from './corpus.ts';

/** What the parser says of a file; the fields that are compared. */
interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly instructions: readonly AnsweredInstruction[];
  readonly stages?: readonly { readonly name?: string; readonly base: string }[];
  readonly warnings: readonly unknown[];
}

interface AnsweredInstruction {
  readonly cmd: string;
  readonly args: readonly string[];
  readonly flags: readonly string[];
  readonly heredocs: readonly { readonly name: string; readonly content: string }[];
  readonly startLine: number;
}

export interface OracleReport {
  readonly files: number;
  readonly accepted: number;
  readonly changed: number;
  /** One sentence for each thing that is not as it must be. */
  readonly violations: readonly string[];
}

/**
 * Asks about every file, before and after.
 * @param oracle the path of the parser's program: it takes paths on its standard input and answers with a line of JSON for each
 * @throws Error when it cannot be run
 */
export function askBuildKit(oracle: string, files: readonly CorpusFile[]): OracleReport {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfix-oracle-'));
  try {
    const results = files.map(({ path, name, text }) => {
      const report = fix(text, { path, transforms: defaultPreset, context: assumedContext(commonManifests) });
      return { name, before: text, after: report.after };
    });
    const changed = results.filter(({ before, after }) => before !== after);
    const answersBefore = ask(
      oracle,
      join(folder, 'before'),
      results.map(({ before }) => before),
    );
    const answersAfter = ask(
      oracle,
      join(folder, 'after'),
      changed.map(({ after }) => after),
    );
    const readings = results.flatMap(({ name, before }, index) => misread(name, before, answersBefore[index]));
    const rewrites = changed.flatMap((result, index) => {
      const before = answersBefore[results.indexOf(result)];
      return spoilt(result.name, before, answersAfter[index]);
    });
    return {
      files: files.length,
      accepted: answersBefore.filter(({ ok }) => ok).length,
      changed: changed.length,
      violations: [...readings, ...rewrites, ...brokenBodies(changed, join(folder, 'bodies'))],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ask(oracle: string, folder: string, texts: readonly string[]): Answer[] {
  mkdirSync(folder);
  const paths = texts.map((text, index) => {
    const path = join(folder, String(index));
    writeFileSync(path, text);
    return path;
  });
  const { stdout, error } = spawnSync(oracle, ['-'], { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error) throw error;
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

/** Where our reading of a file that BuildKit takes is another than BuildKit's. */
function misread(name: string, text: string, answer: Answer | undefined): string[] {
  const dockerfile = parseDockerfile(text);
  const [problem] = dockerfile.problems;
  if (!answer?.ok) return [];
  // A file without FROM is nothing to BuildKit's parser, and a problem to us.
  if (problem)
    return (answer.stages ?? []).length > 0 ? [`${name}: BuildKit takes it, and we say: ${problem.message}`] : [];
  const ours = describe(dockerfile);
  const theirs = answer.instructions.map((one) => describeAnswer(one));
  const at = theirs.findIndex((line, index) => line !== ours[index]);
  if (at === -1 && ours.length === theirs.length) return [];
  return [`${name}: we read ${ours[at] ?? 'nothing'}, BuildKit ${theirs[at] ?? 'nothing'}`];
}

function describe({ instructions, lines, source }: Dockerfile): string[] {
  return instructions.map((instruction) => {
    const { start, keyword, flags, heredocs } = instruction;
    const options = flags.map(({ name, value }) => `--${name}${value === undefined ? '' : `=${value}`}`);
    const bodies = heredocs.map(({ name, content }) => [name, source.slice(content.start, content.end)]);
    return JSON.stringify([lines.lineAt(start) + 1, keyword, options, bodies, argumentsOf(instruction)]);
  });
}

const ofOneArgument = ['CMD', 'ENTRYPOINT', 'MAINTAINER', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'WORKDIR'];
/** BuildKit's answer has their arguments in another place, or not at all. */
const notCompared = ['HEALTHCHECK', 'ONBUILD'];

/** The arguments as BuildKit's parser lists them. */
function argumentsOf({
  keyword,
  form,
  body,
  keyValues,
  arguments: words,
}: Instruction): readonly (string | undefined)[] {
  if (notCompared.includes(keyword)) return [];
  if (keyword === 'ENV' || keyword === 'LABEL')
    return keyValues.flatMap(({ name, value, legacy }) => [name, value, legacy ? '' : '=']);
  if (form !== 'json' && ofOneArgument.includes(keyword)) return body.text === '' ? [] : [body.text];
  return words.map(({ value }) => value);
}

function describeAnswer({ cmd, flags, heredocs, startLine, args }: AnsweredInstruction): string {
  const bodies = heredocs.map(({ name, content }) => [name, content]);
  return JSON.stringify([startLine, cmd, flags, bodies, notCompared.includes(cmd) ? [] : args]);
}

/** What a rewrite did that BuildKit minds. */
function spoilt(name: string, before: Answer | undefined, after: Answer | undefined): string[] {
  if (!before?.ok) return [];
  if (!after?.ok) return [`${name}: BuildKit took it before and refuses it now: ${after?.error}`];
  const stages = (answer: Answer) =>
    (answer.stages ?? []).map(({ name = '', base }) => `${name} ${swapped(base)}`).join('\n');
  if (stages(before) !== stages(after)) return [`${name}: its stages are others now`];
  const more = after.warnings.length - before.warnings.length;
  return more > 0 ? [`${name}: BuildKit has ${more} more warnings`] : [];
}

/** The image without what python-alpine-to-slim swaps in its tag. */
function swapped(base: string): string {
  return /(?:^|\/)python(?::|$)/.test(base) ? base.replace(/:.*?(?=$|@)/, '') : base;
}

/** Shell texts of a rewritten file that bash refuses, where it took all of the file's texts before. */
function brokenBodies(changed: readonly { name: string; before: string; after: string }[], folder: string): string[] {
  mkdirSync(folder);
  for (const [index, { before, after }] of changed.entries()) {
    const known = new Set(bodiesOf(before));
    for (const [side, bodies] of [
      ['before', [...known]],
      ['after', bodiesOf(after).filter((body) => !known.has(body))],
    ] as const) {
      for (const [number, body] of bodies.entries()) writeFileSync(join(folder, `${index}.${number}.${side}`), body);
    }
  }
  const loop = 'for body in *; do bash -n "$body" 2>/dev/null || echo "$body"; done';
  const refused = spawnSync('bash', ['-c', loop], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout.split(
    '\n',
  );
  const badBefore = new Set(refused.filter((file) => file.endsWith('.before')).map((file) => file.split('.')[0]));
  return refused
    .filter((file) => file.endsWith('.after') && !badBefore.has(file.split('.')[0]))
    .map((file) => `${changed[Number(file.split('.')[0])]?.name}: bash refuses a RUN body that it took before`);
}

function bodiesOf(text: string): string[] {
  return parseDockerfile(text).instructions.flatMap(({ keyword, scripts }) =>
    keyword === 'RUN' ? scripts.map((script) => script.text) : [],
  );
}
