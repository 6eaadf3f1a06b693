import type { BuildContext } from '../../build-context.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { shebang } from '../../dockerfile/scripts.ts';
import { loopWords } from '../../shell/loop-words.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { globPattern } from './list-paths.ts';
import { makefileOf, recipesOf } from './makefiles.ts';
import { baseName, isAddress, type Origin, originByName, originOf, systemFolder } from './script-origins.ts';
import { type Step, stepsInExecForm, stepsOf, stepsOfText } from './steps.ts';
import { valueIn, wordsOf } from './variables.ts';
import { writtenScript } from './written-scripts.ts';

/**
 * A script that an instruction executes: one of the build context, one that the file itself writes, or one from elsewhere
 * that by its name installs packages.
 */
export interface ContextScript {
  readonly step: Step;
  /** As the command names it. */
  readonly name: string;
  /** Whether the build context is where it is. */
  readonly isInContext: boolean;
  /** What it says; undefined where it is not in the build context, or there is none to read it from. */
  readonly text: string | undefined;
  /** The commands of the text. */
  readonly steps: readonly Step[];
  /** The scripts that it executes itself, each by a step of its own text. */
  readonly calls: readonly ContextScript[];
  /** Whether it is for another interpreter than a shell: of its text only the words tell. */
  readonly isOther?: boolean;
}

/** Names of scripts that install packages, wherever they come from. */
const bringsPackages = /dep(?:endencie)?s(?![a-z])|prereq|provision|(?:^|[-_])apt(?![a-z])/i;
/** Names of scripts that set something up, which is what scripts do that call a package manager. */
const setsUp = /install|set[-_]?up|provision|bootstrap|dep(?:endencie)?s|package|requirement|prepare|(?:^|[-_])apt/i;
/** Names of folders for such scripts. */
const setsUpInside = /^(?:install|set[-_]?up|provision|bootstrap)/i;
/** Scripts that other tools write. */
const generated = /^(?:gradlew|mvnw|configure|autogen\.sh|bootstrap|bootstrap\.sh|activate)$/;
/** Files for other interpreters, and those. */
const forOthers = /\.(?:py|js|rb|pl|php|jar|exe)$/;
const interpreter = /^(?:python[\d.]*|perl|ruby|node|php)$/;

/**
 * The scripts of the build context that an instruction executes, and those of a cloned repository or the like that by their
 * name install packages. Without a context these are the scripts that a COPY, an ADD or a mount names, and of what came with
 * a whole folder those that by their name, or the name of their folder, set something up.
 */
export function contextScriptsOf(instruction: Instruction, context: BuildContext | undefined): ContextScript[] {
  const reading: Reading = { context, open: new Set(), caller: undefined };
  return [...stepsOf(instruction), ...stepsInExecForm(instruction)].flatMap((step) => scriptsRunBy(step, reading));
}

interface Reading {
  readonly context: BuildContext | undefined;
  /** The scripts that are being read, so that one that calls itself ends. */
  readonly open: ReadonlySet<string>;
  /** The script of the context that a step stands in. */
  readonly caller: string | undefined;
}

function scriptsRunBy(step: Step, reading: Reading): ContextScript[] {
  const { context } = reading;
  if (step.invocation.program === 'make') {
    const makefile = makefileOf(step, context);
    return makefile ? [read(step, makefile.name, makefile.path, recipesOf(makefile.text), reading)] : [];
  }
  return filesRunBy(step, reading).flatMap(({ name, isPath }): ContextScript[] => {
    if (generated.test(baseName(name))) return [];
    const path = isPath ? valueIn(name, step) : undefined;
    // A variable may hold a whole command.
    if (path !== undefined && /\s/.test(path)) return [];
    const called = originByName(name, step);
    const origin = besideCaller(name, reading) ?? called ?? (path === undefined ? undefined : originOf(path, step));
    const text = origin && context?.read(origin.path);
    const written = writtenScript(path ?? name, step);
    // Which of them comes last, or is only added to the other, is not looked at: both are read.
    if (text !== undefined || (written !== undefined && !origin?.isNamed)) {
      const whole = [text, written].filter((one) => one !== undefined).join('\n');
      return [read(step, name, origin?.path ?? name, whole, reading)];
    }
    if (isForOther(name, step)) return [];
    const isUnread = origin !== undefined && (context === undefined || context.isAssumed) && !isAddress(origin.path);
    if (!isPath && !called) return [];
    // A program of the system may have the name.
    const isLikely = called === undefined || name.endsWith('.sh');
    const unread = { step, name, text: undefined, steps: [], calls: [] };
    if (isUnread && (origin.isNamed || (isLikely && setsUpByName(origin.path))))
      return [{ ...unread, isInContext: true }];
    // What a script calls from elsewhere is for the build context to tell.
    if (reading.caller !== undefined) return [];
    const isElsewhere =
      (origin && isAddress(origin.path)) ||
      (isPath && bringsPackages.test(baseName(name))) ||
      (!origin && isOfUnknownImage(name, step.run));
    return isElsewhere ? [{ ...unread, isInContext: false }] : [];
  });
}

