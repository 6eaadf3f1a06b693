import { literalPattern } from '../text/literal-pattern.ts';
// BuildKit's patterns in variables (frontend/dockerfile/shell/lex.go, docker 28.5).
import { WordError } from './word-error.ts';

/** What `${X#pattern}` and `${X%pattern}` leave of a value; a doubled operator takes the longest match. */
export function trimPattern(value: string, word: string, operator: string): string {
  const greedy = word.startsWith(operator);
  const pieces = patternPieces(greedy ? word.slice(1) : word);
  if (operator === '#') return trimStart(value, pieces, greedy);
  // The shortest suffix is what the shortest match of the reversed text is.
  return reversed(trimStart(reversed(value), pieces.reverse(), greedy));
}

function trimStart(value: string, pieces: readonly string[], greedy: boolean): string {
  return value.replace(new RegExp(`^${patternSource(pieces.join(''), greedy)}`, 'su'), '');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** Characters, each with the backslash before it. */
function patternPieces(pattern: string): string[] {
  return pattern.match(/\\?.|\\/gsu) ?? [];
}

/**
 * The regular expression of a pattern.
 * @throws WordError where BuildKit refuses an escape in it
 */
export function patternSource(pattern: string, greedy: boolean): string {
  return patternPieces(pattern)
    .map((piece) => {
      if (piece === '*') return greedy ? '.*' : '.*?';
      if (piece === '?') return '.';
      if (piece.startsWith('\\') && !/^\\[*?\\/}]$/.test(piece)) throw new WordError(`invalid escape '${piece}'`);
      return literalPattern(piece.replace(/^\\/, ''));
    })
    .join('');
}
