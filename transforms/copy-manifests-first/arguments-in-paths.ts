import type { Instruction, ReadFile, Stage } from '../../src/transform.ts';
import type { Between } from './split.ts';

/**
 * A build argument on which it hangs what is read: with another value, another file. One in the destination of the copies moves
 * the copied files and what reads them alike, and is none.
 */
export function argumentInPath(run: Instruction, carried: readonly ReadFile[], between: Between): string | undefined {
  const { stage } = run;
  if (!stage) return undefined;
  const texts = [run.body.text, ...workdirsBelow(stage, run, between)];
  const used = new Set(
    texts.flatMap((text) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? [])),
  );
  return [...used].find((name) => {
    const variable = stage.variable(name, run);
    if (variable?.keyword !== 'ARG' || !variable.value || isOfPlace(name, stage, between)) return false;
    const { value } = variable;
    return carried.some(
      ({ file }) =>
        `/${file.path}/`.includes(`/${value}/`) ||
        `/${file.path}`.includes(`/${value}.`) ||
        file.path.includes(`${value}.`),
    );
  });
}

/** The WORKDIRs between the copies and a RUN: the copies do not move with them. */
function workdirsBelow(stage: Stage, run: Instruction, { wholes }: Between): string[] {
  const first = Math.min(...wholes.map(({ instruction }) => instruction.index));
  return stage.instructions
    .filter(({ keyword, index }) => keyword === 'WORKDIR' && index > first && index < run.index)
    .map(({ body }) => body.text);
}

function isOfPlace(name: string, stage: Stage, { wholes }: Between): boolean {
  const names = new RegExp(`\\$\\{?${name}\\b`);
  return wholes.some(({ instruction }) => {
    const written = instruction.destination?.value ?? '';
    if (names.test(written)) return true;
    const above = stage.instructions.filter(({ keyword, index }) => keyword === 'WORKDIR' && index < instruction.index);
    return !written.startsWith('/') && above.some(({ body }) => names.test(body.text));
  });
}
