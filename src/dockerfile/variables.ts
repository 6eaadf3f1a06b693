import type { Instruction } from './instruction.ts';
import { processWord, WordError } from './lexer.ts';

/**
 * What a variable holds at a place. `value` is undefined where it is set to what the file does not tell (a build
 * argument without default, or a value that needs one).
 */
export interface Variable {
  readonly value: string | undefined;
  /** The instruction that set it. */
  readonly by: Instruction;
  readonly keyword: 'ENV' | 'ARG';
}

/** What BuildKit sets before the first FROM, and no file tells. */
const platformArguments = new Set(
  ['BUILD', 'TARGET'].flatMap((of) => ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((part) => of + part)),
);

/** The ARGs before the first FROM that have a value; one without is not set, unless the build gives it one. */
export class GlobalArguments {
  readonly #escape: string;
  readonly #known = new Map<string, Variable>();

  constructor(escapeCharacter: string) {
    this.#escape = escapeCharacter;
  }

  /** Takes in an ARG that stands before the first FROM. */
  add(by: Instruction): void {
    for (const { name, value } of by.keyValues) {
      if (value !== undefined) this.#known.set(name, { value: this.expand(value), by, keyword: 'ARG' });
    }
  }

  get(name: string): Variable | undefined {
    return this.#known.get(name);
  }

  /** A text as FROM reads it; undefined where the file does not tell it. */
  expand(text: string): string | undefined {
    return expandText(text, this.#escape, (name) =>
      platformArguments.has(name) ? { value: undefined } : this.get(name),
    );
  }
}

/** A longer value is not told: 50,000 lines of `ENV A=$A:x` must not take gigabytes, or minutes. */
const longestValue = 4096;

/**
 * A text with variables put in; undefined when it needs one that `lookup` does not tell, or that is not set and has no
 * default in the text.
 * @param lookup what a variable holds: undefined when it is not set, `{ value: undefined }` when that is not told
 */
export function expandText(
  text: string,
  escapeCharacter: string,
  lookup: (name: string) => { readonly value: string | undefined } | undefined,
): string | undefined {
  if (!/[$'"\\`]/.test(text)) return text;
  let isTold = true;
  const untold = (): string => {
    isTold = false;
    return '';
  };
  try {
    const value = processWord(text, {
      escape: escapeCharacter,
      unset: untold,
      lookup: (name) => {
        const variable = lookup(name);
        return variable && (variable.value ?? untold());
      },
    });
    return isTold && value.length <= longestValue ? value : undefined;
  } catch (error) {
    if (error instanceof WordError) return undefined;
    throw error;
  }
}
