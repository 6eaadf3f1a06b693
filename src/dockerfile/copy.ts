import type { Instruction } from './instruction.ts';
import { resolvePath } from './stage.ts';
import { directoryOf } from './working-directory.ts';

/** What a COPY or ADD copies, and where to. */
export interface Copy {
  readonly instruction: Instruction;
  /** As written, variables put in; undefined for one that hangs on a variable that the file does not tell. */
  readonly sources: readonly (string | undefined)[];
  /** Whether the sources are in the build context, not in another stage or image. */
  readonly isFromContext: boolean;
  /** Absolute; undefined where it hangs on a variable that the file does not tell. */
  readonly destination: string | undefined;
  /** Whether the destination is written as a directory: `.`, or with a `/` at its end. */
  readonly isIntoDirectory: boolean;
}

/** Reads a COPY or ADD; undefined for any other instruction. */
export function copyOf(instruction: Instruction): Copy | undefined {
  const { keyword, destination, sources } = instruction;
  if ((keyword !== 'COPY' && keyword !== 'ADD') || !destination) return undefined;
  const { stage } = instruction.onbuild ?? instruction;
  const expand = (text: string) => (stage ? stage.expand(text, instruction) : text);
  const path = expand(destination.value);
  return {
    instruction,
    sources: sources.map(({ value }) => expand(value)),
    isFromContext: instruction.flag('from') === undefined,
    destination: path === undefined ? undefined : resolvePath(directoryOf(instruction), path),
    isIntoDirectory: path !== undefined && /(?:^|\/)\.{0,2}$/.test(path),
  };
}
