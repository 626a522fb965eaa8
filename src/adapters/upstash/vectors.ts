import { FusionAlgorithm, type Index, WeightingStrategy } from "@upstash/vector/cloudflare";
import type { ReplicatedVector, ColdQuery, ColdVector, ColdVectors, VaultPlace } from "../../ports/cold-tier.ts";
import type { IndexKind, KnownIndex } from "./known-index.ts";
import { memoryVector, questionVector } from "./sparse-vector.ts";

/*
 * Vectors in Upstash Vector. Plans allow 100 (free) or 10,000 (pay as you go, fixed) namespaces, fewer than there are
 * users (upstash.com/pricing/vector, 2026-08-21). So a namespace belongs to a tenancy, and within it a user's vectors
 * share a prefix of their ids. Every result is checked against its metadata once more.
 */

/** The most vectors that `range` and `upsert` accept at once. */
const PAGE = 1_000;
/** Decimal digits that round-trip a float32. */
const DIGITS = 9;
/** The number of memories that recall compares in full. */
const NEAREST = 40;

interface Kept extends Record<string, unknown> {
  readonly vault: string;
  readonly space: string;
}

const prefixOf = (place: VaultPlace, epoch: number | null): string =>
  epoch === null ? `${place.name}:` : `${place.name}:${epoch}:`;

const namespaceOf = (index: Index, place: VaultPlace) => index.namespace(place.tenancy);

export async function readVectors(
  index: Index,
  known: KnownIndex,
  place: VaultPlace,
  epoch: number | null,
  after: string | null,
): Promise<ColdVectors> {
  // An index of words alone holds no dense vectors to read. The vault embeds its memories anew.
  if ((await known.kindOf(index)).dimension === null) return { vectors: [], next: null };
  const prefix = prefixOf(place, epoch);
  const { vectors, nextCursor } = await namespaceOf(index, place).range<Kept>({
    cursor: after ?? "0",
    limit: PAGE,
    prefix,
    includeVectors: true,
    includeMetadata: true,
  });
  const owned = vectors.flatMap((found) => ownedBy(place, prefix, found));
  return { vectors: owned.filter(({ embedding }) => embedding), next: nextCursor === "" ? null : nextCursor };
}

interface Found {
  readonly id: string | number;
  readonly vector?: number[];
  readonly metadata?: Kept;
}

/** Leaves out vectors of other vaults, whatever the service returned. */
function ownedBy(place: VaultPlace, prefix: string, { id, vector, metadata }: Found): ColdVector[] {
  const name = String(id);
  if (metadata?.vault !== place.name || !name.startsWith(prefix)) return [];
  const embedding = vector ? { space: metadata.space, vector: Float32Array.from(vector) } : null;
  return [{ id: name.slice(name.lastIndexOf(":") + 1), embedding }];
}

/** Finds the nearest memories by meaning, by words, or by both, fused by rank, as the index allows. */
export async function nearestVectors(
  index: Index,
  known: KnownIndex,
  place: VaultPlace,
  { embedding, terms }: ColdQuery,
): Promise<ColdVector[]> {
  const kind = await known.kindOf(index);
  const sparseVector = kind.sparse ? questionVector(terms) : null;
  const vector = embedding && kind.dimension !== null && known.fits(kind, embedding.vector.length) ? embedding : null;
  const options = {
    topK: NEAREST,
    // The names of vaults are digests, so there is nothing to escape.
    filter: `vault = '${place.name}'`,
    includeVectors: kind.dimension !== null,
    includeMetadata: true,
    ...(sparseVector && { weightingStrategy: WeightingStrategy.IDF }),
    ...(sparseVector && vector && { fusionAlgorithm: FusionAlgorithm.RRF }),
  };
  const namespace = namespaceOf(index, place);
  const found =
    sparseVector && vector
      ? await namespace.query<Kept>({ ...options, vector: numbersOf(vector.vector), sparseVector })
      : sparseVector
        ? await namespace.query<Kept>({ ...options, sparseVector })
        : vector
          ? await namespace.query<Kept>({ ...options, vector: numbersOf(vector.vector) })
          : [];
  return found.flatMap((one) => ownedBy(place, prefixOf(place, null), one));
}

const numbersOf = (vector: Float32Array): number[] => Array.from(vector, (value) => Number(value.toPrecision(DIGITS)));

/** Returns the vectors of an upsert. An index of both kinds refuses one without the other. */
function vectorsFor({ dimension, sparse }: IndexKind, vector: Float32Array, terms: Uint32Array) {
  const sparseVector = memoryVector(terms);
  if (dimension === null) return { sparseVector };
  return sparse ? { vector: numbersOf(vector), sparseVector } : { vector: numbersOf(vector) };
}

export async function pushVectors(
  index: Index,
  known: KnownIndex,
  place: VaultPlace,
  epoch: number,
  vectors: readonly ReplicatedVector[],
): Promise<void> {
  const kind = await known.kindOf(index);
  const namespace = namespaceOf(index, place);
  const idOf = (id: string): string => `${prefixOf(place, epoch)}${id}`;
  const upserts = vectors.flatMap(({ id, embedding, terms = new Uint32Array() }) =>
    embedding && known.fits(kind, embedding.vector.length)
      ? [
          {
            id: idOf(id),
            ...vectorsFor(kind, embedding.vector, terms),
            metadata: { vault: place.name, space: embedding.space } satisfies Kept,
          },
        ]
      : [],
  );
  const gone = vectors.filter(({ embedding }) => !embedding).map(({ id }) => idOf(id));
  if (upserts.length > 0) await namespace.upsert(upserts);
  if (gone.length > 0) await namespace.delete(gone);
}

export async function eraseVectors(index: Index, place: VaultPlace): Promise<void> {
  await namespaceOf(index, place).delete({ prefix: prefixOf(place, null) });
}

/** Deletes the vectors of every epoch but one. */
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
