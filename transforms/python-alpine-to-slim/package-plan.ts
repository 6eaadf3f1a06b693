import {
  type ApkCommand,
  apkCommandsOf,
  type Instruction,
  type ShellWord,
  type Span,
  type Stage,
} from '../../src/transform.ts';
import { aptObstacles, cacheRemovals, groupOf, optionObstacles, shapeObstacles } from './apk-shape.ts';
import type { Swap } from './base-image.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { isList, type ListedName, type PackageList, PackageLists } from './package-lists.ts';
import { packageName } from './package-names.ts';

/** A package of an `apk add` or `apk del`, and those of Debian that it brings in or takes along. */
export interface PlannedPackage {
  readonly word: ShellWord;
  /** None where slim, or a package before it, has them. */
  readonly debian: readonly string[];
  /** Whether a package before it has them. */
  readonly isRepeated: boolean;
  /** Where the word is a variable. */
  readonly list?: PackageList;
}

export type PlannedCommand =
  | {
      readonly kind: 'add';
      readonly apk: ApkCommand;
      readonly packages: readonly PlannedPackage[];
      /** Debian packages that the stage needs besides. */
      readonly extra: readonly string[];
    }
  /** Packages that nothing asks for any longer. */
  | { readonly kind: 'delete'; readonly apk: ApkCommand; readonly packages: readonly PlannedPackage[] }
  | { readonly kind: 'update' | 'upgrade' | 'nothing'; readonly apk: ApkCommand };

/** What becomes of the apk commands of one RUN. */
export interface RunPlan {
  readonly run: Instruction;
  readonly commands: readonly PlannedCommand[];
  readonly cleanups: ReturnType<typeof cacheRemovals>;
}

/** Debian packages for a list besides its own. */
export interface Extra {
  /** Those that stay when the virtual group of the list is deleted. */
  readonly kept: readonly string[];
  readonly withGroup: readonly string[];
}

/** A change of what is installed. `at` is an offset of the file. */
interface Event {
  readonly stage: Stage;
  readonly at: number;
  readonly name: string;
  readonly isThere: boolean;
}

export interface PackagePlan {
  readonly runs: readonly RunPlan[];
  readonly obstacles: readonly Obstacle[];
  readonly lists: readonly PackageList[];
  /** By Alpine package: words that make the swap unsafe where the stage mentions them. */
  readonly unless: ReadonlyMap<string, readonly string[]>;
  /** Whether a Debian package is installed at a place of a stage. */
  isInstalled(name: string, stage: Stage, at: number): boolean;
}

/** Follows apk through the stages of one image, as apk itself would: a package stays while something asks for it. */
export function planPackages(
  members: readonly Stage[],
  swap: Swap,
  extras: ReadonlyMap<number, Extra> = new Map(),
): PackagePlan {
  const obstacles: Obstacle[] = [];
  const unless = new Map<string, readonly string[]>();
  const runs: RunPlan[] = [];
  const lists = new PackageLists();
  const events: Event[] = [];
  const states = new Map<Stage, Asked>();
  for (const stage of members) {
    const asked = new Asked(stage.parent && states.get(stage.parent));
    states.set(stage, asked);
    for (const run of stage.instructions.flatMap((instruction) => instruction.as('RUN') ?? [])) {
      const commands = apkCommandsOf(run);
      const cleanups = cacheRemovals(run);
      const shape = shapeObstacles(run, commands);
      obstacles.push(...shape, ...aptObstacles(run));
      if (shape.length > 0 || (commands.length === 0 && cleanups.length === 0)) continue;
      const planner = new RunPlanner(swap, asked, { obstacles, unless, extras, lists });
      const planned = commands.map((apk) => planner.plan(apk));
      runs.push({ run, cleanups, commands: planned });
      for (const { apk, name, isThere } of planner.events) events.push({ stage, at: positionOf(apk), name, isThere });
    }
  }
  const isInstalled = (name: string, stage: Stage, at: number): boolean =>
    events.findLast(
      (event) => event.name === name && stage.chain.includes(event.stage) && (event.stage !== stage || event.at < at),
    )?.isThere ?? false;
  return { runs, obstacles, lists: lists.all, unless, isInstalled };
}

/** `$X` and `${X}` ask for the same. */
function keyOf({ value, variables: [variable], isLiteral }: ShellWord): string {
  return isLiteral || variable === undefined ? value : `$${variable}`;
}

/** The offset of an apk command in the file. */
export function positionOf({ command, program }: ApkCommand): number {
  return command.script.sourceSpan(program).start;
}

/** What asks for each Debian package: names of Alpine packages and of virtual groups. */
class Asked {
  readonly #debian: Map<string, readonly string[]>;

  constructor(parent: Asked | undefined) {
    this.#debian = new Map(parent ? parent.#debian : []);
  }

  has(name: string): boolean {
    return this.#debian.has(name);
  }

  add(name: string, debian: readonly string[]): void {
    this.#debian.set(name, [...new Set([...(this.#debian.get(name) ?? []), ...debian])]);
  }

