import { lineOf, transformOf, withoutPlace } from './carry-over.ts';
import type { Decided } from './decisions.ts';

/**
 * The changes of a file that came up when others were left out, and that nobody has approved: one that was left out may stand
 * at another place then, or make other edits, and so may one that was approved.
 *
 * @param made the keys of the changes that are made now
 * @param known the keys of those that the plan holds
 */
export function unapproved(
  made: readonly string[],
  known: readonly string[],
  decided: ReadonlyMap<string, Decided> = new Map(),
): string[] {
  const missing = known.filter((key) => decided.get(key)?.decision !== 'skip' && !made.includes(key));
  const skipped = known.filter((key) => decided.get(key)?.decision === 'skip');
  return made.filter((key) => {
    if (known.includes(key)) return false;
    const isOne = (other: string): boolean => transformOf(other) === transformOf(key);
    const approved = missing.filter(isOne);
    const rivals = skipped.filter(isOne);
    if (approved.length === 0) return true;
    if (rivals.length === 0) return false;
    // It is the one that does the same, or else the one on the same line.
    const isSame = (other: string): boolean => withoutPlace(other) === withoutPlace(key);
    if (approved.some(isSame) !== rivals.some(isSame)) return rivals.some(isSame);
    const isBeside = (other: string): boolean => lineOf(other) === lineOf(key);
    return !approved.some(isBeside) || rivals.some(isBeside);
  });
}
