import type { Span } from '../text/span.ts';
import { type ImageReference, officialName, parseImageReference } from './image-reference.ts';
import type { Instruction } from './instruction.ts';
import { processWord, WordError } from './lexer.ts';
import { isWindowsImage, linuxShell, type ShellInForce, shellOf, windowsShell } from './shell-in-force.ts';

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

/** A place in a stage: before an instruction, or behind its last one. */
export type StagePoint = Instruction | 'end';

interface Setting<Value> {
  /** The index of the instruction that set it. */
  readonly index: number;
  readonly value: Value;
}

/** A build stage: a FROM and what follows it. */
export class Stage {
  readonly index: number;
  readonly from: Instruction;
  /** In lower case, as BuildKit compares names. */
  readonly name: string | undefined;
  /** FROM first. */
  readonly instructions: Instruction[];
  /** The stage whose name the FROM gives. */
  readonly parent: Stage | undefined;
  /** The image as FROM writes it, variables included. */
  readonly writtenImage: string;
  /** The image with the defaults of ARGs put in; undefined when they do not tell. */
  readonly image: string | undefined;
  /** Whether it is the last stage of the file, or one that the last is built FROM: its environment reaches the image. */
  reachesFinal = false;
  readonly #globals: ReadonlyMap<string, Variable>;
  #state: StageState | undefined;

  constructor(
    index: number,
    from: Instruction,
    before: ReadonlyMap<string, Stage>,
    globals: ReadonlyMap<string, Variable>,
  ) {
    this.index = index;
    this.from = from;
    this.instructions = [from];
    this.#globals = globals;
    const [image, , name] = from.arguments;
    this.writtenImage = image?.value ?? '';
    this.name = name?.value.toLowerCase();
    this.image = expandText(this.writtenImage, from.dockerfile.escape, (variable) => globals.get(variable));
    this.parent = this.image === undefined ? undefined : before.get(this.image.toLowerCase());
  }

  /** The reference of the image with ARG defaults put in; undefined when they do not tell, or when FROM names a stage. */
  get reference(): ImageReference | undefined {
    return this.image === undefined || this.parent ? undefined : parseImageReference(this.image);
  }

  /** The name of the official image it starts from, as `python`; undefined for any other. */
  get officialImage(): string | undefined {
    return this.reference && officialName(this.reference.name);
  }

  /** The image word in the file. */
  get imageSpan(): Span {
    const word = this.from.arguments[0];
    return word ? this.from.body.sourceSpan(word) : this.from;
  }

  /** The stage whose FROM names an image: this one or an ancestor. */
  get root(): Stage {
    let stage: Stage = this;
    while (stage.parent) stage = stage.parent;
    return stage;
  }

  /** The stages it is built on, nearest first, itself included. */
  get chain(): Stage[] {
    const stages: Stage[] = [];
    for (let stage: Stage | undefined = this; stage; stage = stage.parent) stages.push(stage);
    return stages;
  }

  get isWindows(): boolean {
    const { root } = this;
    return isWindowsImage(root.image ?? root.writtenImage) || /windows/i.test(root.from.flag('platform') ?? '');
  }

  /** What ENV or ARG gave a variable at a place, here or in a parent stage; undefined when nothing did. ENV wins. */
  variable(name: string, at: StagePoint): Variable | undefined {
    const { variables, args } = this.#read();
    return latest(variables.get(name), at) ?? this.parent?.environment(name) ?? latest(args.get(name), at);
  }

  /** What ENV holds at the end of the stage: what a stage FROM it, and the container, see. */
  environment(name: string): Variable | undefined {
    return this.#nearest('end', ({ variables }, at) => latest(variables.get(name), at));
  }

  /** A text with the variables known at a place put in; undefined when one of them is not told. */
  expand(text: string, at: StagePoint): string | undefined {
    return expandText(text, this.from.dockerfile.escape, (name) => this.variable(name, at));
  }

  /** The user in force, as USER names it; undefined where no USER said: the image's own. */
  userAt(at: StagePoint): string | undefined {
    return this.#nearest(at, ({ users }, point) => latest(users, point));
  }

  /** The absolute working directory; undefined when it is the image's own, or not told. */
  workdirAt(at: StagePoint): string | undefined {
    return this.#nearest(at, ({ workdirs }, point) => latest(workdirs, point))?.path;
  }

