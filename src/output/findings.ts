import type { Colors } from 'picocolors/types.js';
import type { Finding } from '../pipeline/report.ts';
import type { Transform } from '../transform.ts';
import type { FileResult } from './result.ts';
import { table } from './table.ts';
import { count, printable } from './words.ts';

/** More places than this do not fit on a screen below a diff: they are counted. */
const placesOnAScreen = 20;

export interface FindingsView {
  readonly transforms: readonly Transform[];
  readonly verbose: boolean;
  readonly colors: Colors;
}

/**
 * The places that were left as they are, each as `path:line  transform  sentence`; many are counted by transform and reason.
 * Verbose: all of them, and what was changed, ignored or left out besides.
 */
export function formatFindings(results: readonly FileResult[], view: FindingsView): string {
  const all = results.flatMap(({ path, report }) => report.findings.map((finding) => ({ path, finding })));
  if (view.verbose) return formatPlaces(all, view.colors);
  const left = all.filter(({ finding }) => isLeftAlone(finding));
  return left.length > placesOnAScreen ? formatCounts(left, view) : formatPlaces(left, view.colors);
}

/** Whether a transform had something to say about a place, and it stays as it is without anybody asking for that. */
export function isLeftAlone({ outcome }: Finding): boolean {
  return outcome === 'declined' || outcome === 'reverted';
}

interface PlacedFinding {
  readonly path: string;
  readonly finding: Finding;
}

function formatPlaces(places: readonly PlacedFinding[], colors: Colors): string {
  return table(
    places.map(({ path, finding }) => rowOf(finding, `${path}:${finding.at.line}`, finding.message, colors)),
  );
}

function rowOf(finding: Finding, first: string, sentence: string, colors: Colors): string[] {
  return [printable(first), colors.cyan(finding.transform), introductions[finding.outcome] + printable(sentence)];
}

const introductions: Readonly<Record<Finding['outcome'], string>> = {
  applied: 'changed: ',
  declined: '',
  ignored: 'ignored by a comment: ',
  unselected: 'left out by an option: ',
  reverted: 'taken back, as the result would not be sound: ',
};

function formatCounts(places: readonly PlacedFinding[], { transforms, colors }: FindingsView): string {
  const kinds = new Map<string, Finding[]>();
  for (const { finding } of places) {
    const key = `${finding.transform} ${finding.outcome} ${finding.id}`;
    const same = kinds.get(key);
    if (same) same.push(finding);
    else kinds.set(key, [finding]);
  }
  const rows = [...kinds.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, placesOnAScreen)
    .flatMap((findings) => {
      const [first] = findings;
      return first ? [rowOf(first, count(findings.length, 'place'), sentenceOf(first, transforms), colors)] : [];
    });
  const others = kinds.size - rows.length;
  const more = others > 0 ? `and ${others} other ${others === 1 ? 'reason' : 'reasons'}; ` : '';
  return `${table(rows)}${more}--verbose lists all ${places.length} places\n`;
}

/** The sentence that documents a decline, as the one at hand speaks of one place. */
function sentenceOf(finding: Finding, transforms: readonly Transform[]): string {
  const transform = transforms.find(({ name }) => name === finding.transform);
  const declines: Readonly<Record<string, string>> = transform?.declines ?? {};
  return (finding.id !== undefined && declines[finding.id]) || finding.message;
}
