import type { Remark } from '../files/search-folder.ts';
import { formatFindings } from '../output/findings.ts';
import { formatNotes, formatProblems, formatRemarks } from '../output/problems.ts';
import type { FileResult } from '../output/result.ts';
import { formatSummary } from '../output/summary.ts';
import type { Transform } from '../transform.ts';
import { type Flags, standardInput } from './flags.ts';
import { nextCommands } from './next-commands.ts';
import type { Terminal } from './terminal.ts';

/** What a run did, and what it did not look at. */
export interface Run {
  readonly results: readonly FileResult[];
  readonly passedOver: readonly Remark[];
  readonly leadingOutside: readonly Remark[];
}

/** How it was asked for. */
export interface Request {
  readonly paths: readonly string[];
  readonly flags: Flags;
  readonly transforms: readonly Transform[];
  readonly terminal: Terminal;
}

/** The result goes to the output; what there is to say about it follows as messages, on one screen. */
export async function printRun(run: Run, request: Request): Promise<void> {
  const { output, messages } = request.terminal;
  const result = await resultOf(run.results, request);
  output.write(result.text);
  messages.write([result.note ?? '', ...messagesOf(run, request)].join(''));
}

/** The text that was asked for, and what has to be known to use it. */
async function resultOf(
  results: readonly FileResult[],
  { paths, flags, terminal }: Request,
): Promise<{ readonly text: string; readonly note?: string }> {
  if (flags.format === 'json') {
    const { formatJson } = await import('../output/json.ts');
    return { text: formatJson(results) };
  }
  if (flags.write) return { text: paths.includes(standardInput) ? results.map(newText).join('') : '' };
  const changed = results.filter(({ outcome }) => outcome === 'changed');
  if (flags.check) return { text: changed.map(({ path }) => `${path}\n`).join('') };
  if (changed.length === 0) return { text: '' };
  const { folderOfDiffs, formatDiffs } = await import('../output/diff.ts');
  const workingFolder = process.cwd();
  const folder = folderOfDiffs(changed, workingFolder);
  const text = formatDiffs(changed, folder, terminal.outputColors);
  if (folder === workingFolder || flags.quiet) return { text };
  return {
    text,
    note: formatRemarks(
      'note',
      [{ path: folder, message: 'the diff is to be applied in this folder' }],
      terminal.messageColors,
    ),
  };
}

function newText({ outcome, report }: FileResult): string {
  return outcome === 'failed' ? '' : report.after;
}

function* messagesOf(run: Run, { paths, flags, transforms, terminal }: Request): Iterable<string> {
  const { results } = run;
  const colors = terminal.messageColors;
  const verbose = flags.verbose === true;
  const isForPeople = !flags.quiet && flags.format !== 'json';
  if (verbose) yield formatRemarks('passed over', run.passedOver, colors);
  if (!flags.quiet) yield formatRemarks('left alone', run.leadingOutside, colors);
  if (isForPeople && (verbose || !flags.check)) yield formatFindings(results, { transforms, verbose, colors });
  if (isForPeople) yield formatNotes(results, { verbose, colors });
  yield formatProblems(results, { verbose, colors });
  if (!isForPeople) return;
  if (results.length > 0) yield formatSummary(results, nextCommands(results, process.argv.slice(2)));
  else yield nothingFound(paths, verbose);
}

function nothingFound(paths: readonly string[], verbose: boolean): string {
  const where = paths.length === 0 ? 'this folder' : paths.join(', ');
  return `no Dockerfile found in ${where}${verbose ? '' : '; --verbose names what was passed over'}\n`;
}
