import { apt, type Decline, decline, type Instruction, literalPattern, once, type Stage } from '../../src/transform.ts';
import type { Installed } from './installed.ts';
import { type Loss, recommendedBy } from './loss.ts';
import { addressesAdded, firstAddition, firstFetchedProgram } from './repositories.ts';

type Declined = Decline<
  | 'bundle'
  | 'foreign-package'
  | 'unknown-packages'
  | 'end-of-life'
  | 'wanted'
  | 'options-in-variable'
  | 'unreadable-shell'
>;

/** Why an install stays as it is; undefined where nothing stands in the way. */
export function obstacle(command: apt.Command, losses: readonly Loss[], installed: Installed): Declined | undefined {
  return (
    unclear(command) ??
    endOfLife(command) ??
    wanted(command) ??
    bundle(command) ??
    foreign(command) ??
    unknown(command, losses, installed)
  );
}

function unclear(command: apt.Command): Declined | undefined {
  const found = apt.unclearOption(command, '--no-install-recommends');
  return found && decline(found.id, command, found.message);
}

function endOfLife(command: apt.Command): Declined | undefined {
  const release = apt.releaseOf(command.instruction.stage).endOfLife;
  if (release === undefined) return undefined;
  return decline(
    'end-of-life',
    command,
    `${release} has left the main mirrors: what its packages recommend is not known, and nothing can be added`,
  );
}

const speaksOfRecommended = /\brecommends\b|\brecommendations\b|\brecommended\b[\w\s]*\b(?:packages?|dep)/i;

function wanted(command: apt.Command): Declined | undefined {
  const { instruction } = command;
  const comments = [...instruction.comments, ...instruction.innerComments, ...(instruction.onbuild?.comments ?? [])];
  const comment = comments.find(({ text }) => speaksOfRecommended.test(text));
  return comment && decline('wanted', command, `a comment speaks of recommended packages: "${comment.text}"`);
}

function bundle(command: apt.Command): Declined | undefined {
  const found = command.operands.find(
    ({ value, isKnown }) => isKnown && (value.endsWith('^') || apt.isBundle(apt.packageNamed({ value }))),
  );
  const name = found && apt.packageNamed(found);
  return name === undefined
    ? undefined
    : decline(
        'bundle',
        command,
        `${name} recommends very many packages, and the file does not tell which of them it needs`,
      );
}

function foreign(command: apt.Command): Declined | undefined {
  const { suite } = apt.releaseOf(command.instruction.stage);
  const strange = command.operands.filter(
    (word) =>
      isFile(word) ||
      (isStrange(word) && recommendedBy(apt.packageNamed(word), suite) === undefined) ||
      isNamedByAddress(word, command),
  );
  const file = strange.find(isFile);
  if (file) return decline('foreign-package', command, `${file.value} is a file, so what it recommends is not known`);
  if (command.operands.length === 0 && isBehindFile(command))
    return decline(
      'foreign-package',
      command,
      'dpkg installs a file in front of it, and what that recommends is not known',
    );
  const [first] = strange;
  const what = first?.value ?? (command.operands.length === 0 ? 'what is installed here' : undefined);
  const origin = what && originAbove(command);
  if (!origin) return undefined;
  return decline(
    'foreign-package',
    command,
    `${what} may come from a repository that ${origin} adds, so what it recommends is not known`,
  );
}

/** `dpkg -i tool.deb; apt-get -f install`: what is installed is what the file asks for. */
function isBehindFile({ instruction, start }: apt.Command): boolean {
  return apt.stepsOf(instruction).some((step) => {
    const [program, ...words] = apt.wordsOf(step);
    const isAbove = step.command.script.sourceSpan(step.command).start < start;
    return isAbove && program === 'dpkg' && words.some((word) => /^-\w*i\w*$|^--install$/.test(word));
  });
}

/** Whether a repository of others is named as the package is, or as what it is a part of: `ppa:nginx/stable`, `ppa:ondrej/php`. */
function isNamedByAddress(word: apt.Word, { instruction, start }: apt.Command): boolean {
  const own = apt.packageNamed(word);
  const name = /^(?:openjdk|php|postgresql|mariadb|mysql|mongodb|nginx|redis)(?=[-\d])/.exec(own)?.[0] ?? own;
  if (!word.isKnown || own.length < 3) return false;
  const adding = instruction.stage ? addingIn(instruction.stage) : [];
  if (adding.length === 0) return false;
  const pattern = new RegExp(`(?:^|[^a-z0-9])${literalPattern(name)}(?:[^a-z0-9]|$)`);
  return adding.some((one) => one.start < start && addressesAdded(one).some((address) => pattern.test(address)));
}

/** The instructions that add repositories of others, in a stage and in those it is built on. */
const addingIn = once((stage: Stage): readonly Instruction[] =>
  stage.chain.flatMap(({ instructions }) => instructions.filter((one) => addressesAdded(one).length > 0)),
);

function isFile({ value }: apt.Word): boolean {
  return /^[./$].*\.deb$|^\.?\.?\//.test(value);
}

/** Whether a name is none of those that only Debian and Ubuntu gave their packages. */
function isStrange(word: apt.Word): boolean {
  return !/^(?:lib|python-|python$|php5|php-|ruby|ttf-|fonts-|openjdk-|linux-|language-pack)/.test(word.value);
}

/** What adds a repository of others, or may add one, before a command runs. */
function originAbove({ instruction, start }: apt.Command): string | undefined {
  const chain = instruction.stage?.chain ?? [];
  if (chain.some((stage) => firstAdditionIn(stage) < start)) return 'the file';
  return firstFetchedProgram(instruction.trigger ?? instruction) < start ? 'a program fetched before it' : undefined;
}

const firstAdditionIn = once((stage: Stage): number => Math.min(...stage.instructions.map(firstAddition)));

/** Packages whose use is plain to see, and that many others recommend. */
const plain = ['ca-certificates', 'gnupg', 'dirmngr', 'openssh-client', 'unzip', 'xz-utils', 'xauth'];
/** Packages that a build may need or not. */
const possible = ['libc6-dev', 'gcc', 'g++', 'make', 'python3-dev', 'python3-setuptools'];

function unknown(command: apt.Command, losses: readonly Loss[], installed: Installed): Declined | undefined {
  const { stage } = command.instruction;
  const { suite } = apt.releaseOf(stage);
  const isNamed = command.operands.length > 0;
  const hidden = command.operands.find((word) => !word.isKnown || /[*?]/.test(apt.packageNamed(word)));
  const strange = command.operands.find(
    (word) => isStrange(word) && recommendedBy(apt.packageNamed(word), suite) === undefined,
  );
  // What the image of somebody else holds is not known: what a file uses may well be there.
  const isSuspicious = strange !== undefined && stage?.root.officialImage !== undefined;
  if (isNamed && !hidden && !isSuspicious) return undefined;
  const named = new Set(losses.map(({ name }) => name));
  const watched = isNamed && !hidden ? plain : [...plain, ...possible];
  const [missing] = installed.unexplained(
    command,
    watched.filter((name) => !named.has(name)),
  );
  if (missing === undefined) return undefined;
  const what = (hidden ?? strange)?.value ?? 'what is installed here';
  return decline('unknown-packages', command, `${what} may recommend ${missing}, which the file uses`);
}
