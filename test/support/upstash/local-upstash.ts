import { redisRest } from "./redis-rest.ts";
import { startRedis } from "./redis-server.ts";
import { newSwitches, type Switches } from "./switches.ts";
import { VectorIndex, type VectorIndexOptions } from "./vector-index.ts";
import { vectorRest } from "./vector-rest.ts";

/** Names stand at the beginning of a request: behind a script, before what it carries. */
const NOTED_CHARACTERS = 3_000;

/** Indexes by the token that names them; a dense one as wide as the embedder's vectors is the default. */
export const INDEXES: Readonly<Record<string, VectorIndexOptions>> = {
  "local-dense": { type: "DENSE", dimensions: 128, similarity: "COSINE" },
  "local-sparse": { type: "SPARSE", dimensions: 0, similarity: "COSINE" },
  "local-hybrid": { type: "HYBRID", dimensions: 128, similarity: "COSINE" },
};

/** As the official client's own test suite wants them. */
export const CLIENT_SUITE_INDEXES: Readonly<Record<string, VectorIndexOptions>> = {
  "local-dense": { type: "DENSE", dimensions: 384, similarity: "COSINE" },
  "local-sparse": { type: "SPARSE", dimensions: 0, similarity: "COSINE" },
  "local-hybrid": { type: "HYBRID", dimensions: 2, similarity: "COSINE" },
  "local-hybrid-embedding": { type: "HYBRID", dimensions: 384, similarity: "COSINE" },
};

export const TOKENS = { UPSTASH_REDIS_REST_TOKEN: "local-redis", UPSTASH_VECTOR_REST_TOKEN: "local-dense" } as const;

export interface Calls {
  readonly redis: number;
  readonly vector: number;
}

/** An Upstash of our own, without a network between. */
export interface LocalUpstash {
  readonly redis: (request: Request) => Promise<Response>;
  readonly vector: (request: Request) => Promise<Response>;
  readonly switches: { readonly redis: Switches; readonly vector: Switches };
  /** Requests so far that named any of these: parts of keys, ids and namespaces. */
  callsAbout(names: readonly string[]): Calls;
  /** Every byte that both hold. */
  dump(): Promise<{ readonly redis: Uint8Array; readonly vector: string }>;
  stop(): void;
}

export async function newUpstash(kinds = INDEXES): Promise<LocalUpstash> {
  const switches = { redis: newSwitches(), vector: newSwitches() };
  const seen: { readonly at: keyof Calls; readonly text: string }[] = [];
  const note = async (at: keyof Calls, request: Request): Promise<void> => {
    const text = `${request.url} ${await request.clone().text()}`;
    seen.push({ at, text: text.slice(0, NOTED_CHARACTERS) });
  };
  const server = await startRedis();
  const front = await redisRest(server, TOKENS.UPSTASH_REDIS_REST_TOKEN, switches.redis);
  const indexes = new Map(Object.entries(kinds).map(([token, options]) => [token, new VectorIndex(options)]));
  const vectors = vectorRest(indexes, switches.vector);
  return {
    async redis(request) {
      await note("redis", request);
      return front.fetch(request);
    },
    async vector(request) {
      await note("vector", request);
      return vectors(request);
    },
    switches,
    callsAbout(names) {
      const about = seen.filter(({ text }) => names.some((name) => text.includes(name)));
      const count = (which: keyof Calls): number => about.filter(({ at }) => at === which).length;
      return { redis: count("redis"), vector: count("vector") };
    },
    async dump() {
      const all = [...indexes.values()].map(({ namespaces }) =>
        [...namespaces].map(([name, one]) => [name, one.all()]),
      );
      return { redis: await server.dump(), vector: JSON.stringify(all) };
    },
    stop() {
      front.close();
      server.stop();
    },
  };
}
