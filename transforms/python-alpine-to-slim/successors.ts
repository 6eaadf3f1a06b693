import { type BuildContext, invocationOf, type Stage } from '../../src/transform.ts';
import type { Language } from './language.ts';
import { manifestLines } from './manifest-lines.ts';

/** Libraries that Debian no longer has, and what stands in their place for a program that takes either. */
const successors: Readonly<Record<string, string>> = { pcre: 'libpcre2-8-0', 'pcre-dev': 'libpcre2-dev' };

const builders = /^(?:make|gmake|cmake|ninja|meson|configure|autoreconf|gcc|g\+\+|cc)$/;

/**
 * The Debian package of a library's successor, where all that the file installs and that may ask for the library takes it as well.
 *
 * @param apk a package that the suite has none for
 */
export function successorOf(
  apk: string,
  { from }: Stage,
  language: Language,
  context: BuildContext | undefined,
): string | undefined {
  const successor = Object.hasOwn(successors, apk) ? successors[apk] : undefined;
  if (successor === undefined) return undefined;
  const commands = from.dockerfile.instructions.flatMap(({ scripts }) => scripts.flatMap((script) => script.commands));
  const requirements: string[] = [];
  for (const { program = '', words } of commands.map(invocationOf)) {
    if (builders.test(program)) return undefined;
    const values = words.map(({ value }) => value);
    if (!language.installers.has(program) || !values.includes('install')) continue;
    requirements.push(...values.flatMap((value) => [value, ...manifestLines(value, language, context)]));
  }
  const askers = requirements.flatMap((line) => language.takesPcre2(line) ?? []);
  return askers.length > 0 && askers.every(Boolean) ? successor : undefined;
}
