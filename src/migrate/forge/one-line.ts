const longest = 300;

/** What others wrote, on one line without control characters, and not too long to stand in a message. */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
