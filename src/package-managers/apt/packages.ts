import { isEssential } from '../../data/debian-packages.ts';
import { imageHolds } from '../../data/image-packages.ts';
import { dependsOn, recommended } from '../../data/recommends.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { once } from '../../dockerfile/once.ts';
import type { Stage } from '../../dockerfile/stage.ts';
import { type AptWord, aptCommandsOf } from './command.ts';
import { isDryRun } from './options.ts';

/** The package that an operand of install or remove names, its version, release and architecture taken off. */
export function packageNamed({ value }: Pick<AptWord, 'value'>): string {
  const name = value.replace(/[=/].*$/s, '').replace(/:[a-z0-9-]+$/, '');
  return name.endsWith('+') && name !== 'g++' && !/^g\+\+-/.test(name) && !/\+\+$/.test(name)
    ? name.slice(0, -1)
    : name;
}

/** Whether an operand names one package: no file, no pattern, nothing that a variable holds back. */
export function isPackageName({ value, isKnown }: AptWord): boolean {
  return isKnown && /^[a-z0-9][a-z0-9+.-]*$/.test(packageNamed({ value }));
}

/** What the installs of a stage name, and what may come with it, each with the first instruction that does. */
interface StageInstalls {
  /** Operands as written, variables known to the file put in. */
  readonly operands: ReadonlyMap<string, number>;
  readonly packages: ReadonlyMap<string, number>;
}

const installsOf = once((stage: Stage): StageInstalls => {
  const operands = new Map<string, number>();
  const packages = new Map<string, number>();
  const note = (names: Map<string, number>, name: string, index: number): void => {
    if (!names.has(name)) names.set(name, index);
  };
  for (const instruction of stage.instructions) {
    const run = instruction.as('RUN');
    for (const command of run ? aptCommandsOf(run) : []) {
      if (command.subcommand?.value !== 'install' || isDryRun(command)) continue;
      for (const word of command.operands) {
        const name = packageNamed(word);
        note(operands, word.value, instruction.index);
        for (const one of [name, ...(dependsOn(name) ?? []), ...(recommended(name) ?? [])]) {
          note(packages, one, instruction.index);
        }
      }
    }
  }
  return { operands, packages };
});

/** Whether an install above an instruction, in its chain of stages, has the very operand. */
export function isInstalledAs(value: string, instruction: Instruction): boolean {
  return (instruction.stage?.chain ?? []).some(
    (stage) => (installsOf(stage).operands.get(value) ?? Number.POSITIVE_INFINITY) < instruction.index,
  );
}

/** Whether the image that a stage, or the first of those it is built on, starts from surely holds a package. */
export function isHeldByImage(name: string, stage: Stage): boolean {
  const { officialImage, reference } = stage.root;
  // A digest alone may be that of any tag.
  const tag = reference?.tag ?? (reference?.digest === undefined ? '' : undefined);
  return officialImage !== undefined && tag !== undefined && imageHolds(officialImage, tag, name);
}

/** Whether a package is surely there above an instruction: the image holds it, or an install names it or brings it. */
export function isThere(name: string, instruction: Instruction): boolean {
  const { stage } = instruction;
  if (isEssential(name)) return true;
  if (stage && isHeldByImage(name, stage)) return true;
  return (stage?.chain ?? []).some(
    (one) => (installsOf(one).packages.get(name) ?? Number.POSITIVE_INFINITY) < instruction.index,
  );
}
