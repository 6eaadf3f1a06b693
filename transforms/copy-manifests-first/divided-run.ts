import {
  type Change,
  type Install,
  type Instruction,
  insertBelow,
  keywordLike,
  type ListItem,
  mountsOf,
  removeCommandsBehind,
  type ShellCommand,
  type Stage,
  shorten,
  stageNamed,
} from '../../src/transform.ts';

/** A RUN of which a part stays with the install, and the rest goes below the copies of the whole. */
export interface DividedRun {
  readonly run: Instruction;
  /** The last command that stays. */
  readonly last: ListItem;
  /** The first of the rest, for messages. */
  readonly next: string;
  /** What the rest needs in front of it: the folder that the first part has gone to. */
  readonly prefix: string;
}

/** Commands whose effect on the shell ends with their RUN, so that what follows them cannot stand in another. */
const ofTheShell = new Set(
  'export set source . alias umask eval trap shopt ulimit pushd popd nvm unset readonly declare local conda mamba activate'.split(
    ' ',
  ),
);

/** Commands that make the layer smaller, which in another layer they do not. */
const shrinking = /^(?:rm|rmdir|unlink|shred|truncate|apk|apt|apt-get|dnf|yum|microdnf|strip)$/;
const shrinkingWords = new Set(['clean', 'prune', 'purge', 'autoremove', 'uninstall', 'del', 'remove']);

/**
 * Divides a RUN behind its last install, where that is a plain chain of `&&`: the rest has to run wherever the install
 * succeeds, in the same folder and with the same variables. A text says why it cannot be divided so; undefined where nothing
 * stands behind the install.
 */
export function dividedBehind(run: Instruction, installs: readonly Install[]): DividedRun | string | undefined {
  const [script] = run.scripts;
  if (!script) return undefined;
  const { items } = script.list;
  const last = items.findLast((item) => installs.some(({ command }) => command?.item === item));
  const next = last && items[last.index + 1];
  if (!last || !next) return undefined;
  const isPlain = run.form !== 'json' && script.isValid && script.place === 'line' && run.heredocs.length === 0;
  const isChain = items.slice(1).every(({ operator }) => operator?.text === '&&');
  if (!isPlain || !isChain || items.some(({ isCompound, isNegated }) => isCompound || isNegated))
    return 'it is no plain chain of commands joined by &&';
  const mount = mountsOf(run).find(
    ({ type, target }) => type === 'tmpfs' || (type === 'cache' && /node_modules|venv|vendor|packages/.test(target)),
  );
  if (mount) return `what the mount at ${mount.target} holds is gone from another RUN`;
  const first = items.slice(0, last.index + 1).flatMap(({ commands }) => commands);
  const rest = items.slice(last.index + 1).flatMap(({ commands }) => commands);
  const setting = first.find((command) => changesShell(command) || leavesSettings(command));
  if (setting) return `${shown(setting)} may be meant for the rest too`;
  const back = rest.find(takesBack);
  if (back) return `${shown(back)} takes back what would stay in the layer above`;
  const smaller = isInFinalImage(run) ? rest.find(shrinks) : undefined;
  if (smaller) return `${shown(smaller)} would no longer make its layer smaller`;
  const gap = { start: script.sourceSpan(last).end, end: script.sourceSpan(next).start };
  const isCommented = run.innerComments.some(({ start }) => start >= gap.start && start < gap.end);
  if (isCommented || !endsPlainly(run)) return 'a comment, or a line that goes on, stands where it would be';
  const folders = first.filter(({ words }) => words[0]?.value === 'cd');
  const prefix = folders.map(({ script: { text }, start, end }) => `${text.slice(start, end)} && `).join('');
  return { run, last, next: shorten(script.text.slice(next.start, next.end), 40), prefix };
}

