import type { Span } from '../text/span.ts';
import type { Invocation } from './invocation.ts';
import type { ListItem } from './list.ts';
import type { ShellScript } from './script.ts';
import type { ShellWord } from './word.ts';

export interface ShellRedirect extends Span {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `&>` … */
  readonly operator: string;
  /** The file, or what a here-string holds; undefined for a heredoc. */
  readonly target: ShellWord | undefined;
  /** The lines of a heredoc, in the script's joined text. */
  readonly body: Span | undefined;
  /** Whether the shell expands the lines of a heredoc: its name is not quoted. */
  readonly isExpanded: boolean;
  /** The number before the operator. */
  readonly descriptor: number | undefined;
}

export interface ShellAssignment extends Span {
  readonly name: string;
  readonly value: string;
  /** Whether the value holds no expansion. */
  readonly isLiteral: boolean;
}

/** A simple command. Spans are into the script's joined text; the span leaves out a heredoc's lines. */
export interface ShellCommand extends Span {
  readonly script: ShellScript;
  /** The pipeline of a list that it stands in. */
  readonly item: ListItem;
  /** The name of the program and its arguments; empty for a bare assignment or redirect. */
  readonly words: readonly ShellWord[];
  /** Those before the name. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** The program and its arguments, with `sudo`, `env` and the like taken off. */
  readonly invocation: Invocation;
  /** A script that it hands to a shell: `sh -c '…'`, `su -c "…"`, `bash <<EOF`. */
  readonly nested: ShellScript | undefined;
}
