// Small transforms that show what the pipeline makes of changes and declines.
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import type { Edit } from '../../src/text/edit.ts';
import { type Change, change, type Decline, decline, defineTransform, type Risk } from '../../src/transform.ts';

/** A transform that says one thing of each RUN. */
export function forEachRun(
  name: string,
  say: (run: Instruction) => Change | Decline<'obstacle'> | undefined,
  risk: Risk = 'safe',
) {
  return defineTransform({
    name,
    summary: name,
    why: 'It shows what the pipeline does.',
    risk,
    hadolint: ['DL0001'],
    examples: [],
    declines: { obstacle: 'Something stands in the way.' },
    *run({ dockerfile }) {
      for (const instruction of dockerfile.instructions) {
        const said = instruction.keyword === 'RUN' ? say(instruction) : undefined;
        if (said) yield said;
      }
    },
  });
}

export function obstacleAt(run: Instruction): Decline<'obstacle'> {
  return decline('obstacle', run, `${run.body.text} stays`);
}

/** Puts text in front of what a RUN runs. */
export function prefixed(run: Instruction, text: string): Change {
  const at = run.body.sourceOffset(0, 'after');
  return changeOf(run, { start: at, end: at, text });
}

export function changeOf(run: Instruction, ...edits: Edit[]): Change {
  return change({ message: `${run.body.text} changes`, at: run, edits });
}

/** Writes `old` where a RUN says `old`, once. */
export function renaming(name: string, old: string, text: string) {
  return forEachRun(name, (run) => {
    if (run.body.text !== old) return undefined;
    const { start, end } = run.body.sourceSpan({ start: 0, end: old.length });
    return changeOf(run, { start, end, text });
  });
}
