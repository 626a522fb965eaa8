import type { ColdRecords, Part } from "../../ports/cold-records.ts";
import type { ColdRow } from "../../ports/cold-tier.ts";
import { CircuitBreaker } from "../../runtime/circuit-breaker.ts";
import { OPENS_AFTER, upstashClients, type UpstashSettings } from "./clients.ts";
import { DESTROY, SYNC } from "./record-scripts.ts";

/** The size limit of one answer; a plan allows 10 MB. */
const PAGE = { entries: 5_000, characters: 4_000_000 };
const ROWS = 2;
const FLEETING = 3;

/** Keys that are stored keep the names of earlier versions. */
const KEY_OF: Readonly<Record<Part, string>> = { critical: "near", bulk: "far" };

/** The braces keep the keys of an object together where a database is spread over several machines. */
const keysOf = (place: string, part: Part): string[] =>
  ["head", "rows", "fleeting", "order"].map((key) => `throughline:{${place}}:${KEY_OF[part]}:${key}`);

const allKeysOf = (place: string): string[] => [...keysOf(place, "critical"), ...keysOf(place, "bulk")];

/** A row that is gone no longer says where it was: both places are looked in. */
const changeOf = ({ table, key, row, expiresAt }: ColdRow): (string | number)[] => [
  expiresAt === null ? ROWS : FLEETING,
  `${table} ${key}`,
  row ?? "",
];

function rowsIn(found: readonly string[]): ColdRow[] {
  const rows: ColdRow[] = [];
  for (let i = 0; i + 1 < found.length; i += 2) {
    const field = found[i] ?? "";
    const at = field.indexOf(" ");
    rows.push({ table: field.slice(0, at), key: field.slice(at + 1), row: found[i + 1] || null, expiresAt: null });
  }
  return rows;
}

/** The rows of tenants, rulebooks and the directory in Redis. */
export function upstashRecords(settings: UpstashSettings): ColdRecords {
  const { withRedis } = upstashClients(settings);
  const breaker = new CircuitBreaker(OPENS_AFTER);
  const run = <T>(script: string, keys: string[], given: (string | number)[]): Promise<T> =>
    breaker.through(() => withRedis((redis) => redis.eval<unknown[], T>(script, keys, given)));
  return {
    async sync(place, part, { generation, seq }, rows) {
      const last = Math.max(0, ...rows.flatMap(({ expiresAt }) => expiresAt ?? []));
      const [state, now = "", upTo = "0", end, ...found] = await run<string[]>(SYNC, keysOf(place, part), [
        generation,
        seq,
        crypto.randomUUID(),
        PAGE.entries,
        PAGE.characters,
        last > 0 ? last : "",
        ...rows.flatMap(changeOf),
      ]);
      if (state === "lost" || state === "gone") return { state };
      const cursor = { generation: now, seq: Number(upTo) };
      return state === "behind"
        ? { state, cursor, rows: rowsIn(found), more: upTo !== end }
        : { state: "kept", cursor };
    },
    destroy: (place) => run<number>(DESTROY, allKeysOf(place), []),
    async count(place) {
      const hashes = allKeysOf(place).filter((key) => /:(?:rows|fleeting)$/.test(key));
      // A transaction runs on the leader: a replica might not have heard of a destruction yet.
      return breaker.through(() =>
        withRedis(async (redis) => {
          const all = redis.multi();
          for (const key of hashes) all.hlen(key);
          return (await all.exec<number[]>()).reduce((sum, rows) => sum + rows, 0);
        }),
      );
    },
  };
}
