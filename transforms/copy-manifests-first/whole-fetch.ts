import { type BuildContext, type Install, invocationOf, mountsOf, type ShellCommand } from '../../src/transform.ts';
import { isInFinalImage, shown, shrinks, writesFile } from './divided-run.ts';
import type { WholeCopy } from './source-tree.ts';

/** Commands that leave what a command behind them fetches, and how, as it is. */
const neutral = new Set(['cd', 'mkdir', 'set', 'echo', 'printf', 'true', ':', 'chmod', 'ls', 'pwd']);

/** Variables that only say what is compiled. */
const ofCompiling = /^(?:CGO_\w+|CC|CXX|GO(?:OS|ARCH|ARM|ARM64|AMD64|386|MIPS))$/;

/**
 * Why a command that fetches the dependencies of an install beforehand would not do it as the install does, from a RUN of its
 * own; undefined where it would. The rest of a sentence that starts with the install.
 */
export function whyNotFetchedAlone({ run, command, fetch }: Install): string | undefined {
  const mount = mountsOf(run).find(({ type }) => type !== 'cache');
  if (mount) return `has a mount of the type ${mount.type}, which it may need to fetch what it builds with`;
  const [script] = run.scripts;
  if (!command) return undefined;
  const { assignments, wrappers } = invocationOf(command);
  const wrapper = wrappers.find((name) => !['env', 'time', 'nice'].includes(name));
  if (command.script !== script || wrapper !== undefined)
    return `is started by ${wrapper ?? 'a shell inside its RUN'}, and may not find what is fetched outside of that`;
  const variable = [...assignments.keys()].find(
    (name) => !ofCompiling.test(name) && fetch?.variables.includes(name) !== true,
  );
  if (variable !== undefined) return `is given ${variable}, which may say how it fetches`;
  const all = script.commands.filter((one) => one.script === script);
  const before = all.find((one) => one.start < command.start && !isNeutral(one));
  if (before) return `stands behind ${shown(before)}, which it may need`;
  const behind = all.find((one) => one.start > command.start && shrinks(one) && takesCache(one));
  if (behind && isInFinalImage(run))
    return `stands before ${shown(behind)}, which would no longer make its layer smaller`;
  return undefined;
}

/** Settings in a home directory by which a command fetches. */
const settingsInHome = ['.netrc', '.gitconfig', '.ssh', '.m2', '.config', '.npmrc'];

/** Why a command that fetches would not find the settings that only a copy of the whole into a home directory brings. */
export function whyNotBeforeSettings(wholes: readonly WholeCopy[], context: BuildContext): string | undefined {
  const home = wholes.find(({ destination }) => /^\/(?:root|home\/[^/]+)?$/.test(destination));
  const name = home && settingsInHome.find((one) => context.kind(one) !== undefined && !context.excludes(one));
  return name === undefined ? undefined : `may fetch by ${name}, which the copy of the whole brings`;
}

function isNeutral(command: ShellCommand): boolean {
  const { assignments } = command;
  const [program, ...words] = command.words;
  if (program === undefined) return assignments.every(({ name }) => ofCompiling.test(name));
  if (program.value === 'export') return words.every(({ value }) => ofCompiling.test(value.replace(/=.*$/s, '')));
  return neutral.has(program.value) && !writesFile(command);
}

/** Whether a removal is one of what package managers have fetched. */
function takesCache({ words }: ShellCommand): boolean {
  return words.some(({ value }) =>
    /\.m2|\bgo\/pkg|modcache|^\/go(?:\/|$)|^\/root|^~|\$HOME|GOPATH|\.cache/.test(value),
  );
}
