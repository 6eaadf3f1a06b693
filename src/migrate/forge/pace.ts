import { ForgeError } from './forge-error.ts';

/** How often something may be done. */
export interface Pace {
  /** From one time to the next, in milliseconds. */
  readonly interval: number;
}

const units: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
]);

/**
 * A pace as it is written: `60/h`, `2/min`, `1/s`.
 *
 * @throws ForgeError for anything else.
 */
export function parsePace(text: string): Pace {
  const [, count, unit] = /^(\d{1,6})\/(s|min|h)$/.exec(text) ?? [];
  const length = units.get(unit ?? '');
  if (length === undefined || Number(count) === 0) {
    throw new ForgeError(`a pace is a number above 0 by s, min or h, as in 60/h, and "${text}" is not that`);
  }
  return { interval: length / Number(count) };
}

/** Waits; `why` is fit for a status line. */
export type Sleep = (milliseconds: number, why: string) => Promise<void>;

/** Spaces out what goes through it. */
export class Pacer {
  readonly #interval: number;
  readonly #sleep: Sleep;
  readonly #now: () => number;
  /** When the next one may go, in milliseconds since 1970. */
  #next = 0;

  constructor(pace: Pace | undefined, sleep: Sleep, now: () => number) {
    this.#interval = pace?.interval ?? 0;
    this.#sleep = sleep;
    this.#now = now;
  }

  /** Returns when the next one may go. */
  async turn(): Promise<void> {
    const wait = this.#next - this.#now();
    if (wait > 0) await this.#sleep(wait, 'the pace asks for it');
    this.#next = Math.max(this.#now(), this.#next) + this.#interval;
  }
}
