import type { Instruction } from '../../dockerfile/instruction.ts';
import { mountsOf } from '../../dockerfile/mounts.ts';
import { once } from '../../dockerfile/once.ts';
import { resolvePath, type Stage } from '../../dockerfile/stage.ts';
import { globPattern } from './list-paths.ts';
import type { Step } from './steps.ts';

/** Where in the build context a file of the image comes from. */
export interface Origin {
  readonly path: string;
  /** Whether a COPY, or a mount, names the file, and not only a folder that it may be in. */
  readonly isNamed: boolean;
}

export const systemFolder = /^\/(?:usr\/)?(?:local\/)?s?bin\//;

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isAddress(path: string): boolean {
  return /^\w+:\/\//.test(path);
}

/** Where a path that a step names comes from; undefined where no mount and no copy above brings it. */
export function originOf(path: string, step: Step): Origin | undefined {
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
  for (const copy of copiesAbove(run)) {
    const found = originIn(copy, absolute, path);
    if (found) return found;
  }
  return undefined;
}

/** What a copy puts into a folder of the PATH, and is called by its name: `setup.sh`. */
export function originByName(name: string, step: Step): Origin | undefined {
  const { run } = step;
  const called = baseName(name);
  if (called !== name && !systemFolder.test(name)) return undefined;
  for (const copy of run.stage ? programCopies(run.stage).toReversed() : []) {
    if (!isAbove(copy, run) || copy.stage === undefined) continue;
    const place = folderOf(copy);
    const sources = sourcesOf(copy);
    const [first = ''] = sources;
    if (place !== undefined && baseName(place) === called && systemFolder.test(place))
      return { path: first, isNamed: true };
    const named = firstNaming(sources, called);
    if (named) return named;
    if (isFolder(first)) return { path: `${treeOf(first)}/${called}`, isNamed: false };
  }
  return undefined;
}

/** The copies of a stage, and of those it is built on, into a folder of the PATH. */
const programCopies = once((stage: Stage): readonly Instruction[] => {
  const folders = pathFolders(stage);
  return stage.chain
    .toReversed()
    .flatMap(({ instructions }) => instructions)
    .filter((one) => {
      if (!copiesFromContext(one)) return false;
      const place = folderOf(one) ?? '';
      return systemFolder.test(`${place}/`) || folders.has(place);
    });
});

/** The folders that ENV adds to the PATH. */
function pathFolders(stage: Stage): ReadonlySet<string> {
  const values = stage.chain
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'ENV')
    .flatMap((one) => one.keyValues.filter(({ name }) => name === 'PATH').map(({ value }) => value ?? ''));
  const folders = values.flatMap((value) => value.replaceAll('"', '').split(':'));
  return new Set(folders.filter((folder) => folder.startsWith('/')).map(withoutSlash));
}

function copiesAbove(run: Instruction): readonly Instruction[] {
  return run.stage ? contextCopies(run.stage).filter((copy) => isAbove(copy, run)) : [];
}

/** The copies from the build context of a stage and of those it is built on, the last first. */
const contextCopies = once((stage: Stage): readonly Instruction[] =>
  stage.chain.flatMap(({ instructions }) => instructions.filter(copiesFromContext).toReversed()),
);

/** What the container runs sees all copies, wherever they stand. */
export function isAbove(copy: Instruction, { index, keyword, stage }: Instruction): boolean {
  return copy.index < index || (keyword !== 'RUN' && copy.stage === stage);
}

function copiesFromContext(one: Instruction): boolean {
  const isCopy = (one.keyword === 'COPY' || one.keyword === 'ADD') && one.flag('from') === undefined;
  return isCopy && one.sources.length > one.heredocs.length;
}

function folderOf(copy: Instruction): string | undefined {
  const { stage, destination } = copy;
  const target = destination && stage?.expand(destination.value, copy);
  return target === undefined ? undefined : resolvePath(stage?.workdirAt(copy) ?? '/', target);
}

function sourcesOf({ sources }: Instruction): string[] {
  return sources.map(({ value }) => withoutSlash(value));
}

/** Where the shell is when it comes to a step; `/` where nothing tells. */
export function folderAt({ run, command }: Step): string {
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
  const folder = folderOf(copy);
  const sources = sourcesOf(copy);
  // A cd may have moved a relative name away from the working directory.
  const name = baseName(written);
  const [tree] = sources;
  if (tree !== undefined && absolute === folder) return { path: tree, isNamed: true };
  const named = firstNaming(sources, name);
  if (named) return named;
  const inside = absolute === undefined ? undefined : withinFolder(absolute, folder);
  if (tree === undefined || inside === undefined || !isFolder(tree)) return undefined;
  return { path: `${treeOf(tree)}/${inside}`, isNamed: false };
}

/** A file among those that sources name; `scripts/*.sh` may name it. */
function firstNaming(sources: readonly string[], name: string): Origin | undefined {
  for (const source of sources) {
    const last = baseName(source);
    if (last === name) return { path: source, isNamed: true };
    if (!/[*?]/.test(last) || last === '*' || !globPattern(last).test(name)) continue;
    return { path: `${source.slice(0, source.length - last.length)}${name}`, isNamed: false };
  }
  return undefined;
}

function isFolder(source: string): boolean {
  return !isAddress(source) && (baseName(source) === '*' || !/\.\w+$/.test(baseName(source)));
}

/** The folder that `folder/*` speaks of. */
function treeOf(source: string): string {
  return source.replace(/(?:^|\/)\*$/, '') || '.';
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}
