// The one module that a transform imports: recognise, edit, report.
import type { ComposeService } from './build-context/compose.ts';
import type { BuildContext } from './build-context.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import type { Edit } from './text/edit.ts';
import type { Span } from './text/span.ts';

/** `safe`: same files and metadata at run time, package caches aside. `review`: the image changes in a way that is wanted. */
export type Risk = 'safe' | 'review';

export type OptionValue = boolean | string | readonly string[] | Readonly<Record<string, string | null | false>>;

/** An option of a transform. The type of the default is the type of the option. */
export interface OptionDefinition {
  readonly summary: string;
  readonly default: OptionValue;
  /** The only values allowed, where not every one is. */
  readonly choices?: readonly string[];
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

export type OptionsOf<Definitions extends OptionDefinitions> = {
  readonly [Name in keyof Definitions]: Widened<Definitions[Name]['default']>;
};

type Widened<Value extends OptionValue> = Value extends boolean
  ? boolean
  : Value extends string
    ? string
    : Value extends readonly string[]
      ? readonly string[]
      : Readonly<Record<string, string | null | false>>;

/** What is rewritten, and into what. One without FROM stands below `FROM debian:trixie-slim`. */
export interface Example {
  readonly before: string;
  readonly after: string;
  /** The files of the build context: path and content. */
  readonly context?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** Edits that are right together, and right without the other changes of the pass. Applied whole or not at all. */
export interface Change {
  readonly kind: 'change';
  /** Why: one sentence a reviewer can check. */
  readonly message: string;
  readonly at: Span;
  readonly edits: readonly Edit[];
  /** Lower than the transform's own where this change does less. */
  readonly risk?: Risk;
}

/** A place that was not rewritten, and what stands in the way. */
export interface Decline<Id extends string = string> {
  readonly kind: 'decline';
  readonly id: Id;
  readonly message: string;
  readonly at: Span;
}

/** One application of a transform to one text. `context` is undefined when there is none to believe. */
export interface Pass<Options> {
  readonly dockerfile: Dockerfile;
  readonly context: BuildContext | undefined;
  /** Why a context that is there is not believed. */
  readonly contextDoubt: string | undefined;
  /** What compose files build from this Dockerfile. */
  readonly services: readonly ComposeService[];
  readonly options: Options;
  /** The path of the file itself, links followed, where there is one: its name may say what it is for. */
  readonly file: string | undefined;
  /** The line, from one, that a place of this text has in the original file: what messages speak of. */
  lineOf(at: Span): number;
}

export interface Transform<Options = Readonly<Record<string, OptionValue>>, Id extends string = string> {
  readonly name: string;
  readonly summary: string;
  readonly why: string;
  /** The most that a change of this transform does. */
  readonly risk: Risk;
  /** Codes of the hadolint rules whose ignore comments keep this transform away. */
  readonly hadolint: readonly string[];
  readonly examples: readonly Example[];
  /** Every obstacle by id, with the sentence that documents it. */
  readonly declines: Readonly<Record<Id, string>>;
  readonly options: OptionDefinitions;
  run(pass: Pass<Options>): Iterable<Change | Decline<Id>>;
}

type Definition<Definitions extends OptionDefinitions, Id extends string> = Omit<
  Transform<OptionsOf<Definitions>, Id>,
  'options'
> & { readonly options?: Definitions };

export function defineTransform<const Definitions extends OptionDefinitions, const Id extends string>(
  definition: Definition<Definitions, Id>,
): Transform<OptionsOf<Definitions>, Id> {
  return { ...definition, options: definition.options ?? {} };
}

export function change(parts: Omit<Change, 'kind'>): Change {
  return { kind: 'change', ...parts };
}

export function decline<const Id extends string>(id: Id, at: Span, message: string): Decline<Id> {
  return { kind: 'decline', id, at, message };
}

export { cleanPath } from './build-context/clean-path.ts';
export type { ComposeCommand, ComposeMount, ComposeService } from './build-context/compose.ts';
export { CopiedFiles, relativeTo } from './build-context/copied-files.ts';
export { filesBelow } from './build-context/files-below.ts';
export type { BuildContext } from './build-context.ts';
// Recognise
export { type DebianNames, debianNames } from './data/apk-to-debian.ts';
export { mustStay, slimHolds } from './data/debian-packages.ts';
export { type NoTwin, type SlimTwin, slimTwin } from './data/python-images.ts';
export { isBefore, isEndOfLife, isSuite, type Suite } from './data/suites.ts';
export { type Copy, copyOf } from './dockerfile/copy.ts';
export type { Dockerfile } from './dockerfile/dockerfile.ts';
export { earlierInChain } from './dockerfile/earlier.ts';
export { officialName, parseImageReference } from './dockerfile/image-reference.ts';
export type { Instruction } from './dockerfile/instruction.ts';
export { type Mount, mountsOf } from './dockerfile/mounts.ts';
export { once } from './dockerfile/once.ts';
export { possibleParents } from './dockerfile/possible-parents.ts';
export { isRootUser } from './dockerfile/root-user.ts';
export { scriptsInExecForm, shebang } from './dockerfile/scripts.ts';
export { shellValue } from './dockerfile/shell-value.ts';
export { shownPath } from './dockerfile/shown-path.ts';
export { resolvePath, type Stage } from './dockerfile/stage.ts';
export { stageNamed } from './dockerfile/stage-named.ts';
export type { Variable } from './dockerfile/variables.ts';
export { commandDirectories, directoryOf, isKnownPath } from './dockerfile/working-directory.ts';
// Edit
export {
  appendCommand,
  insertCommandBefore,
  insertCommandBehind,
  lastScript,
  removeCommand,
  removeCommands,
  removeCommandsBehind,
} from './edits/commands.ts';
export {
  insertAbove,
  insertBelow,
  isParagraph,
  moveBelow,
  removeInstruction,
  removeInstructionOnly,
} from './edits/instructions.ts';
export { joinRuns, moveCommandBefore, moveCommandsBefore } from './edits/runs.ts';
export { keywordLike, linesOf } from './edits/style.ts';
export {
  insertAfterWord,
  insertInList,
  insertJsonArgument,
  insertOption,
  removeWord,
  removeWords,
  replaceArgument,
  replaceFlag,
  replaceInList,
  replaceValue,
  replaceWord,
  replaceWordOf,
} from './edits/words.ts';
export { type ApkCommand, apkCommandsOf } from './package-managers/apk.ts';
export * as apt from './package-managers/apt.ts';
export type {
  AddedInstall,
  Fetch,
  Install,
  InstallFiles,
  InstallObstacle,
  ReadFile,
} from './package-managers/package-manager.ts';
export { packageManagers } from './package-managers/package-managers.ts';
export { oldPipOf, optionPlace, type PipCommand, pipCommandsOf } from './package-managers/pip.ts';
export type { ShellCommand } from './shell/command.ts';
export { dashObstacles } from './shell/dialect.ts';
export { exitsOnError } from './shell/exits-on-error.ts';
export { type Invocation, invocationOf } from './shell/invocation.ts';
export { type CommandList, chainOf, isConditional, type ListItem, outermost } from './shell/list.ts';
export { ShellScript } from './shell/script.ts';
export { posixShell, programName } from './shell/shell-names.ts';
export { ShellWord } from './shell/word.ts';
export type { Edit } from './text/edit.ts';
export { JoinedText } from './text/joined-text.ts';
export { literalPattern } from './text/literal-pattern.ts';
export { shorten } from './text/shorten.ts';
export type { Span } from './text/span.ts';
