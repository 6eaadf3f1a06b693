import {
  type ApkCommand,
  appendCommand,
  chainOf,
  type Edit,
  type Instruction,
  insertCommandBefore,
  insertInList,
  type ListItem,
  removeCommands,
  removeInstructionOnly,
  removeWords,
  replaceInList,
  replaceWord,
  type ShellScript,
  type ShellWord,
  type Span,
} from '../../src/transform.ts';
import { alpineCache } from './apk-shape.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { PlannedCommand, RunPlan } from './package-plan.ts';

/** What one RUN becomes. */
export interface RunEdits {
  readonly edits: readonly Edit[];
  readonly obstacles: readonly Obstacle[];
  /** Whether apt fetches anything in it. */
  readonly fetches: boolean;
  /** Comments of a RUN that goes: they stay. */
  readonly staleComments: readonly Span[];
}

const lists = '/var/lib/apt/lists/*';

export function editRun(plan: RunPlan): RunEdits {
  return new RunEditor(plan.run).edit(plan);
}

class RunEditor {
  readonly #run: Instruction;
  readonly #edits: Edit[] = [];
  readonly #obstacles: Obstacle[] = [];
  readonly #removed = new Set<ListItem>();
  #isUpdated = false;
  /** The last command that needs apt's lists. */
  #lastFetch: ListItem | undefined;

  constructor(run: Instruction) {
    this.#run = run;
  }

  edit({ commands, cleanups }: RunPlan): RunEdits {
    const willFetch = commands.some(fetches);
    for (const command of commands) this.#editCommand(command, willFetch);
    const isKeptClean = this.#editCleanups(cleanups);
    const [script] = this.#run.scripts;
    const isEmptied = script?.list.items.every((item) => this.#removed.has(item)) ?? false;
    const edits = isEmptied ? removeInstructionOnly(this.#run) : this.#edits;
    if (script && !isEmptied) edits.push(...removeCommands(script, this.#removed));
    if (this.#lastFetch && !isKeptClean) edits.push(...appendCommand(this.#run, `rm -rf ${lists}`));
    return {
      edits,
      obstacles: this.#obstacles,
      fetches: this.#lastFetch !== undefined,
      staleComments: isEmptied ? [...this.#run.comments, ...this.#run.innerComments] : [],
    };
  }

  #editCommand(command: PlannedCommand, willFetch: boolean): void {
    const { apk } = command;
    if (command.kind === 'add' && fetches(command)) this.#editAdd(command);
    else if (command.kind === 'delete' && command.debian.length > 0) this.#editDelete(command);
    else if (command.kind === 'upgrade') {
      this.#update(apk);
      this.#rename(apk, 'upgrade -y', apk.options);
    } else if (command.kind === 'update' && willFetch && !this.#isUpdated) {
      this.#isUpdated = true;
      this.#rename(apk, 'update', apk.options);
    } else this.#removed.add(apk.command.item);
  }

  /** `apk SUBCOMMAND` becomes `apt-get TEXT`. */
  #rename({ command, program, subcommand }: ApkCommand, text: string, options: ApkCommand['options']): void {
    const { script } = command;
    this.#edits.push(...replaceWord(script, program, 'apt-get'));
    if (subcommand) this.#edits.push(...replaceWord(script, subcommand, text));
    this.#edits.push(...removeWords(script, command.words, new Set(wordsOf(options))));
  }

  /** Fetches the lists, where no command above does. */
  #update({ command }: ApkCommand): void {
    if (!this.#isUpdated) this.#insertBefore(command, 'apt-get update');
    this.#isUpdated = true;
    this.#lastFetch = command.item;
  }

  #insertBefore({ script, item }: ApkCommand['command'], text: string): void {
    // A chain of && that is not alone may stand in a list that goes on after a failure: the new command is one of the list.
    const isOfList = chainOf(item).length === 1 && item.list.items.length > 1;
    this.#edits.push(...insertCommandBefore(script, item, text, isOfList ? ';' : '&&'));
  }

  #editAdd({ apk, packages, extra }: PlannedCommand & { readonly kind: 'add' }): void {
    const { script } = apk.command;
    const words = apk.packages;
    this.#update(apk);
    const kept = packages.filter(({ debian }) => debian.length > 0);
    const last = kept.at(-1)?.word;
    const removed = new Set<ShellWord>(wordsOf(apk.options));
    for (const { word, debian } of packages) {
      const isHost = !last && word === words[0];
      const names = isHost ? extra : debian;
      if (names.length === 0) removed.add(word);
      else if (names.join(' ') !== word.value) this.#edits.push(...replaceInList(script, words, word, names));
    }
    this.#edits.push(...removeWords(script, apk.command.words, removed));
    if (last) for (const name of extra) this.#edits.push(...insertInList(script, words, last, name));
    this.#rename(apk, 'install -y --no-install-recommends', []);
  }

  #editDelete({ apk, debian }: PlannedCommand & { readonly kind: 'delete' }): void {
    this.#insertBefore(apk.command, `apt-mark auto ${debian.join(' ')}`);
    const { script, words } = apk.command;
    this.#rename(apk, 'purge -y --auto-remove', []);
    this.#edits.push(...removeWords(script, words, new Set([...wordsOf(apk.options), ...apk.packages])));
  }

  /** Whether a removal of apk's cache became one of apt's lists. */
  #editCleanups(cleanups: RunPlan['cleanups']): boolean {
    let isKept = false;
    for (const { item, words, script } of cleanups) {
      const paths = words.slice(1).filter(({ value }) => !value.startsWith('-'));
      const caches = paths.filter(({ value }) => alpineCache.test(value));
      const isTop = script === this.#run.scripts[0] && item.list.container === 'script' && item.commands.length === 1;
      const [cache] = caches;
      if (!isTop || !cache) {
        const message = "the deletion of apk's cache stands where it is not translated";
        this.#obstacles.push(obstacle('apk-shape', script.sourceSpan(item), message));
      } else if (!isKept && this.#lastFetch && this.#lastFetch.index < item.index) {
        this.#edits.push(...replaceWord(script, cache, lists), ...removeWords(script, words, new Set(caches.slice(1))));
        this.#edits.push(...recursive(script, words));
        isKept = true;
      } else if (caches.length === paths.length) this.#removed.add(item);
      else this.#edits.push(...removeWords(script, words, new Set(caches)));
    }
    return isKept;
  }
}

function fetches(command: PlannedCommand): boolean {
  if (command.kind === 'upgrade') return true;
  return (
    command.kind === 'add' && (command.extra.length > 0 || command.packages.some(({ debian }) => debian.length > 0))
  );
}

function wordsOf(options: ApkCommand['options']): ShellWord[] {
  return options.flatMap(({ word, value }) => (value ? [word, value] : [word]));
}

/** apk's cache holds files only; apt's lists hold directories too. */
function recursive(script: ShellScript, words: readonly ShellWord[]): Edit[] {
  const flags = words.filter(({ value }) => value.startsWith('-'));
  if (flags.some(({ value }) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(value))) return [];
  const [first] = flags;
  const [program] = words;
  if (first) return replaceWord(script, first, `-r${first.value.replace(/^-/, '')}`);
  return program ? replaceWord(script, program, 'rm -r') : [];
}
