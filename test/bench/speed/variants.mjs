import { common, personal } from "../overhead/questions.mjs";
import { OK, PATH, RECALLED, seed, warmed } from "../overhead/variants.mjs";
import { load } from "../support/load.mjs";
import { asked, askedOtherwise, growing, KNOWN, sized, streamed } from "./questions.mjs";

/**
 * @typedef {import("../support/launch.mjs").Running} Running
 * @typedef {import("../support/load.mjs").Target} Target
 * @typedef {import("../support/rounds.mjs").Variant & { base: string }} SpeedVariant base: the variant that it is compared with
 */

/** Users that share a round with memory on. */
const USERS = 8;
/** A stream takes most of a second, and each user has an equal part of the time. */
const STREAMING_USERS = 2;
/** Requests of each user before they are measured. */
const WARMED = 12;
const SIZES = { "1k": 1_000, "64k": 64_000, "500k": 500_000, "5m": 5_000_000 };
export const STREAMS = /** @type {const} */ ([30, 300]);
const HIT = /cache-status: throughline; hit/;
/** Now and then the cache asks all the same, to prove that it does not err. What it learns so is an exact hit from then on. */
const SEMANTIC = /cache-status: throughline; (?:hit; ttl=\d+; detail=(?:semantic|exact)|.*detail=explored)/;

/**
 * @typedef {object} Workers all that is measured
 * @property {Running} upstream
 * @property {Running} minimal
 * @property {Running} perChunk the least proxy that sees each chunk of a stream
 * @property {Running} floor
 * @property {Running} strict the product
 * @property {Running} relaxed the product with `DURABILITY=relaxed`
 * @property {readonly import("./peers.mjs").Peer[]} peers
 */

/**
 * @param {Workers} workers
 * @param {number} memories of each user
 * @returns {SpeedVariant[]}
 */
export function variantsOf({ upstream, minimal, perChunk, floor, strict, relaxed, peers }, memories) {
  const bearer = { authorization: "Bearer bench" };
  const noStore = { "cache-control": "no-store" };
  const off = { ...noStore, "throughline-memory": "off" };
  /**
   * @param {Running} to
   * @param {Record<string, string>} headers
   * @param {(n: number) => string} body
   * @param {RegExp} expect
   * @returns {() => Promise<Target[]>}
   */
  const same = (to, headers, body, expect) => () =>
    Promise.resolve([{ origin: to.origin, path: PATH, headers: { ...bearer, ...headers }, body, expect }]);
  const named = (/** @type {string} */ name) => ({ ...bearer, "throughline-user": name });
  /** @type {Map<string, Promise<string[]>>} */
  const made = new Map();
  /**
   * Returns the names of users who have as many memories as are asked for. Those of a name are made once.
   * @param {Running} to
   * @param {string} name
   */
  const usersOf = (to, name) => {
    const key = `${to.origin} ${name}`;
    const known = made.get(key) ?? makeUsers(to, name);
    made.set(key, known);
    return known;
  };
  /**
   * @param {Running} to
   * @param {string} name
   */
  const makeUsers = async (to, name) => {
    const names = Array.from({ length: USERS }, (_, i) => `${name}-${i}`);
    for (const each of names) {
      await seed(to, named(each), memories);
      // Loading a vault is no part of a request: a round is too short to make it one of hundreds.
      const [target] = await same(to, { ...named(each), ...noStore }, personal, OK)();
      if (target) await load(target, { concurrency: 1, requests: WARMED });
    }
    return names;
  };
  /**
   * Users who remember: others in each round, because they remember what they ask in it.
   * @param {Running} to
   * @param {Record<string, string>} headers
   * @param {(n: number) => string} body
   * @param {number} most users
   */
  const remembered =
    (to, headers, body, most = USERS) =>
    async (/** @type {number} */ round) => {
      const users = (await usersOf(to, `on-${round}`)).slice(0, most);
      const targets = await Promise.all(
        users.map((user) => same(to, { ...headers, ...named(user) }, body, RECALLED)()),
      );
      return targets.flat();
    };
  /**
   * Users who only read, the same in every round.
   * @param {(n: number) => string} body
   */
  const reading = (body) => async () => {
    const users = await usersOf(strict, "read");
    const headers = { ...noStore, "throughline-memory": "read" };
    const targets = await Promise.all(
      users.map((user) => same(strict, { ...headers, ...named(user) }, body, RECALLED)()),
    );
    return targets.flat();
  };
  const known = memories.toLocaleString("en-US");
  const user = { "throughline-user": "floor" };

  return [
    variant("direct", "direct to the upstream", upstream, "minimal", same(upstream, {}, personal, OK)),
    variant("minimal", "minimal worker", minimal, "minimal", same(minimal, {}, personal, OK)),
    variant("floor", "floor: object, block, one row", floor, "floor", same(floor, user, personal, OK)),
    variant("off", "memory off", strict, "minimal", same(strict, off, personal, /throughline-memory: off/)),
    variant("read", `read, ${known} memories`, strict, "floor", reading(personal)),
    variant("on", `on, strict, ${known} memories, cache on`, strict, "floor", remembered(strict, {}, growing)),
    variant("relaxed", "the same, relaxed", relaxed, "floor", remembered(relaxed, {}, growing)),
    variant("hit", "exact hit", strict, "minimal", warmed(same(strict, {}, common, HIT))),
    variant("semantic", "semantic hit", strict, "minimal", async (round) => {
      const tenant = { "throughline-tenant": `semantic-${round}` };
      let n = 0;
      const first = await same(strict, tenant, () => asked(n++), OK)();
      for (const target of first) await load(target, { concurrency: 8, requests: KNOWN });
      return same(strict, tenant, askedOtherwise, SEMANTIC)();
    }),
    ...STREAMS.flatMap((chunks) => {
      const headers = { "x-bench-chunks": String(chunks) };
      const base = `minimal-stream-${chunks}`;
      return [
        variant(base, `minimal worker, stream of ${chunks}`, minimal, base, same(minimal, headers, streamed, OK)),
        variant(
          `per-chunk-stream-${chunks}`,
          `a worker that reads each chunk, stream of ${chunks}`,
          perChunk,
          base,
          same(perChunk, headers, streamed, OK),
        ),
        variant(
          `off-stream-${chunks}`,
          `memory off, stream of ${chunks}`,
          strict,
          base,
          same(strict, { ...off, ...headers }, streamed, OK),
        ),
        variant(
          `stream-${chunks}`,
          `on, stream of ${chunks}`,
          strict,
          base,
          remembered(strict, { ...headers, ...noStore }, streamed, STREAMING_USERS),
        ),
      ];
    }),
    ...Object.entries(SIZES).flatMap(([size, bytes]) => {
      const base = `minimal-${size}`;
      const body = (/** @type {number} */ n) => sized(n, bytes);
      return [
        variant(base, `minimal worker, body of ${size}`, minimal, base, same(minimal, {}, body, OK)),
        variant(`off-${size}`, `memory off, body of ${size}`, strict, base, same(strict, off, body, OK)),
        variant(`read-${size}`, `read, body of ${size}`, strict, base, reading(body)),
      ];
    }),
    ...peers.map((peer) =>
      variant(peer.name, peer.title, peer, "minimal", same(peer, peer.headers(upstream.origin), personal, OK)),
    ),
  ];
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Running} of
 * @param {string} base
 * @param {SpeedVariant["prepare"]} prepare
 * @returns {SpeedVariant}
 */
const variant = (name, title, { pid }, base, prepare) => ({ name, title, pid, base, prepare });
