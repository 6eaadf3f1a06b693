import type { BuildContext } from '../../build-context.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { AptCommand } from './command.ts';
import { settingIn } from './options.ts';
import { stepsOf } from './steps.ts';

/** A text that the file puts where apt reads its configuration. */
interface Configuration {
  readonly by: Instruction;
  /** Where in the file. */
  readonly start: number;
  readonly text: string;
}

const configurationsIn = once(
  ({ instructions }: Dockerfile, context: BuildContext | undefined): readonly Configuration[] =>
    instructions.flatMap((one) => configurationsOf(one, context)),
);

/**
 * What the configuration that the file itself writes for apt sets a switch to, before a command runs: by a command above
 * it in its stage's chain, or by a COPY of a heredoc or of a file of the build context.
 */
export function configuredTo(
  { instruction, start }: AptCommand,
  setting: string,
  context: BuildContext | undefined,
): boolean | undefined {
  const { dockerfile, stage } = instruction;
  const all = configurationsIn(dockerfile, context);
  if (all.length === 0) return undefined;
  const chain = stage?.chain ?? [];
  return all
    .filter(({ by, start: at }) => at < start && by.stage !== undefined && chain.includes(by.stage))
    .map(({ text }) => settingIn(text, setting))
    .findLast((value) => value !== undefined);
}

function configurationsOf(instruction: Instruction, context: BuildContext | undefined): Configuration[] {
  const by = instruction.trigger ?? instruction;
  if (by.keyword === 'RUN') {
    if (!by.scripts.some(({ text }) => text.includes(place))) return [];
    return stepsOf(by).flatMap(({ command }) => {
      const { script, item } = command;
      const { start } = script.sourceSpan({ start: command.start, end: command.end });
      return writes(command) ? [{ by, start, text: textsOf(item).join('\n') }] : [];
    });
  }
  if ((by.keyword !== 'COPY' && by.keyword !== 'ADD') || !by.destination?.value.startsWith(`/etc/apt/${place}`))
    return [];
  const heredocs = by.heredocs.map(({ content }) => by.dockerfile.source.slice(content.start, content.end));
  const files = by.flag('from') === undefined && context ? by.sources.map(({ value }) => context.read(value)) : [];
  return [...heredocs, ...files].flatMap((text) => (text === undefined ? [] : [{ by, start: by.start, text }]));
}

const place = 'apt.conf';

function writes({ words, redirects }: ShellCommand): boolean {
  const into = redirects.some(({ operator, target }) => operator.startsWith('>') && target?.value.includes(place));
  return into || (['tee', 'sed'].includes(words[0]?.value ?? '') && words.some(({ value }) => value.includes(place)));
}

/** What a pipeline holds: its own text, and the heredocs of its commands. */
function textsOf(item: ShellCommand['item']): string[] {
  const { text } = item.list.script;
  const bodies = item.commands.flatMap(({ redirects }) => redirects.flatMap(({ body }) => body ?? []));
  return [item, ...bodies].map(({ start, end }) => text.slice(start, end));
}
