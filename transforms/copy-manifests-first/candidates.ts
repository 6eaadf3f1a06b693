import { copyOf, type Install, type Instruction, packageManagers, type Stage } from '../../src/transform.ts';
import { isWholeCopy } from './source-tree.ts';

/** The first install below a copy of the whole that names files, and is not split already; by what the text alone tells. */
export function firstCandidate(below: readonly Instruction[], above: readonly Instruction[]): Install | undefined {
  for (const instruction of below) {
    if (instruction.keyword !== 'RUN') continue;
    for (const manager of packageManagers) {
      if (isSplitBefore(manager.name, above)) continue;
      const install = manager.installs(instruction).find(namesFiles);
      if (install) return install;
    }
  }
  return undefined;
}

/** Whether an install of a package manager stands among the instructions. */
export function isSplitBefore(manager: string, instructions: readonly Instruction[]): boolean {
  return instructions.some((instruction) =>
    installsOf(instruction).some((install) => install.manager === manager && namesFiles(install)),
  );
}

function installsOf(instruction: Instruction): Install[] {
  return instruction.keyword === 'RUN' ? packageManagers.flatMap((manager) => manager.installs(instruction)) : [];
}

/** Of pip, whether it is given more than names of packages; the others are recognised by that alone. */
function namesFiles({ manager, command, run }: Install): boolean {
  if (manager.endsWith(' itself')) return false;
  if (manager !== 'pip') return true;
  const words = command ? command.words : run.arguments;
  return words.some(({ value }) => /^(?:-r|-c|-e|--requirement|--constraint|--editable|\.)/.test(value));
}

/** An install behind ONBUILD that a copy of the whole behind ONBUILD stands above. */
export function onbuildCandidate({ instructions }: Stage): Instruction | undefined {
  const copy = instructions.findIndex(({ trigger }) => trigger !== undefined && isWholeCopy(copyOf(trigger)));
  if (copy === -1) return undefined;
  return instructions
    .slice(copy + 1)
    .find(({ trigger }) => trigger?.keyword === 'RUN' && installsOf(trigger).some(namesFiles));
}
