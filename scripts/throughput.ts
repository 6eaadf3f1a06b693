import { fix } from '../src/pipeline/fix.ts';
import { defaultPreset } from '../transforms/index.ts';
import { readCorpora } from './corpus.ts';

/** How much CPU time, user and system, the default preset takes for all files of the corpora; undefined without one. */
export function throughput(): { readonly files: number; readonly seconds: number } | undefined {
  const files = readCorpora();
  if (files.length === 0) return undefined;
  const start = process.cpuUsage();
  for (const { text } of files) fix(text, { transforms: defaultPreset });
  const { user, system } = process.cpuUsage(start);
  return { files: files.length, seconds: (user + system) / 1e6 };
}
