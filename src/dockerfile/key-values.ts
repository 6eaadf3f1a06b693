import type { Span } from '../text/span.ts';
import type { Argument } from './instruction-line.ts';

/** A name and value of ENV, LABEL or ARG as written, quotes included. */
export interface KeyValue extends Span {
  readonly name: string;
  /** Undefined for `ARG NAME`. */
  readonly value: string | undefined;
  /** `ENV NAME value`, the form without `=`. */
  readonly legacy: boolean;
}

export function keyValues(keyword: string, body: string, words: readonly Argument[]): KeyValue[] {
  if (keyword !== 'ENV' && keyword !== 'LABEL' && keyword !== 'ARG') return [];
  const first = words[0];
  if (!first) return [];
  if (keyword !== 'ARG' && !first.value.includes('=')) {
    const blank = /[\t\v\f\r ]+/.exec(body);
    const name = blank ? body.slice(0, blank.index) : body;
    const value = blank ? body.slice(blank.index + blank[0].length) : undefined;
    return [{ start: 0, end: body.length, name, value, legacy: true }];
  }
  return words.map(({ start, end, value }) => {
    const equals = value.indexOf('=');
    return equals === -1
      ? { start, end, name: value, value: undefined, legacy: false }
      : { start, end, name: value.slice(0, equals), value: value.slice(equals + 1), legacy: false };
  });
}
