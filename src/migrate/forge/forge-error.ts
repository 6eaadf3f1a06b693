/** Why a forge did not do what was asked: one plain sentence, no final full stop. */
export class ForgeError extends Error {
  override readonly name = 'ForgeError';
  /** Whether the same call may succeed later: the network, a limit or the forge itself stood in the way. */
  readonly isTransient: boolean;

  constructor(message: string, { isTransient = false } = {}) {
    super(message);
    this.isTransient = isTransient;
  }
}
