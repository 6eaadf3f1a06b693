import type { Span } from '../text/span.ts';
import type { Dockerfile } from './dockerfile.ts';
import { type ImageReference, officialName, parseImageReference } from './image-reference.ts';
import { startsInRoot } from './image-workdir.ts';
import type { Instruction } from './instruction.ts';
import { isWindowsImage, linuxShell, type ShellInForce, shellOf, windowsShell } from './shell-in-force.ts';
import { expandText, type GlobalArguments, type Variable } from './variables.ts';

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
  /** The reference of the image with ARG defaults put in; undefined when they do not tell, or when FROM names a stage. */
  readonly reference: ImageReference | undefined;
  /** The name of the official image it starts from, as `python`; undefined for any other. */
  readonly officialImage: string | undefined;
  /** The stage whose FROM names an image: this one or an ancestor. */
  readonly root: Stage;
  readonly isWindows: boolean;
  readonly #globals: GlobalArguments;
  #state: StageState | undefined;

  constructor(index: number, from: Instruction, before: ReadonlyMap<string, Stage>, globals: GlobalArguments) {
    this.index = index;
    this.from = from;
    this.instructions = [from];
    this.#globals = globals;
    const [image, , name] = from.arguments;
    this.writtenImage = image?.value ?? '';
    this.name = name?.value.toLowerCase();
    this.image = globals.expand(this.writtenImage);
    this.parent = this.image === undefined ? undefined : before.get(this.image.toLowerCase());
    this.reference = this.image === undefined || this.parent ? undefined : parseImageReference(this.image);
    this.officialImage = this.reference && officialName(this.reference.name);
    this.root = this.parent?.root ?? this;
    this.isWindows = this.parent?.isWindows ?? startsFromWindows(this);
  }

  get dockerfile(): Dockerfile {
    return this.from.dockerfile;
  }

  /** A text with the build arguments that FROM sees put in; undefined when their defaults do not tell. */
  expandForFrom(text: string): string | undefined {
    return this.#globals.expand(text);
  }

  /** The image word in the file. */
  get imageSpan(): Span {
    const word = this.from.arguments[0];
    return word ? this.from.body.sourceSpan(word) : this.from;
  }

  /** The stages it is built on, nearest first, itself included. */
  get chain(): Stage[] {
    const stages: Stage[] = [];
    for (let stage: Stage | undefined = this; stage; stage = stage.parent) stages.push(stage);
    return stages;
  }

  /**
   * What the last ENV or ARG gave a variable at a place, here or in a stage that this one is built on; undefined when
   * nothing did. An ARG without a value leaves what stood before it.
   */
  variable(name: string, at: StagePoint): Variable | undefined {
    return this.#nearest(at, ({ variables }, point) => latest(variables.get(name), point));
  }

  /** What ENV holds at the end of the stage: what the container sees. */
  environment(name: string): Variable | undefined {
    return this.#nearest('end', ({ environment }) => environment.get(name));
  }

  /**
   * A text with the variables known at a place put in; undefined when one of them is not told. What the file does not
   * set, the image may.
   */
  expand(text: string, at: StagePoint): string | undefined {
    return expandText(text, this.from.dockerfile.escape, (name) => this.variable(name, at) ?? { value: undefined });
  }

  /** The user in force, as USER names it; undefined where no USER said: the image's own. */
  userAt(at: StagePoint): string | undefined {
    return latest(this.#read().users, at);
  }

  /** The absolute working directory; undefined when it is the image's own, or not told. */
  workdirAt(at: StagePoint): string | undefined {
    return latest(this.#read().workdirs, at)?.path;
  }

  /** The WORKDIR in force; undefined where it is the image's own. */
  workdirSetBy(at: StagePoint): Instruction | undefined {
    return latest(this.#read().workdirs, at)?.by;
  }

  shellAt(at: StagePoint): ShellInForce {
    return latest(this.#read().shells, at) ?? (this.isWindows ? windowsShell : linuxShell);
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
      const above = stage.parent ? stage.parent.#state : undefined;
      const state: StageState = {
        variables: new Map(),
        environment: new Map(),
        users: inherited(above?.users),
        workdirs: inherited(above?.workdirs),
        shells: inherited(above?.shells),
      };
      stage.#state = state;
      for (const instruction of stage.instructions) stage.#apply(instruction, state);
    }
    return this.#read();
  }

  /** The working directory of the image itself, where it is known. */
  #ownWorkdir(): string | undefined {
    return startsInRoot(this.root) ? '/' : undefined;
  }

  /** What an ENV or ARG sets; each value sees what stood before the instruction. */
  #variablesOf(by: Instruction): { readonly name: string; readonly isBare: boolean; readonly variable: Variable }[] {
    const keyword = by.keyword === 'ENV' ? 'ENV' : 'ARG';
    return by.keyValues.map(({ name: written, value: text }) => {
      const name = this.expand(written, by) ?? written;
      const global = text === undefined ? this.#globals.get(name) : undefined;
      const value = text === undefined ? global?.value : this.expand(text, by);
      return { name, isBare: text === undefined && !global, variable: { value, by, keyword } };
    });
  }

  #apply(instruction: Instruction, state: StageState): void {
    const { index } = instruction;
    switch (instruction.keyword) {
      case 'ENV':
        for (const { name, variable } of this.#variablesOf(instruction)) {
          append(state.variables, name, { index, value: variable });
          state.environment.set(name, variable);
        }
        break;
      case 'ARG':
        for (const { name, isBare, variable } of this.#variablesOf(instruction)) {
          if (!isBare || !this.variable(name, instruction)) append(state.variables, name, { index, value: variable });
        }
        break;
      case 'USER':
        state.users.push({ index, value: this.expand(instruction.body.text, instruction) ?? instruction.body.text });
        break;
      case 'WORKDIR': {
        const path = this.expand(instruction.body.text, instruction);
        const above = this.workdirAt(instruction) ?? (this.workdirSetBy(instruction) ? undefined : this.#ownWorkdir());
        const resolved = path === undefined ? undefined : resolvePath(above, path);
        state.workdirs.push({ index, value: { path: resolved, by: instruction } });
        break;
      }
      case 'SHELL':
        state.shells.push({ index, value: shellOf(instruction.arguments.map(({ value }) => value)) });
        break;
    }
  }
}

function startsFromWindows({ image, writtenImage, from }: Stage): boolean {
  return isWindowsImage(image ?? writtenImage) || /windows/i.test(from.flag('platform') ?? '');
}

interface StageState {
  readonly variables: Map<string, Setting<Variable>[]>;
  readonly environment: Map<string, Variable>;
  readonly users: Setting<string>[];
  readonly workdirs: Setting<{ readonly path: string | undefined; readonly by: Instruction }>[];
  readonly shells: Setting<ShellInForce>[];
}

/** What the stage below starts with. */
function inherited<Value>(settings: readonly Setting<Value>[] | undefined): Setting<Value>[] {
  const last = settings?.at(-1);
  return last ? [{ index: -1, value: last.value }] : [];
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
