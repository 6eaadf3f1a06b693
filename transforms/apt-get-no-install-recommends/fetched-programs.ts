import { apt, posixShell } from '../../src/transform.ts';

/**
 * Where a step gets a program from that it fetches and runs, as the words of the command that fetches: `curl … | sh`,
 * `bash -c "$(curl …)"`, `wget …/setup.sh && sh setup.sh`. Undefined where it runs nothing of the kind.
 */
export function fetchedBy(step: apt.Step): readonly string[] | undefined {
  const file = fileRunBy(step);
  if (file === undefined) return undefined;
  const fetch = apt.stepsOf(step.run).find((one) => isFetch(one) && (feeds(one, step) || brings(one, file, step)));
  return fetch && apt.wordsOf(fetch);
}

/** The file that a step runs: empty where a shell reads its script from elsewhere. Undefined where it is no file. */
function fileRunBy({ invocation }: apt.Step): string | undefined {
  const [first, ...others] = invocation.words.map(({ value }) => value);
  const program = invocation.program ?? '';
  if (posixShell(program) !== undefined || ['source', '.', 'eval'].includes(program)) {
    return others.find((word) => !/^[-+<$]/.test(word)) ?? '';
  }
  return first?.includes('/') ? first : undefined;
}

function isFetch({ invocation: { program } }: apt.Step): boolean {
  return program === 'curl' || program === 'wget';
}

/** Whether what one command fetches is what the other reads: through a pipe, or as `$(…)` and `<(…)` in its words. */
function feeds(fetch: apt.Step, step: apt.Step): boolean {
  const { item } = step.command;
  const isPiped =
    fetch.command.item === item && item.commands.indexOf(fetch.command) < item.commands.indexOf(step.command);
  const inner = spanOf(fetch);
  const outer = spanOf(step);
  return isPiped || (inner.start > outer.start && inner.end <= outer.end);
}

/** Whether a command above brings the file. */
function brings(fetch: apt.Step, file: string, step: apt.Step): boolean {
  if (file === '' || spanOf(fetch).start > spanOf(step).start) return false;
  const targets = fetch.command.redirects.map(({ target }) => target?.value ?? '');
  return [...apt.wordsOf(fetch), ...targets].some((word) => baseName(word) === baseName(file));
}

function spanOf({ command }: apt.Step): { readonly start: number; readonly end: number } {
  return command.script.sourceSpan(command);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
