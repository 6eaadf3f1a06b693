import { cleanPath } from '../build-context/clean-path.ts';
import { type BuildContext, lacksCopiedFile } from '../build-context.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';

/** A build context, where what the Dockerfile copies is in it; else why it is not believed. */
export interface Belief {
  readonly context: BuildContext | undefined;
  readonly doubt: string | undefined;
}

/**
 * A context that lacks more of what the Dockerfile copies by name than it holds is not the one that it is built with. A file of
 * many may be made before the build, or be kept out of the repository.
 */
export function believe(context: BuildContext | undefined, dockerfile: Dockerfile): Belief {
  if (!context || context.isAssumed) return { context, doubt: undefined };
  const copies = dockerfile.instructions.filter(
    (instruction) => /^(?:COPY|ADD)$/.test(instruction.keyword) && instruction.flag('from') === undefined,
  );
  const named = copies.flatMap((copy) =>
    copy.sources.map(({ value }) => ({ copy, source: copy.stage?.expand(value, copy) ?? value })),
  );
  const isMissing = ({ source }: { readonly source: string }): boolean =>
    lacksCopiedFile(context, [source]) !== undefined;
  const missing = named.filter(isMissing);
  const held = named.filter((one) => isFile(one.source, context) && !isMissing(one));
  const [first] = missing;
  if (!first || held.length > missing.length) return { context, doubt: undefined };
  const { line } = dockerfile.lines.positionAt(first.copy.start);
  return {
    context: undefined,
    doubt: `line ${line} copies ${first.source}, which the build context at hand does not hold: --context names another`,
  };
}

/** Whether a source names something in the build context: the whole of it is always there. */
function isFile(source: string, context: BuildContext): boolean {
  return cleanPath(source) !== '' && context.kind(cleanPath(source)) !== undefined;
}
