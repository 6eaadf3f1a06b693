import type { ShellWord } from '../../src/transform.ts';

/** An option of busybox's adduser or addgroup, and of shadow's useradd or groupadd. */
export interface UserOption {
  readonly short: string;
  readonly long: string;
  /** Undefined for what is so anyway. */
  readonly becomes: { readonly short: string; readonly long: string } | undefined;
  readonly takesValue: boolean;
}

export const adduserOptions: readonly UserOption[] = [
  { short: 'h', long: 'home', becomes: { short: 'd', long: 'home-dir' }, takesValue: true },
  { short: 'g', long: 'gecos', becomes: { short: 'c', long: 'comment' }, takesValue: true },
  { short: 's', long: 'shell', becomes: { short: 's', long: 'shell' }, takesValue: true },
  { short: 'G', long: 'ingroup', becomes: { short: 'g', long: 'gid' }, takesValue: true },
  { short: 'u', long: 'uid', becomes: { short: 'u', long: 'uid' }, takesValue: true },
  { short: 'k', long: 'skel', becomes: { short: 'k', long: 'skel' }, takesValue: true },
  { short: 'S', long: 'system', becomes: { short: 'r', long: 'system' }, takesValue: false },
  { short: 'H', long: 'no-create-home', becomes: { short: 'M', long: 'no-create-home' }, takesValue: false },
  { short: 'D', long: 'disabled-password', becomes: undefined, takesValue: false },
];

export const addgroupOptions: readonly UserOption[] = [
  { short: 'g', long: 'gid', becomes: { short: 'g', long: 'gid' }, takesValue: true },
  { short: 'S', long: 'system', becomes: { short: 'r', long: 'system' }, takesValue: false },
];

/** An option as it stands; several may share a word. */
export interface GivenOption {
  readonly option: UserOption;
  readonly isLong: boolean;
  readonly word: ShellWord;
  /** The word of its value, where that is another. */
  readonly valueWord: ShellWord | undefined;
  /** The value as written, where it shares the word of the option. */
  readonly ownValue: string | undefined;
}

export interface UserArguments {
  readonly given: readonly GivenOption[];
  readonly operands: readonly ShellWord[];
  /** The first option that busybox does not have. */
  readonly unknown: ShellWord | undefined;
}

/** Reads options as getopt_long does: bundled, with values attached, before and behind the names. */
export function readUserArguments(words: readonly ShellWord[], options: readonly UserOption[]): UserArguments {
  const given: GivenOption[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word;
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const found = text.startsWith('--') ? readLong(word, options) : readShort(word, options);
    const last = found?.at(-1);
    if (!found || !last) return { given, operands, unknown: word };
    const valueWord = last.option.takesValue && last.ownValue === undefined ? words[++at] : undefined;
    if (last.option.takesValue && last.ownValue === undefined && !valueWord) return { given, operands, unknown: word };
    given.push(...found.slice(0, -1), { ...last, valueWord });
  }
  return { given, operands, unknown: undefined };
}

function readLong(word: ShellWord, options: readonly UserOption[]): GivenOption[] | undefined {
  const [name = '', ...value] = word.text.slice(2).split('=');
  const option = options.find(({ long }) => long === name);
  if (!option) return undefined;
  return [
    { option, isLong: true, word, valueWord: undefined, ownValue: value.length > 0 ? value.join('=') : undefined },
  ];
}

function readShort(word: ShellWord, options: readonly UserOption[]): GivenOption[] | undefined {
  const given: GivenOption[] = [];
  for (let at = 1; at < word.text.length; at++) {
    const option = options.find(({ short }) => short === word.text[at]);
    if (!option) return undefined;
    const rest = option.takesValue ? word.text.slice(at + 1) : '';
    given.push({ option, isLong: false, word, valueWord: undefined, ownValue: rest === '' ? undefined : rest });
    if (option.takesValue) break;
  }
  return given;
}
