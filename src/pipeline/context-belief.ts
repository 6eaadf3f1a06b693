import { type BuildContext, lacksCopiedFile } from '../build-context.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';

/** A build context, where what the Dockerfile copies is in it; else why it is not believed. */
export interface Belief {
  readonly context: BuildContext | undefined;
  readonly doubt: string | undefined;
}

/** A context that lacks a file which the Dockerfile copies is not the one that it is built with. */
export function believe(context: BuildContext | undefined, dockerfile: Dockerfile): Belief {
  if (!context || context.isAssumed) return { context, doubt: undefined };
  for (const instruction of dockerfile.instructions) {
    const { keyword, stage } = instruction;
    if ((keyword !== 'COPY' && keyword !== 'ADD') || instruction.flag('from') !== undefined) continue;
    const sources = instruction.sources.map(({ value }) => stage?.expand(value, instruction) ?? value);
    const missing = lacksCopiedFile(context, sources);
    if (missing === undefined) continue;
    const { line } = dockerfile.lines.positionAt(instruction.start);
    return {
      context: undefined,
      doubt: `line ${line} copies ${missing}, which the build context at hand does not hold`,
    };
  }
  return { context, doubt: undefined };
}
