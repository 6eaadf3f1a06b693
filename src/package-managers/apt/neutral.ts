import type { BuildContext } from '../../build-context.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { readersOfEarlierLists } from './lists.ts';
import { mentionedInstall } from './mentions.ts';
import { releaseOf } from './release.ts';
import { type ContextScript, contextScriptsOf } from './scripts.ts';
import { type Step, stepsOf } from './steps.ts';

/** Words of what reads or changes apt's sources, keys, configuration, or packages. */
const speaksOfApt =
  /\bapt\b|\bapt[-_]|\bdpkg\s|\baptitude\b|\bgdebi\b|\btasksel\b|\brosdep\b|\bopam depext\b|\bansible\b|\bchef-|\bsalt-call\b|\bpuppet\b|\.deb\b|sources\.list|trusted\.gpg|nodesource|\/setup_\w+\.x/;

/** Whether an instruction may read or change what apt works with, so that an update must not pass it. */
export function concernsApt(instruction: Instruction, context: BuildContext | undefined): boolean {
  switch (instruction.keyword) {
    case 'RUN':
      if (instruction.scripts.length === 0) return true;
      return speaksOfApt.test(textWithHeredocs(instruction)) || runsUnknownText(instruction, context);
    case 'COPY':
    case 'ADD':
      return bringsConfiguration(instruction);
    case 'ENV':
    case 'ARG':
      return instruction.keyValues.some(({ name }) => /proxy|^apt/i.test(name));
    case 'WORKDIR':
    case 'LABEL':
    case 'EXPOSE':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
    case 'VOLUME':
      return false;
    default:
      return true;
  }
}

/** Whether an instruction may read the lists of the layers above it. */
export function mayReadLists(instruction: Instruction, context: BuildContext | undefined): boolean {
  if (instruction.keyword !== 'RUN') return instruction.keyword === 'ONBUILD';
  const { scripts, form } = instruction;
  if (scripts.length === 0 && form !== 'json') return true;
  return (
    readersOfEarlierLists(instruction).length > 0 ||
    mentionedInstall(instruction) !== undefined ||
    runsUnknownText(instruction, context)
  );
}

/** Whether a text, or where an instruction copies to, changes from where apt installs. A key, or a setting, does not. */
export function changesSources(instruction: Instruction): boolean {
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') return bringsConfiguration(instruction);
  if (instruction.keyword !== 'RUN') return false;
  const isRead = instruction.scripts.every(({ isValid }) => isValid);
  if (isRead) return stepsOf(instruction).some(stepChangesSources);
  return instruction.scripts.some(({ text }) => changesSourcesIn(text, instruction));
}

const readingPrograms = new Set(['cat', 'test', '[', '[[', 'ls', 'grep', 'stat', 'head', 'tail']);

const sources =
  /sources\.list|add-architecture|\/etc\/apt\/preferences|(?:release|repo|apt-?config|keyring|-prod)[^\s/]*\.deb\b/;

/** add-apt-repository fetches what it adds itself since Ubuntu 18.04 (its manual page there, `--no-update`). */
function changesSourcesIn(text: string, { stage }: Instruction): boolean {
  if (sources.test(text)) return true;
  const { ubuntu } = releaseOf(stage);
  const isOld = ubuntu === undefined || ubuntu < '18.04';
  return isOld && /\b(?:add-apt|apt-add)-repository\b/.test(text);
}

/** Whether one command of a RUN may read or change what apt works with. */
export function stepConcernsApt(step: Step): boolean {
  return textsOf(step).some((text) => speaksOfApt.test(text)) || pipesIntoShell(step);
}

/** Whether one command of a RUN changes from where apt installs. */
export function stepChangesSources(step: Step): boolean {
  const { command, invocation } = step;
  // What is handed to a shell has steps of its own.
  if (command.nested) return false;
  const isWritten = command.redirects.some(({ operator }) => operator.startsWith('>'));
  if (readingPrograms.has(invocation.program ?? '') && !isWritten) return false;
  return textsOf(step).some((text) => changesSourcesIn(text, step.run));
}

function textsOf({ command: { script, start, end, redirects } }: Step): string[] {
  const bodies = redirects.flatMap(({ body }) => body ?? []);
  return [{ start, end }, ...bodies].map((span) => script.text.slice(span.start, span.end));
}

function textWithHeredocs({ body, heredocs, dockerfile }: Instruction): string {
  return [body.text, ...heredocs.map(({ content }) => dockerfile.source.slice(content.start, content.end))].join('\n');
}

function runsUnknownText(run: Instruction, context: BuildContext | undefined): boolean {
  if (stepsOf(run).some(pipesIntoShell)) return true;
  return contextScriptsOf(run, context).some(isUnknown);
}

function isUnknown({ text, calls }: ContextScript): boolean {
  return text === undefined || speaksOfApt.test(text) || calls.some(isUnknown);
}

/** Whether a script that runs above a step in the same RUN reads or changes what apt works with, or may. */
export function isScriptAbove(step: Step, context: BuildContext | undefined): boolean {
  return contextScriptsOf(step.run, context).some(
    (script) => isUnknown(script) && startOf(script.step) < startOf(step),
  );
}

function startOf({ command }: Step): number {
  return command.script.sourceSpan(command).start;
}

/** `curl … | sh`: what is run is not in the file. */
function pipesIntoShell({ command, invocation }: Step): boolean {
  return posixShell(invocation.program ?? '') !== undefined && command.item.commands.indexOf(command) > 0;
}

function bringsConfiguration(copy: Instruction): boolean {
  const written = copy.destination?.value ?? '';
  const destination = (copy.stage?.expand(written, copy) ?? '/').replace(/\/+$/, '');
  return ['', '/etc', '/var', '/var/lib'].includes(destination) || /^\/(?:etc|var\/lib)\/apt/.test(destination);
}
