import { resolvePath } from '../../src/transform.ts';
import { isDeep, pathWords, useOf } from './programs.ts';

/** What happens to a path: it is read, run, worked in, changed, given another owner or mode, made, or made and filled. */
export interface Touch {
  readonly use: 'reads' | 'runs' | 'enters' | 'changes' | 'marks' | 'makes' | 'fills';
  /** Absolute, in the image. */
  readonly path: string;
  /** Whether all below the path is meant too. */
  readonly isDeep: boolean;
}

export interface Word {
  /** Quotes gone, variables as written. */
  readonly value: string;
}

/** A program and its words, as a shell or the exec form runs it. */
export interface ProgramRun {
  readonly program: string;
  /** Those behind the program. */
  readonly words: readonly Word[];
  /** Undefined where the text does not tell it. */
  readonly directory: string | undefined;
  /** What a word names; undefined where the text does not tell it. */
  readonly pathOf: (word: Word) => Pick<Touch, 'path' | 'isDeep'> | undefined;
}

/** What a program touches; undefined where it may be anything. */
export function touchesOf(run: ProgramRun): readonly Touch[] | undefined {
  const { program, words } = run;
  const special = specials.get(program);
  if (special) return special(run);
  const use = useOf(program);
  if (use === undefined) return asksVersion(words) ? [] : undefined;
  if (use === 'texts') return [];
  if (use === 'packages')
    return touchAll(
      'changes',
      words.filter(({ value }) => packageFile.test(value)),
      run,
    );
  return touchAll(use, pathWords(program, words), run);
}

function asksVersion([only, ...others]: readonly Word[]): boolean {
  return others.length === 0 && /^(?:-v|-V|--version|version)$/.test(only?.value ?? '');
}

/** A package, or a list of packages, that lies in a file. */
const packageFile = /^\.{1,2}$|^\.{0,2}\/|\.(?:deb|rpm|apk|whl|egg|gem|conda|bz2|gz|xz|zip|txt|ya?ml)$/;

function touchAll(use: Touch['use'], words: readonly Word[], run: ProgramRun, deep = false): Touch[] | undefined {
  const touches: Touch[] = [];
  for (const word of words) {
    if (word.value === '-' || word.value === '') continue;
    const named = run.pathOf(word);
    if (!named) return undefined;
    touches.push({ use, path: named.path, isDeep: named.isDeep || deep || isDeep(run.program, run.words) });
  }
  return touches;
}

/** The directory that the program runs in, and all below it. */
function touchDirectory(use: Touch['use'], { directory }: ProgramRun): Touch[] | undefined {
  return directory === undefined ? undefined : [{ use, path: directory, isDeep: true }];
}

type Special = (run: ProgramRun) => readonly Touch[] | undefined;

const specials: ReadonlyMap<string, Special> = new Map([
  ...['sh', 'bash', 'ash', 'dash'].map((name): [string, Special] => [name, ofShell]),
  ...['python', 'python2', 'python3', 'pypy', 'pypy3'].map((name): [string, Special] => [name, ofPython]),
  ...['.', 'source'].map((name): [string, Special] => [name, (run) => touchAll('reads', run.words.slice(0, 1), run)]),
  ['php', ({ words }) => (words[0]?.value === '--' || asksVersion(words) ? [] : undefined)],
  ...['virtualenv', 'pyvenv'].map((name): [string, Special] => [name, ofVirtualenv]),
  ...['pip', 'pip2', 'pip3'].map((name): [string, Special] => [name, ofPip]),
  ...['cp', 'rsync'].map((name): [string, Special] => [name, ofCopy]),
  ...['npm', 'yarn', 'pnpm'].map((name): [string, Special] => [name, ofNodePackages]),
  ...['cd', 'pushd'].map((name): [string, Special] => [name, ofDirectoryChange]),
  ...['conda', 'mamba', 'micromamba'].map((name): [string, Special] => [name, ofConda]),
  ['mkdir', (run) => touchAll(hasShort(run, 'p') || has(run, '--parents') ? 'makes' : 'changes', pathsOf(run), run)],
  ['ln', (run) => touchInto(pathsOf(run), run)],
  ...['mv', 'install'].map((name): [string, Special] => [name, ofMove]),
  ['sed', (run) => touchAll(hasShort(run, 'i') || has(run, '--in-place') ? 'changes' : 'reads', pathsOf(run), run)],
  ['find', ofFind],
  ['tar', (run) => ofArchive(run, /^(?:-\w*C|--directory)/)],
  ['unzip', (run) => ofArchive(run, /^-\w*d/)],
  ['curl', ofCurl],
  ['wget', ofWget],
  ['git', ofGit],
  ['uv', ofUv],
  [
    'corepack',
    (run) =>
      run.words[0]?.value === 'enable' || run.words.slice(1).some(({ value }) => value.includes('@')) ? [] : undefined,
  ],
  [
    'apt-key',
    (run) =>
      touchAll(
        'reads',
        run.words.filter(({ value }) => /\.(?:gpg|asc|key|pub)$/.test(value)),
        run,
      ),
  ],
  ['spacy', () => []],
  ['playwright', () => []],
]);

