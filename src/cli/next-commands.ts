import { repositoryOf } from '../files/git-ignore.ts';
import { isInside } from '../files/inside.ts';
import type { FileResult } from '../output/result.ts';
import type { NextCommands } from '../output/summary.ts';
import { standardInput } from './flags.ts';

/** In characters. A longer command says less than its first word. */
const lengthLimit = 200;

/**
 * The commands to type next.
 *
 * @param words what was typed behind the name of the command
 */
export function nextCommands(
  results: readonly FileResult[],
  words: readonly string[],
  environment = process.env,
): NextCommands {
  const name = ownName(environment);
  const same = words.filter((word) => word !== '--check' && word !== '--dry-run');
  const write = `${name} ${commandLine(['--write', ...same])}`;
  return {
    write: write.length > lengthLimit ? `${name} --write, with the same options and paths` : write,
    review: !words.includes(standardInput) && areInWorkingRepository(results) ? 'git diff' : undefined,
    explain: `${name} explain`,
  };
}

/** The tool as it was called: npx and the scripts of a repository know it by other names than the shell does. */
function ownName(environment: NodeJS.ProcessEnv): string {
  return environment.DOCKERFIX_COMMAND ?? (environment.npm_command === 'exec' ? 'npx dockerfix' : 'dockerfix');
}

/** Words as they can be typed into a shell. */
function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

function areInWorkingRepository(results: readonly FileResult[]): boolean {
  const repository = repositoryOf(process.cwd());
  return repository !== undefined && results.every(({ target }) => isInside(target, repository));
}
