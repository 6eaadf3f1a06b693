import { setTimeout } from 'node:timers/promises';
import { applyPlan } from '../../migrate/apply-plan.ts';
import { createForge } from '../../migrate/forge/create-forge.ts';
import type { Forge } from '../../migrate/forge/forge.ts';
import { ForgeError } from '../../migrate/forge/forge-error.ts';
import { parsePace } from '../../migrate/forge/pace.ts';
import { isFailure } from '../../migrate/journal.ts';
import { lock } from '../../migrate/lock.ts';
import { writeIndex } from '../../migrate/make-plan.ts';
import { git } from '../../migrate/repository/git.ts';
import { printable } from '../../output/words.ts';
import { type ExitCode, exitCode, UsageError } from '../exit-code.ts';
import { terminal } from '../terminal.ts';
import type { ApplyFlags } from './flags.ts';
import { liveTable } from './live-table.ts';
import { asUsage, openPlan } from './open-plan.ts';
import { paintDiff } from './paint.ts';

/** Does what was approved. @throws UsageError */
export async function apply(path: string, flags: ApplyFlags): Promise<ExitCode> {
  const { branch, message, author, title, draft, label, reviewer, jobs } = flags;
  if (author !== undefined && !/^[^<>]+<[^<>\s]+>$/.test(author.trim()))
    throw new UsageError(`--author is written as "Name <mail>", and ${author} is not`);
  if (message.trim() === '' || title.trim() === '') throw new UsageError('--message and --title must not be empty');
  await checkBranch(branch);
  const { folder, plan, decisions, journal, rewrite } = await openPlan(path);
  const forge = forgeOf(flags);
  const isDry = flags.dryRun === true;
  const free = await asUsage(() => lock(path));
  const { outputColors } = terminal(undefined);
  const table = liveTable(plan.repositories.length, process.stderr, process.stdout, () => true);
  let failed = 0;
  try {
    await asUsage(() =>
      applyPlan(folder, plan, decisions, journal, {
        branch,
        title,
        message,
        author,
        time: Math.floor(plan.header.time),
        planned: plan.header.time,
        forge,
        end: flags.forge === 'none' ? 'pushed' : 'opened',
        draft: draft === true,
        labels: label ?? [],
        reviewers: reviewer ?? [],
        isDry,
        rewrite,
        jobs,
        mostPullRequests: flags.maxPrs,
        onlyFailed: flags.onlyFailed === true,
        onStart: ({ name }) => table.start(name),
        onPatch: ({ name }, patch) =>
          process.stdout.write(`${printable(name)}: decided anew\n${paintDiff(patch, outputColors)}`),
        onEnd: ({ name }, { state, reason, url, warnings }) => {
          if (isFailure(state)) failed++;
          const words = flags.dryRun && state === 'approved' ? `would be pushed to ${branch}` : state;
          table.end(name, words, [url, reason, ...(warnings ?? [])].filter(Boolean).join('; ') || undefined);
        },
      }),
    );
  } finally {
    table.finish();
    if (!isDry) await asUsage(async () => writeIndex(folder, plan, decisions, journal));
    journal.close();
    free();
  }
  return failed > 0 ? exitCode.changes : exitCode.success;
}

async function checkBranch(branch: string): Promise<void> {
  const refused = new UsageError(`${printable(branch)} is no name of a branch`);
  if (branch === 'HEAD' || /^(?:-|refs\/)/.test(branch)) throw refused;
  await git(['check-ref-format', `refs/heads/${branch}`]).catch((): never => {
    throw refused;
  });
}

function forgeOf({ forge, pace }: ApplyFlags): Forge | undefined {
  try {
    const own = pace === undefined ? undefined : parsePace(pace);
    if (forge === 'none') return undefined;
    return createForge(forge, {
      ...(own ? { pace: own } : {}),
      sleep: async (time, why) => {
        if (time > 2000) process.stderr.write(`waiting ${Math.ceil(time / 1000)} s: ${why}\n`);
        await setTimeout(time);
      },
    });
  } catch (error) {
    if (error instanceof ForgeError) throw new UsageError(error.message);
    throw error;
  }
}
