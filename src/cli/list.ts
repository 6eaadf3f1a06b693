import { table } from '../output/table.ts';
import type { Transform } from '../transform.ts';
import type { Terminal } from './terminal.ts';

/** Prints the transforms in the order in which they are applied. */
export function list(transforms: readonly Transform[], { output, outputColors }: Terminal): void {
  output.write(table(transforms.map(({ name, risk, summary }) => [outputColors.cyan(name), risk, summary])));
}
