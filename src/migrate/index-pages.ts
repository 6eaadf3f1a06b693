import { type Decisions, decisionOf, decisionOfChange } from './decisions.ts';
import type { PageFile, PageRepository, PageView } from './page/view.ts';
import type { Decision, Plan, PlannedFile, PlannedRepository, PlannedState } from './plan.ts';
import { plain } from './pull-request-body.ts';

/** What the pages and `decisions.yaml` show of a plan. */
export function viewOf({ header, repositories }: Plan, decisions: Decisions): PageView {
  return {
    title: 'dockerfix migration plan',
    tool: header.tool,
    repositories: repositories.map((repository) => repositoryOf(repository, decisions)),
  };
}

function repositoryOf(repository: PlannedRepository, decisions: Decisions): PageRepository {
  const { key, name, state, reason, files } = repository;
  const decided = decisionOf(decisions, repository);
  const changeOf = (path: string, change: string): { readonly decision: Decision; readonly reason: string } =>
    decisionOfChange(decided, path, change);
  return {
    key,
    name,
    state,
    reason,
    decision: decided.decision,
    note: decided.reason,
    managers: [...new Set(files.flatMap(({ managers }) => managers))].sort(),
    files: files.map((file) => fileOf(file, changeOf)),
  };
}

function fileOf(
  { path, diff, findings, problems }: PlannedFile,
  changeOf: (path: string, key: string) => { readonly decision: Decision; readonly reason: string },
): PageFile {
  return {
    path,
    diff,
    changes: findings
      .filter(({ outcome }) => outcome === 'applied')
      .map(({ key, transform, message, at, risk }) => {
        return { key, transform, message, line: at.line, risk, ...changeOf(path, key) };
      }),
    declines: findings
      .filter(({ outcome }) => outcome === 'declined' || outcome === 'reverted')
      .map(({ transform, id, message, at }) => ({ transform, id: id ?? 'reverted', message, line: at.line })),
    problems: problems.map(({ message, at }) => (at ? `line ${at.line}: ${message}` : message)),
  };
}

const titles: readonly (readonly [PlannedState, string])[] = [
  ['changed', 'To be changed'],
  ['declined', 'Left as they are'],
  ['failed', 'Failed'],
  ['opted-out', 'Kept out by their configuration'],
  ['unchanged', 'Nothing to change'],
];

/** The plan as a page of text, for people without a browser. */
export function indexText({ tool, repositories }: PageView, progress: ReadonlyMap<string, string>): string {
  const sections = titles.flatMap(([state, title]) => {
    const own = repositories.filter((repository) => repository.state === state);
    return own.length === 0
      ? []
      : [`## ${title} (${own.length})\n\n${own.map((one) => textOf(one, progress)).join('')}`];
  });
  return `# Migration plan\n\nMade by ${tool}. Patches are in \`patches\`, what becomes of each is in \`decisions.yaml\`.\n\n${sections.join('\n')}`;
}

function textOf(
  { name, reason, decision, note, state, files }: PageRepository,
  progress: ReadonlyMap<string, string>,
): string {
  const why = reason === undefined ? '' : `: ${plain(reason)}`;
  const decided =
    state === 'changed' && decision !== 'apply' ? ` (${decision}${note === '' ? '' : `: ${plain(note)}`})` : '';
  const done = progress.get(name);
  const lines = files.flatMap(({ path, changes, declines, problems }) => [
    ...changes.map(({ line, transform, message, decision: own }) => {
      const mark = own === 'apply' ? '' : ` [${own}]`;
      return `  - ${plain(path)}:${line} \`${transform}\`${mark}: ${plain(message)}\n`;
    }),
    ...declines.map(
      ({ line, transform, message }) => `  - ${plain(path)}:${line} \`${transform}\` left alone: ${plain(message)}\n`,
    ),
    ...problems.map((problem) => `  - ${plain(path)}: ${plain(problem)}\n`),
  ]);
  return `- **${plain(name)}**${decided}${why}${done === undefined ? '' : ` — ${plain(done)}`}\n${lines.join('')}`;
}
