const alpineWord = /(?:^|[-_.])alpine(?:\d+(?:\.\d+)*)?(?:[-_.]|$)/i;
const alpineFolder = /^(?:v?\d[\w.]*-)?alpine-?(?:\d+(?:\.\d+)*)?$/i;

/**
 * The part of a file's path that says it is the Alpine one among several: `alpine.Dockerfile`, `3.12/alpine/Dockerfile`.
 * A folder counts only where the file is Dockerfile, or Dockerfile.arm, and not by a part of its name, which may be a project's.
 */
export function alpineVariant(file: string): string | undefined {
  const [name = '', folder = ''] = file.split(/[/\\]/).reverse();
  if (alpineWord.test(name)) return name;
  const isPlain = /^(?:docker|container)file(?:\.[\w-]+)?$/i.test(name);
  return isPlain && alpineFolder.test(folder) ? `${folder}/${name}` : undefined;
}