function pathsOf({ program, words }: ProgramRun): Word[] {
  return pathWords(program, words);
}

function has({ words }: ProgramRun, ...values: readonly string[]): boolean {
  return words.some(({ value }) => values.includes(value));
}

function hasShort({ words }: ProgramRun, letter: string): boolean {
  return words.some(({ value }) => /^-\w/.test(value) && value.includes(letter));
}

/** `curl … | sh -s -- …` runs what it is sent; a script in the source may do anything. */
function ofShell({ words }: ProgramRun): Touch[] | undefined {
  return words[0]?.value === '-s' || words.every(({ value }) => value.startsWith('-')) ? [] : undefined;
}

/** Where it leads is followed elsewhere; that the directory is there is what it needs. */
function ofDirectoryChange({ words, pathOf }: ProgramRun): Touch[] {
  return words.flatMap((word): Touch[] => {
    const named = word.value.startsWith('-') ? undefined : pathOf(word);
    return named && !named.isDeep ? [{ use: 'enters', path: named.path, isDeep: false }] : [];
  });
}

/** An environment is described by a file, which lies where the program runs if no option names one. */
function ofConda(run: ProgramRun): Touch[] | undefined {
  if (run.words.some(({ value }) => /^(?:--file=|-f.)/.test(value))) return undefined;
  const files = run.words.filter(({ value }) => packageFile.test(value));
  const isOfFile = run.words[0]?.value === 'env' && ['create', 'update'].includes(run.words[1]?.value ?? '');
  return isOfFile && files.length === 0 ? touchDirectory('reads', run) : touchAll('reads', files, run);
}

/** Modules that do not read the source. */
const modules = new Set(['ensurepip', 'nltk.downloader', 'spacy', 'playwright']);

function ofPython(run: ProgramRun): readonly Touch[] | undefined {
  // What comes through a pipe has been fetched.
  if (run.words[0]?.value === '-') return [];
  const at = run.words.findIndex(({ value }) => value === '-m');
  if (at === -1) return has(run, '--version', '-V') ? [] : undefined;
  const words = run.words.slice(at + 2);
  const module = run.words[at + 1]?.value ?? '';
  if (module === 'venv' || module === 'virtualenv') return ofVirtualenv({ ...run, words });
  if (module === 'pip') return ofPip({ ...run, words });
  return modules.has(module) ? [] : undefined;
}

function ofVirtualenv(run: ProgramRun): Touch[] | undefined {
  const valued = ['-p', '--python', '--prompt'];
  const folders = run.words.filter(
    ({ value }, index) => !value.startsWith('-') && !valued.includes(run.words[index - 1]?.value ?? ''),
  );
  return touchAll('fills', folders, run);
}

/** What pip does but install: the installs are looked at on their own, but for one of the project. */
function ofPip(run: ProgramRun): Touch[] | undefined {
  const isOfProject = run.words.some(({ value }) => /^(?:\.|\/|-e|--editable|file:|[\w.-]+\/)/.test(value));
  return has(run, '-r', '--requirement') || isOfProject ? undefined : [];
}

function ofCopy(run: ProgramRun): Touch[] | undefined {
  const paths = pathsOf(run);
  const read = touchAll('reads', paths.slice(0, -1), run);
  const changed = touchInto(paths, run);
  return read && changed && [...read, ...changed];
}

function ofNodePackages(run: ProgramRun): Touch[] | undefined {
  const [verb, ...others] = run.words.map(({ value }) => value).filter((word) => !word.startsWith('-'));
  const isOfProject = has(run, '--location=project') || others.some((word) => /^\.{0,2}\/|^\.{1,2}$/.test(word));
  const isElsewhere = has(run, '-g', '--global') || ['global', 'cache', 'config', 'set'].includes(verb ?? '');
  // From version 2 on, yarn keeps its settings in the project.
  const mayBeOfProject = run.program === 'yarn' && verb === 'config';
  return isElsewhere && !isOfProject && !mayBeOfProject ? [] : undefined;
}

