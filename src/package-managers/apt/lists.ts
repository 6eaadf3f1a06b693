import type { BuildContext } from '../../build-context.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { mountsOf } from '../../dockerfile/mounts.ts';
import { once } from '../../dockerfile/once.ts';
import { isRootUser } from '../../dockerfile/root-user.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { type AptCommand, aptCommandOf, aptCommandsOf } from './command.ts';
import { deletesLists } from './deletions.ts';
import { keepsListsOut, listsFolder } from './list-paths.ts';
import { isDryRun, isIdle } from './options.ts';
import { isInstalledAs, isPackageName, isThere, packageNamed } from './packages.ts';
import { type ContextScript, contextScriptsOf } from './scripts.ts';
import { readsSetupScript } from './setup-scripts.ts';
import { isAlwaysReached, precedes, type Step, stepsOf } from './steps.ts';

/**
 * What a command does with the package lists. `needs`: an apt-get that cannot do its work without them, such as install;
 * `asks`: one that may look into them, such as apt-cache, or a remove, which fails on a name that it has never heard of.
 */
export type ListAction = 'fetches' | 'needs' | 'asks' | 'deletes';

export interface ListUse {
  readonly action: ListAction;
  readonly instruction: Instruction;
  /** Undefined in exec form, which is one command alone. */
  readonly step: Step | undefined;
  /** The run of apt-get or apt; undefined for other programs. */
  readonly apt: AptCommand | undefined;
}

const actions: Readonly<Record<string, ListAction>> = {
  update: 'fetches',
  install: 'needs',
  reinstall: 'needs',
  satisfy: 'needs',
  'build-dep': 'needs',
  upgrade: 'needs',
  'dist-upgrade': 'needs',
  'full-upgrade': 'needs',
  'dselect-upgrade': 'needs',
  source: 'needs',
  download: 'needs',
  changelog: 'asks',
  list: 'asks',
  show: 'asks',
  search: 'asks',
  policy: 'asks',
  depends: 'asks',
  rdepends: 'asks',
  remove: 'asks',
  purge: 'asks',
  'dist-clean': 'deletes',
  distclean: 'deletes',
};

/** Programs beside apt-get that look into its lists, or may: what a playbook says is not in the text. */
const askingPrograms = new Set([
  'apt-cache',
  'apt-fast',
  'apt-file',
  'apt-show-versions',
  'tasksel',
  'gdebi',
  'mk-build-deps',
  'aptitude',
  'unattended-upgrade',
  'unattended-upgrades',
  'xx-apt',
  'xx-apt-get',
  'ansible',
  'ansible-playbook',
  'chef-client',
  'chef-solo',
  'salt-call',
]);

/** Programs that look at the files that they name. */
const readingPrograms = new Set(['ls', 'cat', 'grep', 'zgrep', 'test', '[', '[[', 'stat', 'cp', 'tar']);

/** Programs of which one subcommand alone does. */
const askingSubcommands = new Map([
  ['rosdep', 'install'],
  ['opam', 'depext'],
  ['puppet', 'apply'],
]);

/** What the commands of a RUN do with the package lists, in order. */
export const listUsesOf = once((run: Instruction): readonly ListUse[] => {
  const ofSteps = new Map(aptCommandsOf(run).map((apt) => [apt.step, apt]));
  const inExecForm = ofSteps.get(undefined);
  return [
    ...(inExecForm ? [useOf(run, undefined, inExecForm)] : []),
    ...stepsOf(run).map((step) => useOf(run, step, ofSteps.get(step))),
  ].filter((use) => use !== undefined);
});

function useOf(instruction: Instruction, step: Step | undefined, apt: AptCommand | undefined): ListUse | undefined {
  const action = apt ? actionOfApt(apt) : step && actionOfOther(step);
  return action && { action, instruction, step, apt };
}

function actionOfApt(command: AptCommand): ListAction | undefined {
  const verb = command.subcommand?.value ?? '';
  if (isIdle(command) || !Object.hasOwn(actions, verb)) return undefined;
  // What only says what it would do, or where packages are, looks for them all the same.
  return isDryRun(command) ? 'asks' : actions[verb];
}

function actionOfOther(step: Step): ListAction | undefined {
  const { words, program = '' } = step.invocation;
  const verb = words[1]?.value ?? '';
  if (askingSubcommands.get(program) === verb) return 'asks';
  if (askingPrograms.has(program)) {
    if (verb === 'update') return 'fetches';
    return words.length > 1 && verb !== '--version' ? 'asks' : undefined;
  }
  if (readingPrograms.has(program)) return words.some(({ value }) => value.includes(listsFolder)) ? 'asks' : undefined;
  if (program === 'rm' || program === 'find') return deletesLists(step) ? 'deletes' : undefined;
  return posixShell(program) !== undefined && readsSetupScript(step) ? 'fetches' : undefined;
}

