import type { Embedder, Embedding } from "../ports/embedder.ts";
import type { Tenancy } from "../scope.ts";
import { spaceOf } from "./embedding-space.ts";

/**
 * Embeds, and believes the embedder only if every vector is one of its own: one for each text, of its
 * space and size, of numbers. A vector that is not would be compared all the same, and silently wrong.
 * @throws {TypeError} where one is not, and whatever the embedder throws
 */
export async function checkedEmbeddings(
  embedder: Embedder,
  scope: Tenancy,
  texts: readonly string[],
  hurryMs?: number,
): Promise<(Embedding | null)[]> {
  const embeddings = await embedder.embed(scope, texts, hurryMs);
  if (embeddings.length !== texts.length || !embeddings.every((one) => one === null || isSound(one, embedder))) {
    throw new TypeError("the embedder answered with vectors that are not its own");
  }
  return embeddings;
}

function isSound({ space, vector }: Embedding, { name, space: own }: Embedder): boolean {
  if (space !== (own ?? space) || space !== spaceOf(name, vector.length)) return false;
  let sum = 0;
  for (const value of vector) sum += value;
  return Number.isFinite(sum);
}
