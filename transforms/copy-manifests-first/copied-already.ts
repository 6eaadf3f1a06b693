import { CopiedFiles, type Instruction, mountsOf, type ReadFile, relativeTo } from '../../src/transform.ts';
import { footprintOf } from './footprint.ts';
import { placeOf, sameOwner, type WholeCopy } from './source-tree.ts';
import type { Ahead } from './split.ts';
import type { Surroundings } from './stage-walk.ts';

/** Whether an earlier copy than that of the whole has brought a file to its place, or a mount may have. */
export function isThere(
  { file }: ReadFile,
  wholes: readonly WholeCopy[],
  { context, before }: Pick<Surroundings, 'context' | 'before'>,
): boolean {
  const whole = wholes.find(({ instruction }) => instruction === file.copy);
  if (!whole || before.some((run) => mountsOf(run).some(({ type }) => type === 'bind'))) return true;
  const found = new CopiedFiles(context, before).find(placeOf(file.path, whole));
  return found.kind === 'elsewhere' || found.path !== undefined;
}

/** What an earlier copy brought to the same place needs none of its own. */
export function withoutCopied(
  ahead: Ahead,
  walked: {
    readonly wholes: readonly WholeCopy[];
    readonly copies: readonly Instruction[];
    readonly ahead: readonly Ahead[];
    readonly given: Pick<Surroundings, 'context' | 'before'>;
  },
): Ahead[] {
  const { context, before } = walked.given;
  const wholes = new Set(walked.wholes.map(({ instruction }) => instruction));
  const earlier = walked.copies.filter((copy) => !wholes.has(copy) && sameOwner(copy, ahead.whole.instruction));
  const files = new CopiedFiles(context, earlier);
  const named = walked.ahead.filter(({ whole }) => whole === ahead.whole).flatMap(({ reads }) => reads);
  const reads = ahead.reads.filter(({ file }) => {
    if (named.some((other) => relativeTo(other.file.path, file.path) !== undefined)) return false;
    const place = placeOf(file.path, ahead.whole);
    const found = files.find(place);
    return found.kind !== file.kind || found.path !== file.path || isChanged(found.copy, place, before);
  });
  return reads.length > 0 ? [{ ...ahead, reads }] : [];
}

/** Whether a RUN between an earlier copy and the copies of the whole works on what that has brought. */
function isChanged(copy: Instruction, place: string, before: readonly Instruction[]): boolean {
  return before.some(
    (run) =>
      run.keyword === 'RUN' &&
      (run.stage !== copy.stage || run.index > copy.index) &&
      footprintOf(run).touches.some(
        ({ use, path, isDeep }) =>
          use === 'changes' && (path === place || (isDeep && relativeTo(path, place) !== undefined)),
      ),
  );
}
