import { ForgeError } from './forge/forge-error.ts';
import { GitError } from './repository/git-error.ts';

/** Why a repository has failed, in one sentence: what git or the forge says, or else that the fault is ours. */
export function reasonOfFailure(error: unknown): string {
  if (error instanceof GitError || error instanceof ForgeError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `dockerfix went wrong, please report it: ${message}`;
}
