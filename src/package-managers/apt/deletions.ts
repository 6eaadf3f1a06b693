import { shebang } from '../../dockerfile/scripts.ts';
import { commandDirectories, isKnownPath } from '../../dockerfile/working-directory.ts';
import { posixShell } from '../../shell/shell-names.ts';
import { coversLists } from './list-paths.ts';
import type { Step } from './steps.ts';
import { valueIn } from './variables.ts';

/** Whether a call of rm or find deletes the package lists, as its shell reads the paths. */
export function deletesLists(step: Step): boolean {
  const { words, program, wrappers } = step.invocation;
  // What find hands to rm are the paths that find itself is given.
  const operands = (wrappers.includes('find') ? step.command.words : words).slice(1);
  const isRecursive = operands.some(({ value }) => /^-[a-z]*r|^--recursive$|^-delete$/i.test(value));
  if (program === 'find' && !isRecursive) return false;
  // Without -r only the files in the folder go, which is all that matters.
  return operands.some((word) => (isRecursive || word.value.includes('*')) && covers(word, step));
}

function covers({ value, isLiteral }: Step['invocation']['words'][number], step: Step): boolean {
  const path = value.includes('$') ? (valueIn(value.replace(/\*$/, ''), step) ?? '') + /\*?$/.exec(value)?.[0] : value;
  const absolute = path.startsWith('/') ? path : inFolder(path, step);
  return (
    absolute !== undefined && coversLists(absolute, { isQuoted: isLiteral, expandsBraces: shellOf(step) !== 'sh' })
  );
}

/** `cd /var/lib/apt/lists && rm -rf *`: a path as it stands in the folder that the text tells. */
function inFolder(path: string, { run, command }: Step): string | undefined {
  const folder = commandDirectories(run).get(command);
  return folder === undefined || !isKnownPath(folder)
    ? undefined
    : `${folder === '/' ? '' : folder}/${path.replace(/^\.\//, '')}`;
}

/** The shell that reads a step: `sh` is dash, as on Debian. */
function shellOf({ run, outer, command }: Step): 'sh' | 'bash' {
  const heredoc = command.script.place === 'heredoc' ? shebang(command.script.text) : undefined;
  const program =
    outer?.invocation.program ??
    (run.form === 'json' ? run.arguments[0]?.value : undefined) ??
    heredoc ??
    run.shell.posix;
  const shell = posixShell(program ?? '') ?? 'sh';
  return ['sh', 'dash', 'ash'].includes(shell) ? 'sh' : 'bash';
}
