// What every transform does to the corpora: the text of bench/corpus.txt.
import { assumedContext } from '../src/build-context.ts';
import { fix } from '../src/pipeline/fix.ts';
import type { Transform } from '../src/transform.ts';
import { defaultPreset } from '../transforms/index.ts';
import { type CorpusFile, commonManifests, readCorpora } from './corpus.ts';

export function corpusTable(): string {
  const files = readCorpora();
  const preset = count(files, defaultPreset, []);
  const lines = [
    `${files.length} files; ${preset.changed} rewritten by the default preset, ${preset.problems} not read as a Dockerfile`,
    '',
    ...defaultPreset.flatMap((transform) => linesOf(transform, files)),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(transform: Transform, files: readonly CorpusFile[]): string[] {
  const isSplit = transform.name === 'copy-manifests-first';
  const { changed, findings } = count(files, [transform], isSplit ? commonManifests : []);
  const title = isSplit ? `${transform.name}, with --assume-context and the commonest manifests` : transform.name;
  const declines = Object.keys(transform.declines).map((id) => `  ${id}: ${findings.get(id) ?? 0}`);
  return [title, `  changes: ${findings.get('applied') ?? 0} in ${changed} files`, ...declines, ''];
}

interface Count {
  readonly changed: number;
  readonly problems: number;
  /** By decline id; changes by their outcome. */
  readonly findings: ReadonlyMap<string, number>;
}

function count(files: readonly CorpusFile[], transforms: readonly Transform[], context: readonly string[]): Count {
  const findings = new Map<string, number>();
  let changed = 0;
  let problems = 0;
  for (const { path, text } of files) {
    const report = fix(text, { path, transforms, context: context.length > 0 ? assumedContext(context) : undefined });
    if (report.problems.length > 0) problems++;
    if (report.after !== text) changed++;
    for (const { id, outcome } of report.findings) findings.set(id ?? outcome, (findings.get(id ?? outcome) ?? 0) + 1);
  }
  return { changed, problems, findings };
}
