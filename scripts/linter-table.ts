// What linters of the npm registry say of the corpora before and after the transforms: the text of bench/linters.txt.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { assumedContext } from '../src/build-context.ts';
import { type Dockerfile, parseDockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { fix } from '../src/pipeline/fix.ts';
import { apt } from '../src/transform.ts';
import { defaultPreset } from '../transforms/index.ts';
import { type CorpusFile, commonManifests, readCorpora } from './corpus.ts';

interface LinterFinding {
  readonly code: string;
  /** From 1. */
  readonly line: number;
}

interface Linter {
  readonly name: string;
  readonly version: string;
  /** Its rules by those of hadolint, which the transforms name. */
  readonly rules: Readonly<Record<string, string>>;
  lint(text: string): readonly LinterFinding[];
}

/** What is counted of one rule. */
interface Row {
  before: number;
  after: number;
  /** How many of those before the instruction does not have. */
  misreadBefore: number;
  /** Of those after: by the id of our decline. */
  readonly declined: Map<string, number>;
  misread: number;
  readonly unexplained: string[];
}

/**
 * @param folder a node_modules folder with dockerlinter and dockerfilelint in it
 * @throws Error when one of them is not there, or answers in another form
 */
export function linterTable(folder: string): { readonly table: string; readonly unexplained: readonly string[] } {
  const require = createRequire(join(folder, 'index.js'));
  const files = readCorpora().map((file) => ({ file, after: fixed(file, file.text).after }));
  const linters = [dockerlinter(require), dockerfilelint(require)];
  const tables = linters.map((linter) => tableOf(linter, files));
  const lines = [
    `${files.length} files, before the default preset and after it. No linter of the npm registry has a rule for pip's cache (DL3042).`,
    '',
    ...tables.flatMap(({ lines: own }) => [...own, '']),
    'Of the findings that stay, "declined" are those with a decline of the same rule in their instruction, by its id, or a comment above',
    'it that asks for the rule to be left alone; "misread" those whose instruction does not have what they say: it runs no such command,',
    'says otherwise what the rule asks for, or fetches no lists. The others hold.',
  ];
  return { table: `${lines.join('\n')}\n`, unexplained: tables.flatMap(({ unexplained }) => unexplained) };
}

function fixed({ path }: CorpusFile, text: string) {
  return fix(text, { path, transforms: defaultPreset, context: assumedContext(commonManifests) });
}

function tableOf(linter: Linter, files: readonly { readonly file: CorpusFile; readonly after: string }[]) {
  const rows = new Map(Object.values(linter.rules).map((code): [string, Row] => [code, emptyRow()]));
  let crashes = 0;
  for (const { file, after } of files) {
    const [before, behind] = [lintOf(linter, file.text), lintOf(linter, after)];
    if (!before || !behind) {
      crashes++;
      continue;
    }
    const original = parseDockerfile(file.text);
    for (const found of before) {
      const row = rows.get(found.code);
      if (!row) continue;
      row.before++;
      if (isMisread(ruleOf(found, linter), instructionAt(original, found), file.text)) row.misreadBefore++;
    }
    if (behind.length > 0) explain(file, after, behind, linter, rows);
  }
  const lines = Object.entries(linter.rules).map(([rule, code]) => {
    const { before, misreadBefore, after, declined, misread, unexplained } = rows.get(code) ?? emptyRow();
    const reasons = [...declined].sort(([, one], [, other]) => other - one).map(([id, number]) => `${id} ${number}`);
    const all = [...declined.values()].reduce((sum, one) => sum + one, 0);
    return [
      `  ${rule} (${code}): ${before} before, ${after} after, ${fewer(before, after)}`,
      `    those that hold: ${before - misreadBefore} before, ${after - misread} after, ${fewer(before - misreadBefore, after - misread)}`,
      `    of the ${after} that stay ${all} declined${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}, ${misread} misread, ${unexplained.length} unexplained`,
    ].join('\n');
  });
  return {
    lines: [`${linter.name} ${linter.version}; ${crashes} files on which it ends with an error`, ...lines],
    unexplained: [...rows].flatMap(([code, row]) => row.unexplained.map((place) => `${linter.name} ${code} ${place}`)),
  };
}

function emptyRow(): Row {
  return { before: 0, misreadBefore: 0, after: 0, declined: new Map(), misread: 0, unexplained: [] };
}

function fewer(before: number, after: number): string {
  return `${before === 0 ? 0 : Math.floor(((before - after) / before) * 100)} % fewer`;
}

function ruleOf({ code }: LinterFinding, { rules }: Linter): string {
  return Object.keys(rules).find((name) => rules[name] === code) ?? '';
}

function instructionAt({ instructions, lines }: Dockerfile, { line }: LinterFinding): Instruction | undefined {
  return instructions.find(({ start, end }) => lines.lineAt(start) < line && line <= lines.lineAt(end) + 1);
}

function lintOf(linter: Linter, text: string): readonly LinterFinding[] | undefined {
  try {
    return linter.lint(text);
  } catch {
    return undefined;
  }
}

function explain(
  file: CorpusFile,
  after: string,
  findings: readonly LinterFinding[],
  linter: Linter,
  rows: ReadonlyMap<string, Row>,
): void {
  const dockerfile = parseDockerfile(after);
  const declines = fixed(file, after).findings.filter(({ outcome }) => outcome === 'declined' || outcome === 'ignored');
  for (const found of findings) {
    const row = rows.get(found.code);
    if (!row) continue;
    const rule = ruleOf(found, linter);
    const instruction = instructionAt(dockerfile, found);
    const transforms = defaultPreset.filter(({ hadolint }) => hadolint.includes(rule)).map(({ name }) => name);
    const declined = declines.find(
      ({ transform, at }) =>
        transforms.includes(transform) && instruction && at.start >= instruction.start && at.start <= instruction.end,
    );
    row.after++;
    const isIgnored = instruction?.comments.some(({ start, end }) => after.slice(start, end).includes(rule));
    const id = declined?.id ?? (declined || isIgnored ? 'ignored' : undefined);
    if (id !== undefined) row.declined.set(id, (row.declined.get(id) ?? 0) + 1);
    else if (isMisread(rule, instruction, after)) row.misread++;
    else row.unexplained.push(`${file.name}:${found.line}`);
  }
}

/** Whether the instruction does not have what a finding of the rule says. */
function isMisread(rule: string, instruction: Instruction | undefined, text: string): boolean {
  if (!instruction || instruction.dockerfile.problems.length > 0) return true;
  const run = instruction.trigger ?? instruction;
  const installs = apt
    .commandsOf(run)
    .filter((one) => one.subcommand?.value === 'install' && !apt.isIdle(one) && !apt.isDryRun(one));
  if (rule === 'DL3009') return apt.fetchesLeftBehind(run).length === 0 || apt.mountsLists(run);
  if (installs.length === 0) return true;
  if (rule === 'DL3015') return /install-(?:recommends|suggests)/i.test(text);
  return installs.every(({ options }) => options.some(({ name }) => /^-[yq]$|yes|^-o$|assume/i.test(name)));
}

type Require = ReturnType<typeof createRequire>;

function dockerlinter(require: Require): Linter {
  const rules = { DL3009: 'ER0002', DL3014: 'ER0009', DL3015: 'ER0010' };
  const { parseToLines } = functions(require('dockerlinter/lib/parser.js'));
  const { directivesParser, getEscape, parseFromAliases } = functions(require('dockerlinter/lib/directives.js'));
  const groups = functions(require('dockerlinter/lib/groups.js'));
  const lints = functions(require('dockerlinter/lib/lints.js'));
  const errors = functions(require('dockerlinter/lib/errors.js'));
  return {
    name: 'dockerlinter',
    version: versionOf(require('dockerlinter/package.json')),
    rules,
    lint: (text) => {
      errors.cleanErrors?.();
      const lines = parseToLines?.(text);
      const parserDirectives = directivesParser?.(lines);
      const sign = getEscape?.(parserDirectives);
      const plain = groups.groupByCommand?.(groups.groupLinesByInstruction?.(lines, sign));
      const grouped = groups.replaceArgAndEnv?.(plain, sign);
      const inlineIgnores = groups.getInlineIgnores?.(lines);
      const file = {
        lines,
        parserDirectives,
        escape: sign,
        groups: grouped,
        aliases: parseFromAliases?.(grouped),
        inlineIgnores,
      };
      for (const rule of Object.values(rules)) lints[rule]?.(file);
      return list(errors.getErrors?.()).map(({ errorCode, lineNumber }) => finding(errorCode, lineNumber));
    },
  };
}

function dockerfilelint(require: Require): Linter {
  const rules = { DL3009: 'apt-get_missing_rm', DL3014: 'apt-get_missing_param', DL3015: 'apt-get_recommends' };
  const { run } = functions(require('dockerfilelint/lib/index.js'));
  return {
    name: 'dockerfilelint',
    version: versionOf(require('dockerfilelint/package.json')),
    rules,
    lint: (text) =>
      list(run?.('.', text))
        .filter(({ rule }) => Object.values(rules).includes(String(rule)))
        .map(({ rule, line }) => finding(rule, line)),
  };
}

type Functions = Readonly<Record<string, ((...values: readonly unknown[]) => unknown) | undefined>>;

function functions(module: unknown): Functions {
  const entries = Object.entries(module ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, () => unknown] => typeof entry[1] === 'function'),
  );
}

function versionOf({ version }: { readonly version?: unknown }): string {
  return String(version);
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Error('a linter answers in another form');
  return value;
}

function finding(code: unknown, line: unknown): LinterFinding {
  return { code: String(code), line: Number(line) };
}
