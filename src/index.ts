import { defaultPreset } from '../transforms/index.ts';

export { type ComposePlace, type ComposeService, composeServices } from './build-context/compose.ts';
export { assumedContext, type BuildContext, buildContext, type ContextFiles, memoryContext } from './build-context.ts';
export { type Dockerfile, parseDockerfile as parse } from './dockerfile/dockerfile.ts';
export { type FixOptions, fix } from './pipeline/fix.ts';
export type { FileReport, Finding, Outcome, Place, Problem } from './pipeline/report.ts';
export type { Edit } from './text/edit.ts';
export type { Risk, Transform } from './transform.ts';
export { defaultPreset };
