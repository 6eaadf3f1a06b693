import { apt, type Pass, type Stage } from '../../src/transform.ts';
import { broughtBy, type Loss, lossesOf, recommendedBy } from './loss.ts';
import { goneBehind } from './removed-again.ts';
import { firstUseBelow, type Uses, usesByStage } from './uses.ts';

/** Where a stage brings a package. */
type Places = Map<string, number[]>;

/** What each stage has installed at each place, and what it uses. */
export class Installed {
  readonly #uses: ReadonlyMap<Stage, Uses>;
  readonly #places = new Map<Stage, Places>();
  readonly #builtOn = new Map<Stage, Stage[]>();
  /** Where packages may be gone. */
  readonly #gone = new Map<string, { readonly stage: Stage | undefined; readonly at: number }[]>();

  constructor(pass: Pass<unknown>, installs: readonly apt.Command[]) {
    this.#uses = usesByStage(pass);
    for (const stage of pass.dockerfile.stages) {
      this.#places.set(stage, new Map());
      for (const ancestor of stage.chain) {
        const known = this.#builtOn.get(ancestor);
        if (known) known.push(stage);
        else this.#builtOn.set(ancestor, [stage]);
      }
    }
    // What a later install names is there for what stands below it.
    for (const command of installs) this.#note(command, namesOf(command));
    const wanted = new Set(installs.flatMap(namesOf));
    for (const command of apt.commands(pass.dockerfile)) {
      for (const name of goneBehind(command, wanted))
        this.#gone.set(name, [
          ...(this.#gone.get(name) ?? []),
          { stage: command.instruction.stage, at: command.start },
        ]);
    }
  }

  /** Notes what an install brings beside what it names: nothing, what it recommends, or packages that are named now. */
  add(command: apt.Command, more: 'recommended' | readonly string[]): void {
    const { suite } = apt.releaseOf(command.instruction.stage);
    const names = more === 'recommended' ? namesOf(command).flatMap((name) => recommendedBy(name, suite) ?? []) : more;
    if (names.length > 0) this.#note(command, names);
  }

  /** The recommended packages that the file would lose. */
  losses(command: apt.Command): Loss[] {
    return lossesOf(command, (name, at, stage) => this.isBrought(name, at, stage), this.#usesBelow(command));
  }

  /** Whether a package is there at a place of a stage: the image holds it, or an install above brings it. */
  isBrought(name: string, at: number, stage: Stage): boolean {
    if (apt.isHeldByImage(name, stage)) return true;
    const { ubuntu } = apt.releaseOf(stage);
    if (ubuntu !== undefined && ubuntu < '16.10' && firstGnupg.has(name)) return true;
    return stage.chain.some((one) => {
      const places = this.#places.get(one)?.get(name) ?? [];
      const end = one === stage ? at : Number.POSITIVE_INFINITY;
      return places.some((place) => place < end && !this.#isGone(name, one, place, end));
    });
  }

  /** Whether a package is taken away between two places of a stage. */
  #isGone(name: string, stage: Stage, start: number, end: number): boolean {
    return this.#gone.get(name)?.some((one) => one.stage === stage && one.at > start && one.at < end) ?? false;
  }

  /** Packages of a list that something uses below an install, and that nothing known brings by then. */
  unexplained(command: apt.Command, names: readonly string[]): string[] {
    return names.filter((name) =>
      this.#usesBelow(command).some(([stage, uses]) => {
        const use = firstUseBelow(uses.get(name), stage === command.instruction.stage ? command.start : 0);
        return use !== undefined && !use.isGuess && !this.isBrought(name, use.at, stage);
      }),
    );
  }

  #usesBelow({ instruction: { stage } }: apt.Command): (readonly [Stage, Uses])[] {
    return (stage ? (this.#builtOn.get(stage) ?? []) : []).map((one) => [one, this.#uses.get(one) ?? new Map()]);
  }

  #note({ instruction: { stage }, start }: apt.Command, names: readonly string[]): void {
    const places = stage && this.#places.get(stage);
    if (!places) return;
    for (const name of broughtBy(names, apt.releaseOf(stage).suite)) {
      places.set(name, [...(places.get(name) ?? []), start]);
    }
  }
}

/** What is in gnupg 1, which Ubuntu's apt depended on up to 16.04. */
const firstGnupg = new Set(['gnupg', 'gpg', 'gpg-agent']);

function namesOf({ operands }: apt.Command): string[] {
  return operands.filter(apt.isPackageName).map(apt.packageNamed);
}
