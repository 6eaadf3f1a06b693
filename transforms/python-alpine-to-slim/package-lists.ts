import {
  type ApkCommand,
  type Edit,
  type Instruction,
  removeInstructionOnly,
  removeWords,
  replaceInList,
  ShellScript,
  type ShellWord,
  type Span,
} from '../../src/transform.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** A name in a list of packages that a variable holds; its span is into the text of the list's script. */
export interface ListedName extends Span {
  readonly value: string;
}

/** A list of Alpine packages that ENV, ARG or the shell text itself puts into a variable. */
export interface PackageList {
  readonly variable: string;
  readonly names: readonly ListedName[];
  /** The text that the list is a part of. */
  readonly script: ShellScript;
  /** The name and the value, in the file. */
  readonly at: Span;
  /** The ENV or ARG that says nothing else. */
  readonly instruction: Instruction | undefined;
  /** Whether a build may set it to other packages. */
  readonly isArgument: boolean;
  /** What stands for each name on Debian. */
  readonly debian: Map<ListedName, readonly string[]>;
}

/** The lists that apk commands read, each once. */
export class PackageLists {
  readonly #lists = new Map<number, PackageList>();

  get all(): readonly PackageList[] {
    return [...this.#lists.values()];
  }

  /** The list that a word of an apk command stands for; why it is not translated; undefined for any other word. */
  named(
    word: ShellWord,
    apk: ApkCommand,
    setterOf: (name: string) => string | undefined,
  ): PackageList | Obstacle | undefined {
    const name = variableAlone(word);
    const definition = name === undefined ? undefined : (assignedAbove(name, apk) ?? setByInstruction(name, apk));
    if (name === undefined || !definition) return undefined;
    const known = this.#lists.get(definition.at.start);
    if (known) return known;
    const reader = otherReader(name, apk.instruction);
    if (reader) {
      const at = apk.command.script.sourceSpan(word);
      return obstacle('variable-package', at, `${word.text} holds packages, and is read elsewhere too: ${reader}`);
    }
    const setter = definition.isArgument ? setterOf(name) : undefined;
    if (setter !== undefined) {
      const at = apk.command.script.sourceSpan(word);
      return obstacle('variable-package', at, `${setter} sets ${name}, whatever its default is`);
    }
    this.#lists.set(definition.at.start, definition);
    return definition;
  }
}

export function isList(found: PackageList | Obstacle): found is PackageList {
  return 'names' in found;
}

/** The ENV or ARG that goes, as Debian needs none of its packages. */
export function emptied({ names, debian, instruction }: PackageList): Instruction | undefined {
  return names.every((name) => debian.get(name)?.length === 0) ? instruction : undefined;
}

/** Gives the names of a list their names on Debian; those that need none go. */
export function editList(list: PackageList): Edit[] {
  const { names, script, debian } = list;
  const gone = emptied(list);
  if (gone) return removeInstructionOnly(gone);
  const removed = new Set(names.filter((name) => debian.get(name)?.length === 0));
  const edits = names.flatMap((name) => {
    const texts = debian.get(name) ?? [name.value];
    return texts.length === 0 || texts.join(' ') === name.value ? [] : replaceInList(script, names, name, texts);
  });
  return [...edits, ...removeWords(script, names, removed)];
}

/** `$X` or `${X}`, without quotes. */
function variableAlone({ text, variables: [name] }: ShellWord): string | undefined {
  return name !== undefined && (text === `$${name}` || text === `\${${name}}`) ? name : undefined;
}

function assignedAbove(name: string, { command, instruction }: ApkCommand): PackageList | undefined {
  const { script } = command;
  const assignments = instruction.scripts.flatMap(({ commands }) =>
    commands.flatMap((other) => other.assignments.map((assignment) => ({ other, assignment }))),
  );
  const [only, another] = assignments.filter(({ assignment }) => assignment.name === name);
  if (!only || another) return undefined;
  const { other, assignment } = only;
  const { item } = other;
  const isPlain = item.list.container === 'script' && item.commands.length === 1 && !item.isCompound;
  if (other.script !== script || other.words.length > 0 || !assignment.isLiteral || !isPlain) return undefined;
  if (other.start > command.start) return undefined;
  const names = namesIn(script.text, { start: assignment.start + name.length + 1, end: assignment.end });
  const at = script.sourceSpan(assignment);
  return names && { variable: name, names, script, at, instruction: undefined, isArgument: false, debian: new Map() };
}

function setByInstruction(name: string, { instruction }: ApkCommand): PackageList | undefined {
  const { stage, dockerfile } = instruction;
  const by = stage?.variable(name, instruction)?.by;
  const pair = by?.keyValues.find((one) => one.name === name);
  if (!by || pair?.value === undefined) return undefined;
  const names = namesIn(by.body.text, { start: pair.end - pair.value.length, end: pair.end });
  return (
    names && {
      variable: name,
      names,
      script: new ShellScript(by.body, dockerfile.source, 'line'),
      at: by.body.sourceSpan(pair),
      instruction: by.keyValues.length === 1 ? by : undefined,
      isArgument: by.keyword === 'ARG',
      debian: new Map(),
    }
  );
}

/** The words of a list in quotes or without; undefined where one is no plain name. */
function namesIn(text: string, span: Span): ListedName[] | undefined {
  const isQuoted = /^["']/.test(text.slice(span.start, span.end));
  const inner = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
  const names: ListedName[] = [];
  for (const match of text.slice(inner.start, inner.end).matchAll(/[^\s\\]+|\\(?!\r?\n)/g)) {
    const [value] = match;
    if (!/^[a-zA-Z0-9][\w.+:@=~<>-]*$/.test(value)) return undefined;
    const start = inner.start + match.index;
    names.push({ value, start, end: start + value.length });
  }
  return names.length > 0 ? names : undefined;
}

/** An instruction that reads a variable other than for apk: its list cannot change then. */
function otherReader(name: string, { dockerfile }: Instruction): string | undefined {
  for (const one of dockerfile.instructions) {
    const isRead = (one.trigger ?? one).scripts
      .flatMap(({ commands }) => commands)
      .flatMap(({ words, assignments, redirects }) => [
        ...(words[0]?.value === 'apk' ? [] : words.flatMap(({ variables }) => variables)),
        ...assignments.flatMap(({ value }) => variablesIn(value)),
        ...redirects.flatMap(({ target }) => target?.variables ?? []),
      ]);
    const values = one.keyValues.flatMap(({ value = '' }) => variablesIn(value));
    const words = one.form === 'shell' && one.keyword === 'RUN' ? [] : one.arguments;
    const all = [...isRead, ...values, ...words.flatMap(({ value }) => variablesIn(value))];
    if (all.includes(name)) return `by ${one.keyword}`;
  }
  return undefined;
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
}
