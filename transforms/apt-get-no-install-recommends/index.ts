import {
  apt,
  type Change,
  change,
  defineTransform,
  type Edit,
  insertInList,
  insertJsonArgument,
  insertOption,
  type Pass,
} from '../../src/transform.ts';
import { Installed } from './installed.ts';
import type { Loss } from './loss.ts';
import { obstacle } from './obstacles.ts';
import { markAsAutomatic } from './removed-again.ts';

export default defineTransform({
  name: 'apt-get-no-install-recommends',
  summary: 'Add --no-install-recommends to apt-get install, and name the recommended packages that the file uses',
  why: 'apt installs what a package only recommends too: documentation, servers and desktop parts that an image has no use for. What the file does use of it is named, so that it stays.',
  risk: 'review',
  hadolint: ['DL3015'],
  examples: [
    {
      before: 'RUN apt-get update && apt-get install -y gcc libpq-dev\n',
      after: 'RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev libpq-dev\n',
    },
    {
      before: 'RUN apt-get update && apt-get install -y curl\nRUN curl -fsSLO https://example.com/tool\n',
      after:
        'RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nRUN curl -fsSLO https://example.com/tool\n',
    },
  ],
  declines: {
    bundle:
      'The package recommends very many others, as a desktop or a collection does: which of them are needed is not told by the file.',
    'foreign-package':
      'The package comes from a repository that the file adds, or from a file: what it recommends is not known.',
    'unknown-packages':
      'What is installed is not told by the file, or not known, and the file uses what it may recommend.',
    'end-of-life':
      'The release has left the main mirrors: what its packages recommend is not known, and nothing can be added.',
    wanted: 'A comment speaks of recommended packages, so somebody has thought about them.',
    'options-in-variable': 'A variable whose value the file does not tell may hold the option already.',
    'unreadable-shell': 'The shell text around the command does not parse, so where the option goes is not certain.',
  },
  *run(pass) {
    const installs = apt.commands(pass.dockerfile).filter(isInstall);
    if (installs.every((command) => isDecided(command, pass))) return;
    const installed = new Installed(pass, installs);
    for (const command of installs) {
      if (isDecided(command, pass)) {
        installed.add(command, isOff(command, pass) ? [] : 'recommended');
        continue;
      }
      const losses = installed.losses(command);
      const declined = obstacle(command, losses, installed);
      installed.add(command, declined ? 'recommended' : losses.map(({ name }) => name));
      yield declined ?? addOption(command, losses);
    }
  },
});

const option = '--install-recommends';
const setting = 'APT::Install-Recommends';

function isInstall(command: apt.Command): boolean {
  return command.subcommand?.value === 'install' && !apt.isDryRun(command) && !apt.isIdle(command);
}

function isOff(command: apt.Command, { context }: Pass<unknown>): boolean {
  return (apt.switchedTo(command, [option], setting) ?? apt.configuredTo(command, setting, context)) === false;
}

/** Whether somebody said what is to become of recommended packages, or of suggested ones. */
function isDecided(command: apt.Command, { context }: Pass<unknown>): boolean {
  const said = apt.switchedTo(command, [option], setting) ?? apt.configuredTo(command, setting, context);
  return said !== undefined || apt.switchedTo(command, ['--install-suggests'], 'APT::Install-Suggests') === true;
}

function addOption(command: apt.Command, losses: readonly Loss[]): Change {
  const reasons = losses.map(
    ({ name, by, use }) => `${name}, which ${apt.packageNamed(by)} recommends and ${needOf(use)}`,
  );
  const named = reasons.length === 0 ? '' : `; named to stay: ${reasons.join('; ')}`;
  const marks = markAsAutomatic(losses, command);
  const end = marks.length === 0 ? '' : '; marked as automatic, so that it goes where that is removed';
  return change({
    message: `what is only recommended is installed too${named}${end}`,
    at: command,
    edits: [
      ...insertOption(command, apt.optionPlace(command), '--no-install-recommends'),
      ...losses.flatMap(({ name, by }) => nameBehind(command, by, name)),
      ...marks,
    ],
  });
}

function needOf(use: Loss['use']): string {
  if (use === 'always') return 'needs to compile';
  return use.isGuess ? `${use.by}, which is not at hand, may use` : `${use.by} uses`;
}

function nameBehind({ command, operands, instruction }: apt.Command, by: apt.Word, name: string): Edit[] {
  if (!command) return insertJsonArgument(instruction, by, name);
  const distinct = operands.filter(({ start }, index) => operands[index - 1]?.start !== start);
  return insertInList(command.script, distinct, by, name);
}
