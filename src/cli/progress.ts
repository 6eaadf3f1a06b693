import { printable } from '../output/words.ts';

/** In milliseconds: when the first line is due, and how often it changes. */
const patience = 1000;
const interval = 100;

/** The line that shows a person that work goes on. It is gone when the work is done. */
export interface Progress {
  /** `label` is asked for when the line is due. */
  step(label: () => string): void;
  clear(): void;
}

/** @param now the time in milliseconds */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>,
  now = performance.now.bind(performance),
): Progress {
  if (!stream.isTTY) return { step: () => {}, clear: () => {} };
  let due = now() + patience;
  let isShown = false;
  return {
    step: (label) => {
      if (now() < due) return;
      due = now() + interval;
      isShown = true;
      stream.write(`\r\x1b[K${printable(label()).slice(0, (stream.columns || 80) - 1)}`);
    },
    clear: () => {
      if (isShown) stream.write('\r\x1b[K');
      isShown = false;
    },
  };
}