/** Whether a command fetches the contents of packages besides the lists, and lays them there: apt-file searches them. */
export function fetchesContents({ action, step }: ListUse): boolean {
  return action === 'fetches' && step?.invocation.program === 'apt-file';
}

/** Whether a mount keeps the lists of a RUN out of its layer. */
export function mountsLists(run: Instruction): boolean {
  return mountsOf(run).some(keepsListsOut);
}

/** The commands of a RUN that fetch lists which nothing behind them deletes, so that the layer keeps them. */
export function fetchesLeftBehind(run: Instruction): readonly ListUse[] {
  const uses = listUsesOf(run);
  return uses.filter((use, index) => {
    const isDeleted = uses.some(
      (other, at) => other.action === 'deletes' && (isInFunction(other) || (at > index && isReachedWith(other, use))),
    );
    return use.action === 'fetches' && !isDeleted;
  });
}

/** Whether the lists of earlier layers are gone behind a RUN, or others have taken their place. */
export function replacesLists(run: Instruction): boolean {
  return listUsesOf(run).some(
    ({ action, step }) => (action === 'fetches' || action === 'deletes') && (!step || isAlwaysReached(step)),
  );
}

/** Whether a command takes away packages that are surely there, which it does without any list. */
export function removesWhatIsThere({ apt, instruction }: ListUse): boolean {
  if (!apt || !['remove', 'purge'].includes(apt.subcommand?.value ?? '')) return false;
  // What a pattern fits is there already.
  return apt.operands.every((word) =>
    isPackageName(word)
      ? isThere(packageNamed(word), instruction)
      : /[*?]/.test(word.value) || isInstalledAs(word.value, instruction),
  );
}

/** What reads lists that no command of the same RUN has surely fetched before: those of an earlier layer, or of the image. */
export function readersOfEarlierLists(run: Instruction): readonly ListUse[] {
  return readersIn(listUsesOf(run));
}

function readersIn(uses: readonly ListUse[]): readonly ListUse[] {
  const fetches = uses.filter(({ action }) => action === 'fetches');
  return uses.filter(
    (use) =>
      (use.action === 'needs' || use.action === 'asks') &&
      !fetches.some(
        (fetch) =>
          isSurelyBefore(fetch, use) || isInFunction(fetch) || (isInFunction(use) && isReachedWith(fetch, use)),
      ),
  );
}

/** Whether a command of a RUN has surely been reached when another one is. */
export function isSurelyBefore(one: ListUse, other: ListUse): boolean {
  const [earlier, later] = [one.step, other.step];
  return earlier !== undefined && later !== undefined && startOf(earlier) < startOf(later) && precedes(earlier, later);
}

/** Whether the one is surely reached where the other is, wherever they stand. */
function isReachedWith(one: ListUse, other: ListUse): boolean {
  return one.step !== undefined && other.step !== undefined && precedes(one.step, other.step);
}

function startOf({ command }: Step): number {
  return command.script.sourceSpan(command).start;
}

function isInFunction({ step }: ListUse): boolean {
  for (let item = step?.command.item; item; item = item.list.parent)
    if (item.list.container === 'function') return true;
  return false;
}

const speaksOfSudo = once(({ source }: Dockerfile): boolean => source.includes('sudo'));

/**
 * The script of the build context that a RUN executes and that looks into the lists of an earlier layer, or may: what it
 * says is not known without a context.
 */
export function scriptReadingLists(run: Instruction, context: BuildContext | undefined): ContextScript | undefined {
  const fetches = listUsesOf(run).filter(({ action }) => action === 'fetches');
  const mayInstall = isRootUser(run.stage?.userAt(run)) || speaksOfSudo(run.dockerfile);
  return contextScriptsOf(run, context).find((script) => {
    const isFetched = fetches.some(({ step }) => step && isStepBefore(step, script.step));
    return !isFetched && (mayInstall || script.text?.includes('sudo')) && mayReadLists(script);
  });
}

/** Whether a script, or one that it calls, reads lists that it has not fetched itself by then. */
function mayReadLists({ text, steps, calls, isOther }: ContextScript): boolean {
  if (text === undefined) return true;
  if (isOther) return callsApt.test(text);
  const uses = steps.map((step) => useOf(step.run, step, aptCommandOf(step))).filter((use) => use !== undefined);
  const fetches = uses.flatMap(({ action, step }) => (action === 'fetches' && step ? [step] : []));
  return (
    readersIn(uses).length > 0 ||
    calls.some((call) => mayReadLists(call) && !fetches.some((fetch) => isStepBefore(fetch, call.step)))
  );
}

/** A text for another interpreter that calls apt, or loads its library. */
const callsApt = /\b(?:apt-get|apt-cache|apt-file|aptitude)\b|\bapt (?:-\S+ )*install\b|\b(?:import|from) apt\b/;

function isStepBefore(one: Step, other: Step): boolean {
  return startOf(one) < startOf(other) && precedes(one, other);
}
