import { misbehave, type Switches } from "./switches.ts";
import { FilterError, type Metadata, parseFilter } from "./vector-filter.ts";
import { VectorError, type VectorIndex, type VectorQuery } from "./vector-index.ts";
import type { StoredVector, VectorNamespace } from "./vector-namespace.ts";
import { printed, type Scored, type SparseVector } from "./vector-scores.ts";

/*
 * Upstash Vector's REST protocol over indexes in memory. The token says which index is meant.
 */

interface Including {
  readonly includeVectors?: boolean;
  readonly includeMetadata?: boolean;
  readonly includeData?: boolean;
}

interface Upsert {
  readonly id?: string | number;
  readonly vector?: number[];
  readonly sparseVector?: SparseVector;
  readonly metadata?: Metadata;
  readonly data?: string;
  readonly metadataUpdateMode?: "PATCH" | "OVERWRITE";
}

interface Chosen extends Including {
  readonly ids?: (string | number)[];
  readonly prefix?: string;
  readonly filter?: string;
}

interface Resumable {
  readonly namespace: VectorNamespace;
  readonly query: VectorQuery & Including;
  readonly told: Set<string>;
}

type Query = VectorQuery & Including;

/** As much as one request may bring, by the documentation. */
const MAX_UPSERT = 1_000;
const MAX_TOP_K = 1_000;

export function vectorRest(
  indexes: ReadonlyMap<string, VectorIndex>,
  switches: Switches,
): (request: Request) => Promise<Response> {
  const resumable = new Map<string, Resumable>();
  let started = 0;

  const visible = (namespace: VectorNamespace): StoredVector[] =>
    namespace.visible(Date.now(), switches.visibleAfterMs);

  function query(index: VectorIndex, namespace: VectorNamespace, given: Query): object[] {
    const body = switches.ignoresFilters ? { ...given, filter: "" } : given;
    if ((body.topK ?? 10) > MAX_TOP_K) throw new VectorError(`topK cannot be greater than ${MAX_TOP_K}.`);
    return scored(visible(namespace), index.search(visible(namespace), body), body);
  }

  function start(index: VectorIndex, namespace: VectorNamespace, body: Query): object {
    const found = index.search(visible(namespace), body);
    const uuid = `local-${(started += 1)}`;
    resumable.set(uuid, { namespace, query: body, told: new Set(found.map(({ id }) => id)) });
    return { uuid, scores: scored(visible(namespace), found, body) };
  }

  function next(index: VectorIndex, { uuid, additionalK }: { uuid: string; additionalK: number }): object[] {
    const held = resumable.get(uuid);
    if (!held) throw new VectorError("The resumable query does not exist.");
    const more = { ...held.query, topK: additionalK };
    const found = index.search(visible(held.namespace), more, held.told);
    for (const { id } of found) held.told.add(id);
    return scored(visible(held.namespace), found, more);
  }

  function info({ options, namespaces }: VectorIndex): object {
    const now = Date.now();
    const counts = [...namespaces].map(([name, namespace]) => {
      const pendingVectorCount = namespace.pending(now, switches.visibleAfterMs);
      return [name, { vectorCount: namespace.size, pendingVectorCount }] as const;
    });
    const sum = (of: "vectorCount" | "pendingVectorCount"): number => counts.reduce((n, [, c]) => n + c[of], 0);
    const { dimensions, similarity, type } = options;
    return {
      vectorCount: sum("vectorCount"),
      pendingVectorCount: sum("pendingVectorCount"),
      indexSize: sum("vectorCount") * dimensions * 4,
      dimension: dimensions,
      similarityFunction: similarity,
      indexType: type,
      ...(type !== "SPARSE" && { denseIndex: { dimension: dimensions, similarityFunction: similarity } }),
      ...(type !== "DENSE" && { sparseIndex: {} }),
      namespaces: Object.fromEntries(counts),
    };
  }

  async function answer(request: Request): Promise<unknown> {
    const index = indexes.get(request.headers.get("authorization")?.replace(/^Bearer\s+/i, "") ?? "");
    if (!index) return Response.json({ error: "Unauthorized: invalid token", status: 401 }, { status: 401 });
    const { pathname, searchParams } = new URL(request.url);
    const [, verb = "", ...rest] = pathname.split("/");
    const name = decodeURIComponent(rest.join("/"));
    const text = await request.text();
    const body = (text === "" ? {} : JSON.parse(text)) as unknown;
    const namespace = (): VectorNamespace => index.namespaces.get(name) ?? index.namespace(name);
    switch (verb) {
      case "upsert":
      case "upsert-data":
        return upsert(index, namespace(), body as Upsert | Upsert[], verb === "upsert-data");
      case "update":
        return update(index, namespace(), body as Upsert);
      case "query":
      case "query-data":
        if (!Array.isArray(body)) return query(index, namespace(), body as Query);
        // A list of one is answered like one that stands alone.
        if (body.length === 1) return query(index, namespace(), body[0] as Query);
        return body.map((one) => query(index, namespace(), one as Query));
      case "resumable-query":
      case "resumable-query-data":
        return start(index, namespace(), body as Query);
      case "resumable-query-next":
        return next(index, body as { uuid: string; additionalK: number });
      case "resumable-query-end":
        return resumable.delete((body as { uuid: string }).uuid) ? "Success" : missing("The resumable query");
      case "fetch":
        return fetchVectors(namespace(), body as Chosen);
      case "delete":
        return deleteVectors(namespace(), body as Chosen | (string | number)[]);
      case "range":
        return range(namespace(), body as Including & { cursor: string | number; limit: number; prefix?: string });
      case "reset":
        for (const one of searchParams.has("all") ? index.namespaces.values() : [namespace()]) one.reset();
        return "Success";
      case "info":
        return info(index);
      case "list-namespaces":
        return [...index.namespaces.keys()];
      case "delete-namespace":
        if (name === "" || !index.namespaces.delete(name)) missing("The namespace");
        return "Success";
      default:
        return Response.json({ error: "Not found", status: 404 }, { status: 404 });
    }
  }

  return async (request) => {
    const refusal = await misbehave(switches);
    if (refusal) return refusal;
    try {
      const result = await answer(request);
      return result instanceof Response ? result : Response.json({ result });
    } catch (error) {
      if (!(error instanceof VectorError || error instanceof FilterError || error instanceof SyntaxError)) throw error;
      return Response.json({ error: error.message, status: 422 }, { status: 422 });
    }
  };
}

