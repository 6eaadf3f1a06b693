import {
  type ApkCommand,
  appendCommand,
  type CommandList,
  type Edit,
  type Instruction,
  insertAfterWord,
  insertCommandBefore,
  insertCommandBehind,
  insertInList,
  type ListItem,
  outermost,
  removeCommands,
  removeInstructionOnly,
  removeWords,
  replaceInList,
  replaceWord,
  type ShellCommand,
  type ShellScript,
  type ShellWord,
  type Span,
} from '../../src/transform.ts';
import { alpineCache, isInBranch } from './apk-shape.ts';
import { isBelowComment, operatorBeside } from './command-places.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { PackageList } from './package-lists.ts';
import type { PlannedCommand, PlannedPackage, RunPlan } from './package-plan.ts';

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
  /** The lists in which a command fetches apt's lists. */
  readonly #updated = new Set<CommandList>();
  /** The last command that needs apt's lists. */
  #lastFetch: ListItem | undefined;
  /** A word that goes, at the end of the script below a comment. */
  #tail: ShellWord | undefined;

  constructor(run: Instruction) {
    this.#run = run;
  }

  edit({ commands, cleanups, repositoryEdits }: RunPlan): RunEdits {
    const willFetch = commands.some(fetches);
    for (const command of commands) this.#editCommand(command, willFetch);
    const isKeptClean = this.#editCleanups(cleanups);
    for (const command of repositoryEdits) this.#removeRepositoryEdit(command);
    const [script] = this.#run.scripts;
    const isEmptied = script?.list.items.every((item) => this.#removed.has(item)) ?? false;
    const edits = isEmptied ? removeInstructionOnly(this.#run) : this.#edits;
    const isCleaned = this.#lastFetch === undefined || isKeptClean;
    const last = isCleaned ? undefined : script?.list.items.at(-1);
    if (script && this.#tail) edits.push(...replaceWord(script, this.#tail, `&& rm -rf ${lists}`));
    else if (script && last && this.#removed.delete(last))
      edits.push(...replaceCommand(script, last, `rm -rf ${lists}`));
    else if (!isCleaned) edits.push(...appendCommand(this.#run, `rm -rf ${lists}`));
    if (script && !isEmptied) edits.push(...removeCommands(script, this.#removed));
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
    else if (command.kind === 'delete' && command.packages.some(bringsAny)) this.#editDelete(command);
    else if (command.kind === 'upgrade') {
      this.#update(apk);
      this.#rename(apk, 'apt-get', 'upgrade -y');
      this.#editWords(apk, []);
    } else if (command.kind === 'upgrade-some' && command.packages.some(bringsAny)) {
      this.#update(apk);
      this.#rename(apk, 'apt-get', 'install -y --no-install-recommends --only-upgrade');
      this.#editWords(apk, command.packages);
    } else if (command.kind === 'update' && willFetch && !this.#isUpdated(apk.command.item)) {
      this.#updated.add(apk.command.item.list);
      this.#rename(apk, 'apt-get', 'update');
      this.#editWords(apk, []);
    } else this.#remove(apk.command.item);
  }

  /** A branch of an `if` cannot be empty. */
  #remove(item: ListItem): void {
    const { list } = item;
    this.#removed.add(item);
    if (!isInBranch(item) || list.items.some((one) => !this.#removed.has(one))) return;
    this.#removed.delete(item);
    this.#edits.push(...replaceCommand(list.script, item, ':'));
  }

  /** Whether a command above fetches apt's lists wherever the item runs. */
  #isUpdated({ list }: ListItem): boolean {
    return this.#updated.has(list) || (list.parent !== undefined && this.#isUpdated(list.parent));
  }

  #rename({ command: { script }, program, subcommand }: ApkCommand, name: string, text: string): void {
    this.#edits.push(...replaceWord(script, program, name));
    if (subcommand && subcommand.value !== text) this.#edits.push(...replaceWord(script, subcommand, text));
  }

  /** Fetches the lists, where no command above does. */
  #update({ command }: ApkCommand): void {
    const { script, item } = command;
    if (!this.#isUpdated(item))
      this.#edits.push(...insertCommandBefore(script, item, 'apt-get update', operatorBeside(item)));
    this.#updated.add(item.list);
    this.#lastFetch = outermost(item);
  }

  #editAdd({ apk, packages, extra }: PlannedCommand & { readonly kind: 'add' }): void {
    const { script } = apk.command;
    const last = packages.findLast(bringsAny)?.word;
    const names = packages.map(({ word, debian, list }, index) => ({
      word,
      debian: last || index > 0 ? debian : extra,
      ...(last && list ? { list } : {}),
    }));
    this.#update(apk);
    this.#rename(apk, 'apt-get', 'install -y --no-install-recommends');
    this.#tail = this.#editWords(apk, names);
    if (last) for (const name of extra) this.#edits.push(...insertInList(script, apk.packages, last, name));
  }

  #editDelete({ apk, packages }: PlannedCommand & { readonly kind: 'delete' }): void {
    const { script, item } = apk.command;
    const purge = 'apt-get purge -y --auto-remove';
    this.#rename(apk, 'apt-mark', 'auto');
    const tail = this.#editWords(apk, packages);
    if (tail) this.#edits.push(...replaceWord(script, tail, `&& ${purge}`));
    else this.#edits.push(...insertCommandBehind(script, item, purge, operatorBeside(item)));
  }

  /**
   * Gives packages their names on Debian; the words of those that need none go, and so do options. Not the last word of
   * the script below a comment: there nothing could be appended any longer, so what is appended takes its place.
   */
  #editWords(
    apk: ApkCommand,
    packages: readonly Pick<PlannedPackage, 'word' | 'debian' | 'list'>[],
  ): ShellWord | undefined {
    const { script, words, item } = apk.command;
    const removed = new Set<ShellWord>(wordsOf(apk.options));
    for (const { word, debian, list } of packages) {
      if (debian.length === 0) removed.add(word);
      else if (list) this.#edits.push(...extendList(script, word, list, debian));
      else if (debian.join(' ') !== word.value) this.#edits.push(...replaceInList(script, apk.packages, word, debian));
    }
    const last = words.at(-1);
    const isTail = last && removed.has(last) && isBelowComment(script, last) && script.list.items.at(-1) === item;
    if (isTail) removed.delete(last);
    this.#edits.push(...removeWords(script, words, removed));
    return isTail ? last : undefined;
  }

  #removeRepositoryEdit(command: ShellCommand): void {
    const { item, script } = command;
    const next = item.list.items[item.index + 1]?.operator?.text;
    const isTop = script === this.#run.scripts[0] && item.list.container === 'script' && item.commands.length === 1;
    if (isTop && item.operator?.text !== '||' && next !== '||' && next !== '&') this.#removed.add(item);
    else {
      const message = "the edit of apk's repositories stands where it is not translated";
      this.#obstacles.push(obstacle('apk-shape', script.sourceSpan(command), message));
    }
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

/** A variable stays; what goes with its list beside it stands behind it. */
function extendList(script: ShellScript, word: ShellWord, list: PackageList, debian: readonly string[]): Edit[] {
  const own = [...list.debian.values()].flat();
  const others = debian.filter((name) => !own.includes(name));
  return others.length === 0 ? [] : insertAfterWord(script, word, others.join(' '));
}

/** Puts a command in the place of one that goes: behind such a last command nothing could be appended. */
function replaceCommand(script: ShellScript, { commands: [command] }: ListItem, text: string): Edit[] {
  const [program, ...others] = command?.words ?? [];
  if (!command || !program) return [];
  return [...replaceWord(script, program, text), ...removeWords(script, command.words, new Set(others))];
}

function fetches(command: PlannedCommand): boolean {
  if (command.kind === 'upgrade') return true;
  if (command.kind === 'upgrade-some') return command.packages.some(bringsAny);
  return command.kind === 'add' && (command.extra.length > 0 || command.packages.some(bringsAny));
}

function bringsAny({ debian }: PlannedPackage): boolean {
  return debian.length > 0;
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
