import {
  type Change,
  change,
  copyOf,
  type Decline,
  decline,
  defineTransform,
  type Fetch,
  type Instruction,
  insertAbove,
  isParagraph,
  keywordLike,
  moveBelow,
  type Pass,
  relativeTo,
  replaceArgument,
  type Span,
  type Stage,
} from '../../src/transform.ts';
import { narrowed, repeatedBelow } from './added-installs.ts';
import { firstCandidate, isSplitBefore, onbuildCandidate } from './candidates.ts';
import { restBelow, withoutRest } from './divided-run.ts';
import { isBeside } from './install-run.ts';
import { destinationAt, manifestCopies } from './manifest-copy.ts';
import { isFlatteningCopy, isWholeCopy } from './source-tree.ts';
import type { Refusal, Split } from './split.ts';
import { StageWalk } from './stage-walk.ts';

const declines = {
  'no-context': 'The build context is not at hand, and only it tells what the install reads.',
  onbuild: 'The copy or the install stands behind ONBUILD, and runs in builds that are not seen here.',
  flattening: 'The copy empties every folder into one, so that the manifest cannot be told apart.',
  'other-manager': 'What the package manager reads is not known to this version.',
  'unknown-path': 'A path hangs on what the file does not tell.',
  'missing-file': 'A file that the install reads is not in the build context.',
  'excluded-file': 'An ignore file keeps what the install reads from the builder.',
  'unreadable-file': 'A file that the install reads does not say what else it reads.',
  'needs-source': 'The install builds the project, or reads more of it than its manifests.',
  'same-run': 'The RUN of the install works on the source too.',
  between: 'Something between the copy and the install needs the source, or changes what the moved copy would do.',
  overwritten: 'The later copy would be put over what was installed.',
} as const;

type Id = keyof typeof declines;

export default defineTransform({
  name: 'copy-manifests-first',
  summary: 'Copy and install what the manifests name before the rest of the source',
  why: 'A layer is built again when a file that was copied before it changes. With the manifests copied first, a change of the code leaves the installed dependencies in the cache.',
  risk: 'review',
  hadolint: [],
  examples: [
    {
      before:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "main.py"]\n',
      after:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["python", "main.py"]\n',
      context: { 'requirements.txt': 'flask==3.0.3\n', 'main.py': '' },
    },
  ],
  declines,
  *run(pass) {
    for (const stage of pass.dockerfile.stages) yield* rewriteStage(stage, pass);
  },
});

type StagePass = Pick<Pass<unknown>, 'context' | 'contextDoubt' | 'lineOf'>;

function* rewriteStage(stage: Stage, pass: StagePass): Generator<Change | Decline<Id>> {
  const onbuild = onbuildCandidate(stage);
  if (onbuild) yield decline('onbuild', onbuild, 'the copy of the whole and the install stand behind ONBUILD');
  const first = stage.instructions.findIndex(
    (instruction) => isWholeCopy(copyOf(instruction)) || isFlatteningCopy(instruction),
  );
  const whole = stage.instructions[first];
  if (!whole) {
    yield* whyNotAcross(stage, pass);
    return;
  }
  const { context } = pass;
  if (!context || isFlatteningCopy(whole)) {
    const candidate = firstCandidate(stage.instructions.slice(first + 1), stage.instructions.slice(0, first));
    if (candidate) yield whyNotRead(whole, candidate, pass);
    return;
  }
  const before = [
    ...stage.chain
      .slice(1)
      .reverse()
      .flatMap(({ instructions }) => instructions),
    ...stage.instructions.slice(0, first),
  ];
  const walk = new StageWalk({
    context,
    before,
    isSplit: (manager) => isSplitBefore(manager, before),
    lineOf: pass.lineOf,
  });
  for (const instruction of stage.instructions.slice(first)) walk.take(instruction);
  if (walk.split && !isBeside(walk.split.install)) yield splitOf(walk.split);
  for (const refusal of walk.refusals) yield declineOf(refusal);
}

/** An install below the copy of the whole of a stage that this one is built on. */
function* whyNotAcross(stage: Stage, { lineOf }: StagePass): Generator<Decline<Id>> {
  const above = stage.chain.slice(1).flatMap(({ instructions }) => instructions);
  const whole = above.find((instruction) => isWholeCopy(copyOf(instruction)));
  const candidate = whole && firstCandidate(stage.instructions, above);
  if (!whole || !candidate) return;
  const message = `the copy of the whole stands on line ${lineOf(whole)}, in the stage that this one is built on`;
  yield decline('between', candidate, message);
}

