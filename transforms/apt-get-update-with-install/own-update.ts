import {
  apt,
  type Change,
  change,
  type Decline,
  decline,
  type Instruction,
  insertCommandBefore,
  mountsOf,
  type Pass,
} from '../../src/transform.ts';
import type { Fetch } from './join.ts';
import { bindsLists, type Place, placeBefore } from './place.ts';

type Declined = Decline<'unclear-place' | 'tolerated-failure' | 'changed-sources'>;

/** Puts an update of its own in front of a command that reads the lists of an earlier layer. */
export function ownUpdate(fetch: Fetch, reader: apt.ListUse, step: apt.Step, pass: Pass<unknown>): Change | Declined {
  const at = reader.apt ?? reader.instruction;
  const place = placeBefore(step);
  const privilege = apt.privilegeOf(step);
  if (!place || privilege === undefined) {
    return decline(
      'unclear-place',
      at,
      privilege === undefined
        ? 'sudo gets its password by a pipe, which an update in front of it would not'
        : 'what stands around this command decides whether it runs, so that no place in front of it is surely right for an update',
    );
  }
  if (reader.instruction.flag('network') === 'none')
    return decline('unclear-place', at, 'this RUN has no network, so that an update in it would fetch nothing');
  const bound = mountsOf(reader.instruction).find(bindsLists);
  if (bound)
    return decline('unclear-place', at, `the mount at ${bound.target} stands where an update in this RUN would write`);
  const line = pass.lineOf(fetch.run);
  const mount = mountsOf(fetch.run).find(
    (one) => lends(one) && !mountsOf(reader.instruction).some((own) => own.target === one.target),
  );
  if (mount)
    return decline(
      'unclear-place',
      at,
      `the update on line ${line} has a mount at ${mount.target}, which one in this RUN would not`,
    );
  const environment = environmentOf(fetch.use, reader.instruction);
  if (environment === undefined)
    return decline(
      'unclear-place',
      at,
      `the update on line ${line} is given variables that one in this RUN may not have`,
    );
  const changes = changeOfSources(fetch, reader);
  if (changes !== undefined) {
    return decline(
      'changed-sources',
      at,
      `the sources of apt ${changes} behind the update on line ${line}, and another update would see other packages than that one`,
    );
  }
  const text = privilege + environment + textOfUpdate(fetch.use);
  const edits =
    fetch.use.step && apt.isTolerated(fetch.use.step)
      ? tolerantly(place, text)
      : insertCommandBefore(place.script, place.item, text, operatorBefore(step, place));
  if (!edits)
    return decline(
      'tolerated-failure',
      at,
      `the update on line ${line} may fail, and one joined to this command by && may not`,
    );
  return change({
    message: `this RUN reads the lists of line ${line}, which are as old as that layer, if they are there at all`,
    at,
    edits,
  });
}

/** An update whose failure ends nothing, as that of the other one does not. */
function tolerantly({ script, item }: Place, text: string) {
  if (!apt.startsChain(item)) return undefined;
  return insertCommandBefore(script, item, apt.stopsAtFailure(item) ? `${text} || true` : text, ';');
}

/** Whether a mount may hold what apt fetches with: a password, a source, a key. */
function lends({ type, target }: ReturnType<typeof mountsOf>[number]): boolean {
  return type === 'secret' || type === 'ssh' || (type === 'bind' && /^\/(?:etc|var\/lib)\/apt/.test(target));
}

/** The variables that the update is given, as they stand in front of it; undefined where they cannot be repeated. */
function environmentOf({ step, apt: command }: apt.ListUse, reader: Instruction): string | undefined {
  if (!step || !command?.command) return '';
  const { assignments, wrappers } = step.invocation;
  if (assignments.size === 0) return '';
  const { script, start } = step.command;
  const text = script.text.slice(start, command.program.start);
  const isPlain = wrappers.every((name) => name === 'env') && !/[\n\\]/.test(text);
  const isSameStage = !text.includes('$') || step.run.stage === reader.stage;
  return isPlain && isSameStage ? text : undefined;
}

/** The update as the file writes it, with its options; those that leave out some of the sources would leave out too much. */
function textOfUpdate({ apt: command }: apt.ListUse): string {
  const plain = 'apt-get update';
  if (!command?.command || command.options.some(({ value }) => value?.startsWith('Dir::'))) return plain;
  const words = [command.program, ...command.options.map(({ word }) => word)];
  if (words.some(({ isLiteral }) => !isLiteral)) return plain;
  const { script, words: all } = command.command;
  const text = script.text.slice(command.program.start, all.at(-1)?.end).replace(/\s+/g, ' ');
  return /["'\\]/.test(text) ? plain : text;
}

/** Whether the sources change between an update and what reads its lists, in words; undefined where they surely stay. */
function changeOfSources({ run, use }: Fetch, { instruction, step }: apt.ListUse): 'change' | 'may change' | undefined {
  const chain = instruction.stage?.chain ?? [];
  const between = instruction.dockerfile.instructions
    .slice(run.index + 1, instruction.index)
    .filter((one) => one.stage && chain.includes(one.stage) && apt.changesSources(one));
  const behind = apt.stepsOf(run).filter(({ command }) => use.step && command.start > use.step.command.start);
  const before = apt.stepsOf(instruction).filter(({ command }) => step && command.start < step.command.start);
  if ([...behind, ...before].some(apt.stepChangesSources)) return 'change';
  if (between.length === 0) return undefined;
  // What else a copy into a folder above brings is not told by the file.
  return between.every(({ keyword, destination }) => keyword !== 'RUN' && !destination?.value.startsWith('/etc/apt'))
    ? 'may change'
    : 'change';
}

/** In a branch, set -e sees no failure but that of the last command of a list of `&&`. */
function operatorBefore(step: apt.Step, { item }: Place): '&&' | ';' {
  return apt.joinerBefore(step, item) ?? (apt.stopsAtFailure(item) && apt.startsChain(item) ? ';' : '&&');
}
