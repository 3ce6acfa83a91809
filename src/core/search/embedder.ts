/** What a text is: a question, or a paper that may answer it; some models read the two differently. */
type EmbedKind = 'query' | 'paper';

/** Turns texts into vectors that lie near each other where the texts mean the same. */
export interface Embedder {
  /** The model; vectors compare within one name only. */
  readonly name: string;
  /** A vector for each text, all of one length. A SetupError where the model cannot be loaded; the next call tries again. */
  embed(texts: readonly string[], kind: EmbedKind): Promise<readonly Float32Array[]>;
}

/** What a question means, by the model that says so. */
export interface Meaning {
  readonly model: string;
  readonly vector: Float32Array;
}
