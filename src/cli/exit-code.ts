/** `changes` only by `--check`. `failure`: wrong usage, or a file that could not be read, understood or written. */
export const exitCode = { success: 0, changes: 1, failure: 2 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What a person typed cannot be done; the message says what to type instead. */
export class UsageError extends Error {}