/** Whether nothing stands behind the last command: no comment, `&`, or line that goes on. */
export function endsPlainly(run: Instruction): boolean {
  const [script] = run.scripts;
  const last = script?.list.items.at(-1);
  if (!script || !last) return false;
  return run.dockerfile.source.slice(script.sourceSpan(last).end, run.end).trim() === '';
}

/** Whether a command leaves something behind for the rest: settings, a login, a file. */
function leavesSettings(command: ShellCommand): boolean {
  const [program, ...words] = command.words;
  // What these write, they write to a file that the next RUN reads as well.
  if (['bundle', 'npm', 'git', 'poetry', 'pip'].includes(program?.value ?? '') && !isLocalToPoetry(program, words))
    return false;
  return writesFile(command) || words.some(({ value }) => /^(?:config|login|set|auth|credential)$/.test(value));
}

/** Whether a command puts what it prints, or is given, into a file. */
export function writesFile({ words: [program], redirects }: ShellCommand): boolean {
  const isRedirected = redirects.some(
    ({ operator, target }) => operator.startsWith('>') && !/^(?:\/dev\/null|&?\d)$/.test(target?.value ?? ''),
  );
  return isRedirected || program?.value === 'tee';
}

/** `npm config delete _auth`: in another layer, what was set would stay in the first. */
function takesBack({ words }: ShellCommand): boolean {
  return words.slice(1).some(({ value }) => /^(?:--)?(?:unset(?:-all)?|delete|logout|remove-section)$/.test(value));
}

/** `poetry config … --local` writes to the folder of the project, where the later copy may put another file. */
function isLocalToPoetry(program: ShellCommand['words'][number] | undefined, words: ShellCommand['words']): boolean {
  return program?.value === 'poetry' && words.some(({ value }) => value === '--local');
}

/** Whether what a RUN leaves in its layer is in the image at the end. */
export function isInFinalImage({ stage, dockerfile }: Instruction): boolean {
  const final = dockerfile.stages.at(-1);
  if (final === undefined || stage === undefined) return false;
  return final.chain.includes(stage) || dockerfile.instructions.some((copy) => copiesRootOf(stage, copy));
}

/** `COPY --from=build / /` */
function copiesRootOf(stage: Stage, copy: Instruction): boolean {
  const name = copy.flag('from');
  if (name === undefined || !copy.stage || stageNamed(name, copy.stage) !== stage) return false;
  return copy.sources.some(({ value }) => value === '/');
}

export function changesShell({ words, assignments, redirects }: ShellCommand): boolean {
  const name = words[0]?.value ?? '';
  return (
    ofTheShell.has(name) || (words.length === 0 && assignments.length > 0) || (name === 'exec' && redirects.length > 0)
  );
}

export function shrinks({ words: [program, ...others] }: ShellCommand): boolean {
  const name = program?.value ?? '';
  return (
    shrinking.test(name) ||
    (name === 'find' && others.some(({ value }) => value === '-delete' || value === 'rm')) ||
    others.some(({ value }) => shrinkingWords.has(value))
  );
}

/** Takes the rest out of its RUN. */
export function withoutRest({ run, last }: DividedRun): Change['edits'] {
  const [script] = run.scripts;
  return script ? removeCommandsBehind(script, last) : [];
}

/** The rest as a RUN of its own, below the last of the instructions that move. */
export function restBelow({ run, last, prefix }: DividedRun, moved: Instruction): Change['edits'] {
  const [script] = run.scripts;
  const { items } = last.list;
  const [next, end] = [items[last.index + 1], items.at(-1)];
  if (!script || !next || !end) return [];
  const { source } = run.dockerfile;
  const text = source.slice(script.sourceSpan(next).start, script.sourceSpan(end).end);
  const flags = run.flags.map((flag) => `${source.slice(flag.start, flag.end)} `).join('');
  return insertBelow(moved, [`${keywordLike(run, 'RUN')} ${flags}${prefix}${text}`]);
}

/** A command as messages show it. */
export function shown({ script: { text }, start, end }: ShellCommand): string {
  return shorten(text.slice(start, end), 40);
}
