import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import packageJson from '../../../package.json' with { type: 'json' };
import { defaultPreset } from '../../../transforms/index.ts';
import { obstacleOf } from '../../files/obstacle.ts';
import { isFailure } from '../../migrate/journal.ts';
import { lock } from '../../migrate/lock.ts';
import { makePlan } from '../../migrate/make-plan.ts';
import { PlanFolder } from '../../migrate/plan-folder.ts';
import { namesIn, shardOf, targetsOf } from '../../migrate/targets.ts';
import { count, printable } from '../../output/words.ts';
import { type ExitCode, exitCode, UsageError } from '../exit-code.ts';
import { settingsOf } from '../flags.ts';
import type { PlanFlags } from './flags.ts';
import { liveTable } from './live-table.ts';
import { asUsage } from './open-plan.ts';

/** Plans a migration, and writes the folder. @throws UsageError, ConfigError */
export async function plan(names: readonly string[], flags: PlanFlags): Promise<ExitCode> {
  const { out, repos, host, base, jobs, shard } = flags;
  const listed = repos === undefined ? [] : namesIn(await textOfList(repos));
  const all = [...names, ...listed];
  if (all.length === 0) throw new UsageError('no repositories: name some, or a list of them by --repos');
  const settings = settingsOf(flags, defaultPreset);
  const found = targetsOf(all, { host });
  const targets = shard ? found.targets.filter((one) => shardOf(one, shard.count) === shard.index) : found.targets;
  // What is no repository is said by the first part.
  const problems = shard && shard.index > 1 ? [] : found.problems;
  const folder = new PlanFolder(out);
  const free = await asUsage(async () => {
    folder.claim();
    return await lock(out);
  });
  const table = liveTable(targets.length, process.stderr, process.stdout, isFailure);
  const making = makePlan(
    folder,
    { targets, problems },
    {
      transforms: defaultPreset,
      settings,
      base,
      jobs,
      header: {
        version: 1,
        tool: `dockerfix ${packageJson.version}`,
        time: Date.now() / 1000,
        settings,
        fresh: flags.undecided ? 'undecided' : 'apply',
      },
      onStart: ({ name }) => table.start(name),
      onEnd: ({ name, state, reason }) => table.end(name, state, reason),
    },
  );
  const made = await asUsage(() => making).finally(() => {
    table.finish();
    free();
  });
  const of = (state: string): number => made.repositories.filter((one) => one.state === state).length;
  for (const { name, message } of problems) process.stderr.write(`${printable(name)}: ${message}\n`);
  process.stdout.write(
    `${count(made.repositories.length, 'repository', 'repositories')}: ${of('changed')} to be changed, ${of('declined')} left as they are, ${of('unchanged') + of('opted-out')} with nothing to do, ${of('failed')} failed\nto review: ${out}/index.html, or dockerfix migrate review ${out}\n`,
  );
  return of('failed') > 0 ? exitCode.changes : exitCode.success;
}

async function textOfList(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${obstacleOf(error)}`);
  }
}
