import { replaceWord, type ShellCommand } from '../../src/transform.ts';
import { isBroughtByApk } from './brought-by-apk.ts';
import { obstacle } from './obstacle.ts';
import type { Place, Traces } from './traces.ts';

/** `wget --spider` asks for no more than the head of an answer, which many servers refuse; that of busybox asks for the whole. */
export function traceSpider(command: ShellCommand, place: Place, traces: Traces): void {
  const word = command.words.find(({ value }) => value === '--spider');
  if (!word || isBroughtByApk('wget', place.stage)) return;
  if (place.isEditable) {
    traces.edits.push(...replaceWord(command.script, word, '-O /dev/null'));
    traces.notes.push(spiderNote);
  } else {
    const message = 'wget --spider of Debian sends HEAD, which not every server answers, and that of busybox GET';
    traces.obstacles.push(obstacle('tool', place.at(word), message));
  }
}

export const spiderNote = 'wget --spider, which sends HEAD on Debian, reads the whole answer as before';
