import type { Stage } from '../../src/transform.ts';

/** Whether apk adds a package in a stage, or in those that it is built on. */
export function isBroughtByApk(name: string, { chain }: Stage): boolean {
  return chain.some(({ instructions }) =>
    instructions.some(({ scripts }) =>
      scripts.some(({ commands }) =>
        commands.some(({ words }) => words[0]?.value === 'apk' && words.some(({ value }) => value === name)),
      ),
    ),
  );
}
