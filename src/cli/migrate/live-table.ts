import { createLogUpdate } from 'log-update';
import { printable } from '../../output/words.ts';

/** Shows how a run goes on: on a terminal a table that is redrawn, elsewhere a line for each repository that has ended. */
export interface LiveTable {
  start(name: string): void;
  end(name: string, state: string, reason: string | undefined): void;
  /** Takes the table off the screen. */
  finish(): void;
}

/** In milliseconds: how often the table is drawn at most. */
const interval = 100;

/** @param isKept whether the line of a repository that ended in a state stays on the terminal */
export function liveTable(
  total: number,
  stream: NodeJS.WriteStream,
  lines: NodeJS.WriteStream,
  isKept: (state: string) => boolean,
): LiveTable {
  return stream.isTTY ? drawn(total, stream, lines, isKept) : inLines(lines);
}

function inLines(lines: NodeJS.WriteStream): LiveTable {
  return { start: () => {}, end: (name, state, reason) => lines.write(lineOf(name, state, reason)), finish: () => {} };
}

function drawn(
  total: number,
  stream: NodeJS.WriteStream,
  lines: NodeJS.WriteStream,
  isKept: (state: string) => boolean,
): LiveTable {
  const draw = createLogUpdate(stream);
  const active = new Set<string>();
  const counts = new Map<string, number>();
  let last = 0;
  const redraw = (): void => {
    if (performance.now() - last < interval) return;
    last = performance.now();
    const done = [...counts.values()].reduce((sum, one) => sum + one, 0);
    const states = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
    const working = [...active].map((name) => `  … ${printable(name).slice(0, (stream.columns || 80) - 5)}`);
    draw([`${done} of ${total} repositories${states === '' ? '' : `: ${states}`}`, ...working].join('\n'));
  };
  return {
    start: (name) => {
      active.add(name);
      redraw();
    },
    end: (name, state, reason) => {
      active.delete(name);
      counts.set(state, (counts.get(state) ?? 0) + 1);
      if (isKept(state)) {
        draw.clear();
        lines.write(lineOf(name, state, reason));
      }
      redraw();
    },
    finish: () => {
      draw.clear();
      draw.done();
    },
  };
}

function lineOf(name: string, state: string, reason: string | undefined): string {
  return `${printable(name)}  ${state}${reason === undefined ? '' : `: ${printable(reason)}`}\n`;
}
