import { Redis } from "@upstash/redis";
import { Index } from "@upstash/vector";
import { createHash } from "node:crypto";
import { headersOf } from "./people.mjs";

/* Reads what Upstash holds by the official clients, and compares it with what was said. */

/** @typedef {import("./people.mjs").Said} Said */
/** @typedef {{ id: string; type: string; exchange: string; user_text: string; answer: string }} MemoryRow */

const PAGE = 1_000;

/** The fields of every vault's rows that name what is looked for, so that asking every second costs little. */
const NAMES = `
local found = {}
for _, key in ipairs(KEYS) do
  for _, field in ipairs(redis.call('HKEYS', key)) do
    if string.find(field, '^exchanges ') or string.find(field, '^memories ') then found[#found + 1] = field end
  end
end
return found`;

export class Kept {
  #redis;
  #index;

  /** @param {Record<string, string>} settings */
  constructor(settings) {
    const of = (/** @type {string} */ name) => settings[name] ?? "";
    this.#redis = new Redis({
      url: of("UPSTASH_REDIS_REST_URL"),
      token: of("UPSTASH_REDIS_REST_TOKEN"),
      automaticDeserialization: false,
    });
    this.#index = new Index({ url: of("UPSTASH_VECTOR_REST_URL"), token: of("UPSTASH_VECTOR_REST_TOKEN") });
  }

  /** @returns {Promise<{ exchanges: Set<string>; memories: Set<string> }>} ids of what has its row */
  async names() {
    const fields = /** @type {string[]} */ (await this.#redis.eval(NAMES, await this.#keys(), []));
    const of = (/** @type {string} */ table) =>
      new Set(fields.flatMap((field) => (field.startsWith(`${table} `) ? [idIn(field)] : [])));
    return { exchanges: of("exchanges"), memories: of("memories") };
  }

  async countVectors() {
    return (await this.#index.info()).vectorCount;
  }

  /** @returns {Promise<Set<string>>} ids of memories that have a vector */
  async vectors() {
    /** @type {Set<string>} */
    const found = new Set();
    for (const name of await this.#index.listNamespaces()) {
      for (let cursor = "0"; cursor !== "";) {
        const { vectors, nextCursor } = await this.#index.namespace(name).range({ cursor, limit: PAGE });
        for (const { id } of vectors) found.add(id.replace(/^.*:/, ""));
        cursor = nextCursor;
      }
    }
    return found;
  }

  /**
   * Every exchange once, word for word, with its record and its vector.
   * @param {readonly Said[]} said
   * @param {readonly { text: string }[]} unanswered may be there or not, but not twice
   */
  async compare(said, unanswered) {
    const vectors = await this.vectors();
    /** @type {Map<string, string[]>} by the exchange */
    const rounds = new Map();
    const found = { missing: 0, changed: 0, twice: 0, unexpected: 0, withoutRecord: 0, withoutVector: 0 };
    const { exchanges } = await this.names();
    for (const key of await this.#keys()) {
      // Fields and values in turn, as nothing is read into them.
      const rows = /** @type {string[]} */ (/** @type {unknown} */ (await this.#redis.hgetall(key)));
      for (let i = 0; i < rows.length; i += 2) {
        const [field = "", row = ""] = rows.slice(i, i + 2);
        if (!field.startsWith("memories ")) continue;
        const memory = /** @type {MemoryRow} */ (JSON.parse(row));
        if (!vectors.has(memory.id)) found.withoutVector += 1;
        if (memory.type !== "episodic") continue;
        rounds.set(memory.exchange, [...(rounds.get(memory.exchange) ?? []), hash(memory.user_text, memory.answer)]);
        if (!exchanges.has(memory.exchange)) found.withoutRecord += 1;
      }
    }
    for (const { exchange, text, answer } of said) {
      const [first, ...more] = rounds.get(exchange) ?? [];
      rounds.delete(exchange);
      if (first === undefined) found.missing += 1;
      else if (first !== hash(text, answer)) found.changed += 1;
      found.twice += more.length;
    }
    found.unexpected = Math.max(0, rounds.size - unanswered.length);
    return found;
  }

  async #keys() {
    /** @type {string[]} */
    const keys = [];
    for (let cursor = "0", first = true; first || cursor !== "0"; first = false) {
      const [next, page] = await this.#redis.scan(cursor, { match: "throughline:*:rows", count: PAGE });
      keys.push(...page);
      cursor = next;
    }
    return keys;
  }
}

/** @param {string} field a table, a space and a key of one column */
function idIn(field) {
  const [id] = /** @type {[string]} */ (JSON.parse(field.slice(field.indexOf(" ") + 1)));
  return id;
}

/** @param {string[]} parts */
const hash = (...parts) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/**
 * A digest of a product's export of each user: the same from the one that lived through the outage and from one that
 * knows nobody.
 * @param {import("../support/launch.mjs").Running} product
 * @param {readonly string[]} users
 */
export async function exportsOf(product, users) {
  /** @type {Map<string, string>} */
  const exported = new Map();
  for (const user of users) {
    const response = await fetch(`${product.origin}/memory/export`, { headers: headersOf(user) });
    if (!response.ok) throw new Error(`the export of a user answered ${response.status}`);
    exported.set(user, hash(await response.text()));
  }
  return exported;
}