function ofMove(run: ProgramRun): Touch[] | undefined {
  const paths = pathsOf(run);
  const moved = touchAll('changes', paths, run);
  const made = touchInto(paths, run);
  return moved && made && [...moved, ...made];
}

/** What is copied, moved or linked to a folder has its own name there. */
function touchInto(paths: readonly Word[], run: ProgramRun): Touch[] | undefined {
  const last = touchAll('changes', paths.slice(-1), run);
  const [place] = last ?? [];
  if (!last || !place) return last;
  const names = paths.slice(0, -1).map(({ value }) => value.replace(/\/+$/, '').split('/').at(-1) ?? '');
  const isUnclear = names.some((name) => name === '' || name === '.' || /[*?[$]/.test(name));
  if (isUnclear) return [{ ...place, isDeep: true }];
  return [...last, ...names.map((name): Touch => ({ ...place, path: `${place.path.replace(/\/$/, '')}/${name}` }))];
}

function ofFind(run: ProgramRun): Touch[] | undefined {
  const runs = run.words.some(({ value }) => /^-(?:exec|ok|delete|fprint)/.test(value));
  const marks = has(run, 'chmod', 'chown');
  const paths = pathsOf(run);
  const use = marks ? 'marks' : runs ? 'changes' : 'reads';
  return paths.length === 0 ? touchDirectory(use, run) : touchAll(use, paths, run, true);
}

/** An archive is unpacked where the program runs, unless an option names another directory. */
function ofArchive(run: ProgramRun, namesDirectory: RegExp): Touch[] | undefined {
  const named = touchAll('changes', pathsOf(run), run, true);
  if (run.words.some(({ value }) => namesDirectory.test(value))) return named;
  const here = touchDirectory('changes', run);
  return named && here && [...named, ...here];
}

function ofCurl(run: ProgramRun): Touch[] | undefined {
  const files = run.words.filter((_, index) => /^(?:-\w*o|--output)$/.test(run.words[index - 1]?.value ?? ''));
  const here = hasShort(run, 'O') || has(run, '--remote-name') ? fetchedHere(run) : [];
  const named = touchAll('changes', files, run);
  return named && here && [...named, ...here];
}

function ofWget(run: ProgramRun): Touch[] | undefined {
  const files = run.words.filter((_, index) =>
    /^(?:-\w*[OP]|--output-document)$/.test(run.words[index - 1]?.value ?? ''),
  );
  return files.length > 0 || has(run, '-qO-', '-O-') ? touchAll('changes', files, run) : fetchedHere(run);
}

/** The files that are named as the last part of their URLs. */
function fetchedHere({ words, directory }: ProgramRun): Touch[] | undefined {
  const names = words.flatMap(({ value }) => /:\/\/.*\/([^/?#]+)$/.exec(value)?.[1] ?? []);
  if (directory === undefined || names.length === 0) return undefined;
  return names.map((name) => ({ use: 'changes', path: resolvePath(directory, name) ?? directory, isDeep: false }));
}

function ofGit(run: ProgramRun): Touch[] | undefined {
  const [verb, ...words] = run.words.filter(({ value }) => !value.startsWith('-'));
  if (verb?.value === 'config' && has(run, '--global', '--system')) return [];
  if (verb?.value !== 'clone') return undefined;
  const url = words.findIndex(({ value }) => /:\/\/|^git@/.test(value));
  const named = words[url + 1];
  const name = /([^/]+?)(?:\.git)?\/?$/.exec(words[url]?.value ?? '')?.[1];
  if (url === -1 || name === undefined) return undefined;
  return touchAll('fills', [named ?? { value: name }], named ? run : { ...run, pathOf: below(run) });
}

function below({ directory }: ProgramRun): ProgramRun['pathOf'] {
  return ({ value }) => {
    const path = resolvePath(directory, value);
    return path === undefined ? undefined : { path, isDeep: false };
  };
}

function ofUv(run: ProgramRun): readonly Touch[] | undefined {
  const [verb, ...words] = run.words;
  if (verb?.value === 'venv') {
    const isNamed = words.some(({ value }) => !value.startsWith('-'));
    return isNamed
      ? ofVirtualenv({ ...run, words })
      : touchAll('fills', [{ value: '.venv' }], { ...run, pathOf: below(run) });
  }
  if (verb?.value === 'python' && words[0]?.value === 'pin') return undefined;
  if (verb?.value === 'python' || verb?.value === 'tool') return [];
  const isOfNames = verb?.value === 'pip' && !words.some(({ value }) => /^-[rec]|^--(?:re|ed|co)|[/]|^\.$/.test(value));
  return isOfNames ? [] : undefined;
}
