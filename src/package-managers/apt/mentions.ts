import type { Instruction } from '../../dockerfile/instruction.ts';
import { aptCommandsOf } from './command.ts';
import { type Step, stepsInExecForm, stepsOf } from './steps.ts';
import { wordsOf } from './variables.ts';

/** Programs that only show, compare or change what they are given. */
const talking = new Set('echo printf cat tee sed awk grep egrep fgrep test [ [[ : logger git'.split(' '));

const install =
  /(?:^|[\s"'`;&|(/])(?:apt|apt-get|apt-fast|aptitude|nala)(?:\s|["'],)(?:[^;&|\n]*?[\s"'])?(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|download|source)\b/;

/**
 * The call of apt that an instruction holds in a text which is not read as commands: behind a wrapper that is not known, for
 * `eval` or another interpreter, in a shell that is none of POSIX's. Undefined where there is none, or an update goes before.
 */
export function mentionedInstall(instruction: Instruction): string | undefined {
  for (const text of unreadTexts(instruction)) {
    const found = install.exec(text);
    if (found && !/\bupdate\b/.test(text.slice(0, found.index))) return found[0].trim().replace(/^["'`;&|(/]/, '');
  }
  return undefined;
}

function unreadTexts(instruction: Instruction): string[] {
  const { form, scripts, body } = instruction;
  const commands = aptCommandsOf(instruction);
  if (form === 'json' && commands.some(({ step }) => step === undefined)) return [];
  if (form !== 'json' && (scripts.length === 0 || scripts.some(({ isValid }) => !isValid))) return [body.text];
  const read = new Set(commands.map(({ step }) => step));
  const steps = stepsOf(instruction).filter((step) => !read.has(step) && !step.command.nested);
  return (stepsOf(instruction).length > 0 ? steps : stepsInExecForm(instruction)).flatMap(textsOf);
}

function textsOf(step: Step): string[] {
  if (talking.has(step.invocation.program ?? '')) return [];
  const { script, redirects } = step.command;
  const bodies = redirects.flatMap(({ body }) => (body ? script.text.slice(body.start, body.end) : []));
  return [wordsOf(step).join(' '), ...bodies];
}
