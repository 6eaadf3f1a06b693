import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/** Where a run prints, and in which colours. */
export interface Terminal {
  readonly output: NodeJS.WriteStream;
  readonly messages: NodeJS.WriteStream;
  readonly outputColors: Colors;
  readonly messageColors: Colors;
}

/** @param color what the command line says; undefined when it says nothing */
export function terminal(color: boolean | undefined): Terminal {
  const colorsOf = (stream: NodeJS.WriteStream): Colors => picocolors.createColors(color ?? isColorWanted(stream));
  return {
    output: process.stdout,
    messages: process.stderr,
    outputColors: colorsOf(process.stdout),
    messageColors: colorsOf(process.stderr),
  };
}

/** NO_COLOR counts when it is not empty. A pipe has no `isTTY`, and CI is no reason to colour one: a diff goes to patch. */
function isColorWanted(stream: NodeJS.WriteStream): boolean {
  return !process.env.NO_COLOR && process.env.TERM !== 'dumb' && stream.isTTY === true;
}