function missing(what: string): never {
  throw new VectorError(`${what} does not exist.`);
}

function upsert(index: VectorIndex, namespace: VectorNamespace, body: Upsert | Upsert[], embeds: boolean): string {
  const given = Array.isArray(body) ? body : [body];
  if (given.length > MAX_UPSERT) throw new VectorError(`At most ${MAX_UPSERT} vectors at once.`);
  const stored = given.map(({ id, vector = null, sparseVector = null, metadata = null, data = null }) => {
    if (id === undefined || id === "") throw new VectorError("An id is missing.");
    if (embeds && data === null) throw new VectorError("A text is missing.");
    const vectors = embeds ? index.embed(data ?? "") : { vector, sparseVector };
    index.check(vectors);
    return { id: String(id), ...vectors, metadata, data };
  });
  for (const vector of stored) namespace.put(vector, Date.now());
  return "Success";
}

function update(index: VectorIndex, namespace: VectorNamespace, change: Upsert): { updated: number } {
  const old = namespace.get(String(change.id));
  if (!old) return { updated: 0 };
  const patched = change.metadataUpdateMode === "PATCH" ? { ...old.metadata, ...change.metadata } : change.metadata;
  const embedded = change.data !== undefined && !change.vector && !change.sparseVector ? index.embed(change.data) : {};
  const vector: StoredVector = {
    ...old,
    ...embedded,
    ...(change.vector && { vector: change.vector }),
    ...(change.sparseVector && { sparseVector: change.sparseVector }),
    ...(patched && { metadata: patched }),
    ...(change.data !== undefined && { data: change.data }),
  };
  index.check(vector);
  namespace.put(vector, Date.now());
  return { updated: 1 };
}

function fetchVectors(namespace: VectorNamespace, { ids, prefix, ...including }: Chosen): (object | null)[] {
  if ((ids === undefined) === (prefix === undefined)) {
    throw new VectorError("Only one of ids or prefix must be provided.");
  }
  const found = ids
    ? ids.map((id) => namespace.get(String(id)))
    : namespace.all().filter(({ id }) => id.startsWith(prefix ?? ""));
  return found.map((vector) => vector && shown(vector, including));
}

function deleteVectors(namespace: VectorNamespace, body: Chosen | (string | number)[]): { deleted: number } {
  const { ids, prefix, filter } = Array.isArray(body) ? { ids: body } : body;
  if ([ids, prefix, filter].filter((one) => one !== undefined).length !== 1) {
    throw new VectorError("Only and only one of the ids, prefix, or filter must be provided.");
  }
  const matches = filter === undefined ? null : parseFilter(filter);
  const chosen =
    ids?.map(String) ??
    namespace
      .all()
      .filter(({ id, metadata }) => (matches ? matches(metadata ?? {}) : id.startsWith(prefix ?? "")))
      .map(({ id }) => id);
  return { deleted: chosen.filter((id) => namespace.delete(id, Date.now())).length };
}

function range(
  namespace: VectorNamespace,
  { cursor, limit, prefix = "", ...including }: Including & { cursor: string | number; limit: number; prefix?: string },
): object {
  const { vectors, next } = namespace.page(Number(cursor), limit, prefix);
  return { nextCursor: next, vectors: vectors.map((vector) => shown(vector, including)) };
}

function scored(candidates: readonly StoredVector[], found: readonly Scored[], including: Including): object[] {
  const byId = new Map(candidates.map((vector) => [vector.id, vector]));
  return found.flatMap(({ id, score }) => {
    const vector = byId.get(id);
    return vector ? [{ ...shown(vector, including), score: printed(score) }] : [];
  });
}

function shown({ id, vector, sparseVector, metadata, data }: StoredVector, including: Including): object {
  const { includeVectors, includeMetadata, includeData } = including;
  return {
    id,
    ...(includeVectors && vector && { vector: vector.map(printed) }),
    ...(includeVectors &&
      sparseVector && { sparseVector: { ...sparseVector, values: sparseVector.values.map(printed) } }),
    ...(includeMetadata && metadata && { metadata }),
    ...(includeData && data !== null && { data }),
  };
}
