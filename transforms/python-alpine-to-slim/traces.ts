import type { Edit, Instruction, ShellCommand, ShellScript, Span, Stage, Suite } from '../../src/transform.ts';
import type { Obstacle } from './obstacle.ts';

/** A command or file that Debian has in packages which the slim image does not hold. */
export interface NeededTool {
  readonly name: string;
  readonly packages: readonly string[];
  /** The package to install where none of them is there. */
  readonly install: string | undefined;
  readonly at: Span;
  readonly by: Instruction;
  readonly stage: Stage;
}

/** What a stage has of Alpine, apk aside. */
export interface Traces {
  readonly obstacles: Obstacle[];
  readonly tools: NeededTool[];
  /** Plain translations: `source` becomes `.`, `adduser` becomes `useradd`, `/sbin/tini` its place on Debian. */
  readonly edits: Edit[];
  /** What a message says of them. */
  readonly notes: string[];
  /** The scripts of the build context that the stage runs. */
  readonly scripts: ShellScript[];
}

export function noTraces(): Traces {
  return { obstacles: [], tools: [], edits: [], notes: [], scripts: [] };
}

/** Where a text stands that is looked at. */
export interface Place {
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly suite: Suite;
  /** The compose file that the text stands in, where it is none of the Dockerfile. */
  readonly file?: string;
  /** The command of a RUN that runs the script in which the text stands. */
  readonly ranBy?: ShellCommand;
  /** The shell that reads a script of the build context, whatever its first line says. */
  readonly runner?: string | undefined;
  /** Whether the text may be changed: not in a script of the build context. */
  readonly isEditable: boolean;
  /** The place in the file of a span of the text. */
  at(span: Span): Span;
}

export function noteTool(
  traces: Traces,
  { instruction, stage, at }: Place,
  span: Span,
  tool: Pick<NeededTool, 'name' | 'packages' | 'install'>,
): void {
  traces.tools.push({ ...tool, at: at(span), by: instruction, stage });
}
