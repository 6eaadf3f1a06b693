import {
  appendCommand,
  apt,
  type Change,
  change,
  type Decline,
  decline,
  defineTransform,
  type Instruction,
  lastScript,
} from '../../src/transform.ts';
import { type LaterReader, laterReaders } from './later-readers.ts';

type Declined = Decline<
  'later-layer' | 'later-script' | 'only-lists' | 'exec-form' | 'no-end' | 'piped-password' | 'unreadable-shell'
>;

export default defineTransform({
  name: 'apt-lists-cleanup',
  summary: 'Delete the package lists in the layer that fetches them',
  why: 'apt-get update leaves tens of megabytes of package lists in the layer. No later layer makes them smaller: what is deleted there stays in this one.',
  risk: 'safe',
  hadolint: ['DL3009'],
  examples: [
    {
      before: 'RUN apt-get update && apt-get install -y curl\n',
      after: 'RUN apt-get update && apt-get install -y curl \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  declines: {
    'later-layer': 'A later layer, or a stage built on this one, reads the lists and has no update of its own.',
    'later-script': 'A later layer runs a script that reads the lists, or that may.',
    'only-lists':
      'The RUN does nothing but fetch the lists, or the contents of packages for apt-file, so somebody seems to want them.',
    'exec-form': 'A command in exec form is the only one of its RUN.',
    'no-end':
      'What is appended would not be reached, not wait for what is there, or hide that it fails: the RUN ends in exec, exit, the background, or a compound behind && under set -e.',
    'piped-password': 'sudo gets its password by a pipe, and the deletion would need it too.',
    'unreadable-shell': 'The shell text of the RUN does not parse, so where it ends is not certain.',
  },
  *run(pass) {
    const runs = pass.dockerfile.instructions.map((one) => one.as('RUN')).filter((run) => run !== undefined);
    const dirty = runs.filter(
      (run) => apt.fetchesLeftBehind(run).length > 0 && !apt.mountsLists(run) && !isTrapped(run),
    );
    if (dirty.length === 0) return;
    const readers = laterReaders(pass);
    for (const run of dirty) yield whyNot(run, readers.get(run)) ?? cleanUp(run);
  },
});

function cleanUp(run: Instruction): Change {
  return change({
    message: 'the package lists stay in the layer, and nothing reads them again',
    at: run,
    edits: appendCommand(run, `${privilegeIn(run)}rm -rf ${apt.listsFolder}/*`),
  });
}

function whyNot(run: Instruction, reader: LaterReader | undefined): Declined | undefined {
  const [script] = run.scripts;
  if (reader) return decline(reader.isScript ? 'later-script' : 'later-layer', run, reader.description);
  if (apt.commandsOf(run).some(({ step }) => !step)) {
    return decline('exec-form', run, 'a RUN in exec form has room for its one command, and none for a deletion');
  }
  if (script && !script.isValid) {
    return decline(
      'unreadable-shell',
      run,
      'the shell text of this RUN does not parse, so where it ends is not certain',
    );
  }
  if (apt.stepsOf(run).every(({ command }) => fetchesAlone(run, command))) {
    return decline('only-lists', run, 'this RUN does nothing but fetch the lists: it would have no use without them');
  }
  if (keepsContents(run)) {
    return decline(
      'only-lists',
      run,
      'apt-file lays the contents of packages beside the lists, and nothing here searches them',
    );
  }
  if (hasNoEnd(run)) {
    return decline(
      'no-end',
      run,
      'this RUN ends in exec, exit, the background, or a compound behind && under set -e, where a deletion would hide failures or not come last',
    );
  }
  if (privilegeIn(run) === undefined) {
    return decline('piped-password', run, 'sudo gets its password by a pipe, and a deletion would need it too');
  }
  return undefined;
}

function fetchesAlone(run: Instruction, command: apt.Step['command']): boolean {
  const own = apt.commandsOf(run).find((one) => one.command === command);
  return (
    ['update', 'clean'].includes(own?.subcommand?.value ?? '') ||
    ['true', ':', 'set'].includes(command.words[0]?.value ?? '')
  );
}

/** Whether apt-file fetches what it does not search in the same RUN: something else may. */
function keepsContents(run: Instruction): boolean {
  const uses = apt.listUsesOf(run);
  return apt
    .fetchesLeftBehind(run)
    .some(
      (fetch) =>
        apt.fetchesContents(fetch) &&
        !uses.some((one) => one.step?.invocation.program === 'apt-file' && apt.isSurelyBefore(fetch, one)),
    );
}

/** Whether what is appended would not be reached, or would not wait for what is there. */
function hasNoEnd(run: Instruction): boolean {
  const script = lastScript(run);
  const items = script?.list.items ?? [];
  const last = items.at(-1);
  // Behind `||` it ends only what has failed.
  const ends =
    last?.operator?.text !== '||' &&
    last?.commands.some(({ words }) => ['exec', 'exit'].includes(words[0]?.value ?? ''));
  if (!script) return false;
  // Neither joiner will do: && hides failures inside it from set -e, and ; those of what stands before it.
  if (last?.isCompound && last.operator?.text === '&&' && apt.stopsAtFailure(last)) return true;
  if (ends || /^\s*&/.test(script.text.slice(script.tail.start))) return true;
  // What `&` puts in the background may go on behind the end.
  const background = items.findLastIndex(({ operator }) => operator?.text === '&');
  const until = items[background]?.start ?? 0;
  return apt.listUsesOf(run).some(({ step }) => step?.command.script === script && step.command.start < until);
}

/** The `sudo` that the deletion needs where the last install, or else the last update, has it. */
function privilegeIn(run: Instruction): string | undefined {
  const last = apt.listUsesOf(run).findLast((use) => use.action === 'needs') ?? apt.fetchesLeftBehind(run).at(-1);
  for (let step = last?.step; step; step = step.outer) {
    const privilege = apt.privilegeOf(step);
    if (privilege !== '') return privilege;
  }
  return '';
}

/** Whether the shell deletes the lists when it ends. */
function isTrapped(run: Instruction): boolean {
  return apt
    .stepsOf(run)
    .some(
      ({ command: { words } }) =>
        words[0]?.value === 'trap' && words.some(({ value }) => value.includes(apt.listsFolder)),
    );
}
