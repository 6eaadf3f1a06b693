import { type Edit, insertAfterWord, replaceWord, type ShellCommand } from '../../src/transform.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { Place, Traces } from './traces.ts';

const localTime = '/etc/localtime';

/**
 * Alpine has no /etc/localtime. On Debian it is a link to a time zone: cp would write to that zone, and fail where it is the one
 * that is copied; ln without -f would fail.
 */
export function traceLocalTime(command: ShellCommand, place: Place, traces: Traces): void {
  const isTee = command.words[0]?.value === 'tee' && command.words.some(({ value }) => value === localTime);
  const isWritten =
    isTee || command.redirects.some(({ operator, target }) => operator.startsWith('>') && target?.value === localTime);
  if (isWritten) traces.obstacles.push(linkObstacle('what is written to it changes that zone', command, place));
  const [program, ...words] = command.words;
  if (words.at(-1)?.value !== localTime || isRemovedBefore(command)) return;
  const options = words.filter(({ value }) => value.startsWith('-'));
  if (program?.value === 'cp') {
    if (options.some(({ value }) => value === '--remove-destination')) return;
    if (!place.isEditable) traces.obstacles.push(linkObstacle('cp changes that zone', command, place));
    else {
      traces.edits.push(...insertAfterWord(command.script, program, '--remove-destination'));
      traces.notes.push(`cp replaces Debian's link ${localTime}`);
    }
  } else if (program?.value === 'ln' && !options.some(({ value }) => /^-[a-z]*f|^--force$/.test(value))) {
    if (!place.isEditable) traces.obstacles.push(linkObstacle('ln without -f fails', command, place));
    else {
      traces.edits.push(...forced(command));
      traces.notes.push(`ln replaces Debian's link ${localTime}`);
    }
  }
}

function linkObstacle(effect: string, command: ShellCommand, place: Place): Obstacle {
  return obstacle('alpine-file', place.at(command), `${localTime} is a link to a time zone on Debian: ${effect}`);
}

/** `ln -s` becomes `ln -sf`. */
function forced({ script, words: [program, ...words] }: ShellCommand): Edit[] {
  const options = words.find(({ value }) => /^-[a-z]+$/.test(value));
  if (options) return replaceWord(script, options, `${options.value}f`);
  return program ? insertAfterWord(script, program, '-f') : [];
}

function isRemovedBefore({ script, start }: ShellCommand): boolean {
  return script.commands.some(
    ({ words, start: place }) =>
      place < start && words[0]?.value === 'rm' && words.some(({ value }) => value === localTime),
  );
}
