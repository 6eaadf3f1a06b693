import type { ShellScript } from '../shell/script.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { once } from './once.ts';
import type { Stage } from './stage.ts';

/**
 * A question about what ran before: whether a script of the RUN itself, or of one above it in its stage or in a stage
 * that this one is built on, is of a kind. Each file is read once, however often the question is asked.
 */
export function earlierInChain(isOfKind: (script: ShellScript) => boolean): (instruction: Instruction) => boolean {
  const firstOfKind = once(({ instructions }: Dockerfile): ReadonlyMap<Stage | undefined, number> => {
    const first = new Map<Stage | undefined, number>();
    for (const { keyword, stage, scripts, index } of instructions) {
      if (keyword === 'RUN' && !first.has(stage) && scripts.some(isOfKind)) first.set(stage, index);
    }
    return first;
  });
  return ({ dockerfile, stage: own, index: at }) => {
    const first = firstOfKind(dockerfile);
    for (let stage = own; stage; stage = stage.parent) {
      const index = first.get(stage);
      if (index !== undefined && index <= at) return true;
    }
    return false;
  };
}