function whyNotRead(whole: Instruction, candidate: Span, { contextDoubt, lineOf }: StagePass): Decline<Id> {
  if (isFlatteningCopy(whole))
    return decline('flattening', candidate, `line ${lineOf(whole)} empties folders into the one that it fills`);
  const hint =
    contextDoubt ?? 'no build context is at hand: --context names one, --assume-context the files to believe in';
  return decline('no-context', candidate, hint);
}

function declineOf({ id, install, message }: Refusal): Decline<Id> {
  return decline(id, install, message);
}

function splitOf(split: Split): Change {
  if (split.fetch) return fetchOf(split, split.fetch);
  const { moved, wholes, ahead, last, install, reads, divided, added, open } = split;
  const lowest = moved.at(-1);
  const [whole] = wholes;
  const isOwnParagraph = whole !== undefined && isParagraph(whole.instruction);
  const files = [...new Set(reads.map(({ file }) => file.path))].join(', ');
  const repeats = added
    .map(({ install: { title }, added: { why } }) => `; ${title} runs once more below the copy: it ${why}`)
    .join('');
  const rest = divided ? `; the rest of its RUN, from ${divided.next} on, stands below the copy` : '';
  return change({
    message: `${titleOf(split)} reads ${files} of the build context, and nothing else of what is copied before it${repeats}${rest}${noticeOf(open)}`,
    at: install,
    risk: open.length === 0 && added.length === 0 && !divided ? 'safe' : 'review',
    edits: [
      ...ahead.flatMap((one) => manifestEdits(one, isOwnParagraph)),
      ...added.flatMap(narrowed),
      ...(divided ? withoutRest(divided) : []),
      ...moveBelow(moved, last, [
        ...wholes.flatMap((one) => redirected(one, last)),
        ...(lowest ? repeatedBelow(added, lowest) : []),
        ...(lowest && divided ? restBelow(divided, lowest) : []),
      ]),
    ],
  });
}

/**
 * The command that fetches, with the manifests, above the copies: where they stand, or where what the command needs, as
 * its working directory, stands above it.
 */
function fetchOf({ moved, wholes, ahead, last, install, reads, open }: Split, fetch: Fetch): Change {
  const [first] = moved;
  const between =
    last.stage?.instructions.filter(({ index }) => index > (first?.index ?? 0) && index < last.index) ?? [];
  const previous = between.findLast((one) => !moved.includes(one) && !isOverlay(one, wholes, reads));
  const lines = ahead.flatMap(({ whole, reads: files }) => manifestCopies(whole, files, last));
  const run = `${keywordLike(last, 'RUN')} ${fetch.text}`;
  const added = first ? [...lines, run].flatMap((line) => insertAbove(first, [line])) : [];
  const files = [...new Set(reads.map(({ file }) => file.path))].join(', ');
  return change({
    message: `${fetch.title} is added: it reads ${files} of the build context alone, and fetches what ${install.title} then finds there${previous ? noticeOf(open) : ''}`,
    at: install,
    risk: 'review',
    edits: previous ? moveBelow(moved, previous, [...wholes.flatMap((one) => redirected(one, last)), ...added]) : added,
  });
}

function noticeOf(open: readonly string[]): string {
  if (open.length === 0) return '';
  return `; add ${open.join(', ')} to .dockerignore, or a local one is copied over that of the image`;
}

/** Whether a copy brings nothing but files of the source, of which the fetch reads none. */
function isOverlay(instruction: Instruction, wholes: Split['wholes'], reads: Split['reads']): boolean {
  const copy = copyOf(instruction);
  const { destination } = copy ?? {};
  if (!copy || destination === undefined || reads.some(({ file }) => file.copy === instruction)) return false;
  // The root, and the home of root, hold settings of the command.
  return wholes.some(
    (whole) => !/^\/(?:root)?$/.test(whole.destination) && relativeTo(whole.destination, destination) !== undefined,
  );
}

/** The install with the options that it gets. */
function titleOf({ install, added }: Split): string {
  const own = added.find((one) => one.install === install);
  return [install.title, ...(own?.added.options ?? [])].join(' ');
}

function manifestEdits({ run, whole, reads }: Split['ahead'][number], isOwnParagraph: boolean): Change['edits'] {
  return manifestCopies(whole, reads, run).flatMap((line, index) =>
    insertAbove(run, [line], { paragraph: isOwnParagraph && index === 0 }),
  );
}

/** The moved copy names its destination anew where another WORKDIR is in force by then. */
function redirected(whole: Split['wholes'][number], last: Instruction): Change['edits'] {
  const { destination } = whole.instruction;
  const renamed = destinationAt(whole, last);
  return destination && renamed !== destination.value ? replaceArgument(whole.instruction, destination, renamed) : [];
}
