import {
  apt,
  type Change,
  change,
  type Decline,
  decline,
  defineTransform,
  insertOption,
  replaceWordOf,
} from '../src/transform.ts';

/** Subcommands that mean the same to both. */
const shared = new Set([
  'update',
  'install',
  'reinstall',
  'remove',
  'purge',
  'autoremove',
  'auto-remove',
  'autopurge',
  'satisfy',
  'build-dep',
  'clean',
  'autoclean',
  'auto-clean',
  'distclean',
  'dist-clean',
  'dist-upgrade',
  'source',
  'download',
  'changelog',
]);

type Declined = Decline<'no-such-subcommand' | 'unknown-subcommand' | 'unreadable-shell'>;

export default defineTransform({
  name: 'apt-get-not-apt',
  summary: 'Call apt-get where apt is called',
  why: 'apt is made for people: it says itself that scripts must not rely on its command line. apt-get keeps its options.',
  risk: 'safe',
  hadolint: ['DL3027'],
  examples: [
    {
      before: 'RUN apt update && apt install -y curl\n',
      after: 'RUN apt-get update && apt-get install -y curl\n',
    },
    { before: 'RUN apt full-upgrade -y\n', after: 'RUN apt-get dist-upgrade -y\n' },
    { before: 'RUN apt upgrade -y\n', after: 'RUN apt-get upgrade -y --with-new-pkgs\n' },
  ],
  declines: {
    'no-such-subcommand':
      'apt-get has no such subcommand: list, search, show and policy are those of apt-cache, with another output.',
    'unknown-subcommand': 'The file does not tell what apt is told to do.',
    'unreadable-shell': 'The shell text around the command does not parse, so what is a command in it is not certain.',
  },
  *run({ dockerfile }) {
    for (const command of apt.commands(dockerfile)) {
      const result = command.name === 'apt' ? rewrite(command) : undefined;
      if (result) yield result;
    }
  },
});

/** Which apt-get calls otherwise, or does less in unless it is told. */
const upgrades = new Set(['upgrade', 'full-upgrade']);

function rewrite(command: apt.Command): Change | Declined | undefined {
  const { subcommand, program } = command;
  if (command.command && !command.command.script.isValid) {
    return decline('unreadable-shell', command, 'the shell text of this RUN does not parse, so it is left as it is');
  }
  const hidden = command.unknownOptions[0];
  if (!subcommand) return hidden && decline('unknown-subcommand', command, unknownSubcommand);
  const verb = subcommand.value;
  const isKnown = shared.has(verb) || upgrades.has(verb);
  if (!subcommand.isLiteral || (hidden && !isKnown)) return decline('unknown-subcommand', command, unknownSubcommand);
  if (!isKnown) return decline('no-such-subcommand', command, `apt-get has no subcommand ${verb}`);
  const name = `${program.value.slice(0, -'apt'.length)}apt-get`;
  const upgrade = upgradeEdits(command, subcommand);
  const edits = [...replaceWordOf(command, program, name), ...upgrade];
  return edits.length === 0
    ? undefined
    : change({ message: messageFor(upgrade.length > 0 ? verb : ''), at: command, edits });
}

const unknownSubcommand = 'what apt is told to do stands in a variable';

function upgradeEdits(command: apt.Command, subcommand: apt.Word) {
  if (subcommand.value === 'full-upgrade') return replaceWordOf(command, subcommand, 'dist-upgrade');
  if (subcommand.value !== 'upgrade' || command.options.some(({ name }) => name === '--with-new-pkgs')) return [];
  return insertOption(command, apt.optionPlace(command), '--with-new-pkgs');
}

function messageFor(upgrade: string): string {
  const warning = 'apt is made for a terminal, and its command line may change';
  if (upgrade === 'full-upgrade') return `${warning}: apt-get calls full-upgrade dist-upgrade`;
  if (upgrade === 'upgrade') return `${warning}: apt-get upgrade installs new packages only with --with-new-pkgs`;
  return `${warning}: apt-get is made for scripts`;
}
