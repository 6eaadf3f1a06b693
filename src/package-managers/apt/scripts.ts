import type { BuildContext } from '../../build-context.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { mountsOf } from '../../dockerfile/mounts.ts';
import { once } from '../../dockerfile/once.ts';
import { resolvePath, type Stage } from '../../dockerfile/stage.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { type Step, stepsOf, stepsOfText } from './steps.ts';
import { valueIn, wordsOf } from './variables.ts';

/** A script that a RUN executes: one of the build context, or one from elsewhere that by its name installs packages. */
export interface ContextScript {
  readonly step: Step;
  /** As the command names it. */
  readonly name: string;
  /** Whether the build context is where it is. */
  readonly isInContext: boolean;
  /** What it says; undefined where it is not in the build context, or there is none to read it from. */
  readonly text: string | undefined;
}

/** Names of scripts that install packages, wherever they come from. */
const bringsPackages = /dep(?:endencie)?s(?![a-z])|prereq|provision|(?:^|[-_])apt(?![a-z])/i;
/** Names of scripts that set something up, which is what scripts do that call a package manager. */
const setsUp = /install|set[-_]?up|provision|bootstrap|dep(?:endencie)?s|package|requirement|prepare|(?:^|[-_])apt/i;
/** Names of folders for such scripts. */
const setsUpInside = /^(?:install|set[-_]?up|provision|bootstrap)/i;
/** Scripts that other tools write, and files for other interpreters. */
const generated =
  /^(?:gradlew|mvnw|configure|autogen\.sh|bootstrap|bootstrap\.sh|activate)$|\.(?:py|js|rb|pl|php|jar|exe)$/;

/**
 * The scripts of the build context that a RUN executes, and those of a cloned repository or the like that by their name
 * install packages. Without a context these are the scripts that a COPY, an ADD or a mount names, and of what came with a
 * whole folder those that by their name, or the name of their folder, set something up.
 */
export function contextScriptsOf(run: Instruction, context: BuildContext | undefined): ContextScript[] {
  return stepsOf(run).flatMap((step): ContextScript[] => {
    if (step.invocation.program === 'make') return recipesOf(step, context);
    const called = calledByName(step);
    const name = called?.name ?? scriptNamed(step);
    const path = name === undefined ? undefined : valueIn(name, step);
    if (name === undefined || generated.test(baseName(name))) return [];
    // A variable may hold a whole command.
    if (path !== undefined && /\s/.test(path)) return [];
    const origin = called?.origin ?? (path === undefined ? undefined : originOf(path, step));
    const text = origin && context?.read(origin.path);
    if (text !== undefined) return [{ step, name, isInContext: true, text }];
    const isUnread = origin !== undefined && (context === undefined || context.isAssumed) && !isAddress(origin.path);
    // A program of the system may have the name.
    const isLikely = called === undefined || name.endsWith('.sh');
    if (isUnread && (origin.isNamed || (isLikely && setsUpByName(origin.path))))
      return [{ step, name, isInContext: true, text: undefined }];
    const isElsewhere =
      (origin && isAddress(origin.path)) ||
      bringsPackages.test(baseName(name)) ||
      (!origin && isOfUnknownImage(name, run));
    return isElsewhere ? [{ step, name, isInContext: false, text: undefined }] : [];
  });
}

/** What the Makefile of the folder runs, whichever of its targets is asked for. */
function recipesOf(step: Step, context: BuildContext | undefined): ContextScript[] {
  const words = step.invocation.words.map(({ value }) => value);
  const folder = words.find((_, index) => words[index - 1] === '-C') ?? '.';
  for (const name of ['GNUmakefile', 'makefile', 'Makefile']) {
    const origin = originOf(`${folder}/${name}`, step);
    const makefile = origin && context?.read(origin.path);
    if (makefile === undefined) continue;
    const recipes = [...makefile.matchAll(/^\t[@+-]*(.*)$/gm)].map(([, recipe]) => recipe);
    return [{ step, name, isInContext: true, text: recipes.join('\n') }];
  }
  return [];
}

/** Whether a script can only come from an image of which nothing is known. */
function isOfUnknownImage(name: string, { stage }: Instruction): boolean {
  return systemFolder.test(name) && stage !== undefined && stage.root.officialImage === undefined;
}

function isAddress(path: string): boolean {
  return /^\w+:\/\//.test(path);
}

