import type { ColdTier } from "../../ports/cold-tier.ts";
import { CircuitBreaker } from "../../runtime/circuit-breaker.ts";
import { OPENS_AFTER, upstashClients, type UpstashSettings } from "./clients.ts";
import { KnownIndex } from "./known-index.ts";
import { pushRows, countRows, eraseRows, readPartial, readRows } from "./rows.ts";
import { pushVectors, countVectors, eraseVectors, nearestVectors, readVectors, sweepVectors } from "./vectors.ts";

/** Makes a cold tier of Upstash: Redis holds the rows, Vector the vectors. */
export function upstashColdTier(env: Env, settings: UpstashSettings): ColdTier {
  const { withRedis, withVector } = upstashClients(settings);
  const known = new KnownIndex(env, settings);
  const [redis, vector] = [new CircuitBreaker(OPENS_AFTER), new CircuitBreaker(OPENS_AFTER)];
  const inRedis: typeof withRedis = (work) => redis.through(() => withRedis(work));
  const inVector: typeof withVector = (work) => vector.through(() => withVector(work));
  return {
    rows: (place, owner, after) => inRedis((client) => readRows(client, place, owner, after)),
    vectors: (place, epoch, after) => inVector((index) => readVectors(index, known, place, epoch, after)),
    readPartial: (place, owner, request) => inRedis((client) => readPartial(client, place, owner, request)),
    nearest: (place, query) => inVector((index) => nearestVectors(index, known, place, query)),
    push: (place, writer, rows) => inRedis((client) => pushRows(client, place, writer, rows)),
    async pushVectors(place, epoch, vectors) {
      try {
        await inVector((index) => pushVectors(index, known, place, epoch, vectors));
      } catch (error) {
        known.doubt();
        throw error;
      }
    },
    async erase(place, writer, now) {
      // Rows are deleted first, because a vector without its row means nothing.
      const epoch = await inRedis((client) => eraseRows(client, place, writer, now));
      await inVector((index) => eraseVectors(index, place));
      return epoch;
    },
    sweep: (place, epoch) => inVector((index) => sweepVectors(index, place, epoch)),
    async countRows(place) {
      const [redis_rows, vector_vectors] = await Promise.all([
        inRedis((client) => countRows(client, place)),
        inVector((index) => countVectors(index, place)),
      ]);
      return { redis_rows, vector_vectors };
    },
  };
}
