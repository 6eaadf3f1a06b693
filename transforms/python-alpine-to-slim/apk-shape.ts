import {
  type ApkCommand,
  apt,
  chainOf,
  exitsOnError,
  type Instruction,
  type ListItem,
  type ShellScript,
  type ShellWord,
  shellValue,
  shorten,
} from '../../src/transform.ts';
import { mountObstacle } from './cache-mounts.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { isRepositoryOfAlpine } from './repositories.ts';

/** apk's own folder of downloads, and what is in it. */
export const alpineCache = /^\/var\/cache\/apk(?:\/.*)?$/;

/** Where apk stands in a way that is not translated. */
export function shapeObstacles(run: Instruction, commands: readonly ApkCommand[]): Obstacle[] {
  if (run.form === 'json') {
    const apk = run.arguments.find(({ value }) => /(?:^|[\s/;&|])apk(?:\s|$)/.test(value));
    return apk ? [obstacle('apk-shape', run, 'apk in exec form is not translated')] : [];
  }
  if (commands.length === 0) return [];
  const invalid = run.scripts.find(({ isValid }) => !isValid);
  if (invalid) return [obstacle('unreadable-shell', run, 'the shell text of this RUN does not parse')];
  if (run.onbuild) return [obstacle('apk-shape', run, 'apk behind ONBUILD runs in builds that are not seen here')];
  const mount = mountObstacle(run);
  if (mount) return [mount];
  return commands.flatMap((apk) => shapeObstacle(apk) ?? []);
}

/** Alpine has no apt: what the stage wants of it is not known to work. */
export function aptObstacles(run: Instruction): Obstacle[] {
  const [first] = apt.commandsOf(run);
  return first ? [obstacle('apt', first, `Alpine has no ${first.name}, so this does not build as it stands`)] : [];
}

/** Whether a command stands in a branch of an `if` that itself stands in no other compound, and not in its condition. */
export function isInBranch({ list: { container, parent, items }, index }: ListItem): boolean {
  if (container !== 'if' || !parent || parent.lists[0]?.items[index] === items[index]) return false;
  return parent.list.container === 'script' || isInBranch(parent);
}

function shapeObstacle({ command, instruction, subcommand, wrappers }: ApkCommand): Obstacle | undefined {
  const { item } = command;
  const at = command.script.sourceSpan(command);
  const shown = shorten(command.words.map(({ text }) => text).join(' '));
  const isPlain =
    command.script === instruction.scripts[0] &&
    (item.list.container === 'script' || isInBranch(item)) &&
    item.commands.length === 1 &&
    item.lists.length === 0 &&
    !item.isCompound &&
    !item.isNegated &&
    wrappers.length === 0;
  if (!isPlain)
    return obstacle(
      'apk-shape',
      at,
      `${shown} stands in a condition, a loop, a pipe or a nested shell, where it is not translated`,
    );
  if (isInBranch(item) && subcommand?.value === 'del')
    return obstacle('apk-shape', at, 'whether apk del has anything to delete in a branch of an if is not known');
  const next = item.list.items[item.index + 1]?.operator?.text;
  if (item.operator?.text === '||' || next === '||' || next === '&')
    return obstacle('apk-shape', at, `what happens when ${shown} fails is part of the text, and is not translated`);
  const chain = chainOf(item);
  if (chain.length > 1 && chain.at(-1) !== item.list.items.at(-1) && exitsOnError(command.script)) {
    // Of a chain, set -e only sees its last command fail: an update before the install would fail unseen.
    return obstacle(
      'apk-shape',
      at,
      'apk stands in a chain of && that ; ends under set -e, where an update that fails would not be seen',
    );
  }
  if (command.words.some((word) => !command.script.joined.isContiguous(word)))
    return obstacle('apk-shape', at, 'a word of this apk command goes over a line end');
  const isSilenced = command.redirects.every(({ target }) => /^(?:\/dev\/null|&?[12])$/.test(target?.value ?? ''));
  if (!isSilenced || command.assignments.length > 0)
    return obstacle('apk-shape', at, 'a redirect or an assignment of apk is not translated');
  return undefined;
}

/** `rm -rf /var/cache/apk/*`, alone or with other paths, in the order of the text. */
export function cacheRemovals(
  run: Instruction,
): { readonly item: ListItem; readonly words: readonly ShellWord[]; readonly script: ShellScript }[] {
  return run.scripts.flatMap((script) =>
    script.commands
      .filter(({ words }) => words[0]?.value === 'rm' && words.some(({ value }) => alpineCache.test(value)))
      .map(({ item, words }) => ({ item, words, script: item.list.script })),
  );
}

/** Options that only say how apk goes about it. */
const droppable = new Set([
  '--no-cache',
  '--update',
  '-U',
  '--update-cache',
  '-q',
  '--quiet',
  '-qq',
  '-v',
  '--verbose',
  '--no-network',
  // Of a repository that is none of Alpine's, the repository is the obstacle.
  '--allow-untrusted',
  '--no-progress',
  '--progress',
  '-u',
  '--upgrade',
  '-l',
  '--latest',
  '-f',
  '--force',
  '--clean-protected',
  '--purge',
  '-a',
  '--available',
  '--no-interactive',
  '--cache-max-age',
]);

/** `-Uuv`: several short options in one word. */
function isDroppableBundle(name: string): boolean {
  return /^-[a-zA-Z]{2,}$/.test(name) && [...name.slice(1)].every((letter) => droppable.has(`-${letter}`));
}

/** Options of an apk command that change what it installs. */
export function optionObstacles(apk: ApkCommand): Obstacle[] {
  const at = apk.command.script.sourceSpan(apk.command);
  return apk.options.flatMap(({ name, word, value }) => {
    if (isGroup(name) || droppable.has(name) || isDroppableBundle(name)) return [];
    const address = value ? (shellValue(value, apk.instruction) ?? value.value) : word.value.slice(name.length + 1);
    if ((name === '-X' || name === '--repository') && isRepositoryOfAlpine(address)) return [];
    if (name === '-X' || name === '--repository' || name === '--repositories-file')
      return [
        obstacle('pinned-package', at, `apk takes packages from another repository: ${value?.value ?? word.value}`),
      ];
    return [obstacle('apk-option', at, `the option ${name} of apk is not translated`)];
  });
}

/** The virtual group that an `apk add` makes; undefined where it makes none. */
export function groupOf({ options }: ApkCommand): string | undefined {
  const option = options.findLast(({ name }) => isGroup(name));
  return option && (option.value?.value ?? option.word.value.slice(option.name.length + 1));
}

function isGroup(option: string): boolean {
  return option === '-t' || option === '--virtual';
}

/** The offset of an apk command in the file. */
export function positionOf({ command, program }: ApkCommand): number {
  return command.script.sourceSpan(program).start;
}
