import {
  CopiedFiles,
  directoryOf,
  type Instruction,
  isKnownPath,
  outermost,
  type ReadFile,
  relativeTo,
  type ShellCommand,
  shownPath,
} from '../../src/transform.ts';
import { argumentInPath } from './arguments-in-paths.ts';
import { type DividedRun, dividedBehind } from './divided-run.ts';
import { type Footprint, footprintOf } from './footprint.ts';
import type { InstallRun } from './install-run.ts';
import { overwritingOf } from './overwritten.ts';
import { type Staying, whyNotBelow } from './passing.ts';
import type { Touch } from './program-touches.ts';
import { placeOf } from './source-tree.ts';
import type { Ahead, Between, Refusal } from './split.ts';

/** A RUN whose installs can come before the copies of the whole. */
export interface ReadingRun {
  readonly ahead: readonly Ahead[];
  readonly staying: Staying;
  readonly open: readonly string[];
  /** Where a part of the RUN goes below the copies. */
  readonly divided: DividedRun | undefined;
}

/** Each folder is a COPY, and a layer, of which an image cannot have more than about 125. */
const mostFolders = 40;

const noFootprint: Footprint = { touches: [], isOfFilesOnly: false, unknown: undefined };

/**
 * What a RUN needs to stand above the copies of the whole; or why it cannot.
 *
 * @param isFetch whether not the RUN itself is to stand there, but a command that fetches what it needs
 */
export function readingRunOf(
  run: Instruction,
  found: InstallRun,
  between: Between,
  lineOf: (at: Instruction) => number,
  isFetch = false,
): ReadingRun | Refusal {
  const { install, files } = found;
  const refuse = (id: Refusal['id'], message: string): Refusal => ({ id, install, message });
  const carried = files.reads.filter(({ file }) => between.wholes.some(({ instruction }) => instruction === file.copy));
  const isKnown = (command: ShellCommand | undefined) => found.installs.some((known) => known.command === command);
  // A RUN for which something is fetched stays below the copies, whatever else it does.
  const whole = isFetch ? noFootprint : footprintOf(run, isKnown);
  const tried = whatElse(whole, carried, between) === undefined ? undefined : dividedBehind(run, found.installs);
  const divided = typeof tried === 'string' ? undefined : tried;
  const footprint = divided ? footprintOf(run, isKnown, (command) => isAhead(command, divided)) : whole;
  const more = whatElse(footprint, carried, between);
  if (more !== undefined) {
    const why = typeof tried === 'string' ? `; the RUN is not divided, as ${tried}` : '';
    return refuse('same-run', `the RUN of ${install.title} also ${more}${why}`);
  }

  const odd = carried.find(({ file }) => /[*?[\]\\$"']/.test(file.path));
  if (odd) return refuse('unknown-path', `COPY cannot name ${odd.file.path} as it is`);
  const linked = carried.find(({ file }) => {
    const folder = file.kind === 'directory' ? file.path : file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    return folder !== '' && between.context.isLinked?.(folder);
  });
  if (linked) {
    const message = `${linked.file.path} lies behind a link, which the later copy could not put in the place of a folder`;
    return refuse('unknown-path', message);
  }
  const folders = new Set(carried.map(({ file }) => file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))));
  if (folders.size > mostFolders)
    return refuse(
      'needs-source',
      `${install.title} reads manifests of ${folders.size} folders, more than can be copied one by one`,
    );
  const argument = argumentInPath(run, carried, between);
  if (argument !== undefined)
    return refuse('unknown-path', `the build argument ${argument} tells which files ${install.title} reads`);
  const astray = between.wholes.find(
    ({ instruction, destination }) => !isKnownPath(destination) && directoryOf(instruction) !== directoryOf(run),
  );
  if (astray) {
    const line = lineOf(astray.instruction);
    return refuse('unknown-path', `WORKDIR changes below line ${line}, and where that line copies to is not known`);
  }

  const made: Touch[] = files.writes.map((path) => ({ use: 'fills', path, isDeep: true }));
  const read = carried.flatMap(({ file }): Touch[] =>
    between.wholes
      .filter(({ instruction }) => instruction === file.copy)
      .map((one) => ({
        // What fetches is handed to a shell, and need not be executable.
        use: !isFetch && isProgram(file.path) ? 'runs' : 'reads',
        path: placeOf(file.path, one),
        isDeep: true,
      })),
  );
  // What is not there would be read if something made it before.
  const sought = (files.absent ?? []).map((path): Touch => ({ use: 'reads', path, isDeep: true }));
  const staying: Staying = { instruction: run, touches: [...footprint.touches, ...made, ...read, ...sought] };
  for (const moving of between.moving) {
    const why = whyNotBelow(moving, staying, between.tree);
    const upper = moving.instruction;
    if (why !== undefined) return refuse('between', `${install.title} ${why} on line ${lineOf(upper)}`);
  }

  const written = [...between.staying, staying].flatMap(({ touches }) => touches.filter(({ use }) => use === 'fills'));
  const paths = new Set(written.map(({ path }) => path));
  const { held, owned, open } = overwritingOf([...paths], between.wholes, between.context);
  if (held === '.')
    return refuse('overwritten', `${install.title} installs into the folder that the whole is copied to`);
  if (owned !== undefined)
    return refuse('overwritten', `the later copy gives ${owned}, in which ${install.title} installs, to another owner`);
  if (held !== undefined) {
    const message = `the build context holds ${held}, which the later copy would put over what ${install.title} installs`;
    return refuse('overwritten', `${message}: add ${held} to .dockerignore`);
  }
  return { ahead: aheadOf(run, carried, between), staying, open, divided };
}

