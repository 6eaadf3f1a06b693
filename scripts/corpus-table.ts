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
    ...groups.map(({ title, names }) => shareOf(title, names, files)),
    '',
    ...defaultPreset.flatMap((transform) => linesOf(transform, files)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Transforms that look at the same commands. */
const groups: readonly { readonly title: string; readonly names: RegExp }[] = [
  { title: 'apt', names: /^apt-/ },
  { title: 'pip', names: /^pip-/ },
  { title: 'the variables of Python', names: /^python-env$/ },
];

/** Of the files in which transforms find anything, those that they rewrite; what has left the mirrors is nothing to be found. */
function shareOf(title: string, names: RegExp, files: readonly CorpusFile[]): string {
  const transforms = defaultPreset.filter(({ name }) => names.test(name));
  const reports = files.map(({ path, text }) => ({ text, ...fix(text, { path, transforms }) }));
  const found = reports.filter(({ findings }) =>
    findings.some(({ outcome, id }) => outcome === 'applied' || (outcome === 'declined' && id !== 'end-of-life')),
  );
  const rewritten = found.filter(({ text, after }) => after !== text);
  const share = Math.floor((rewritten.length / found.length) * 1000) / 10;
  return `${title}: something to say of ${found.length} files, ${rewritten.length} of them rewritten (${share} %)`;
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
