import { shorten } from '../text/shorten.ts';

/** The line of a text that a place stands in, trimmed and shortened for messages. */
export function excerpt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return shorten(text.slice(start, end === -1 ? text.length : end).trim());
}
