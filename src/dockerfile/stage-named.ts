import type { Stage } from './stage.ts';

/** The stage that a `--from` of a later stage names, by its name or number; undefined for an image. */
export function stageNamed(name: string, to: Stage): Stage | undefined {
  const before = to.from.dockerfile.stages.slice(0, to.index);
  const index = /^\d+$/.test(name) ? Number(name) : -1;
  return before.findLast((stage) => stage.name === name.toLowerCase()) ?? before[index];
}
