import type { Tenancy } from "../scope.ts";

/** A unit vector and the space it lives in. Vectors of two spaces are never compared. */
export interface Embedding {
  /** Embedder, version, model and size of the vector, for example `throughline-static-2/128`. */
  readonly space: string;
  readonly vector: Float32Array;
}

/** Turns texts into unit vectors. May fail or hang; callers bound and survive both. */
export interface Embedder {
  /** Embedder, version and model: what its spaces begin with (`memory/embedding-space.ts`). */
  readonly name: string;
  /** The space it embeds in; null: it has not answered yet, and the size of its vectors is not known. */
  readonly space: string | null;
  /** How many of a vector's numbers, from the first, tell what a text is about, which is all that recall compares; null: all. */
  readonly comparedDimensions: number | null;
  /** It is asked over the network: what is remembered does not wait for it. */
  readonly remote: boolean;
  /**
   * One embedding for each text, in order; null for a text that it does not take.
   * @param hurryMs somebody waits: it has so many milliseconds; left out: nobody does
   */
  embed(scope: Tenancy, texts: readonly string[], hurryMs?: number): Promise<(Embedding | null)[]>;
}
