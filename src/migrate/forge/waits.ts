import type { ForgeResponse } from './responses.ts';

const second = 1000;
const minute = 60 * second;

/**
 * How long to wait, in milliseconds, before a request is sent again that the forge turned away because there were too
 * many; undefined for every other answer. It grows with the limits met in a row before this one, whatever the forge asks
 * for, so that an answer that always asks for nothing is not asked without end.
 *
 * The headers, and the minute where there are none, are those of GitHub's and GitLab's documentation on rate limits.
 *
 * @param now in milliseconds since 1970
 */
export function limitWait(response: ForgeResponse, limitsBefore: number, now: number): number | undefined {
  const { status, body } = response;
  if (status !== 403 && status !== 429) return undefined;
  const growth = 2 ** limitsBefore;
  const asked = retryAfter(response, now) ?? untilReset(response, now);
  if (asked !== undefined) return Math.max(asked, second * growth);
  const isLimit = status === 429 || /secondary rate limit|rate limit exceeded|abuse detection/i.test(body);
  return isLimit ? minute * growth : undefined;
}

/** How long to wait, in milliseconds, after a failure of the forge or of the network. */
export function failureWait(response: ForgeResponse | undefined, failuresBefore: number, now: number): number {
  const asked = response && retryAfter(response, now);
  return Math.max(asked ?? 0, second * 2 ** failuresBefore);
}

/** `Retry-After` holds seconds, or a date. */
function retryAfter({ headers }: ForgeResponse, now: number): number | undefined {
  const text = headers.get('retry-after');
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * second;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

/** GitHub names its headers `x-ratelimit-…`, GitLab `ratelimit-…`; the reset is in seconds since 1970. */
function untilReset({ headers }: ForgeResponse, now: number): number | undefined {
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? '';
  // A second more, as the clocks of two machines differ.
  return remaining === '0' && /^\d+$/.test(reset) ? Math.max(Number(reset) * second - now, 0) + second : undefined;
}
