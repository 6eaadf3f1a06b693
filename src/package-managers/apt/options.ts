import type { AptCommand, AptWord } from './command.ts';

/** An option of apt-get, one of a bundle on its own. */
export interface AptOption {
  /** With its dashes: `-y`, `--yes`. Long ones in lower case, as apt compares them. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word that it stands in, or starts in. */
  readonly word: AptWord;
  /** The next word, where the value stands there. */
  readonly valueWord: AptWord | undefined;
}

// From apt's own table of its options (apt-private/private-cmndline.cc).
const shortValued = 'ocatP';
const longValued = new Set([
  '--option',
  '--config-file',
  '--target-release',
  '--default-release',
  '--host-architecture',
  '--build-profiles',
  '--solver',
  '--planner',
  '--with-source',
  '--format',
]);

type Parts = Pick<AptCommand, 'subcommand' | 'options' | 'operands' | 'arguments' | 'unknownOptions'>;

/** Tells options, their values, the subcommand and its operands apart. apt takes options at any place. */
export function readArguments(words: readonly AptWord[]): Parts {
  const options: AptOption[] = [];
  const unknownOptions: AptWord[] = [];
  const operands: AptWord[] = [];
  let subcommand: AptWord | undefined;
  let isPastOptions = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (!word.isKnown && (!subcommand || namedAsOptions.test(word.value))) unknownOptions.push(word);
    else if (!isPastOptions && word.value === '--') isPastOptions = true;
    else if (!isPastOptions && /^-./.test(word.value)) {
      if (readOption(word, words[at + 1], options)) at++;
    } else if (subcommand) operands.push(word);
    else subcommand = word;
  }
  const behind = subcommand ? words.slice(words.indexOf(subcommand) + 1) : [];
  return { subcommand, options, operands, arguments: behind, unknownOptions };
}

const namedAsOptions = /^\$\{?\w*(?:opt|flag|arg|param)\w*\}?$/i;

/** Whether the option takes the next word as its value. */
function readOption(word: AptWord, next: AptWord | undefined, options: AptOption[]): boolean {
  const add = (name: string, inside: string | undefined, takesNext = false): boolean => {
    const valueWord = takesNext ? next : undefined;
    options.push({ name, value: valueWord?.value ?? inside, word, valueWord });
    return takesNext;
  };
  const { value } = word;
  if (value.startsWith('--')) {
    const equals = value.indexOf('=');
    if (equals !== -1) return add(value.slice(0, equals).toLowerCase(), value.slice(equals + 1));
    return add(value.toLowerCase(), undefined, longValued.has(value.toLowerCase()));
  }
  for (let at = 1; at < value.length; at++) {
    const letter = value[at] ?? '';
    const rest = value.slice(at + 1);
    if (shortValued.includes(letter)) return add(`-${letter}`, rest.replace(/^=/, ''), rest === '');
    if (rest.startsWith('=')) return add(`-${letter}`, rest.slice(1));
    add(`-${letter}`, undefined);
  }
  return false;
}

const no = /^(?:no|false|without|off|disable|0)$/i;

/**
 * What the options say of a switch: `--install-recommends`, `--no-install-recommends`, `-o APT::Install-Recommends=0`.
 * The last one counts; undefined where none does.
 *
 * @param names the options that switch it on, with their dashes
 * @param setting its name in apt's configuration
 */
export function switchedTo(
  { options }: Pick<AptCommand, 'options'>,
  names: readonly string[],
  setting: string,
): boolean | undefined {
  let state: boolean | undefined;
  for (const { name, value } of options) {
    if (names.includes(name)) state = !no.test(value ?? '');
    else if (names.includes(name.replace(/^--(?:no|without|disable|off|false)-/, '--'))) state = false;
    else if (name === '-o' || name === '--option') state = settingIn(value ?? '', setting) ?? state;
  }
  return state;
}

/** What a text in apt's configuration language sets a switch to: `APT::Install-Recommends "false";`, `Get { Assume-Yes 1 }`. */
export function settingIn(text: string, setting: string): boolean | undefined {
  const path = setting.split('::').slice(1).join('::');
  const last = setting.slice(setting.lastIndexOf(':') + 1);
  const pattern = new RegExp(`(?:APT::${path}|(?<![:\\w-])${last})[\\s=\\\\"']+(\\w+)`, 'gi');
  const value = [...text.matchAll(pattern)].at(-1)?.[1];
  return value === undefined ? undefined : !no.test(value);
}

/** Whether nothing is done in truth: `--dry-run` and its other names. */
export function isDryRun({ options }: Pick<AptCommand, 'options'>): boolean {
  return options.some(({ name }) => dryRun.has(name));
}

const dryRun = new Set([
  '-s',
  '--simulate',
  '--just-print',
  '--dry-run',
  '--recon',
  '--no-act',
  '--print-uris',
  '-h',
  '--help',
  '-v',
  '--version',
]);

/** Whether there is nothing to act on: no package is named, and nothing that is broken or left over is to be seen to. */
export function isIdle({ subcommand, operands, options, unknownOptions, step }: AptCommand): boolean {
  if (!onPackages.has(subcommand?.value ?? '') || operands.length > 0 || unknownOptions.length > 0) return false;
  if (options.some(({ name }) => unasked.has(name))) return false;
  // What xargs adds is not in the text, and a variable that is empty here may hold packages in another build.
  return (
    !step || (!step.invocation.wrappers.includes('xargs') && step.invocation.words.every((word) => word.isLiteral))
  );
}

const onPackages = new Set(['install', 'reinstall', 'satisfy', 'build-dep', 'remove', 'purge']);
const unasked = new Set(['-f', '--fix-broken', '--autoremove', '--auto-remove']);

/** The word that a new option goes behind: the subcommand, or the last of the options behind it that take no value. */
export function optionPlace(command: AptCommand): AptWord {
  const valued = new Set(command.options.filter(({ value }) => value !== undefined).map(({ word }) => word));
  let after = command.subcommand ?? command.program;
  for (const word of command.arguments) {
    if (!word.isLiteral || !/^-./.test(word.value) || word.value === '--' || valued.has(word)) break;
    after = word;
  }
  return after;
}

/** Why it is not certain where an option goes, or whether the command has it already; undefined where both are. */
export function unclearOption(
  { command, unknownOptions }: AptCommand,
  option: string,
): { readonly id: 'unreadable-shell' | 'options-in-variable'; readonly message: string } | undefined {
  if (command && !command.script.isValid) {
    const message = 'the shell text of this RUN does not parse, so where the option goes is not certain';
    return { id: 'unreadable-shell', message };
  }
  const [hidden] = unknownOptions;
  if (!hidden) return undefined;
  return { id: 'options-in-variable', message: `whether ${hidden.value} holds ${option} is not told by the file` };
}
