import type { Span } from './span.ts';

/** Replace the span of a text by `text`. An insertion has an empty span, a deletion an empty text. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * Edits in the order in which they apply. Insertions at one offset keep the order they were given in,
 * and come before a replacement that starts there.
 */
export function sortEdits(edits: readonly Edit[]): Edit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || rank(a.edit) - rank(b.edit) || a.index - b.index)
    .map(({ edit }) => edit);
}

function rank(edit: Edit): number {
  return edit.start === edit.end ? 0 : 1;
}

/** The first two edits, in order of application, that change the same characters; undefined when none do. */
export function findOverlap(edits: readonly Edit[]): readonly [Edit, Edit] | undefined {
  const sorted = sortEdits(edits);
  for (let index = 1; index < sorted.length; index++) {
    const before = sorted[index - 1];
    const after = sorted[index];
    if (before && after && after.start < before.end) return [before, after];
  }
  return undefined;
}

/**
 * The text with all edits made.
 * @throws RangeError when two edits overlap or one lies outside the text.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let offset = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.start < offset || edit.end < edit.start || edit.end > source.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or lies outside the text`);
    }
    result += source.slice(offset, edit.start) + edit.text;
    offset = edit.end;
  }
  return result + source.slice(offset);
}

/** A part of an edited text: a stretch kept from the source, or text that was put in. */
type Piece = { readonly kept: Span } | { readonly inserted: string };

/**
 * One list of edits that does what `first` and then `second` do.
 * `second` speaks of the text that `first` makes; the result speaks of the text that `first` starts from.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[], sourceLength: number): Edit[] {
  const whole: Piece[] = [{ kept: { start: 0, end: sourceLength } }];
  return editsOf(splice(splice(whole, first), second), sourceLength);
}

function splice(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  const queue = pieces.values();
  let current = queue.next().value;
  let offset = 0;
  const take = (until: number, keep: boolean): void => {
    while (current && offset < until) {
      const length = Math.min(lengthOf(current), until - offset);
      if (keep) result.push(part(current, 0, length));
      offset += length;
      current = length < lengthOf(current) ? part(current, length, lengthOf(current)) : queue.next().value;
    }
  };
  for (const edit of sortEdits(edits)) {
    take(edit.start, true);
    if (edit.text !== '') result.push({ inserted: edit.text });
    take(edit.end, false);
  }
  take(Number.POSITIVE_INFINITY, true);
  return result;
}

function lengthOf(piece: Piece): number {
  return 'kept' in piece ? piece.kept.end - piece.kept.start : piece.inserted.length;
}

function part(piece: Piece, from: number, to: number): Piece {
  if ('inserted' in piece) return { inserted: piece.inserted.slice(from, to) };
  return { kept: { start: piece.kept.start + from, end: piece.kept.start + to } };
}

function editsOf(pieces: readonly Piece[], sourceLength: number): Edit[] {
  const edits: Edit[] = [];
  let start = 0;
  let text = '';
  const close = (end: number): void => {
    if (text !== '' || end > start) edits.push({ start, end, text });
  };
  for (const piece of pieces) {
    if ('inserted' in piece) {
      text += piece.inserted;
      continue;
    }
    if (piece.kept.end === piece.kept.start) continue;
    close(piece.kept.start);
    start = piece.kept.end;
    text = '';
  }
  close(sourceLength);
  return edits;
}

/**
 * Tells where an offset of the edited text came from in the source; a place inside inserted text is that of the edit
 * which inserted it.
 */
export function originLookup(edits: readonly Edit[]): (offset: number) => number {
  const sorted = sortEdits(edits);
  let shift = 0;
  // Where each edit's text starts in the edited text.
  const starts = sorted.map(({ start, end, text }) => {
    const at = start + shift;
    shift += text.length - (end - start);
    return at;
  });
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const edit = sorted[low - 1];
    if (!edit) return offset;
    const behind = offset - (starts[low - 1] ?? 0);
    return behind < edit.text.length ? edit.start : edit.end + behind - edit.text.length;
  };
}
