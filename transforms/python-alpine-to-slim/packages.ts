import {
  type ApkCommand,
  apkCommandsOf,
  appendCommand,
  chainOf,
  debianNames,
  type Edit,
  type Instruction,
  insertInList,
  type ListItem,
  removeCommand,
  removeInstructionOnly,
  removeWords,
  replaceInList,
  replaceWord,
  type ShellScript,
  type ShellWord,
  type Span,
  slimHolds,
} from '../../src/transform.ts';
import { alpineCache, cacheRemovals, optionObstacles, shapeObstacles } from './apk-shape.ts';
import { asClause, type Swap } from './base-image.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** What the apk commands of one RUN become. */
export interface PackageRewrite {
  readonly run: Instruction;
  readonly edits: readonly Edit[];
  /** In the order of the text: `musl-dev` and what stands for it. */
  readonly names: readonly { readonly apk: string; readonly debian: readonly string[] }[];
  /** Packages that no apk command named: commands that Alpine brings, headers, pkg-config. */
  readonly added: readonly string[];
  /** Comments of a RUN that goes: they stay. */
  readonly staleComments: readonly Span[];
  readonly installs: boolean;
  readonly obstacles: readonly Obstacle[];
  /** Words that, where something else mentions them, make the swap unsafe, by package. */
  readonly unless: ReadonlyMap<string, readonly string[]>;
}

const lists = '/var/lib/apt/lists/*';

/**
 * @param extra Debian packages that the stage needs besides, put into the first list that installs anything
 */
export function rewritePackages(run: Instruction, swap: Swap, extra: readonly string[]): PackageRewrite | undefined {
  const commands = apkCommandsOf(run);
  const cleanups = cacheRemovals(run);
  const shape = shapeObstacles(run, commands);
  if (shape.length > 0) return empty(run, shape);
  if (commands.length === 0 && cleanups.length === 0) return undefined;
  return new Rewriter(run, swap, extra).rewrite(commands, cleanups);
}

function empty(run: Instruction, obstacles: readonly Obstacle[]): PackageRewrite {
  return { run, edits: [], names: [], added: [], staleComments: [], installs: false, obstacles, unless: new Map() };
}

class Rewriter {
  readonly #run: Instruction;
  readonly #swap: Swap;
  readonly #extra: readonly string[];
  readonly #edits: Edit[] = [];
  readonly #names: { apk: string; debian: readonly string[] }[] = [];
  readonly #obstacles: Obstacle[] = [];
  readonly #unless = new Map<string, readonly string[]>();
  readonly #installed = new Set<string>();
  readonly #removedItems = new Set<ListItem>();
  readonly #added: string[] = [];
  #hasUpdate = false;
  #installs = false;

  constructor(run: Instruction, swap: Swap, extra: readonly string[]) {
    this.#run = run;
    this.#swap = swap;
    this.#extra = extra;
  }

  rewrite(commands: readonly ApkCommand[], cleanups: ReturnType<typeof cacheRemovals>): PackageRewrite {
    const willInstall = commands.some(
      (apk) => apk.subcommand?.value === 'add' && this.#plan(apk).some(({ debian }) => debian.length > 0),
    );
    for (const apk of commands) this.#rewriteCommand(apk, willInstall || this.#extra.length > 0);
    const isKeptClean = this.#rewriteCleanups(cleanups);
    const script = this.#run.scripts[0];
    const isEmptied = script?.list.items.every((item) => this.#removedItems.has(item)) ?? false;
    const edits = isEmptied ? removeInstructionOnly(this.#run) : this.#edits;
    if (this.#installs && !isKeptClean) edits.push(...appendCommand(this.#run, `rm -rf ${lists}`));
    return {
      run: this.#run,
      edits,
      names: this.#names,
      added: this.#added,
      staleComments: isEmptied ? [...this.#run.comments, ...this.#run.innerComments] : [],
      installs: this.#installs,
      obstacles: this.#obstacles,
      unless: this.#unless,
    };
  }

  #rewriteCommand(apk: ApkCommand, willInstall: boolean): void {
    const { command, subcommand } = apk;
    const { script } = command;
    const at = script.sourceSpan(command);
    this.#obstacles.push(...optionObstacles(apk));
    if (subcommand?.value === 'update' && apk.packages.length === 0) {
      if (willInstall && !this.#hasUpdate) {
        this.#hasUpdate = true;
        this.#edits.push(...replaceWord(script, apk.program, 'apt-get'), ...this.#withoutOptions(apk));
      } else this.#remove(script, command.item);
    } else if (subcommand?.value === 'add') this.#rewriteAdd(apk);
    else {
      this.#obstacles.push(
        obstacle(
          'apk-command',
          at,
          `apk ${subcommand?.value ?? ''} is not translated by this version`.replace('  ', ' '),
        ),
      );
    }
  }

  #withoutOptions(apk: ApkCommand): Edit[] {
    const words = apk.command.words;
    const removed = new Set<ShellWord>(apk.options.flatMap(({ word, value }) => (value ? [word, value] : [word])));
    return removeWords(apk.command.script, words, removed);
  }

  #remove(script: ShellScript, item: ListItem): void {
    this.#removedItems.add(item);
    this.#edits.push(...removeCommand(script, item));
  }