function read(step: Step, name: string, path: string, text: string, reading: Reading): ContextScript {
  const about = { step, name, isInContext: true, text };
  const own = shebang(text);
  const isOther = isForOther(name, step) || (own !== undefined && posixShell(own) === undefined);
  if (isOther) return { ...about, steps: [], calls: [], isOther };
  const steps = stepsOfText(step.run, text);
  const inside = { ...reading, open: new Set([...reading.open, path]), caller: path };
  const calls = reading.open.has(path) ? [] : steps.flatMap((inner) => scriptsRunBy(inner, inside));
  return { ...about, steps, calls };
}

function isForOther(name: string, { invocation: { program = '' } }: Step): boolean {
  return forOthers.test(name) || interpreter.test(program);
}

/** `$(dirname "$0")/common.sh`, or `./common.sh`: beside the script that calls it. */
function besideCaller(name: string, { caller, context }: Reading): Origin | undefined {
  const [, inside] = /^(?:\$\w+|\$\{[^}]*\}|\$\(.*\)|\.)\/([\w./-]+)$/.exec(name) ?? [];
  if (caller === undefined || inside === undefined) return undefined;
  const path = `${caller.slice(0, caller.lastIndexOf('/') + 1)}${inside}`;
  return context?.kind(path) === 'file' ? { path, isNamed: true } : undefined;
}

/** Whether a script can only come from an image of which nothing is known. */
function isOfUnknownImage(name: string, { stage }: Instruction): boolean {
  return systemFolder.test(name) && stage !== undefined && stage.root.officialImage === undefined;
}

function setsUpByName(path: string): boolean {
  const folder = baseName(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return setsUp.test(baseName(path)) || setsUpInside.test(folder);
}

/** What a step executes: a file at a path, or a program of that name. */
interface Executed {
  readonly name: string;
  readonly isPath: boolean;
}

/** What may be a script that a step executes: `./install.sh`, `bash /tmp/install.sh`, `. setup`, `run-parts /scripts`. */
function filesRunBy(step: Step, reading: Reading): Executed[] {
  const words = step.invocation.words.map(({ value }) => value);
  const filesIn = (folder = ''): Executed[] => filesOf(`${folder.replace(/\/+$/, '')}/*`, step, reading);
  switch (step.invocation.program) {
    case 'run-parts':
      return filesIn(words.at(-1));
    case 'find': {
      const at = words.findIndex((word) => word === '-exec' || word === '-execdir');
      const first = words[at + 1] ?? '';
      return at !== -1 && (first === '{}' || posixShell(first) !== undefined) ? filesIn(words[1]) : [];
    }
    default: {
      const executed = executedBy(step);
      const [, variable] = /^\$\{?(\w+)\}?$/.exec(executed?.name ?? '') ?? [];
      const { script, start } = step.command;
      const looped = variable === undefined ? [] : loopWords(script, variable, start);
      if (looped.length > 0) return looped.flatMap(({ value }) => filesOf(value, step, reading));
      return executed ? [executed] : [];
    }
  }
}

/** The files of the image that a pattern fits, among those of the build context; itself where it is none, or none is at hand. */
function filesOf(pattern: string, step: Step, { context }: Reading): Executed[] {
  const last = baseName(pattern);
  if (!/[*?]/.test(last)) return [{ name: pattern, isPath: pattern.includes('/') }];
  const folder = pattern.slice(0, pattern.length - last.length);
  const origin = originOf(`${folder}any`, step);
  const inside = origin?.path.replace(/\/?any$/, '') || '.';
  const names = origin && context?.list(inside);
  const fitting = names?.filter((name) => globPattern(last).test(name)) ?? [];
  return fitting.map((name) => ({ name: `${folder}${name}`, isPath: true }));
}

function executedBy({ invocation: { words, program }, command }: Step): Executed | undefined {
  const [first, second] = words;
  if (program !== undefined && (posixShell(program) !== undefined || program === 'source' || program === '.')) {
    const file = words.slice(1).find(({ value }) => !/^[-+]/.test(value));
    const isText = command.nested !== undefined || (second?.value ?? '').endsWith('c');
    return file === undefined || isText ? undefined : { name: file.value, isPath: true };
  }
  if (interpreter.test(program ?? '')) {
    const file = words
      .slice(1)
      .find(({ value }, index) => !/^-[^cm]/.test(value) && !/^-[WX]$/.test(words[index]?.value ?? ''));
    return file === undefined || file.value.startsWith('-') ? undefined : { name: file.value, isPath: true };
  }
  const name = first?.value ?? '';
  if (name === '') return undefined;
  const isOfSystem = systemFolder.test(name) && !/\.sh$/.test(name);
  return { name, isPath: !isOfSystem && (name.includes('/') || name.startsWith('$')) };
}

/** The commands of a script of the build context and of those that it calls, each with its program first, what runs it taken off. */
export function commandsInScript({ steps, calls }: ContextScript): (readonly string[])[] {
  return [...steps.map(wordsOf), ...calls.flatMap(commandsInScript)];
}
