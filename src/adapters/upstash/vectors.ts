import type { Index } from "@upstash/vector/cloudflare";
import type { ColdVector, ColdVectors, VaultPlace } from "../../ports/cold-tier.ts";

/*
 * Vectors in Upstash Vector. Plans allow 100 (free) or 10,000 (pay as you go, fixed) namespaces, fewer than there are
 * users (upstash.com/pricing/vector, 2026-08-21). So a namespace belongs to a tenancy, and within it a user's vectors
 * share a prefix of their ids; what comes back is checked against the metadata once more.
 */

/** The most that `range` and `upsert` take at once. */
const PAGE = 1_000;
/** Enough digits to mean the same float32. */
const DIGITS = 9;

interface Kept extends Record<string, unknown> {
  readonly vault: string;
  readonly space: string;
}

const prefixOf = (place: VaultPlace, epoch: number | null): string =>
  epoch === null ? `${place.name}:` : `${place.name}:${epoch}:`;

const namespaceOf = (index: Index, place: VaultPlace) => index.namespace(place.tenancy);

export async function readVectors(
  index: Index,
  place: VaultPlace,
  epoch: number | null,
  after: string | null,
): Promise<ColdVectors> {
  const prefix = prefixOf(place, epoch);
  const { vectors, nextCursor } = await namespaceOf(index, place).range<Kept>({
    cursor: after ?? "0",
    limit: PAGE,
    prefix,
    includeVectors: true,
    includeMetadata: true,
  });
  const owned = vectors.flatMap(({ id, vector, metadata }): ColdVector[] => {
    if (!vector || metadata?.vault !== place.name || !id.startsWith(prefix)) return [];
    const embedding = { space: metadata.space, vector: Float32Array.from(vector) };
    return [{ id: id.slice(id.lastIndexOf(":") + 1), embedding }];
  });
  return { vectors: owned, next: nextCursor === "" ? null : nextCursor };
}

export async function carryVectors(
  index: Index,
  place: VaultPlace,
  epoch: number,
  vectors: readonly ColdVector[],
): Promise<void> {
  const namespace = namespaceOf(index, place);
  const idOf = (id: string): string => `${prefixOf(place, epoch)}${id}`;
  const kept = vectors.flatMap(({ id, embedding }) =>
    embedding
      ? [
          {
            id: idOf(id),
            vector: Array.from(embedding.vector, (value) => Number(value.toPrecision(DIGITS))),
            metadata: { vault: place.name, space: embedding.space } satisfies Kept,
          },
        ]
      : [],
  );
  const gone = vectors.filter(({ embedding }) => !embedding).map(({ id }) => idOf(id));
  if (kept.length > 0) await namespace.upsert(kept);
  if (gone.length > 0) await namespace.delete(gone);
}

export async function eraseVectors(index: Index, place: VaultPlace): Promise<void> {
  await namespaceOf(index, place).delete({ prefix: prefixOf(place, null) });
}

/** Those of every epoch but one. */
export async function sweepVectors(index: Index, place: VaultPlace, epoch: number): Promise<void> {
  const namespace = namespaceOf(index, place);
  for (let cursor: string | null = "0"; cursor !== null;) {
    const page: { vectors: { id: string | number }[]; nextCursor: string } = await namespace.range({
      cursor,
      limit: PAGE,
      prefix: prefixOf(place, null),
    });
    const stale = page.vectors.map(({ id }) => String(id)).filter((id) => !id.startsWith(prefixOf(place, epoch)));
    if (stale.length > 0) await namespace.delete(stale);
    cursor = page.nextCursor === "" ? null : page.nextCursor;
  }
}

export async function countVectors(index: Index, place: VaultPlace): Promise<number> {
  let count = 0;
  for (let cursor: string | null = "0"; cursor !== null;) {
    const page: { vectors: unknown[]; nextCursor: string } = await namespaceOf(index, place).range({
      cursor,
      limit: PAGE,
      prefix: prefixOf(place, null),
    });
    count += page.vectors.length;
    cursor = page.nextCursor === "" ? null : page.nextCursor;
  }
  return count;
}
