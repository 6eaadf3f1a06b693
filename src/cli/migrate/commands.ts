import { type Command, Option } from 'commander';
import { type ExitCode, UsageError } from '../exit-code.ts';
import { optionList, repeatedOption } from '../option-list.ts';
import type { ApplyFlags, MergeFlags, PlanFlags } from './flags.ts';

/** Where an action leaves the code to exit with. */
type Finish = (code: Promise<ExitCode>) => Promise<void>;

/** `dockerfix migrate` and what stands below it. What carries it out is loaded when it is called. */
export function migrateCommand(program: Command, finish: Finish): void {
  const migrate = program
    .command('migrate')
    .description('carry the changes through many repositories: plan, review, apply');
  migrate
    .command('plan')
    .description('find out what would change, and write a folder to review')
    .argument('[REPOSITORY...]', 'clones, folders of clones, addresses of git, or owner/name')
    .addOption(
      new Option(
        '--out <PLAN>',
        'the folder to write; one that holds a plan keeps its decisions',
      ).makeOptionMandatory(),
    )
    .option('--repos <FILE>', 'a list of repositories, one a line; - for the standard input')
    .option('--host <HOST>', 'where owner/name lies', 'github.com')
    .option(
      '--base <BRANCH>',
      'the branch to stand on (default: the default branch); HEAD: what a clone has checked out',
    )
    .addOption(optionList('--only <NAME,…>', 'run these transforms and no others'))
    .addOption(optionList('--skip <NAME,…>', 'leave out these transforms'))
    .option('--safe', 'leave out changes that call for a review')
    .addOption(repeatedOption('--set <NAME.OPTION=VALUE>', 'set an option of a transform'))
    .addOption(number('--jobs <N>', 'repositories at a time').default(4))
    .addOption(new Option('--shard <I/N>', 'only the I-th of N parts of the list').argParser(shard))
    .option('--undecided', 'decide nothing: apply then refuses what nobody decided')
    .action((names: string[], flags: PlanFlags) => finish(import('./plan.ts').then(({ plan }) => plan(names, flags))));
  migrate
    .command('review')
    .description('decide what is applied, change by change')
    .argument('<PLAN>', 'the folder of a plan')
    .action((folder: string) => finish(import('./review.ts').then(({ review }) => review(folder))));
  migrate
    .command('apply')
    .description('commit, push and open pull requests: what was approved, and nothing else')
    .argument('<PLAN>', 'the folder of a plan')
    .option('--branch <NAME>', 'the branch to write', 'dockerfix/migrate')
    .addOption(
      new Option('--forge <FORGE>', 'what opens pull requests').choices(['gh', 'glab', 'none']).default('none'),
    )
    .option('--pace <N/h>', 'so many pull requests an hour (h), a minute (min) or a second (s)')
    .addOption(number('--max-prs <N>', 'open no more pull requests than this'))
    .option('--only-failed', 'only the repositories that failed before')
    .option('--dry-run', 'say what would happen')
    .option('--author <NAME <MAIL>>', 'of the commits (default: as git is set)')
    .option('--message <TEXT>', 'of the commits', 'Rewrite Dockerfiles with dockerfix')
    .option('--title <TEXT>', 'of the pull requests', 'Rewrite Dockerfiles with dockerfix')
    .option('--draft', 'open drafts')
    .addOption(optionList('--label <NAME,…>', 'labels of the pull requests'))
    .addOption(optionList('--reviewer <NAME,…>', 'whom to ask for a review'))
    .addOption(number('--jobs <N>', 'repositories at a time').default(4))
    .action((folder: string, flags: ApplyFlags) =>
      finish(import('./apply.ts').then(({ apply }) => apply(folder, flags))),
    );
  migrate
    .command('status')
    .description('say how far each repository has come')
    .argument('<PLAN>', 'the folder of a plan')
    .action((folder: string) => finish(import('./status.ts').then(({ status }) => status(folder))));
  migrate
    .command('merge')
    .description('join the plans of several shards')
    .argument('<PLAN...>', 'folders of plans')
    .addOption(new Option('--out <PLAN>', 'the folder to write').makeOptionMandatory())
    .action((folders: string[], flags: MergeFlags) =>
      finish(import('./merge.ts').then(({ merge }) => merge(folders, flags))),
    );
}

function number(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (!/^[1-9]\d{0,5}$/.test(value))
      throw new UsageError(`${flags.split(' ')[0]} needs a number from 1, and ${value} is none`);
    return Number(value);
  });
}

function shard(value: string): { readonly index: number; readonly count: number } {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > count) throw new UsageError(`--shard needs two numbers as 2/8, and ${value} is none such`);
  return { index, count };
}
