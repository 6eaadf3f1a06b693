import { shellValue } from '../../dockerfile/shell-value.ts';
import { ShellWord } from '../../shell/word.ts';
import type { PipCommand, PipWord } from '../pip.ts';

/** What a command line gives pip, words put together with their values. */
export interface PipArgument {
  /** The long name of an option that takes a value, as `--requirement`; undefined for what is to be installed. */
  readonly option: string | undefined;
  /** Undefined where the text does not tell it. */
  readonly value: string | undefined;
  readonly written: string;
}

/** Options that take a value in the next word, with their short form (pip 25, `pip install --help`, `pip wheel --help`). */
const valued: Readonly<Record<string, string>> = {
  '--requirement': 'r',
  '--constraint': 'c',
  '--build-constraint': '',
  '--editable': 'e',
  '--find-links': 'f',
  '--target': 't',
  '--prefix': '',
  '--root': '',
  '--src': '',
  '--source': '',
  '--source-dir': '',
  '--source-directory': '',
  '--wheel-dir': 'w',
  '--dest': 'd',
  '--group': '',
  '--requirements-from-script': '',
  '--index-url': 'i',
  '--pypi-url': '',
  '--extra-index-url': '',
  '--platform': '',
  '--python-version': '',
  '--implementation': '',
  '--abi': '',
  '--upgrade-strategy': '',
  '--config-settings': 'C',
  '--config-setting': '',
  '--global-option': '',
  '--install-option': '',
  '--build-option': '',
  '--no-binary': '',
  '--only-binary': '',
  '--progress-bar': '',
  '--root-user-action': '',
  '--report': '',
  '--build': 'b',
  '--build-dir': '',
  '--python': '',
  '--log': '',
  '--keyring-provider': '',
  '--proxy': '',
  '--retries': '',
  '--resume-retries': '',
  '--timeout': '',
  '--exists-action': '',
  '--trusted-host': '',
  '--cert': '',
  '--client-cert': '',
  '--cache-dir': '',
  '--use-feature': '',
  '--use-deprecated': '',
  '--hash': '',
};

const names = Object.keys(valued);

/** A word that is the name of a package, with extras and a version, whatever its variables hold. */
const packageName = /^["']?[A-Za-z0-9][\w.-]*(?:\[[\w,. -]*\])?["']?(?: *(?:[=<>!~@;]|$))/;

/** The arguments behind the subcommand; options without value are left out. */
export function pipArguments(pip: PipCommand): PipArgument[] {
  const words = pip.arguments.flatMap((word) => readWord(word, pip));
  return readOptions(words);
}

/** The same of words whose values are known: those of a line of a requirements file. */
export function readArguments(words: readonly string[]): PipArgument[] {
  return readOptions(words.map((value) => ({ value, written: value })));
}

type KnownWord = Pick<PipArgument, 'value' | 'written'>;

function readWord(word: PipWord, pip: PipCommand): KnownWord[] {
  if (!(word instanceof ShellWord)) return [{ value: word.value, written: word.value }];
  const value = shellValue(word, pip.instruction);
  // Blanks that come out of a variable part words, unless quotes hold them together.
  const parts = value === undefined || /["'\\]/.test(word.text) ? [value] : value.split(/\s+/).filter(Boolean);
  return parts.map((part) => ({ value: part, written: word.text }));
}

function readOptions(words: readonly KnownWord[]): PipArgument[] {
  const found: PipArgument[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const text = word.value ?? word.written;
    const option = text.startsWith('-') && text !== '-' ? optionOf(text) : undefined;
    if (!option) {
      if (!text.startsWith('-') && !(word.value === undefined && packageName.test(word.written))) {
        found.push({ option: undefined, ...word });
      }
    } else if (option.value !== undefined) {
      found.push({ option: option.name, value: word.value && option.value, written: word.written });
    } else {
      const next = words[++at];
      if (next) found.push({ option: option.name, ...next });
    }
  }
  return found;
}

/** The option that a word names, when it takes a value, with the value where the word holds it. */
function optionOf(text: string): { readonly name: string; readonly value: string | undefined } | undefined {
  if (text.startsWith('--')) {
    const [written = '', ...rest] = text.split('=');
    // pip takes any beginning of an option that no other option has.
    const matches = names.filter((name) => name.startsWith(written));
    const name = names.includes(written) ? written : matches.length === 1 ? matches[0] : undefined;
    return name === undefined ? undefined : { name, value: rest.length > 0 ? rest.join('=') : undefined };
  }
  for (let at = 1; at < text.length; at++) {
    const name = names.find((known) => valued[known] === text[at]);
    if (name !== undefined) return { name, value: at + 1 < text.length ? text.slice(at + 1) : undefined };
  }
  return undefined;
}
