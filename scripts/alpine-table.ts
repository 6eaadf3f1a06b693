// What python-alpine-to-slim does to every file of the corpora on python's Alpine image: the text of bench/alpine.txt.
import { parseDockerfile } from '../src/dockerfile/dockerfile.ts';
import { aptCommandsOf } from '../src/package-managers/apt/command.ts';
import { releaseOf } from '../src/package-managers/apt/release.ts';
import { fix } from '../src/pipeline/fix.ts';
import type { FileReport } from '../src/pipeline/report.ts';
import transform from '../transforms/python-alpine-to-slim/index.ts';
import { type CorpusFile, readCorpora } from './corpus.ts';

export interface AlpineFile extends CorpusFile {
  readonly report: FileReport;
}

/** The files on which the transform has something to say, by itself and without a build context. */
export function alpineFiles(): AlpineFile[] {
  return readCorpora()
    .map((file) => ({ ...file, report: fix(file.text, { path: file.path, transforms: [transform] }) }))
    .filter(({ report }) => report.findings.length > 0);
}

export function alpineTable(files: readonly AlpineFile[]): string {
  const rewritten = files.filter(({ report }) => report.after !== report.before);
  const lines = files.flatMap(({ name, report: { findings } }) => [
    name,
    ...findings.map(({ at, outcome, id, message }) =>
      outcome === 'applied' ? `  ${at.line} rewritten: ${message}` : `  ${at.line} ${outcome} (${id}): ${message}`,
    ),
    '',
  ]);
  return [`${files.length} files on python's Alpine image; ${rewritten.length} rewritten`, '', ...lines].join('\n');
}

/** What one stage of a rewritten file asks apt for. */
export interface Installs {
  readonly name: string;
  readonly suite: string | undefined;
  readonly packages: readonly string[];
}

export function installsOf({ name, report }: AlpineFile): Installs[] {
  if (report.after === report.before) return [];
  return parseDockerfile(report.after).stages.flatMap((stage) => {
    const commands = stage.instructions.flatMap((instruction) => {
      const run = instruction.as('RUN');
      return run ? aptCommandsOf(run) : [];
    });
    const packages = commands
      .filter(({ subcommand }) => subcommand?.value === 'install')
      .flatMap(({ operands }) => operands.map(({ value }) => value));
    return packages.length > 0 ? [{ name, suite: releaseOf(stage).suite, packages: [...new Set(packages)] }] : [];
  });
}
