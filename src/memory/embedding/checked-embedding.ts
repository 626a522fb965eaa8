import type { Embedder, Embedding } from "../../ports/embedder.ts";
import type { Tenancy } from "../../scope.ts";
import { spaceOf } from "./embedding-space.ts";

/**
 * Embeds texts and checks that every vector is sound: one for each text, in the embedder's space and size, all of it
 * numbers. Recall would compare an unsound vector all the same, and be wrong without notice.
 * @throws {TypeError} if a vector is unsound, and whatever the embedder throws
 */
export async function checkedEmbeddings(
  embedder: Embedder,
  scope: Tenancy,
  texts: readonly string[],
  hurryMs?: number,
): Promise<(Embedding | null)[]> {
  const embeddings = await embedder.embed(scope, texts, hurryMs);
  if (embeddings.length !== texts.length || !embeddings.every((one) => one === null || isSound(one, embedder))) {
    throw new TypeError("the embedder must return one vector per text, of its own space and size, with finite numbers");
  }
  return embeddings;
}

function isSound({ space, vector }: Embedding, { name, space: own }: Embedder): boolean {
  if (space !== (own ?? space) || space !== spaceOf(name, vector.length)) return false;
  let sum = 0;
  for (const value of vector) sum += value;
  return Number.isFinite(sum);
}
