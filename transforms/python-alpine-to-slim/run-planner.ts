import type { ApkCommand, ShellWord, Span } from '../../src/transform.ts';
import { groupOf, isInBranch, optionObstacles, positionOf } from './apk-shape.ts';
import type { Swap } from './base-image.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { isList, type ListedName, type PackageList, type PackageLists } from './package-lists.ts';
import { type PackageName, packageName } from './package-names.ts';
import type { Extra, PlannedCommand, PlannedPackage } from './package-plan.ts';

/** What asks for each Debian package: names of Alpine packages and of virtual groups. */
export class Asked {
  readonly #debian: Map<string, readonly string[]>;
  /** The Alpine packages of virtual groups: they are deleted with these. */
  readonly #members: Set<string>;
  /** Names that a branch of an `if` asks for: whether they are there is not known. */
  readonly #uncertain: Set<string>;

  constructor(parent: Asked | undefined) {
    this.#debian = new Map(parent ? parent.#debian : []);
    this.#uncertain = new Set(parent ? parent.#uncertain : []);
    this.#members = new Set(parent ? parent.#members : []);
  }

  has(name: string): boolean {
    return this.#debian.has(name);
  }

  add(name: string, debian: readonly string[]): void {
    this.#debian.set(name, [...new Set([...(this.#debian.get(name) ?? []), ...debian])]);
  }

  isMember(name: string): boolean {
    return this.#members.has(name);
  }

  addMember(name: string): void {
    this.#members.add(name);
  }

  isUncertain(name: string): boolean {
    return this.#uncertain.has(name);
  }

  doubt(name: string): void {
    this.#uncertain.add(name);
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

export class RunPlanner {
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
    if (subcommand?.value === 'upgrade') return hasNone ? { kind: 'upgrade', apk } : this.#upgrade(apk);
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
    if (group !== undefined) {
      this.#asked.add(group, []);
      for (const { value } of apk.packages) this.#asked.addMember(value);
    }
    if (isInBranch(apk.command.item)) {
      for (const name of group === undefined ? apk.packages.map(keyOf) : [group]) this.#asked.doubt(name);
    }
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
      const named = this.#debianFor(word, apk.command.script.sourceSpan(word));
      const missing = named.filter((name) => !this.#isHeld(name));
      this.#asked.add(group ?? word.value, missing);
      // What slim holds is brought up to date as apt installs it.
      const wanted = isUpgrade(apk) && this.#swap.canInstall ? named : missing;
      const debian = wanted.filter((name) => !this.#installed.has(name));
      planned.push({ word, debian, isRepeated: debian.length < missing.length });
      this.#note(apk, missing, true);
      if (!isInBranch(apk.command.item)) for (const name of debian) this.#installed.add(name);
    }
    const { kept = [], withGroup = [] } = this.#notes.extras.get(positionOf(apk)) ?? {};
    const extra = [...withGroup, ...kept].filter((name) => !this.#installed.has(name));
    this.#asked.add(group ?? (apk.packages[0] ? keyOf(apk.packages[0]) : ''), withGroup);
    this.#asked.add('', kept);
    this.#note(apk, extra, true);
    return { kind: 'add', apk, packages: planned, extra };
  }

  #named(word: Pick<ShellWord, 'value' | 'text' | 'isLiteral'>, at: Span): PackageName {
    const named = packageName(word, at, this.#swap);
    if (named.obstacle) this.#notes.obstacles.push(named.obstacle);
    return named;
  }

  #debianFor(word: Pick<ShellWord, 'value' | 'text' | 'isLiteral'>, at: Span): readonly string[] {
    const named = this.#named(word, at);
    if (named.unless.length > 0) this.#notes.unless.set(word.value, named.unless);
    return named.debian;
  }

  #isHeld(name: string): boolean {
    return this.#swap.language.slimHolds(this.#swap.suite, name);
  }

  #list(word: ShellWord, apk: ApkCommand): PackageList | 'stuck' | undefined {
    const found = word.isLiteral ? undefined : this.#notes.lists.named(word, apk, this.#swap.setterOf);
    if (!found || isList(found)) return found;
    this.#notes.obstacles.push(found);
    return 'stuck';
  }

  #listed(name: ListedName, list: PackageList): readonly string[] {
    const word = { value: name.value, text: name.value, isLiteral: true };
    const missing =
      list.debian.get(name) ?? this.#debianFor(word, list.script.sourceSpan(name)).filter((one) => !this.#isHeld(one));
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

  /** apt upgrades what is there, and leaves alone what is not, as apk does. */
  #upgrade(apk: ApkCommand): PlannedCommand {
    const packages = apk.packages.map((word): PlannedPackage => {
      const at = apk.command.script.sourceSpan(word);
      const beside = (besides.get(word.value) ?? []).flatMap((value) => {
        const names = this.#swap.language.debianNames(value, this.#swap.suite, this.#swap.to);
        return names?.kind === 'map' ? names.packages : [];
      });
      return { word, debian: [...this.#named(word, at).debian, ...beside], isRepeated: false };
    });
    return { kind: 'upgrade-some', apk, packages };
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
      else if (this.#asked.isUncertain(value))
        this.#stuck(apk, `apk del ${value} names what only a branch of an if adds`);
      else if (!this.#asked.has(value) && !this.#asked.isMember(value) && this.#notes.obstacles.length === 0)
        this.#stuck(apk, `apk del ${value} names what no apk add above it names`);
      const debian = this.#asked.delete(value).filter((name) => !this.#swap.language.mustStay(this.#swap.suite, name));
      this.#note(apk, debian, false);
      return { word, debian, isRepeated: false };
    });
    return { kind: 'delete', apk, packages: planned };
  }

  #note(apk: ApkCommand, names: readonly string[], isThere: boolean): void {
    if (isInBranch(apk.command.item)) return;
    for (const name of names) {
      if (isThere) this.#installed.add(name);
      else this.#installed.delete(name);
      this.events.push({ apk, name, isThere });
    }
  }
}

/** What is meant with a package that is brought up to date: the library that Python loads, not the program alone. */
const besides: ReadonlyMap<string, readonly string[]> = new Map([['openssl', ['libssl3', 'libssl1.1']]]);

function isUpgrade({ options }: ApkCommand): boolean {
  return options.some(({ name }) => name === '-u' || name === '--upgrade');
}

/** `$X` and `${X}` ask for the same. */
function keyOf({ value, variables: [variable], isLiteral }: ShellWord): string {
  return isLiteral || variable === undefined ? value : `$${variable}`;
}
