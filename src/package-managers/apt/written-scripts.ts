import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import { resolvePath, type Stage } from '../../dockerfile/stage.ts';
import type { ShellCommand } from '../../shell/command.ts';
import { baseName, folderAt, isAbove, systemFolder } from './script-origins.ts';
import { type Step, stepsOf } from './steps.ts';
import { valueIn, wordsOf } from './variables.ts';

/** A text that an instruction writes into a file of the image. */
interface Writing {
  readonly by: Instruction;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * What the file itself has written above a step into the script that it executes: by a heredoc of a COPY, or by
 * `cat > script <<EOF` and `echo … > script`. Undefined where it writes nothing there.
 *
 * @param name as the step names it; without a folder it is looked for along the PATH
 */
export function writtenScript(name: string, step: Step): string | undefined {
  const { run } = step;
  const writings = run.stage ? writingsOf(run.stage) : [];
  if (writings.length === 0) return undefined;
  const path = name.includes('/') ? resolvePath(folderAt(step), name) : undefined;
  const texts = writings.filter((one) => {
    const isIt = path === undefined ? systemFolder.test(one.path) && baseName(one.path) === name : one.path === path;
    return isIt && (one.by === run || isAbove(one.by, run));
  });
  return texts.length === 0 ? undefined : texts.map(({ text }) => text).join('\n');
}

/** All that a stage and those it is built on write. */
const writingsOf = once((stage: Stage): readonly Writing[] =>
  stage.chain.toReversed().flatMap(({ instructions }) =>
    instructions.flatMap((one): readonly Writing[] => {
      if (one.keyword === 'COPY' || one.keyword === 'ADD') return one.heredocs.length > 0 ? copied(one) : [];
      return one.keyword === 'RUN' ? stepsOf(one).flatMap(writtenBy) : [];
    }),
  ),
);

function copied(copy: Instruction): Writing[] {
  const { stage, destination, heredocs, sources, dockerfile } = copy;
  const target = destination && stage?.expand(destination.value, copy);
  const place = target === undefined ? undefined : resolvePath(stage?.workdirAt(copy) ?? '/', target);
  if (target === undefined || place === undefined) return [];
  const isFolder = target.endsWith('/') || sources.length > 1;
  return heredocs.map(({ name, content, chomp }) => {
    const text = dockerfile.source.slice(content.start, content.end);
    return {
      by: copy,
      path: isFolder ? `${place === '/' ? '' : place}/${name}` : place,
      text: chomp ? text.replace(/^\t+/gm, '') : text,
    };
  });
}

function writtenBy(step: Step): Writing[] {
  const { command, run } = step;
  const [program = '', ...words] = wordsOf(step);
  if (!['cat', 'tee', 'echo', 'printf'].includes(program)) return [];
  const targets =
    program === 'tee'
      ? words.filter((word) => !word.startsWith('-'))
      : command.redirects.flatMap(({ operator, target }) => (operator.startsWith('>') ? (target?.value ?? []) : []));
  const { commands } = command.item;
  const before = program === 'tee' ? commands[commands.indexOf(command) - 1] : undefined;
  const text = [textOf(command), before ? textOf(before) : ''].join('\n').trim();
  if (text === '') return [];
  return targets.flatMap((target) => {
    const path = resolvePath(folderAt(step), valueIn(target, step) ?? target);
    return path === undefined ? [] : [{ by: run, path, text }];
  });
}

/** What a command prints: the words of echo, the heredoc of cat. */
function textOf({ words, redirects, script }: ShellCommand): string {
  const [program, ...others] = words.map(({ value }) => value);
  if (program === 'echo' || program === 'printf') return others.join(' ').replaceAll('\\n', '\n');
  return redirects.flatMap(({ body }) => (body ? script.text.slice(body.start, body.end) : [])).join('\n');
}