  shellAt(at: StagePoint): ShellInForce {
    const set = this.#nearest(at, ({ shells }, point) => latest(shells, point));
    return set ?? (this.isWindows ? windowsShell : linuxShell);
  }

  /** What the stage says at a place, or else the nearest of the stages it is built on at its end. */
  #nearest<Value>(at: StagePoint, find: (state: StageState, at: StagePoint) => Value | undefined): Value | undefined {
    let point = at;
    for (let stage: Stage | undefined = this; stage; stage = stage.parent) {
      const value = find(stage.#read(), point);
      if (value !== undefined) return value;
      point = 'end';
    }
    return undefined;
  }

  #read(): StageState {
    if (this.#state) return this.#state;
    // The oldest first, or a long chain of stages would go as deep into the stack.
    const unread: Stage[] = [];
    for (let stage: Stage | undefined = this; stage && !stage.#state; stage = stage.parent) unread.push(stage);
    for (const stage of unread.reverse()) {
      // Set before it is complete: what an instruction reads is what those above it set.
      const state: StageState = { variables: new Map(), args: new Map(), users: [], workdirs: [], shells: [] };
      stage.#state = state;
      for (const instruction of stage.instructions) stage.#apply(instruction, state);
    }
    return this.#read();
  }

  #apply(instruction: Instruction, state: StageState): void {
    const { index } = instruction;
    switch (instruction.keyword) {
      case 'ENV': {
        const values = instruction.keyValues.map(({ name, value }) => ({
          name,
          value: this.expand(value ?? '', instruction),
        }));
        for (const { name, value } of values) {
          append(state.variables, name, { index, value: { value, by: instruction, keyword: 'ENV' } });
        }
        break;
      }
      case 'ARG':
        for (const { name, value } of instruction.keyValues) {
          const own = value === undefined ? this.#globals.get(name)?.value : this.expand(value, instruction);
          append(state.args, name, { index, value: { value: own, by: instruction, keyword: 'ARG' } });
        }
        break;
      case 'USER':
        state.users.push({ index, value: this.expand(instruction.body.text, instruction) ?? instruction.body.text });
        break;
      case 'WORKDIR': {
        const path = this.expand(instruction.body.text, instruction);
        const above = this.workdirAt(instruction);
        state.workdirs.push({ index, value: { path: path === undefined ? undefined : resolvePath(above, path) } });
        break;
      }
      case 'SHELL':
        state.shells.push({ index, value: shellOf(instruction.arguments.map(({ value }) => value)) });
        break;
    }
  }
}

interface StageState {
  readonly variables: Map<string, Setting<Variable>[]>;
  readonly args: Map<string, Setting<Variable>[]>;
  readonly users: Setting<string>[];
  readonly workdirs: Setting<{ readonly path: string | undefined }>[];
  readonly shells: Setting<ShellInForce>[];
}

function append<Value>(settings: Map<string, Setting<Value>[]>, name: string, setting: Setting<Value>): void {
  const known = settings.get(name);
  if (known) known.push(setting);
  else settings.set(name, [setting]);
}

function latest<Value>(settings: readonly Setting<Value>[] | undefined, at: StagePoint): Value | undefined {
  if (!settings) return undefined;
  if (at === 'end') return settings.at(-1)?.value;
  let low = -1;
  let high = settings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((settings[middle]?.index ?? 0) < at.index) low = middle;
    else high = middle - 1;
  }
  return settings[low]?.value;
}

class UnknownValue extends Error {}

/** A longer value is not told: 50,000 lines of `ENV A=$A:x` must not take gigabytes, or minutes. */
const longestValue = 4096;

export function expandText(
  text: string,
  escapeCharacter: string,
  lookup: (name: string) => Variable | undefined,
): string | undefined {
  if (!/[$'"\\`]/.test(text)) return text;
  const unknown = (): never => {
    throw new UnknownValue();
  };
  try {
    const value = processWord(text, {
      escape: escapeCharacter,
      unset: unknown,
      lookup: (name) => {
        const variable = lookup(name);
        return variable ? (variable.value ?? unknown()) : undefined;
      },
    });
    return value.length > longestValue ? undefined : value;
  } catch (error) {
    if (error instanceof UnknownValue || error instanceof WordError) return undefined;
    throw error;
  }
}

/** A path behind another, `.` and `..` taken out; undefined when it is relative to one that is not known. */
export function resolvePath(base: string | undefined, path: string): string | undefined {
  if (!path.startsWith('/') && base === undefined) return undefined;
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : base}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
