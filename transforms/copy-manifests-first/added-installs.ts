import {
  type Change,
  commandDirectories,
  directoryOf,
  type Instruction,
  insertAfterWord,
  insertBelow,
  insertJsonArgument,
  isConditional,
  keywordLike,
} from '../../src/transform.ts';
import { changesShell, endsPlainly, shrinks } from './divided-run.ts';
import type { AddedRun } from './install-run.ts';
import type { Refusal } from './split.ts';

/** Why an install cannot be repeated below the copy as it stands; undefined where it can. */
export function whyNotRepeated({ install }: AddedRun): Refusal | undefined {
  const { command, run, title } = install;
  const refuse = (message: string): Refusal => ({ id: 'same-run', install, message });
  if (!command) return undefined;
  const { item, script } = command;
  const isPlain = script === run.scripts[0] && item.list.container === 'script' && item.commands.length === 1;
  if (!isPlain || run.heredocs.length > 0)
    return refuse(`${title} stands in a shell text from which it cannot be repeated below the copy`);
  const chain = item.list.items;
  const isSure = chain.slice(1).every(({ operator }) => operator?.text === '&&') && endsPlainly(run);
  if (!isSure || chain.some(({ isCompound, isNegated }) => isCompound || isNegated) || isConditional(item))
    return refuse(`${title} may not run, or may fail, and has to be repeated below the copy`);
  const before = chain.slice(0, item.index).flatMap(({ commands }) => commands);
  const behind = chain.slice(item.index + 1).flatMap(({ commands }) => commands);
  if (before.some(changesShell))
    return refuse(`${title} needs what the RUN sets in its shell, and has to be repeated below the copy`);
  if (behind.some(shrinks))
    return refuse(`the RUN removes something behind ${title}, which has to be repeated below the copy`);
  if (commandDirectories(run).get(command) !== directoryOf(run))
    return refuse(`${title} runs in another folder than its RUN, and has to be repeated below the copy`);
  return undefined;
}

/** The options that make an install one of the dependencies alone. */
export function narrowed({ install: { command, run }, added: { options } }: AddedRun): Change['edits'] {
  const text = options.join(' ');
  const last = command?.words.at(-1);
  if (command && last) return insertAfterWord(command.script, last, text);
  const argument = run.arguments.at(-1);
  return argument ? options.flatMap((option) => insertJsonArgument(run, argument, option)) : [];
}

/** RUNs of the installs as they stood, below the last of the instructions that move. */
export function repeatedBelow(added: readonly AddedRun[], moved: Instruction): Change['edits'] {
  return added.flatMap(({ install: { command, run } }) => {
    const { source } = run.dockerfile;
    const flags = run.flags.map(({ start, end }) => `${source.slice(start, end)} `).join('');
    const span = command
      ? command.script.sourceSpan(command.item)
      : run.body.sourceSpan({ start: 0, end: run.body.text.length });
    return insertBelow(moved, [`${keywordLike(run, 'RUN')} ${flags}${source.slice(span.start, span.end)}`]);
  });
}
