import type { Colors } from 'picocolors/types.js';
import { carryOut } from '../../migrate/carry-out.ts';
import { type Decided, type Decisions, decisionOf, type RepositoryDecisions } from '../../migrate/decisions.ts';
import { lock } from '../../migrate/lock.ts';
import { writeDecisions, writeIndex } from '../../migrate/make-plan.ts';
import { type Hunk, hunkOfLine, hunksOf } from '../../migrate/page/hunks.ts';
import type { PlannedFile, PlannedRepository } from '../../migrate/plan.ts';
import { printable } from '../../output/words.ts';
import type { Finding } from '../../pipeline/report.ts';
import { type ExitCode, exitCode, UsageError } from '../exit-code.ts';
import { terminal } from '../terminal.ts';
import { askChange } from './ask-change.ts';
import { asUsage, type OpenPlan, openPlan } from './open-plan.ts';
import { paintDiff } from './paint.ts';

/** Asks for each change of each repository what becomes of it, and keeps the answers. @throws UsageError */
export async function review(path: string): Promise<ExitCode> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UsageError(
      `a review asks on a terminal: elsewhere edit ${path}/decisions.yaml, or tick in ${path}/index.html`,
    );
  const open = await openPlan(path);
  const free = await asUsage(() => lock(path));
  const { outputColors } = terminal(undefined);
  const answered = new Map<string, RepositoryDecisions>();
  const changed = open.plan.repositories.filter(({ state }) => state === 'changed');
  try {
    for (const [index, repository] of changed.entries()) {
      const title = `${index + 1} of ${changed.length}: ${printable(repository.name)}`;
      process.stdout.write(`\n${outputColors.bold(title)}\n`);
      const before = decisionOf(open.decisions, repository);
      const answer = await decideRepository(repository, before, outputColors);
      answered.set(repository.name, answer.decisions);
      await showPatch(open, repository, answer.decisions, outputColors);
      await keep(open, answered);
      if (answer.isOver) break;
    }
  } finally {
    free();
  }
  process.stdout.write(`\nto apply: dockerfix migrate apply ${path}\n`);
  return exitCode.success;
}

/** Written after each repository, so that nothing is lost when the terminal goes; what others decided meanwhile stays. */
async function keep({ folder, plan, journal }: OpenPlan, answered: Decisions): Promise<void> {
  const decisions = new Map([...(await folder.readDecisions()), ...answered]);
  writeDecisions(folder, plan, decisions);
  writeIndex(folder, plan, decisions, journal);
}

interface Answer {
  readonly decisions: RepositoryDecisions;
  readonly isOver: boolean;
}

/** y and n decide a change; a and d all that are left in the repository; q ends the review. */
async function decideRepository(
  repository: PlannedRepository,
  before: RepositoryDecisions,
  colors: Colors,
): Promise<Answer> {
  const changes = new Map([...before.changes].map(([path, keys]) => [path, new Map(keys)]));
  const put = (path: string, key: string, decision: Decided['decision']): void => {
    const keys = changes.get(path) ?? new Map<string, Decided>();
    const earlier = keys.get(key);
    const reason = earlier?.decision === decision ? earlier.reason : '';
    changes.set(path, keys.set(key, { decision, reason }));
  };
  if (before.decision === 'skip') process.stdout.write(`${saidOf(before).trimEnd()}\n`);
  let rest: Decided['decision'] | undefined;
  for (const { file, change } of changesOf(repository)) {
    if (rest !== undefined) {
      put(file.path, change.key, rest);
      continue;
    }
    const earlier = before.changes.get(file.path)?.get(change.key);
    process.stdout.write(`\n${shown(file, change, colors)}\n${saidOf(earlier)}`);
    const isDoubtful = earlier?.decision === 'undecided' && earlier.reason !== '';
    const usual = before.decision === 'skip' || isDoubtful ? 'skip' : earlier?.decision;
    const answer = await askChange(`${change.transform}: apply this change?`, usual);
    if (answer === 'quit') return { decisions: { ...before, changes }, isOver: true };
    put(file.path, change.key, answer === 'yes' || answer === 'all' ? 'apply' : 'skip');
    if (answer === 'all') rest = 'apply';
    if (answer === 'done') rest = 'skip';
  }
  const isAny = [...changes.values()].some((keys) => [...keys.values()].some(({ decision }) => decision === 'apply'));
  const decision = isAny ? 'apply' : 'skip';
  const reason = decision === before.decision ? before.reason : '';
  return { decisions: { decision, reason, changes }, isOver: false };
}

/** What somebody decided of it before, and why. */
function saidOf(earlier: Decided | undefined): string {
  const reason = earlier?.reason ? `: ${printable(earlier.reason)}` : '';
  if (earlier?.decision === 'skip') return `skipped before${reason}\n`;
  return earlier?.decision === 'undecided' && reason !== '' ? `undecided${reason}\n` : '';
}

function changesOf({ files }: PlannedRepository): { readonly file: PlannedFile; readonly change: Finding }[] {
  return files.flatMap((file) =>
    file.findings.filter(({ outcome }) => outcome === 'applied').map((change) => ({ file, change })),
  );
}

function shown({ path, diff }: PlannedFile, { at, transform, message, risk }: Finding, colors: Colors): string {
  const review = risk === 'review' ? ', please review' : '';
  const place = `${printable(path)}:${at.line}  ${colors.cyan(transform)}${review}`;
  const hunk = hunkOfLine(hunksOf(diff), at.line);
  return `${place}\n${printable(message)}\n${hunk ? paintDiff(textOf(hunk), colors) : ''}`;
}

function textOf({ header, lines }: Hunk): string {
  return [header, ...lines.map(({ mark, text }) => mark + text)].join('\n');
}

/** What the answers make of a repository, where that is another patch than was stored. */
async function showPatch(
  { folder, rewrite }: OpenPlan,
  repository: PlannedRepository,
  decisions: RepositoryDecisions,
  colors: Colors,
): Promise<void> {
  const { patch } = await carryOut(repository, decisions, folder.store(repository), rewrite);
  if (!folder.storePatch(repository, patch)) return;
  process.stdout.write(
    patch === '' ? '\nnothing of it is applied\n' : `\nwhat is applied:\n${paintDiff(patch, colors)}`,
  );
}
