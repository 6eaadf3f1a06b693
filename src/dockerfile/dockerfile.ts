/** A Dockerfile as BuildKit reads it, with the way back to its text. */
export interface Dockerfile {
  readonly source: string;
}
