import { isEssential } from '../../data/debian-packages.ts';
import { imageHolds } from '../../data/image-packages.ts';
import { dependsOn, recommended } from '../../data/recommends.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stage.ts';
import { type AptCommand, type AptWord, aptCommandsOf } from './command.ts';
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

/** What each RUN of a chain of stages installs by name, up to an instruction. */
export function installsAbove(instruction: Instruction): AptCommand[] {
  return (instruction.stage?.chain ?? []).flatMap(({ instructions }) =>
    instructions
      .filter(({ index }) => index < instruction.index)
      .flatMap((one) => aptCommandsOf(one.trigger ?? one))
      .filter((command) => command.subcommand?.value === 'install' && !isDryRun(command)),
  );
}

/** Whether a package is surely there: the image holds it, or one of the installs brings it. */
export function isThere(name: string, stage: Stage | undefined, installs: readonly AptCommand[]): boolean {
  if (isEssential(name)) return true;
  const { officialImage, reference } = stage?.root ?? {};
  if (officialImage !== undefined && imageHolds(officialImage, reference?.tag ?? '', name)) return true;
  return installs.some(({ operands }) =>
    operands.map(packageNamed).some((other) => {
      const brought = [...(dependsOn(other) ?? []), ...(recommended(other) ?? [])];
      return other === name || brought.includes(name);
    }),
  );
}
