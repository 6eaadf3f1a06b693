import type { ShellScript } from '../shell/script.ts';
import type { JoinedText } from '../text/joined-text.ts';
import type { Span } from '../text/span.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { Heredoc } from './heredoc.ts';
import {
  type Argument,
  blankSeparated,
  type InstructionFlag,
  type InstructionLine,
  jsonArguments,
  quotedWords,
  splitCommand,
} from './instruction-line.ts';
import { type KeyValue, keyValues } from './key-values.ts';
import type { Comment } from './scan.ts';
import { scriptsOf } from './scripts.ts';
import type { ShellInForce } from './shell-in-force.ts';
import type { Stage } from './stage.ts';

export type Form = 'shell' | 'json' | 'heredoc';

/** An instruction of the file; its span ends before its line end and holds its heredocs. */
export class Instruction implements Span {
  readonly start: number;
  readonly end: number;
  readonly dockerfile: Dockerfile;
  /** In upper case. */
  readonly keyword: string;
  /** In the file. */
  readonly keywordSpan: Span;
  /** What BuildKit reads behind keyword and flags, trimmed, with the way back to the file. */
  readonly body: JoinedText;
  readonly heredocs: readonly Heredoc[];
  /** Comment lines directly above: they travel with the instruction. */
  readonly comments: readonly Comment[];
  /** Comment lines inside its continuations. */
  readonly innerComments: readonly Comment[];
  readonly hasBlankLine: boolean;
  /** The instruction behind ONBUILD. */
  readonly trigger: Instruction | undefined;
  /** The ONBUILD instruction that this one is the trigger of. */
  readonly onbuild: Instruction | undefined;
  /** The stage it belongs to; a FROM belongs to the stage it starts. Undefined before the first FROM. */
  stage: Stage | undefined;
  /** Its place among the instructions of the file. */
  readonly index: number;
  readonly #joined: JoinedText;
  readonly #line: InstructionLine;
  #flags: readonly InstructionFlag[] | undefined;
  #arguments: readonly Argument[] | undefined;
  #keyValues: readonly KeyValue[] | undefined;
  #scripts: readonly ShellScript[] | undefined;

  constructor(parts: {
    readonly dockerfile: Dockerfile;
    readonly span: Span;
    readonly joined: JoinedText;
    readonly heredocs: readonly Heredoc[];
    readonly comments: readonly Comment[];
    readonly innerComments: readonly Comment[];
    readonly hasBlankLine: boolean;
    readonly index: number;
    readonly onbuild?: Instruction;
  }) {
    this.start = parts.span.start;
    this.end = parts.span.end;
    this.dockerfile = parts.dockerfile;
    this.heredocs = parts.heredocs;
    this.comments = parts.comments;
    this.innerComments = parts.innerComments;
    this.hasBlankLine = parts.hasBlankLine;
    this.index = parts.index;
    this.onbuild = parts.onbuild;
    this.#joined = parts.joined;
    this.#line = splitCommand(parts.joined.text, parts.dockerfile.escape);
    this.keyword = this.#line.keyword;
    this.keywordSpan = parts.joined.sourceSpan(this.#line.keywordSpan);
    this.body = parts.joined.slice(parts.dockerfile.source, this.#line.rest);
    this.trigger =
      this.keyword === 'ONBUILD' && !parts.onbuild && this.body.text !== ''
        ? new Instruction({
            ...parts,
            span: { start: this.body.sourceOffset(0, 'after'), end: parts.span.end },
            joined: this.body,
            comments: [],
            onbuild: this,
          })
        : undefined;
  }

  /** The keyword as it is written. */
  get writtenKeyword(): string {
    return this.dockerfile.source.slice(this.keywordSpan.start, this.keywordSpan.end);
  }

  get form(): Form {
    if (this.heredocs.length > 0) return 'heredoc';
    return this.#line.isJson ? 'json' : 'shell';
  }

  /** Its options; spans are into the file. */
  get flags(): readonly InstructionFlag[] {
    this.#flags ??= this.#line.flags.map((flag) => ({ ...flag, ...this.#joined.sourceSpan(flag) }));
    return this.#flags;
  }

  /** The value of its last option of that name; empty where it has none, undefined where the option is absent. */
  flag(name: string): string | undefined {
    const found = this.flags.findLast((flag) => flag.name === name);
    return found && (found.value ?? '');
  }

  /** Its words, or the elements of its JSON form; spans are into `body.text`. */
  get arguments(): readonly Argument[] {
    this.#arguments ??= this.#readArguments();
    return this.#arguments;
  }

  #readArguments(): readonly Argument[] {
    const text = this.body.text;
    if (this.#line.isJson) return jsonArguments(text);
    if (this.keyword === 'ENV' || this.keyword === 'LABEL' || this.keyword === 'ARG') {
      return quotedWords(text, this.dockerfile.escape);
    }
    return blankSeparated(text);
  }

  /** What a COPY or ADD copies, heredocs included; spans are into `body.text`. */
  get sources(): readonly Argument[] {
    return this.arguments.slice(0, -1);
  }

  /** Where a COPY or ADD copies to. */
  get destination(): Argument | undefined {
    return this.arguments.at(-1);
  }

  /** The names and values of ENV, LABEL and ARG, as written; spans are into `body.text`. */
  get keyValues(): readonly KeyValue[] {
    this.#keyValues ??= keyValues(this.keyword, this.body.text, this.arguments);
    return this.#keyValues;
  }

  /** The shell that a shell form or a heredoc of this instruction runs in. */
  get shell(): ShellInForce {
    return (this.stage ?? this.onbuild?.stage)?.shellAt(this) ?? this.dockerfile.defaultShell;
  }

  /** The texts that a POSIX shell runs for RUN, CMD, ENTRYPOINT and HEALTHCHECK; none for the exec form. */
  get scripts(): readonly ShellScript[] {
    this.#scripts ??= scriptsOf(this);
    return this.#scripts;
  }

  /** Whether what BuildKit reads of it, heredocs included, holds a text: a question that reads no script. */
  holds(text: string): boolean {
    const { source } = this.dockerfile;
    return (
      this.body.text.includes(text) ||
      this.heredocs.some(({ content }) => source.slice(content.start, content.end).includes(text))
    );
  }

  /** Whether the instruction is, or triggers, an instruction of that keyword: the one that does. */
  as(keyword: string): Instruction | undefined {
    if (this.keyword === keyword) return this;
    return this.trigger?.keyword === keyword ? this.trigger : undefined;
  }
}
