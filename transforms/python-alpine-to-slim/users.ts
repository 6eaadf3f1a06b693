import {
  chainOf,
  type Edit,
  type Instruction,
  insertCommandBehind,
  isBefore,
  removeWords,
  replaceWord,
  type ShellCommand,
  type ShellWord,
  type Suite,
  shellValue,
} from '../../src/transform.ts';
import { type AccountKind, isOnAlpineOnly, isOnDebian } from './accounts.ts';
import { homeThatMayExist } from './homes.ts';
import { translateRemoval } from './removed-users.ts';
import { addgroupOptions, adduserOptions, type GivenOption, readUserArguments } from './user-options.ts';

/** What a command of busybox about users and groups becomes, or why it becomes nothing. */
export type UserTranslation =
  | { readonly edits: readonly Edit[]; readonly note: string; readonly reason?: undefined }
  | { readonly reason: string };

export const userCommands = new Set(['adduser', 'addgroup', 'deluser', 'delgroup']);

export function translateUserCommand(command: ShellCommand, instruction: Instruction, suite: Suite): UserTranslation {
  const [program, ...words] = command.words;
  const name = program?.value ?? '';
  if (!program || !userCommands.has(name)) return { reason: 'it is run by another command' };
  if (command.item.commands.length > 1 || command.redirects.some(({ operator }) => operator.startsWith('<')))
    return { reason: `${name} reads what another command writes` };
  if (command.words.some((word) => !command.script.joined.isContiguous(word)))
    return { reason: 'a word of it goes over a line end' };
  if (name === 'adduser') return translateAdduser(command, words, instruction, suite);
  if (name === 'addgroup') return translateAddgroup(command, words, instruction, suite);
  return translateRemoval(command, words, instruction, suite);
}

function translateAddgroup(
  command: ShellCommand,
  words: readonly ShellWord[],
  instruction: Instruction,
  suite: Suite,
): UserTranslation {
  const { given, operands, unknown } = readUserArguments(words, addgroupOptions);
  const [name, group] = operands;
  if (unknown || !name) return { reason: `${unknown?.text ?? 'addgroup'} is not read` };
  if (group) return addToGroup(command, operands, given);
  const taken = whatIsTaken('group', name, given, 'g', instruction, suite);
  if (taken !== undefined) return { reason: taken };
  return {
    edits: [...replaceProgram(command, 'groupadd'), ...optionEdits(command, given, '')],
    note: `addgroup ${name.value} is groupadd`,
  };
}

function translateAdduser(
  command: ShellCommand,
  words: readonly ShellWord[],
  instruction: Instruction,
  suite: Suite,
): UserTranslation {
  const { given, operands, unknown } = readUserArguments(words, adduserOptions);
  const [user, group] = operands;
  if (unknown || !user) return { reason: `${unknown?.text ?? 'adduser'} is not read` };
  if (group) return addToGroup(command, operands, given);
  const option = (short: string) => given.find((one) => one.option.short === short);
  const isSystem = option('S') !== undefined;
  if (!isSystem && !option('D')) return { reason: `adduser asks for the password of ${user.value}` };
  const taken =
    whatIsTaken('user', user, given, 'u', instruction, suite) ??
    (option('G') ? undefined : isSystem ? undefined : whatIsTaken('group', user, given, 'u', instruction, suite)) ??
    alpineGroup(valueOfOption(option('G')));
  if (taken !== undefined) return { reason: taken };
  const added = [
    ...(option('H') ? [] : homeMode(suite)),
    ...(isSystem && !option('G') ? ['-g nogroup'] : []),
    ...(option('s') ? [] : [isSystem ? '-s /usr/sbin/nologin' : '-s /bin/sh']),
  ].join(' ');
  const home = option('H') ? undefined : homeThatMayExist(user, option('h'), instruction);
  const isOfList = chainOf(command.item).length === 1 && command.item.list.items.length > 1;
  return {
    edits: [
      ...replaceProgram(command, isSystem || added === '' ? 'useradd' : `useradd ${added}`),
      ...optionEdits(command, given, added),
      ...(home === undefined
        ? []
        : insertCommandBehind(command.script, command.item, `chown ${user.text}: ${home}`, isOfList ? ';' : '&&')),
    ],
    note: `adduser ${user.value} is useradd${isSystem && !option('u') ? ', whose system ids count down from 999' : ''}`,
  };
}

