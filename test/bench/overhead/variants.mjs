import { load } from "../support/load.mjs";
import { common, memoryLine, personal, unique } from "./questions.mjs";

/** @typedef {import("../support/rounds.mjs").Variant} Variant */
/** @typedef {import("../support/load.mjs").Target} Target */

/**
 * Users that share a round with memory on. Each remembers every request; one alone would be another
 * user by the end of a round than the one of 1,000 memories that was asked about.
 */
const USERS = 4;

export const PATH = "/v1/chat/completions";

/** @typedef {import("../support/launch.mjs").Running} Running */

/**
 * @param {{ upstream: Running; slow: Running; minimal: Running; map: Running; product: Running }} running
 * @param {number} memories of a user in the variant with memory on
 * @returns {Variant[]}
 */
export function variantsOf({ upstream, slow, minimal, map, product }, memories) {
  const bearer = { authorization: "Bearer bench" };
  const noStore = { "cache-control": "no-store" };
  /**
   * The same target in every round.
   * @param {Running} to
   * @param {Record<string, string>} headers
   * @param {(n: number) => string} body
   * @param {RegExp} expect
   */
  const same = (to, headers, body, expect) => () =>
    Promise.resolve([{ origin: to.origin, path: PATH, headers: { ...bearer, ...headers }, body, expect }]);

  return [
    { name: "direct", title: "direct to the upstream", pid: upstream.pid, prepare: same(upstream, {}, personal, OK) },
    { name: "minimal", title: "minimal Hono proxy()", pid: minimal.pid, prepare: same(minimal, {}, personal, OK) },
    {
      name: "off",
      title: "memory off, no-store",
      pid: product.pid,
      prepare: same(product, { ...noStore, "throughline-memory": "off" }, personal, /throughline-memory: off/),
    },
    {
      name: "off-cache",
      title: "memory off, cache on, all misses",
      pid: product.pid,
      // A tenant of its own in each round: what the rounds before have stored is not in the way.
      prepare: (round) =>
        same(
          product,
          { "throughline-memory": "off", "throughline-tenant": `round-${round}` },
          unique,
          /fwd=miss; stored/,
        )(),
    },
    {
      name: "on",
      title: `memory on, ${memories.toLocaleString("en-US")} memories, no-store`,
      pid: product.pid,
      async prepare(round) {
        const targets = [];
        for (let i = 0; i < USERS; i++) {
          const headers = { "throughline-user": `user-${round}-${i}` };
          await seed(product, { ...bearer, ...headers }, memories);
          targets.push(...(await same(product, { ...headers, ...noStore }, personal, RECALLED)()));
        }
        return targets;
      },
    },
    {
      name: "map",
      title: "an answer of a Map, behind one object hop",
      pid: map.pid,
      prepare: same(map, {}, common, OK),
    },
    {
      name: "hit",
      title: "exact hit, no user",
      pid: product.pid,
      prepare: warmed(same(product, {}, common, /cache-status: throughline; hit/)),
    },
    {
      name: "hit-user",
      title: "exact hit, with a user",
      pid: product.pid,
      prepare: warmed(same(product, { "throughline-user": "asks-again" }, common, /cache-status: throughline; hit/)),
    },
    { name: "direct-20ms", title: "direct to a 20 ms upstream", pid: slow.pid, prepare: same(slow, {}, common, OK) },
  ];
}

export const RECALLED = /throughline-memory: (?:on|read);recalled=[1-9]/;
export const OK = /^http\/1\.1 200 /;

/**
 * Gives a user what is to be recalled. An import is one request: as many single ones would wait for the disk at each.
 * @param {Running} product
 * @param {Record<string, string>} headers
 * @param {number} count
 */
export async function seed({ origin }, headers, count) {
  const body = Array.from({ length: count }, (_, n) => memoryLine(n)).join("\n");
  const response = await fetch(`${origin}/memory/import`, { method: "POST", headers, body });
  const told = await response.text();
  const { imported } = /** @type {{ imported?: number }} */ (response.ok ? JSON.parse(told) : {});
  if (imported !== count) throw new Error(`POST /memory/import: ${told}`);
}

/**
 * Asks once, so that the answer is there.
 * @param {() => Promise<Target[]>} prepare
 */
export function warmed(prepare) {
  return async () => {
    const targets = await prepare();
    for (const target of targets) await load(target, { concurrency: 1, requests: 1 });
    return targets;
  };
}
