import type { Stage } from './stage.ts';

const imagesInRoot = new Set(['alpine', 'debian', 'node', 'pypy', 'python', 'ubuntu']);

/** Whether the working directory of a stage's image is the root, by its Dockerfile. Those for ONBUILD have another. */
export function startsInRoot({ officialImage, reference }: Pick<Stage, 'officialImage' | 'reference'>): boolean {
  return officialImage !== undefined && imagesInRoot.has(officialImage) && !reference?.tag?.includes('onbuild');
}
