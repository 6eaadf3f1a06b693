/** What git could not do; the message is one sentence without final full stop. */
export class GitError extends Error {
  /** All that git and the server said. */
  readonly output: string;

  constructor(message: string, output: string) {
    super(message);
    this.output = output;
  }
}

/** What git or the server says, and what it means. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [
    /No space left on device|disk quota exceeded|write error|Out of diskspace|unable to write .*file/i,
    'the disk is full',
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|terminal prompts disabled|Permission denied \(|403 Forbidden|The requested URL returned error: 40[13]|access denied/i,
    'git could not log in: the credential is missing or wrong, or has no rights there',
  ],
  [
    /Repository not found|does not appear to be a git repository|repository '.*' not found|does not exist|not a git repository|requested URL returned error: 404/i,
    'the repository is not there, or may not be seen',
  ],
  [
    /Could not resolve host|unable to access .*(?:resolve|connect)|Connection (?:refused|timed out|reset)/i,
    'the server cannot be reached',
  ],
  [/stale info|non-fast-forward|fetch first/, 'the branch was changed by somebody else'],
  [
    /cannot lock ref|failed to update ref/,
    'a branch is in the way, whose name is a part of the name of this one or begins with it',
  ],
  [/mismatched algorithms/, 'it names its objects by SHA-256, which is not supported'],
  [
    /unable to auto-detect email|empty ident name|Please tell me who you are/,
    'git does not know who commits: give --author, or set user.name and user.email',
  ],
  [/dubious ownership/, 'the repository belongs to another user, and git does not trust it (safe.directory)'],
];

/** The reason in a sentence: what is known to be meant, or else git's own words. */
export function reasonOf(output: string, signal?: string | undefined): string {
  if (signal !== undefined) return `git was ended by ${signal}`;
  const refusal = /! \[(?:remote )?rejected\].*\((.*)\)/.exec(output)?.[1];
  const said = serverLines(output);
  if (refusal !== undefined && /hook declined|protected|denied|unpacker/i.test(refusal))
    return withoutCredentials(`the server refused the push: ${[refusal, ...said].join('; ')}`);
  const known = meanings.find(([pattern]) => pattern.test(output))?.[1];
  if (known !== undefined) return known;
  if (refusal !== undefined) return withoutCredentials(`the push was refused: ${refusal}`);
  const lines = output.split('\n').filter((line) => /^(?:fatal|error):/.test(line));
  const own = lines[0]?.replace(/^(?:fatal|error): /, '') ?? output.trim().split('\n').at(-1) ?? '';
  return own === '' ? 'git failed and said nothing' : withoutCredentials(own);
}

function serverLines(output: string): string[] {
  const lines = output.split('\n').flatMap((line) => /^remote: (.*\S)\s*$/.exec(line)?.[1] ?? []);
  return lines.slice(0, 3);
}

/** `https://user:token@example.com/` as anybody may read it. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/\s'"]+@/g, '$1');
}
