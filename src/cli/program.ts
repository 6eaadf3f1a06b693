import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { defaultPreset } from '../../transforms/index.ts';
import { type ExitCode, UsageError } from './exit-code.ts';
import type { Flags } from './flags.ts';
import { list } from './list.ts';
import { migrateCommand } from './migrate/commands.ts';
import { optionList, repeatedOption } from './option-list.ts';
import { run } from './run.ts';
import { terminal } from './terminal.ts';

/** Where an action leaves the code to exit with. */
export interface Outcome {
  exitCode: ExitCode;
}

/** The commands and options of the command line. Parsing it throws CommanderError, UsageError or ConfigError. */
export function program(outcome: Outcome): Command {
  const command = new Command('dockerfix')
    .usage('[options] [PATH...]')
    .description(
      `${packageJson.description}.\n\nWithout options, the changes are printed as a diff and nothing is written.`,
    )
    .argument('[PATH...]', 'Dockerfiles, folders to search, or - for the standard input (default: this folder)')
    .version(packageJson.version)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(dockerfix --help lists the options)');
  for (const option of options()) command.addOption(option);
  command.action(async (paths: string[], flags: Flags) => {
    outcome.exitCode = await run(paths, flags, defaultPreset);
  });
  command.hook('preSubcommand', refuseOptionsOfARun);
  command
    .command('list')
    .description('list the transforms, in the order in which they are applied')
    .action(() => list(defaultPreset, terminal(command.opts<Flags>().color)));
  command
    .command('explain')
    .description('explain a transform: why, when not, its options')
    .argument('NAME', 'of a transform')
    .action(async (name: string) => {
      const { explain } = await import('./explain.ts');
      explain(name, defaultPreset, terminal(command.opts<Flags>().color));
    });
  migrateCommand(command, async (code) => {
    outcome.exitCode = await code;
  });
  return command;
}

function refuseOptionsOfARun(command: Command, subcommand: Command): void {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  const [ofARun] = given.filter((option) => option.attributeName() !== 'color');
  if (ofARun)
    throw new UsageError(
      `${ofARun.long} has no meaning for ${subcommand.name()}; a path of that name is ./${subcommand.name()}`,
    );
}

function options(): Option[] {
  return [
    new Option('-w, --write', 'write the files'),
    new Option('--check', 'print the names of files that would change, and exit with 1 if there are any').conflicts([
      'write',
      'dryRun',
    ]),
    new Option('--dry-run', 'print the diff, which is what happens without options').conflicts('write'),
    optionList('--only <NAME,…>', 'run these transforms and no others'),
    optionList('--skip <NAME,…>', 'leave out these transforms'),
    new Option('--safe', 'leave out changes that call for a review'),
    repeatedOption('--set <NAME.OPTION=VALUE>', 'set an option of a transform'),
    new Option(
      '--context <DIR>',
      "the build context (default: as compose and bake files say, else each Dockerfile's folder)",
    ).conflicts('assumeContext'),
    optionList('--assume-context <FILE,…>', 'the build context holds these files and nothing else'),
    new Option('--stdin-filename <PATH>', 'where the text on the standard input comes from'),
    new Option('--format <FORMAT>', 'of what is printed').choices(['diff', 'json']).default('diff'),
    new Option('--verbose', 'list every place and every path that was passed over'),
    new Option('--quiet', 'print nothing but the result and errors').conflicts('verbose'),
    new Option('--color', 'print in colour, whatever the output is'),
    new Option('--no-color', 'print without colour'),
  ];
}
