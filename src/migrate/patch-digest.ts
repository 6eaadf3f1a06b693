import { createHash } from 'node:crypto';

/** Short, and another one for another patch. */
export function digestOfPatch(patch: string): string {
  return createHash('sha256').update(patch).digest('hex').slice(0, 16);
}
