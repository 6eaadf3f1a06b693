import type { BuildContext } from '../../src/transform.ts';
import type { Language } from './language.ts';

/** The lines of a manifest of the build context, by its path there or, in the image, by its name; none of any other file. */
export function manifestLines(file: string, language: Language, context: BuildContext | undefined): string[] {
  if (!context || !language.isManifest(file)) return [];
  const name = file.slice(file.lastIndexOf('/') + 1);
  const text = context.read(file) ?? context.read(name) ?? '';
  return text.split('\n').map((line) => line.trim());
}
