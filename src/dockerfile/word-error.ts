/** A word that BuildKit refuses. */
export class WordError extends Error {}
