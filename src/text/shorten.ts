/** A text on one line, cut for messages where it is longer than that many UTF-16 units. */
export function shorten(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
