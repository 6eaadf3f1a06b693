import type { Edit } from '../text/edit.ts';
import type { Position } from '../text/position.ts';
import type { Span } from '../text/span.ts';
import type { Risk } from '../transform.ts';

/** A stretch of the original text: offsets in UTF-16 units (the BOM counts), and line and column of its start. */
export interface Place extends Span, Position {}

/**
 * What became of a finding: applied; declined by the transform; ignored because a comment asks for it;
 * unselected because an option leaves it out; reverted because the guard refused the result.
 */
export type Outcome = 'applied' | 'declined' | 'ignored' | 'unselected' | 'reverted';

export interface Finding {
  readonly transform: string;
  readonly outcome: Outcome;
  /** The decline's id; undefined for a change. */
  readonly id: string | undefined;
  /** Why the change was made, or what stood in its way. One sentence, no final full stop. */
  readonly message: string;
  readonly risk: Risk;
  /** The place in the original text. */
  readonly at: Place;
  /** The same on every run over the same text: transform, place, and what it does. */
  readonly key: string;
}

/** Something about a file, such as why it could not be processed. */
export interface Problem {
  readonly message: string;
  readonly at: Place | undefined;
}

export interface FileReport {
  /** As it was given; undefined for text without a path. */
  readonly path: string | undefined;
  readonly before: string;
  /** The same as `before` when nothing changed or the file has a problem. */
  readonly after: string;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** What is to be known of a file that was processed all the same: ignore comments of which nothing comes. */
  readonly notes: readonly Problem[];
  /** From `before` to `after`. */
  readonly edits: readonly Edit[];
}
