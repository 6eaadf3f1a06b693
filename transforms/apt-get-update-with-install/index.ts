import {
  apt,
  type Change,
  type Decline,
  decline,
  defineTransform,
  type Instruction,
  type Pass,
  possibleParents,
} from '../../src/transform.ts';
import { dropUpdate, type Fetch, joinUpdate } from './join.ts';
import { ownUpdate } from './own-update.ts';

type Declined = Decline<
  | 'no-update'
  | 'end-of-life'
  | 'exec-form'
  | 'unclear-place'
  | 'tolerated-failure'
  | 'changed-sources'
  | 'unreadable-shell'
>;

export default defineTransform({
  name: 'apt-get-update-with-install',
  summary: 'Run apt-get update in the layer that installs',
  why: 'A cached layer keeps package lists that grow old: a later layer then asks for versions that the archive no longer has. Lists that each layer fetches for itself can also be deleted where they are fetched.',
  risk: 'safe',
  hadolint: [],
  examples: [
    {
      before: 'RUN apt-get update\nRUN apt-get install -y curl\n',
      after: 'RUN apt-get update && apt-get install -y curl\n',
    },
    {
      before: 'RUN apt-get update && apt-get install -y curl\nCOPY . /src\nRUN apt-get install -y make\n',
      after:
        'RUN apt-get update && apt-get install -y curl\nCOPY . /src\nRUN apt-get update && apt-get install -y make\n',
    },
  ],
  declines: {
    'no-update':
      'Nothing in the file fetches the lists that the install reads: its image may hold them, and an update may bring other versions.',
    'end-of-life': 'The release has left the main mirrors, and an update of its own may fail.',
    'exec-form': 'A command in exec form is the only one of its RUN.',
    'unclear-place':
      'In front of the install an update would run at another time, or lacks the network, or a password that is piped in.',
    'tolerated-failure': 'The build goes on when the update fails, which `&&` in front of the install would end.',
    'changed-sources':
      'Between the update and the install something changes what apt knows, so that another update would see other packages than the first.',
    'unreadable-shell': 'The shell text around the install does not parse, so where an update goes is not certain.',
  },
  *run(pass) {
    const atEnd = new Map<Instruction['stage'], Fetch | undefined>();
    for (const stage of pass.dockerfile.stages) {
      let fetch = possibleParents(stage)
        .map((parent) => atEnd.get(parent))
        .find((one) => one !== undefined);
      for (const instruction of stage.instructions) {
        const run = instruction.as('RUN');
        if (run) fetch = yield* visit(run, fetch, pass);
      }
      atEnd.set(stage, fetch);
    }
  },
});

/** Sees to one RUN; returns whose lists are there behind it. */
function* visit(
  run: Instruction,
  fetch: Fetch | undefined,
  pass: Pass<unknown>,
): Generator<Change | Declined, Fetch | undefined> {
  const uses = apt.listUsesOf(run);
  const readers = apt.readersOfEarlierLists(run);
  const own = uses.findLast(({ action }) => action === 'fetches');
  const given: apt.ListUse[] = [];
  let isJoined = false;
  for (const reader of readers) {
    if (given.some((one) => apt.isSurelyBefore(one, reader)) || !isWorthAnUpdate(reader, readers)) continue;
    const joined = fetch && joinUpdate(fetch, reader, pass);
    const result = joined ?? provide(reader, fetch, pass);
    if (result.kind === 'change') given.push(reader);
    yield result;
    // It stands in front of what else reads the lists.
    isJoined = joined !== undefined;
    if (joined) break;
  }
  if (fetch && !fetch.isRead && isServed(readers, given)) {
    const [reader] = given;
    const dropped = reader && !isJoined && dropUpdate(fetch, reader, pass);
    if (dropped) yield dropped;
  }
  const [firstUse] = uses;
  if (fetch && readers.length === 0 && firstUse?.action === 'fetches') {
    const dropped = dropUpdate(fetch, firstUse, pass);
    if (dropped) yield dropped;
  }
  if (fetch && readers.length > 0) fetch.isRead = true;
  if (own) return { run, use: own, isRead: uses.at(-1) !== own };
  const [first] = given;
  return first && fetch ? { run, use: fetch.use, isRead: true } : fetch;
}

/** Whether every reader of a RUN has an update before it now. */
function isServed(readers: readonly apt.ListUse[], given: readonly apt.ListUse[]): boolean {
  return readers.every((reader) => given.some((one) => one === reader || apt.isSurelyBefore(one, reader)));
}

/** Other readers get one where they stand in front of an install. */
function isWorthAnUpdate(reader: apt.ListUse, readers: readonly apt.ListUse[]): boolean {
  return readers.some((one) => one.action === 'needs' && (one === reader || apt.isSurelyBefore(reader, one)));
}

function provide(reader: apt.ListUse, fetch: Fetch | undefined, pass: Pass<unknown>): Change | Declined {
  const { step, instruction } = reader;
  const at = reader.apt ?? instruction;
  if (!fetch) return decline('no-update', at, 'no command in this file fetches the lists that this command reads');
  if (!step)
    return decline('exec-form', at, 'a RUN in exec form has room for this command alone, and none for an update');
  if (!step.command.script.isValid) {
    return decline(
      'unreadable-shell',
      at,
      'the shell text of this RUN does not parse, so where an update goes is not certain',
    );
  }
  const { endOfLife } = apt.releaseOf(instruction.stage);
  if (endOfLife) {
    return decline('end-of-life', at, `${endOfLife} has left the main mirrors, and an update of its own may fail`);
  }
  return ownUpdate(fetch, reader, step, pass);
}
