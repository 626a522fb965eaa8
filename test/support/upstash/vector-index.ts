import { parseFilter } from "./vector-filter.ts";
import { type StoredVector, VectorNamespace } from "./vector-namespace.ts";
import {
  byScore,
  dbsf,
  denseScore,
  idf,
  rrf,
  type Scored,
  type Similarity,
  sparseScore,
  type SparseVector,
} from "./vector-scores.ts";
import { denseOf, sparseOf } from "./vector-text.ts";

export interface VectorIndexOptions {
  readonly type: "DENSE" | "SPARSE" | "HYBRID";
  /** 0 for a sparse index. */
  readonly dimensions: number;
  readonly similarity: Similarity;
}

export interface VectorQuery {
  readonly vector?: readonly number[];
  readonly sparseVector?: SparseVector;
  readonly data?: string;
  readonly topK?: number;
  readonly filter?: string;
  readonly weightingStrategy?: "IDF";
  readonly fusionAlgorithm?: "RRF" | "DBSF";
  readonly queryMode?: "HYBRID" | "DENSE" | "SPARSE";
}

/** Refused, with the words that the caller is told. */
export class VectorError extends Error {}

/** One index with its namespaces, which come to be by being written to. */
export class VectorIndex {
  readonly options: VectorIndexOptions;
  readonly namespaces = new Map<string, VectorNamespace>([["", new VectorNamespace()]]);

  constructor(options: VectorIndexOptions) {
    this.options = options;
  }

  namespace(name: string): VectorNamespace {
    let namespace = this.namespaces.get(name);
    if (!namespace) this.namespaces.set(name, (namespace = new VectorNamespace()));
    return namespace;
  }

  /** A text as the vectors that this kind of index keeps. */
  embed(data: string): Pick<StoredVector, "vector" | "sparseVector"> {
    const { type, dimensions } = this.options;
    return {
      vector: type === "SPARSE" ? null : denseOf(data, dimensions),
      sparseVector: type === "DENSE" ? null : sparseOf(data),
    };
  }

  /** @throws {VectorError} where the vectors are not of this index's kind: an upsert brings all that it keeps */
  check(given: Pick<StoredVector, "vector" | "sparseVector">): void {
    const { type } = this.options;
    if (type !== "SPARSE" && !given.vector) throw new VectorError("This index requires dense vectors");
    if (type !== "DENSE" && !given.sparseVector) throw new VectorError("This index requires sparse vectors");
    this.checkKinds(given.vector, given.sparseVector);
  }

  /** Refuses vectors of a kind that the index does not hold, in upserts and in queries. */
  private checkKinds(vector: readonly number[] | null, sparseVector: SparseVector | null): void {
    const { type, dimensions } = this.options;
    if (type === "SPARSE" && vector) throw new VectorError("This index does not support dense vectors");
    if (type === "DENSE" && sparseVector) throw new VectorError("This index does not support sparse vectors");
    if (vector && vector.length !== dimensions) {
      throw new VectorError(`Invalid vector dimension: ${vector.length}, expected: ${dimensions}`);
    }
    if (sparseVector) checkSparse(sparseVector);
  }

  /** Best first. Candidates whose id is in `without` are not there at all. */
  search(candidates: readonly StoredVector[], query: VectorQuery, without: ReadonlySet<string> = new Set()): Scored[] {
    const matches = query.filter ? parseFilter(query.filter) : () => true;
    const admitted = candidates.filter(({ id, metadata }) => !without.has(id) && matches(metadata ?? {}));
    const { vector, sparseVector } = this.asked(query);
    const { similarity, type } = this.options;
    const topK = query.topK ?? 10;
    const dense = vector
      ? admitted
          .flatMap((item) => (item.vector ? [{ id: item.id, score: denseScore(vector, item.vector, similarity) }] : []))
          .toSorted(byScore)
      : null;
    const sparse = sparseVector ? this.searchSparse(admitted, candidates, sparseVector, query) : null;
    if (type !== "HYBRID" || !dense || !sparse) return (dense ?? sparse ?? []).slice(0, topK);
    const lists = [dense, sparse];
    return (query.fusionAlgorithm === "DBSF" ? dbsf(lists, topK) : rrf(lists)).slice(0, topK);
  }

  private asked({ data, vector, sparseVector, queryMode }: VectorQuery): Pick<VectorQuery, "vector" | "sparseVector"> {
    if (data !== undefined) {
      const embedded = this.embed(data);
      return {
        ...(embedded.vector && queryMode !== "SPARSE" && { vector: embedded.vector }),
        ...(embedded.sparseVector && queryMode !== "DENSE" && { sparseVector: embedded.sparseVector }),
      };
    }
    if (!vector && !sparseVector) throw new VectorError("A query needs a vector or a text.");
    this.checkKinds(vector ?? null, sparseVector ?? null);
    return { ...(vector && { vector }), ...(sparseVector && { sparseVector }) };
  }

  private searchSparse(
    admitted: readonly StoredVector[],
    all: readonly StoredVector[],
    asked: SparseVector,
    { weightingStrategy }: VectorQuery,
  ): Scored[] {
    const stored = all.flatMap(({ sparseVector }) => sparseVector ?? []);
    const weight = weightingStrategy === "IDF" ? idf(stored) : () => 1;
    const found = admitted.flatMap(({ id, sparseVector }) => {
      const score = sparseVector && sparseScore(asked, sparseVector, weight);
      return score === null ? [] : [{ id, score }];
    });
    return found.toSorted(byScore);
  }
}

const MAX_NON_ZERO = 1_000;

/** Signed 32-bit indices, and at most a thousand of them (upstash.com/docs/vector/features/sparseindexes). */
function checkSparse({ indices, values }: SparseVector): void {
  if (indices.length !== values.length) throw new VectorError("A sparse vector needs as many values as indices.");
  if (indices.length === 0) throw new VectorError("A sparse vector needs a value.");
  if (indices.length > MAX_NON_ZERO) {
    throw new VectorError(`A sparse vector has at most ${MAX_NON_ZERO} values that are not zero.`);
  }
  if (indices.some((index) => (index | 0) !== index)) throw new VectorError("Sparse indices are 32-bit integers.");
}
