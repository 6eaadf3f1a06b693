import { type CopiedFile, type CopiedFiles, isCopied } from '../../build-context/copied-files.ts';
import { resolvePath } from '../../dockerfile/stage.ts';
import type { PipArgument } from './arguments.ts';
import type { PipEnvironment } from './environment.ts';

/** What pip is told by something else than its command line. */
export interface PipConfiguration {
  /** What messages call it: the name of a variable, or of a file. */
  readonly name: string;
  /** The file, where a copy brought it. */
  readonly file: CopiedFile | undefined;
  readonly given: readonly PipArgument[];
}

/** Settings that name files; each is an option, a variable and a key. */
const settings = ['requirement', 'constraint', 'build-constraint', 'find-links'];

/** The configuration that pip reads: its variables, and those of its files that copies brought. */
export function pipConfigurations(environment: PipEnvironment, files: CopiedFiles): PipConfiguration[] {
  const { variable } = environment;
  const ofVariables = settings.flatMap((setting) => {
    const name = `PIP_${setting.toUpperCase().replaceAll('-', '_')}`;
    const value = variable(name);
    return value === undefined ? [] : [{ name, file: undefined, given: valuesOf(setting, value) }];
  });
  const ofFiles = configurationPaths(environment).flatMap((path) => {
    const file = files.find(path);
    if (!isCopied(file)) return [];
    const text = files.read(path) ?? '';
    return [{ name: file.path, file, given: settings.flatMap((setting) => configured(setting, text)) }];
  });
  return [...ofVariables, ...ofFiles];
}

/** `.netrc` holds the passwords of indexes; pip takes what it says as it is. */
function configurationPaths({ directory, home, virtualEnvironment, variable }: PipEnvironment): string[] {
  const file = variable('PIP_CONFIG_FILE');
  const named = file ? resolvePath(directory, file) : undefined;
  return [
    ...(named === undefined ? [] : [named]),
    ...(virtualEnvironment === undefined ? [] : [`${virtualEnvironment}/pip.conf`]),
    '/etc/pip.conf',
    `${home}/.pip/pip.conf`,
    `${home}/.config/pip/pip.conf`,
    `${home}/.netrc`,
  ];
}

/** The values of a key, those on indented lines below it included. */
function configured(setting: string, text: string): PipArgument[] {
  const pattern = new RegExp(`^${setting}[ \\t]*[=:](.*(?:\\r?\\n[ \\t]+\\S.*)*)`, 'm');
  return valuesOf(setting, pattern.exec(text)?.[1] ?? '');
}

function valuesOf(setting: string, values: string): PipArgument[] {
  return values
    .split(/\s+/)
    .filter((value) => value !== '')
    .map((value) => ({ option: `--${setting}`, value, written: value }));
}
