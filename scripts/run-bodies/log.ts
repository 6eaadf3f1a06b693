// What the runs of jobs wrote down, read.
import type { Entry, Run } from './compare.ts';
import { marks } from './stub.ts';

/** The runs of one job, by the word that asked for each; those that were not begun or not ended are absent. */
export type JobLog = readonly { readonly asked: string; readonly run: Run }[];

export function readLog(log: string): JobLog[] {
  const jobs: { asked: string; run: Run }[][] = [];
  let entries: Entry[] = [];
  let asked = '';
  let body = -1;
  for (const part of partsOf(log)) {
    switch (part.kind) {
      case 'J':
        jobs.push([]);
        break;
      case 'R':
        asked = part.text;
        entries = [];
        body = -1;
        break;
      case 'B':
        body++;
        break;
      case 'C': {
        const [words = '', input = ''] = part.text.split(marks.input);
        entries.push({ words: words.split(marks.word), isCall: true, input, body });
        break;
      }
      case 'X':
        jobs.at(-1)?.push({ asked, run: { entries, status: Number(part.text) } });
        break;
      case 'Y':
        if (jobs.at(-1)?.length === 0 && ['125', '126', '127'].includes(part.text))
          throw new Error('the root of a run could not be made');
        break;
      case '':
        // A stub's own word is no line that a body wrote.
        for (const line of part.text.split('\n'))
          if (line !== '' && line !== 'ok') entries.push({ words: [line], isCall: false, input: '', body });
    }
  }
  return jobs;
}

function partsOf(log: string): { readonly kind: string; readonly text: string }[] {
  const { record } = marks;
  const parts: { kind: string; text: string }[] = [];
  let at = 0;
  for (const match of log.matchAll(new RegExp(`${record}([JRBCXY])([^${record}]*)${record}`, 'g'))) {
    if (match.index > at) parts.push({ kind: '', text: log.slice(at, match.index) });
    parts.push({ kind: match[1] ?? '', text: match[2] ?? '' });
    at = match.index + match[0].length;
  }
  return parts;
}