  /** What becomes of each package word; obstacles are noted when `note` is set. */
  #plan(apk: ApkCommand, note = false): { readonly word: ShellWord; readonly debian: readonly string[] }[] {
    const seen = new Set(this.#installed);
    return apk.packages.map((word) => {
      const packages = this.#debianOf(word, note).filter(
        (name) => !slimHolds(this.#swap.suite, name) && !seen.has(name),
      );
      for (const name of packages) seen.add(name);
      return { word, debian: packages };
    });
  }

  #debianOf(word: ShellWord, note: boolean): readonly string[] {
    const at = this.#run.scripts[0]?.sourceSpan(word) ?? this.#run;
    const report = (found: Obstacle): readonly string[] => {
      if (note) this.#obstacles.push(found);
      return [];
    };
    if (!word.isLiteral)
      return report(obstacle('variable-package', at, `what ${word.text} stands for is not translated`));
    const [name = '', operator] = word.value.split(/([=~<>@])/);
    if (operator === '@')
      return report(obstacle('pinned-package', at, `${word.value} comes from another repository of Alpine`));
    if (operator !== undefined && name !== 'bash' && name !== 'gettext') {
      return report(obstacle('pinned-package', at, `${word.value} is pinned to a version of Alpine`));
    }
    const python = /^2(?:\.|-|$)/.test(this.#swap.to.slice(this.#swap.to.indexOf(':') + 1)) ? 2 : 3;
    const names = debianNames(name, this.#swap.suite, python);
    if (!names)
      return report(obstacle('unknown-package', at, `the Debian name of the Alpine package ${name} is not known`));
    if (names.kind === 'decline')
      return report(obstacle('declined-package', at, `the Alpine package ${name}: ${asClause(names.reason)}`));
    if (note && names.unless.length > 0) this.#unless.set(name, names.unless);
    return names.kind === 'map' ? names.packages : [];
  }

  #rewriteAdd(apk: ApkCommand): void {
    const { script, item } = apk.command;
    const plan = this.#plan(apk, true);
    for (const { word, debian } of plan) this.#names.push({ apk: word.value, debian });
    const packages = plan.flatMap(({ debian }) => debian);
    const extra = this.#installs ? [] : this.#extra.filter((name) => !packages.includes(name));
    const first = plan.find(({ debian }) => debian.length > 0);
    if (!first) {
      if (extra.length === 0) this.#remove(script, item);
      return;
    }
    for (const name of [...packages, ...extra]) this.#installed.add(name);
    const words = apk.packages;
    for (const { word, debian } of plan) {
      if (debian.length > 0 && debian.join(' ') !== word.value) {
        this.#edits.push(...replaceInList(script, words, word, debian));
      }
    }
    const dropped = plan.filter(({ debian }) => debian.length === 0).map(({ word }) => word);
    const options = apk.options.flatMap(({ word, value }) => (value ? [word, value] : [word]));
    this.#edits.push(...removeWords(script, apk.command.words, new Set([...dropped, ...options])));
    const last = plan.findLast(({ debian }) => debian.length > 0);
    this.#added.push(...extra);
    for (const name of extra) this.#edits.push(...insertInList(script, words, last?.word ?? first.word, name));
    if (apk.subcommand) this.#edits.push(...replaceWord(script, apk.subcommand, 'install -y --no-install-recommends'));
    const update =
      chainOf(item).length === 1 && item.list.items.length > 1
        ? 'apt-get update; apt-get'
        : 'apt-get update && apt-get';
    this.#edits.push(...replaceWord(script, apk.program, this.#hasUpdate ? 'apt-get' : update));
    this.#hasUpdate = true;
    this.#installs = true;
  }

  /** Whether a removal of apk's cache became one of apt's lists. */
  #rewriteCleanups(cleanups: ReturnType<typeof cacheRemovals>): boolean {
    let isKept = false;
    for (const { item, words, script } of cleanups) {
      const paths = words.slice(1).filter(({ value }) => !value.startsWith('-'));
      const caches = paths.filter(({ value }) => alpineCache.test(value));
      const isTop = script === this.#run.scripts[0] && item.list.container === 'script' && item.commands.length === 1;
      const [cache] = caches;
      if (!isTop || !cache) {
        this.#obstacles.push(
          obstacle(
            'apk-shape',
            script.sourceSpan(item),
            "the deletion of apk's cache stands where it is not translated",
          ),
        );
      } else if (this.#installs && !isKept) {
        this.#edits.push(...replaceWord(script, cache, lists), ...removeWords(script, words, new Set(caches.slice(1))));
        isKept = true;
      } else if (caches.length === paths.length) this.#remove(script, item);
      else this.#edits.push(...removeWords(script, words, new Set(caches)));
    }
    return isKept;
  }
}
