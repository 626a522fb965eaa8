import type { Tenancy } from "../scope.ts";

/** A unit vector and the space it lives in. Vectors of two spaces are never compared. */
export interface Embedding {
  /** Embedder, version, model and size of the vector, for example `throughline-static-2/128`. */
  readonly space: string;
  readonly vector: Float32Array;
}

/** Turns texts into unit vectors. It may reject or hang; its callers set a deadline and go on without vectors. */
export interface Embedder {
  /** Embedder, version and model. Its spaces begin with this name (`memory/embedding-space.ts`). */
  readonly name: string;
  /** The space it embeds in. Null until its first answer, because only that tells the size of its vectors. */
  readonly space: string | null;
  /**
   * How many of a vector's numbers, from the first, describe the topic of a text. Recall compares only those. Null for
   * all.
   */
  readonly comparedDimensions: number | null;
  /** True if it is called over the network. Storing an exchange then does not wait for it. */
  readonly remote: boolean;
  /** Returns how much a word tells in any text, compared with others. Left out by those that do not know. */
  readonly wordWeight?: ((word: string) => number) | undefined;
  /**
   * Returns one embedding for each text, in order, or null for a text that it does not accept.
   * @param hurryMs how many milliseconds it has, because a request waits; left out if no request does
   */
  embed(scope: Tenancy, texts: readonly string[], hurryMs?: number): Promise<(Embedding | null)[]>;
}
