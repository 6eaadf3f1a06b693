// What a logged command asks of apt, whatever runs it: `sudo`, `env`, a loop that tries again.
const aptPrograms = /(?:^|\/)(?:apt-get|apt|aptitude)$/;
const valued =
  /^(?:-[a-zA-Z]*[toca]|--(?:target-release|default-release|option|config-file|host-architecture|build-profiles))$/;

/** Whether the word behind this one is its value. */
export function takesValue(word: string): boolean {
  return valued.test(word);
}

/** Where apt's name stands among the words, and where its subcommand; -1 for what is not there. */
export function aptPlaces(words: readonly string[]): { readonly program: number; readonly subcommand: number } {
  const program = words.findIndex((word) => aptPrograms.test(word));
  if (program === -1) return { program, subcommand: -1 };
  const subcommand = words.findIndex(
    (word, index) => index > program && !word.startsWith('-') && !takesValue(words[index - 1] ?? ''),
  );
  return { program, subcommand };
}

function subcommandOf(words: readonly string[]): string {
  return words[aptPlaces(words).subcommand] ?? '';
}

export function isUpdate(words: readonly string[]): boolean {
  return subcommandOf(words) === 'update';
}

const upgrades = ['upgrade', 'dist-upgrade', 'full-upgrade'];
const installs = ['install', 'build-dep', 'source', 'satisfy'];

export function readsLists(words: readonly string[]): boolean {
  const subcommand = subcommandOf(words);
  if (upgrades.includes(subcommand)) return true;
  const operands = words.slice(aptPlaces(words).subcommand + 1).filter((word) => !word.startsWith('-'));
  return installs.includes(subcommand) && operands.length > 0;
}

/** `rm -rf /var/lib/apt/lists/*`, and nothing else. */
export function isListsRemoval(words: readonly string[]): boolean {
  const rm = words.findIndex((word) => /(?:^|\/)rm$/.test(word));
  const paths = words.slice(rm + 1).filter((word) => !word.startsWith('-'));
  return rm !== -1 && paths.length > 0 && paths.every((path) => /^\/var\/lib\/apt\/lists(?:\/|$)/.test(path));
}
