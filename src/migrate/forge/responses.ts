/** An answer of a forge, as `gh api --include` and `glab api --include` print it. */
export interface ForgeResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})\b/;

/**
 * The answers in what the command printed: one, or one a page. The body of a page ends with a line break of the
 * command's own before the status line of the next.
 */
export function parseResponses(output: string): readonly ForgeResponse[] {
  return output
    .split(/^(?=HTTP\/\d(?:\.\d)? \d{3}\b)/m)
    .map(parseResponse)
    .filter((response) => response !== undefined);
}

function parseResponse(text: string): ForgeResponse | undefined {
  const [, status] = statusLine.exec(text) ?? [];
  if (status === undefined) return undefined;
  // gh ends the status line with a bare line feed, and the header lines with CR LF.
  const gap = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, gap?.index);
  const body = gap ? text.slice(gap.index + gap[0].length) : '';
  return { status: Number(status), headers: parseHeaders(head), body };
}

function parseHeaders(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const [, name, value] = /^([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}
