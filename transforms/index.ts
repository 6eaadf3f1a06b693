import type { Transform } from '../src/transform.ts';

/** The preset of a run without options, in the order of application. */
export const defaultPreset: readonly Transform[] = [];