/** Whether a command is of the part that stays with the install. */
function isAhead({ item }: ShellCommand, { last }: DividedRun): boolean {
  return outermost(item).index <= last.index;
}

/** Wrappers of package managers, which have to be executable. */
function isProgram(path: string): boolean {
  return /(?:^|\/)(?:mvnw|gradlew)$|(?:^|\/)bin\/[^/]+$/.test(path);
}

/** What a RUN does with the source beside its installs: the rest of a sentence. */
function whatElse({ unknown, touches }: Footprint, carried: readonly ReadFile[], between: Between): string | undefined {
  if (unknown !== undefined) return `runs ${unknown}, which may read the source`;
  const files = new CopiedFiles(between.context, between.copies);
  const isCarried = (path: string) => {
    const found = files.find(path);
    return carried.some(({ file }) => file.path === found.path);
  };
  // A virtual environment that the RUN makes in the folder of the source is none of the source.
  const made = [...between.staying, { touches }].flatMap((one) =>
    one.touches.filter((touch) => touch.use === 'fills' && !between.tree.isTouchedBy(touch)).map(({ path }) => path),
  );
  const isMade = ({ use, path }: Touch) =>
    (use === 'reads' || use === 'runs' || use === 'enters') && made.some((one) => relativeTo(one, path) !== undefined);
  const touch = touches.find(
    (one) => between.tree.isTouchedBy(one) && !isMade(one) && !(one.use === 'reads' && isCarried(one.path)),
  );
  return touch && `${verbs[touch.use]} ${shownPath(touch.path)}, where the source is copied`;
}

const verbs: Readonly<Record<Touch['use'], string>> = {
  reads: 'reads',
  runs: 'runs',
  enters: 'works in',
  changes: 'changes',
  marks: 'changes',
  makes: 'makes',
  fills: 'makes',
};

/** The files to copy right above a RUN, for each copy of the whole that brings some. */
function aheadOf(run: Instruction, carried: readonly ReadFile[], { wholes }: Between): Ahead[] {
  return wholes.flatMap((whole) => {
    const ofWhole = carried.filter(({ file }) => file.copy === whole.instruction);
    // Several installs of the RUN may read one file.
    const reads = [...new Map(ofWhole.map((read) => [read.file.path, read])).values()];
    const folders = reads.filter(({ file }) => file.kind === 'directory');
    const alone = reads.filter(
      (read) => !folders.some((folder) => folder !== read && read.file.path.startsWith(`${folder.file.path}/`)),
    );
    return alone.length > 0 ? [{ run, whole, reads: alone }] : [];
  });
}
