import { fix } from '../src/pipeline/fix.ts';
import { defaultPreset } from '../transforms/index.ts';
import { readCorpora } from './corpus.ts';

export interface Throughput {
  readonly files: number;
  /** CPU time, user and system, of each pass over all files, in seconds. In the first Node still compiles the code. */
  readonly passes: readonly number[];
}

/** How much CPU time the default preset takes for all files of the corpora; undefined without one. */
export function throughput(count: number): Throughput | undefined {
  const files = readCorpora();
  if (files.length === 0) return undefined;
  const passes = Array.from({ length: count }, () => {
    const start = process.cpuUsage();
    for (const { text } of files) fix(text, { transforms: defaultPreset });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return { files: files.length, passes };
}