  /** The packages that nothing else asks for. */
  delete(name: string): string[] {
    const own = this.#debian.get(name) ?? [];
    this.#debian.delete(name);
    const others = new Set([...this.#debian.values()].flat());
    return own.filter((one) => !others.has(one));
  }
}

interface Notes {
  readonly obstacles: Obstacle[];
  readonly unless: Map<string, readonly string[]>;
  readonly extras: ReadonlyMap<number, Extra>;
  readonly lists: PackageLists;
}

class RunPlanner {
  readonly #swap: Swap;
  readonly #asked: Asked;
  readonly #notes: Notes;
  /** What the commands of this RUN have installed so far. */
  readonly #installed = new Set<string>();
  readonly events: { readonly apk: ApkCommand; readonly name: string; readonly isThere: boolean }[] = [];

  constructor(swap: Swap, asked: Asked, notes: Notes) {
    this.#swap = swap;
    this.#asked = asked;
    this.#notes = notes;
  }

  plan(apk: ApkCommand): PlannedCommand {
    const { subcommand, packages } = apk;
    this.#notes.obstacles.push(...optionObstacles(apk));
    const hasNone = packages.length === 0;
    if (subcommand?.value === 'add') return this.#add(apk);
    if (subcommand?.value === 'del') return this.#delete(apk);
    if (subcommand?.value === 'update' && hasNone) return { kind: 'update', apk };
    if (subcommand?.value === 'upgrade' && hasNone) return { kind: 'upgrade', apk };
    if (subcommand?.value === 'cache' && packages[0]?.value === 'clean') return { kind: 'nothing', apk };
    const words = [subcommand, ...packages].map((word) => word?.text ?? '').slice(0, 2);
    this.#stuck(apk, `apk ${words.join(' ')}`.trim().concat(' is not translated by this version'));
    return { kind: 'nothing', apk };
  }

  #stuck(apk: ApkCommand, message: string): void {
    this.#notes.obstacles.push(obstacle('apk-command', apk.command.script.sourceSpan(apk.command), message));
  }

  #add(apk: ApkCommand): PlannedCommand {
    const group = groupOf(apk);
    const planned: PlannedPackage[] = [];
    if (group !== undefined) this.#asked.add(group, []);
    for (const word of apk.packages) {
      const list = this.#list(word, apk);
      if (list === 'stuck') continue;
      if (list) {
        const debian = list.names.flatMap((name) => this.#listed(name, list));
        this.#asked.add(group ?? keyOf(word), debian);
        planned.push({ word, debian, isRepeated: false, list });
        this.#note(apk, debian, true);
        continue;
      }
      const missing = this.#missing(word, apk.command.script.sourceSpan(word));
      this.#asked.add(group ?? word.value, missing);
      const debian = missing.filter((name) => !this.#installed.has(name));
      planned.push({ word, debian, isRepeated: debian.length < missing.length });
      this.#note(apk, missing, true);
    }
    const { kept = [], withGroup = [] } = this.#notes.extras.get(positionOf(apk)) ?? {};
    const extra = [...withGroup, ...kept].filter((name) => !this.#installed.has(name));
    this.#asked.add(group ?? (apk.packages[0] ? keyOf(apk.packages[0]) : ''), withGroup);
    this.#asked.add('', kept);
    this.#note(apk, extra, true);
    return { kind: 'add', apk, packages: planned, extra };
  }

  /** The Debian packages for an Alpine one that slim does not hold. */
  #missing(word: Pick<ShellWord, 'value' | 'text' | 'isLiteral'>, at: Span): readonly string[] {
    const named = packageName(word, at, this.#swap);
    if (named.obstacle) this.#notes.obstacles.push(named.obstacle);
    if (named.unless.length > 0) this.#notes.unless.set(word.value, named.unless);
    return named.debian.filter((name) => !this.#swap.language.slimHolds(this.#swap.suite, name));
  }

  #list(word: ShellWord, apk: ApkCommand): PackageList | 'stuck' | undefined {
    const found = word.isLiteral ? undefined : this.#notes.lists.named(word, apk);
    if (!found || isList(found)) return found;
    this.#notes.obstacles.push(found);
    return 'stuck';
  }

  #listed(name: ListedName, list: PackageList): readonly string[] {
    const word = { value: name.value, text: name.value, isLiteral: true };
    const missing = list.debian.get(name) ?? this.#missing(word, list.script.sourceSpan(name));
    list.debian.set(name, missing);
    return missing;
  }

  /** A variable is deleted as what it holds, beside what was added with it. */
  #deleteList(word: ShellWord, list: PackageList, apk: ApkCommand): PlannedPackage {
    const all = list.names.flatMap((name) => this.#listed(name, list));
    const gone = this.#asked
      .delete(keyOf(word))
      .filter((name) => !this.#swap.language.mustStay(this.#swap.suite, name));
    const kept = all.find((name) => !gone.includes(name));
    if (kept !== undefined) {
      const at = apk.command.script.sourceSpan(word);
      const message = `apk del ${word.text} would purge ${kept}, which is asked for elsewhere too or belongs to the image`;
      this.#notes.obstacles.push(obstacle('variable-package', at, message));
    }
    this.#note(apk, gone, false);
    return { word, debian: gone, isRepeated: false, list };
  }

  #delete(apk: ApkCommand): PlannedCommand {
    const planned = apk.packages.map((word): PlannedPackage => {
      const list = this.#list(word, apk);
      if (list === 'stuck') return { word, debian: [], isRepeated: false };
      if (list) return this.#deleteList(word, list, apk);
      const { value, text } = word;
      const at = apk.command.script.sourceSpan(word);
      if (!word.isLiteral)
        this.#notes.obstacles.push(obstacle('variable-package', at, `what ${text} stands for is not translated`));
      else if (!this.#asked.has(value)) this.#stuck(apk, `apk del ${value} names what no apk add above it names`);
      const debian = this.#asked.delete(value).filter((name) => !this.#swap.language.mustStay(this.#swap.suite, name));
      this.#note(apk, debian, false);
      return { word, debian, isRepeated: false };
    });
    return { kind: 'delete', apk, packages: planned };
  }

  #note(apk: ApkCommand, names: readonly string[], isThere: boolean): void {
    for (const name of names) {
      if (isThere) this.#installed.add(name);
      else this.#installed.delete(name);
      this.events.push({ apk, name, isThere });
    }
  }
}
