import { literalPattern } from '../text/literal-pattern.ts';
import { once } from './once.ts';
import type { Stage } from './stage.ts';

/**
 * The stages that a stage may be built on: the one that its FROM names, and where a build argument stands in the name, as
 * in `FROM base-${VARIANT}`, every stage above whose name fits. A FROM that is nothing but an argument names an image.
 */
export const possibleParents = once((stage: Stage): readonly Stage[] => {
  const { parent, writtenImage, from, index } = stage;
  const own = parent ? [parent] : [];
  const parts = writtenImage.split(/\$\{[^}]*\}|\$\w+/);
  if (parts.length < 2 || parts.every((part) => part === '')) return own;
  const pattern = new RegExp(`^${parts.map(literalPattern).join('.*')}$`, 'i');
  const fitting = from.dockerfile.stages.slice(0, index).filter(({ name }) => name !== undefined && pattern.test(name));
  return [...new Set([...own, ...fitting])];
});