function setsUpByName(path: string): boolean {
  const folder = baseName(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return setsUp.test(baseName(path)) || setsUpInside.test(folder);
}

const systemFolder = /^\/(?:usr\/)?(?:local\/)?s?bin\//;

/** The file that a step executes as a script: `./install.sh`, `bash /tmp/install.sh`, `. setup`. */
function scriptNamed({ invocation, command }: Step): string | undefined {
  const { words, program } = invocation;
  const [first, second] = words;
  if (program !== undefined && (posixShell(program) !== undefined || program === 'source' || program === '.')) {
    const file = words.slice(1).find(({ value }) => !/^[-+]/.test(value));
    return file === undefined || command.nested || (second?.value ?? '').endsWith('c') ? undefined : file.value;
  }
  const value = first?.value ?? '';
  if (!value.includes('/') && !value.startsWith('$')) return undefined;
  return systemFolder.test(value) && !/\.sh$/.test(value) ? undefined : value;
}

/** Where in the build context a file of the image comes from. */
interface Origin {
  readonly path: string;
  /** Whether a COPY, or a mount, names the script, and not only a folder that it may be in. */
  readonly isNamed: boolean;
}

function originOf(path: string, step: Step): Origin | undefined {
  const { run } = step;
  const { stage } = run;
  if (!stage) return undefined;
  const absolute = resolvePath(folderAt(step), path);
  for (const { type, target, source, from } of mountsOf(run)) {
    if (type !== 'bind' || from !== undefined || absolute === undefined) continue;
    const place = resolvePath(stage.workdirAt(run) ?? '/', target);
    if (absolute === place) return { path: source, isNamed: true };
    const inside = withinFolder(absolute, place);
    if (inside !== undefined) return { path: `${source || '.'}/${inside}`, isNamed: false };
  }
  for (const { instructions } of stage.chain) {
    for (const copy of instructions.toReversed()) {
      if (copy.index > run.index || (copy.keyword !== 'COPY' && copy.keyword !== 'ADD')) continue;
      const found = copy.flag('from') === undefined ? originIn(copy, absolute, path) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** A script that a copy puts into a folder of the PATH, and that is called by its name: `setup.sh`. */
function calledByName(step: Step): { readonly name: string; readonly origin: Origin } | undefined {
  const { run, invocation } = step;
  const value = invocation.words[0]?.value ?? '';
  const folder = value.slice(0, value.lastIndexOf('/') + 1);
  if (!run.stage || value === '' || (folder !== '' && !systemFolder.test(value))) return undefined;
  const name = baseName(value);
  for (const copy of programCopies(run.stage).toReversed()) {
    if (copy.index > run.index || copy.stage === undefined) continue;
    const place = copy.stage.expand(copy.destination?.value ?? '', copy)?.replace(/\/+$/, '');
    const sources = copy.sources.map((source) => source.value.replace(/\/+$/, ''));
    const [first = ''] = sources;
    if (place !== undefined && baseName(place) === name && systemFolder.test(place))
      return { name: value, origin: { path: first, isNamed: true } };
    const named = sources.find((source) => baseName(source) === name);
    if (named !== undefined) return { name: value, origin: { path: named, isNamed: true } };
    if (!isAddress(first) && !/\.\w+$/.test(baseName(first)))
      return { name: value, origin: { path: `${first}/${name}`, isNamed: false } };
  }
  return undefined;
}

/** The copies of a stage, and of those it is built on, into a folder of the PATH. */
const programCopies = once((stage: Stage): readonly Instruction[] =>
  stage.chain
    .toReversed()
    .flatMap(({ instructions }) => instructions)
    .filter(
      (one) =>
        (one.keyword === 'COPY' || one.keyword === 'ADD') &&
        one.flag('from') === undefined &&
        systemFolder.test(`${one.destination?.value ?? ''}/`),
    ),
);

/** Where the shell is when it comes to a step; `/` where nothing tells. */
function folderAt({ run, command }: Step): string {
  let folder = run.stage?.workdirAt(run) ?? '/';
  for (const { script, start, words } of command.script.commands) {
    const [program, operand] = words;
    if (script !== command.script || start >= command.start || program?.value !== 'cd') continue;
    if (operand?.isLiteral) folder = resolvePath(folder, operand.value) ?? folder;
  }
  return folder;
}

function withinFolder(path: string, folder: string | undefined): string | undefined {
  const prefix = folder === '/' ? '/' : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

function originIn(copy: Instruction, absolute: string | undefined, written: string): Origin | undefined {
  const { stage, destination } = copy;
  const target = destination && stage?.expand(destination.value, copy);
  const folder = target === undefined ? undefined : resolvePath(stage?.workdirAt(copy) ?? '/', target);
  const sources = copy.sources.map(({ value }) => value.replace(/\/+$/, ''));
  // A cd may have moved a relative name away from the working directory.
  const name = baseName(written);
  const file = sources.find((source) => absolute === folder || baseName(source) === name);
  if (file !== undefined) return { path: file, isNamed: true };
  const [tree] = sources;
  const inside = absolute === undefined ? undefined : withinFolder(absolute, folder);
  if (tree === undefined || inside === undefined || /\.\w+$/.test(baseName(tree))) return undefined;
  return { path: `${tree}/${inside}`, isNamed: false };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The commands of a script of the build context, each with its program first, what runs it taken off. */
export function commandsInText(text: string, run: Instruction): (readonly string[])[] {
  return stepsOfText(run, text).map(wordsOf);
}
