import type { Choice, RepositoryChoice } from './choices.ts';

const introduction = `# What becomes of each repository and of each of its changes: apply, skip or undecided.
# A change is made where both it and its repository say apply. The reasons are for people.
`;

/** The text of `decisions.yaml`: the repositories that have changes, and each of their changes. */
export function decisionsText(choices: readonly RepositoryChoice[]): string {
  const decidable = choices.filter(({ changes }) => changes.length > 0);
  if (decidable.length === 0) return `${introduction}repositories: {}\n`;
  return `${introduction}repositories:\n${decidable.map(textOfRepository).join('')}`;
}

function textOfRepository(choice: RepositoryChoice): string {
  const files = choice.files
    .filter(({ changes }) => changes.length > 0)
    .map(({ path, changes }) => {
      const entries = changes.map((change) => key(change.change.key, 8) + textOfChoice(change, 10));
      return key(path, 6) + entries.join('');
    });
  return `${key(choice.repository.name, 2)}${textOfChoice(choice, 4)}    files:\n${files.join('')}`;
}

function textOfChoice({ decision, reason }: Choice, indent: number): string {
  const blanks = ' '.repeat(indent);
  return `${blanks}decision: ${decision}\n${blanks}reason: ${quoted(reason)}\n`;
}

/** YAML looks for the colon of a key no further than 1,024 characters; a longer key has to be announced. */
function key(name: string, indent: number): string {
  const blanks = ' '.repeat(indent);
  const text = quoted(name);
  return text.length > 1000 ? `${blanks}? ${text}\n${blanks}:\n` : `${blanks}${text}:\n`;
}

/** A JSON string is a YAML string, but for characters that YAML takes for line ends or does not print. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