/** busybox lets everybody into a new home, and so does useradd up to bookworm (login.defs of 4.17 sets HOME_MODE 0700). */
function homeMode(suite: Suite): string[] {
  return isBefore(suite, 'trixie') ? ['-m'] : ['-K HOME_MODE=0755', '-m'];
}

/** `adduser USER GROUP` and `addgroup USER GROUP`. */
function addToGroup(
  command: ShellCommand,
  [user, group, third]: readonly ShellWord[],
  given: readonly GivenOption[],
): UserTranslation {
  if (!user || !group || third || given.length > 0) return { reason: 'it names a group beside its options' };
  const taken = alpineGroup(group.value);
  if (taken !== undefined) return { reason: taken };
  const { script } = command;
  return {
    edits: [
      ...replaceProgram(command, 'usermod -aG'),
      ...replaceWord(script, user, group.text),
      ...replaceWord(script, group, user.text),
    ],
    note: `${user.value} joins ${group.value} by usermod`,
  };
}

/** Why a user or group cannot be made on Debian. */
function whatIsTaken(
  kind: AccountKind,
  name: ShellWord,
  given: readonly GivenOption[],
  idOption: string,
  instruction: Instruction,
  suite: Suite,
): string | undefined {
  if (isOnDebian(kind, name.value, suite)) return `Debian has the ${kind} ${name.value} already`;
  const id = given.find(({ option }) => option.short === idOption);
  const value = id?.valueWord ? shellValue(id.valueWord, instruction) : id?.ownValue;
  return value !== undefined && isOnDebian(kind, value, suite)
    ? `Debian has a ${kind} with the id ${value} already`
    : undefined;
}

function alpineGroup(name: string | undefined): string | undefined {
  return name !== undefined && isOnAlpineOnly('group', name) ? `Debian has no group ${name}` : undefined;
}

function valueOfOption(given: GivenOption | undefined): string | undefined {
  return given && (given.valueWord?.value ?? given.ownValue);
}

function replaceProgram({ script, words: [program] }: ShellCommand, text: string): Edit[] {
  return program ? replaceWord(script, program, text) : [];
}

/** @param added what stands behind the option that makes a system user */
function optionEdits({ script, words }: ShellCommand, given: readonly GivenOption[], added: string): Edit[] {
  const edits: Edit[] = [];
  const removed = new Set<ShellWord>();
  for (const word of new Set(given.map((one) => one.word))) {
    const own = given.filter((one) => one.word === word);
    const texts = own.flatMap((one) => {
      const text = textOf(one);
      if (text === undefined && one.valueWord) removed.add(one.valueWord);
      if (text === undefined) return [];
      return one.option.short === 'S' && added !== '' ? [text, added] : [text];
    });
    if (texts.length === 0) removed.add(word);
    else if (texts.join(' ') !== word.text) edits.push(...replaceWord(script, word, texts.join(' ')));
    for (const { option, valueWord } of own) {
      const shell = option.short === 's' && valueWord ? debianShell(valueWord.value) : undefined;
      if (valueWord && shell !== undefined)
        edits.push(...replaceWord(script, valueWord, valueWord.text.replace(valueWord.value, shell)));
    }
  }
  return [...edits, ...removeWords(script, words, removed)];
}

/** An option as useradd takes it, without a value in a word of its own; undefined where it goes. */
function textOf(given: GivenOption): string | undefined {
  const { option, isLong, ownValue } = given;
  const { becomes } = option;
  if (!becomes || (option.long === 'gecos' && /^["']*$/.test(valueText(given)))) return undefined;
  const value = ownValue === undefined ? '' : (debianShellOption(option.short, ownValue) ?? ownValue);
  if (isLong) return `--${becomes.long}${ownValue === undefined ? '' : `=${value}`}`;
  return `-${becomes.short}${ownValue === undefined ? '' : ` ${value}`}`;
}

function valueText({ valueWord, ownValue }: GivenOption): string {
  return valueWord?.text ?? ownValue ?? '';
}

function debianShellOption(short: string, value: string): string | undefined {
  return short === 's' ? debianShell(value) : undefined;
}

/** A login shell of Alpine that has another path on Debian. */
function debianShell(path: string): string | undefined {
  if (path === '/bin/ash') return '/bin/sh';
  return path === '/sbin/nologin' ? '/usr/sbin/nologin' : undefined;
}
