import { type BuildContext, invocationOf, type Stage } from '../../src/transform.ts';
import type { Language } from './language.ts';
import { manifestLines } from './manifest-lines.ts';

/** Headers that people install for a package which asks pkg-config, where no manifest can be read. */
const askedFor = new Set([
  'default-libmysqlclient-dev',
  'libmariadb-dev',
  'libmariadb-dev-compat',
  'libcairo2-dev',
  'libgirepository1.0-dev',
  'libgirepository-2.0-dev',
  'libicu-dev',
  'libxmlsec1-dev',
  'libdbus-1-dev',
]);

const buildTools = new Set(['configure', 'meson', 'cmake', 'autoreconf', 'autogen.sh', 'bootstrap']);

/** Whether something that runs in the stage asks pkg-config, which Alpine's -dev packages bring and Debian's do not. */
export function needsPkgConfig(
  stage: Stage,
  debian: readonly string[],
  language: Language,
  context: BuildContext | undefined,
): boolean {
  if (!debian.some((name) => name.endsWith('-dev')) || debian.includes('pkg-config')) return false;
  // What Rust builds finds OpenSSL by it, as the package cryptography does.
  const isRust = debian.includes('cargo') || debian.includes('rustc');
  if (debian.some((name) => askedFor.has(name)) || (isRust && debian.includes('libssl-dev'))) return true;
  return stage.instructions.some(({ scripts }) =>
    scripts.some(({ commands }) =>
      commands.some((command) => {
        const { program, words } = invocationOf(command);
        if (program !== undefined && buildTools.has(program)) return true;
        const values = words.map(({ value }) => value);
        return (
          values.includes('install') &&
          values.some((value) =>
            [value, ...manifestLines(value, language, context)].some((line) => language.asksPkgConfig(line)),
          )
        );
      }),
    ),
  );
}
