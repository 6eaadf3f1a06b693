import type { Span } from './span.ts';

/** A stretch of the source as it stands in the joined text. */
interface Slice extends Span {
  /** Where the slice starts in the joined text. */
  readonly at: number;
}

/**
 * Text that BuildKit joins from pieces of a file, with the way back. BuildKit only deletes characters
 * (continuations, comments, blank lines), so the joined text is a concatenation of slices of the source.
 */
export class JoinedText {
  readonly text: string;
  readonly #slices: readonly Slice[];

  /** @param spans stretches of `source`, in order; empty ones count for nothing. */
  constructor(source: string, spans: readonly Span[]) {
    const slices: Slice[] = [];
    let text = '';
    for (const { start, end } of spans) {
      if (end <= start) continue;
      slices.push({ start, end, at: text.length });
      text += source.slice(start, end);
    }
    this.text = text;
    this.#slices = slices;
  }

  /**
   * The source span of a span of the joined text. Between two slices, a start belongs to the one behind it and an
   * end to the one before it, so that the result is as narrow as it can be.
   */
  sourceSpan(span: Span): Span {
    const start = this.sourceOffset(span.start, 'after');
    if (span.end === span.start) return { start, end: start };
    return { start, end: this.sourceOffset(span.end, 'before') };
  }

  /** The source offset of a joined offset; `side` says which slice a place between two of them belongs to. */
  sourceOffset(offset: number, side: 'before' | 'after'): number {
    const slice = this.#sliceAt(offset, side);
    return slice ? slice.start + offset - slice.at : 0;
  }

  /** Whether the span stands in one piece in the source: no continuation, comment or blank line within. */
  isContiguous(span: Span): boolean {
    const { start, end } = this.sourceSpan(span);
    return end - start === span.end - span.start;
  }

  /** The stretches of the source that it is made of, in order. */
  get spans(): readonly Span[] {
    return this.#slices;
  }

  /** The joined offset of a source offset that lies in a slice; undefined for what was dropped. */
  joinedOffset(sourceOffset: number): number | undefined {
    for (const slice of this.#slices) {
      if (sourceOffset >= slice.start && sourceOffset <= slice.end) return slice.at + sourceOffset - slice.start;
    }
    return undefined;
  }

  /** A part of the joined text as a joined text of its own. */
  slice(source: string, span: Span): JoinedText {
    const spans: Span[] = [];
    for (const slice of this.#slices) {
      const from = Math.max(span.start, slice.at);
      const to = Math.min(span.end, slice.at + slice.end - slice.start);
      if (to > from) spans.push({ start: slice.start + from - slice.at, end: slice.start + to - slice.at });
    }
    return new JoinedText(source, spans);
  }

  #sliceAt(offset: number, side: 'before' | 'after'): Slice | undefined {
    const slices = this.#slices;
    let low = 0;
    let high = slices.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const at = slices[middle]?.at ?? 0;
      if (side === 'after' ? at <= offset : at < offset) low = middle;
      else high = middle - 1;
    }
    return slices[low];
  }
}
