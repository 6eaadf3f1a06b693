import { apt, type Change, change, type Decline, decline, defineTransform, insertOption } from '../src/transform.ts';

/** Subcommands that ask before they act. */
const asking = new Set([
  'install',
  'reinstall',
  'satisfy',
  'build-dep',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'dselect-upgrade',
  'remove',
  'purge',
  'autoremove',
  'autopurge',
]);

export default defineTransform({
  name: 'apt-get-assume-yes',
  summary: 'Add -y to apt-get install and the other subcommands that ask before they act',
  why: 'During a build nobody answers when apt-get asks whether to go on, so it stops, and the build fails.',
  risk: 'safe',
  hadolint: ['DL3014'],
  examples: [
    {
      before: 'RUN apt-get update && apt-get install curl\n',
      after: 'RUN apt-get update && apt-get install -y curl\n',
    },
    { before: 'RUN ["apt-get", "purge", "gcc"]\n', after: 'RUN ["apt-get", "purge", "-y", "gcc"]\n' },
  ],
  declines: {
    'options-in-variable': 'A variable whose value the file does not tell may hold the option already.',
    'unreadable-shell': 'The shell text around the command does not parse, so what apt-get is given is not certain.',
  },
  *run({ dockerfile, context }) {
    for (const command of apt.commands(dockerfile)) {
      if (!asks(command) || isAnswered(command.step) || isDecided(command)) continue;
      if (apt.configuredTo(command, 'APT::Get::Assume-Yes', context)) continue;
      yield whyNot(command) ?? addOption(command);
    }
  },
});

type Asking = apt.Command & { readonly subcommand: apt.Word };

function asks(command: apt.Command): command is Asking {
  return asking.has(command.subcommand?.value ?? '') && !apt.isDryRun(command) && !apt.isIdle(command);
}

/** Whether something is there to answer: `yes | apt-get install …`. What xargs runs reads nothing of the pipe. */
function isAnswered(step: apt.Step | undefined): boolean {
  if (!step) return false;
  const { command, invocation, outer } = step;
  const isPiped = command.item.commands.indexOf(command) > 0 && !invocation.wrappers.includes('xargs');
  if (isPiped || command.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  // A shell that reads its commands from a heredoc has no answers left to give.
  return outer !== undefined && !outer.command.redirects.some(({ body }) => body) && isAnswered(outer);
}

function isDecided(command: apt.Command): boolean {
  const { options } = command;
  const quiet = options.filter(({ name }) => name === '-q' || name === '--quiet' || name === '--silent');
  return (
    apt.switchedTo(command, ['-y', '--yes', '--assume-yes'], 'APT::Get::Assume-Yes') !== undefined ||
    // Silence of the second degree implies the answer.
    quiet.length > 1 ||
    quiet.some(({ value }) => Number(value) > 1) ||
    options.some(({ name }) => name === '--assume-no' || name === '--trivial-only')
  );
}

function whyNot(command: Asking): Decline<'options-in-variable' | 'unreadable-shell'> | undefined {
  const unclear = apt.unclearOption(command, '-y');
  return unclear && decline(unclear.id, command, unclear.message);
}

function addOption(command: Asking): Change {
  const { name, subcommand } = command;
  return change({
    message: `${name} ${subcommand.value} asks before it acts, and nobody answers during a build`,
    at: command,
    edits: insertOption(command, apt.optionPlace(command), '-y'),
  });
}
