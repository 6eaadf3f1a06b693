import type { Stage } from '../../src/transform.ts';

const alpineWord = /(?:^|[-_.])alpine(?:\d+(?:\.\d+)*)?(?:[-_.]|$)/i;
const muslWord = /(?:^|[-_.])musl(?:[-_.]|$)/i;
const alpineFolder = /^(?:v?\d[\w.]*-)?alpine-?(?:\d+(?:\.\d+)*)?$/i;

/** A stage that says by its name that it is the Alpine one, beside one on the same image that is not: `app-alpine` beside `app`, `build-musl`. */
export function alpineSibling(roots: readonly Stage[], stages: readonly Stage[]): Stage | undefined {
  return roots.find(
    (root) =>
      (alpineWord.test(root.name ?? '') || muslWord.test(root.name ?? '')) &&
      stages.some((stage) => stage.officialImage === root.officialImage && !roots.includes(stage)),
  );
}

/**
 * The part of a file's path that says it is an Alpine one: `alpine.Dockerfile`, `3.12/alpine/Dockerfile`.
 * A folder counts only where the file is Dockerfile, or Dockerfile.arm, and not by a part of its name, which may be a project's.
 */
export function alpineVariant(file: string): string | undefined {
  const [name = '', folder = ''] = file.split(/[/\\]/).reverse();
  if (alpineWord.test(name)) return name;
  const isPlain = /^(?:docker|container)file(?:\.[\w-]+)?$/i.test(name);
  return isPlain && alpineFolder.test(folder) ? `${folder}/${name}` : undefined;
}
