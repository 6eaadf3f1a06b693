/** Debian releases that images were published on, oldest first. `sid` has no end and no number. */
export type Suite = (typeof suites)[number];

export const suites = [
  'squeeze',
  'wheezy',
  'jessie',
  'stretch',
  'buster',
  'bullseye',
  'bookworm',
  'trixie',
  'forky',
  'sid',
] as const;

/** The numbers of Debian's releases, as tags of the `debian` image use them. */
const numberOfFirst = 6;

const suiteInTag = new RegExp(`(?:^|[^a-z])(${suites.join('|')})(?![a-z])`);

export const isSuite = (name: string | undefined): name is Suite => suites.some((suite) => suite === name);

/** The suite that an image tag names, as in `3.12-slim-bookworm`. */
export function suiteNamedIn(tag: string): Suite | undefined {
  const name = suiteInTag.exec(tag)?.[1];
  return isSuite(name) ? name : undefined;
}

/** The suite with a number, as in `debian:12`. */
export function suiteNumbered(release: number): Suite | undefined {
  const suite = suites[release - numberOfFirst];
  return suite === 'sid' ? undefined : suite;
}

/** Whether a suite is an earlier release than another. */
export function isBefore(suite: Suite, other: Suite): boolean {
  return suites.indexOf(suite) < suites.indexOf(other);
}

/**
 * Whether Debian's main mirrors no longer hold the suite: `apt-get update` answers 404.
 * Bullseye is past its support too, but its mirrors still answer.
 */
export function isEndOfLife(suite: Suite): boolean {
  return isBefore(suite, 'bullseye');
}
