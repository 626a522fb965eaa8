/*
 * The answer of `/embeddings`, as OpenAI and compatible servers write it: vectors as numbers or as base64 of
 * little-endian 32-bit floats, in any order, with an `index` each.
 */

interface Item {
  readonly index: number | null;
  readonly vector: ArrayLike<number>;
}

/** Returns one vector for each of `count` texts, in their order. Returns null if the answer holds anything else. */
export function readEmbeddings(text: string, count: number): ArrayLike<number>[] | null {
  const data = dataOf(text);
  if (!Array.isArray(data) || data.length !== count) return null;
  const items = data.map(readItem).filter((item) => item !== null);
  if (items.length !== count) return null;
  // Some servers leave the index out, and then keep the order of the texts.
  if (items.every(({ index }) => index === null)) return items.map(({ vector }) => vector);
  const placed = new Map(items.map((item) => [item.index, item.vector] as const));
  const inOrder = Array.from({ length: count }, (_, i) => placed.get(i)).filter((vector) => vector !== undefined);
  return inOrder.length === count ? inOrder : null;
}

function dataOf(text: string): unknown {
  try {
    const answer = JSON.parse(text) as { data?: unknown } | null;
    return answer?.data;
  } catch {
    return null;
  }
}

function readItem(item: unknown): Item | null {
  if (typeof item !== "object" || item === null) return null;
  const { index = null, embedding } = item as { index?: unknown; embedding?: unknown };
  const vector = typeof embedding === "string" ? fromBase64(embedding) : numbersOf(embedding);
  if (!vector || !(index === null || Number.isInteger(index))) return null;
  return { index: index as number | null, vector };
}

function numbersOf(embedding: unknown): number[] | null {
  if (!Array.isArray(embedding) || !embedding.every((value) => typeof value === "number")) return null;
  return embedding;
}

function fromBase64(text: string): Float32Array | null {
  try {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    if (bytes.length % 4 !== 0) return null;
    const view = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
  } catch {
    return null;
  }
}
