import type { BuildContext } from '../../build-context.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { resolvePath } from '../../dockerfile/stage.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { type Step, stepsOf, stepsOfText } from './steps.ts';
import { valueIn, wordsOf } from './variables.ts';

/** A script of the build context that a RUN executes. */
export interface ContextScript {
  readonly step: Step;
  /** As the command names it. */
  readonly name: string;
  /** What it says; undefined where there is no build context to read it from. */
  readonly text: string | undefined;
}

/** Names of scripts that set something up, which is what scripts do that call a package manager. */
const setsUp = /install|set[-_]?up|provision|bootstrap|dep(?:endencie)?s|package|requirement|prepare|(?:^|[-_])apt/i;
/** Scripts that other tools write, and files for other interpreters. */
const generated =
  /^(?:gradlew|mvnw|configure|autogen\.sh|bootstrap|bootstrap\.sh|activate)$|\.(?:py|js|rb|pl|php|jar|exe)$/;

/**
 * The scripts of the build context that a RUN executes. Without a context these are the scripts that a COPY or ADD names,
 * and of what came with a whole folder those that by their name set something up.
 */
export function contextScriptsOf(run: Instruction, context: BuildContext | undefined): ContextScript[] {
  return stepsOf(run).flatMap((step): ContextScript[] => {
    const name = scriptNamed(step);
    const path = name === undefined ? undefined : valueIn(name, step);
    const origin = name === undefined || path === undefined ? undefined : originOf(path, run);
    if (name === undefined || !origin) return [];
    const base = baseName(name);
    if (generated.test(base)) return [];
    if (/^\w+:\/\//.test(origin.path)) return [{ step, name, text: undefined }];
    if (context) {
      const text = context.read(origin.path);
      return text === undefined ? [] : [{ step, name, text }];
    }
    return origin.isNamed || setsUp.test(base) ? [{ step, name, text: undefined }] : [];
  });
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
  /** Whether a COPY names the script, and not only a folder that it may be in. */
  readonly isNamed: boolean;
}

function originOf(path: string, run: Instruction): Origin | undefined {
  const { stage } = run;
  if (!stage) return undefined;
  const absolute = resolvePath(stage.workdirAt(run) ?? '/', path);
  for (const { instructions } of stage.chain) {
    for (const copy of instructions.toReversed()) {
      if (copy.index > run.index || (copy.keyword !== 'COPY' && copy.keyword !== 'ADD')) continue;
      const found = copy.flag('from') === undefined ? originIn(copy, absolute, path) : undefined;
      if (found) return found;
    }
  }
  return undefined;
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
  const prefix = folder === '/' ? '/' : `${folder}/`;
  const [tree] = sources;
  if (tree === undefined || !absolute?.startsWith(prefix) || /\.\w+$/.test(baseName(tree))) return undefined;
  return { path: `${tree}/${absolute.slice(prefix.length)}`, isNamed: false };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The commands of a script of the build context, each with its program first, what runs it taken off. */
export function commandsInText(text: string, run: Instruction): (readonly string[])[] {
  return stepsOfText(run, text).map(wordsOf);
}
