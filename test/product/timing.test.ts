import { afterEach, expect, test } from "vitest";
import { rawRequest } from "./support/raw-request.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* How long a refusal takes tells nothing of what it refuses. */

const ADMIN_KEY = "adm-of-the-timing-tests";
let product: Product;
afterEach(cleanUp);

const PAIRS = 400;
/** One pair in 15,000 of samples of one distribution differs by more. */
const SIGMAS = 4;

async function send(path: string, key: string, user: string, method = "GET", body?: object) {
  const headers = { authorization: `Bearer ${key}`, "throughline-user": user, "content-type": "application/json" };
  const { status, bytes } = await rawRequest(product.url + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status, text: new TextDecoder().decode(bytes) };
}

/** How far pairs differ to one side, in standard deviations (Wilcoxon): what slows the machine slows both of a pair. */
function sigmasApart(differences: readonly number[]): number {
  const ranked = differences.toSorted((a, b) => Math.abs(a) - Math.abs(b));
  const sum = ranked.reduce((total, difference, at) => total + Math.sign(difference) * (at + 1), 0);
  const n = ranked.length;
  return sum / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6);
}

/** Two users whose keys these are; in platform mode of two tenants. */
async function keysOf(mode: string): Promise<[ofAda: string, ofEve: string]> {
  if (mode === "personal") return ["sk-1", "sk-1"];
  const keys = ["acme", "other"].map(async (tenant) => {
    await send("/admin/tenants", ADMIN_KEY, "admin", "POST", { tenant });
    const { text } = await send(`/admin/tenants/${tenant}/keys`, ADMIN_KEY, "admin", "POST");
    return (JSON.parse(text) as { key: string }).key;
  });
  const [ofAda = "", ofEve = ""] = await Promise.all(keys);
  return [ofAda, ofEve];
}

test.each([
  ["personal", {}],
  ["platform", { ADMIN_KEY, ENCRYPTION_KEY: "of-the-timing-tests-of-the-timing-tests" }],
])(
  "%s mode: an id of somebody else's and one that never was are refused alike, byte for byte, and within noise as fast",
  async (mode, env) => {
    product = await startProduct({ env });
    const [ofAda, ofEve] = await keysOf(mode);
    const mine = JSON.parse((await send("/memory", ofAda, "ada", "POST", { text: "Mine alone." })).text) as {
      id: string;
    };
    for (let i = 0; i < 50; i++) await send("/memory", ofEve, "eve", "POST", { text: `Of Eve, number ${i}.` });
    const unknown = mine.id.replace(/.{6}$/, (end) => (end === "000000" ? "111111" : "000000"));
    const timed = async (id: string): Promise<{ ms: number; text: string }> => {
      const from = performance.now();
      const { status, text } = await send(`/memory/${id}`, ofEve, "eve");
      expect(status).toBe(404);
      return { ms: performance.now() - from, text };
    };
    for (let i = 0; i < 50; i++) await timed(unknown);
    const differences: number[] = [];
    const times: number[] = [];
    for (let i = 0; i < PAIRS; i++) {
      // In turns, and either of them first, so that whatever slows the machine slows both.
      const order = i % 2 === 0 ? [mine.id, unknown] : [unknown, mine.id];
      const [one, other] = [await timed(order[0] ?? ""), await timed(order[1] ?? "")];
      expect(one.text).toBe(other.text);
      const [ofMine, ofUnknown] = i % 2 === 0 ? [one, other] : [other, one];
      differences.push(ofMine.ms - ofUnknown.ms);
      times.push(ofUnknown.ms);
    }
    expect(Math.abs(sigmasApart(differences))).toBeLessThan(SIGMAS);
    // Were the one to take half as long again, it would show.
    const half = (times.toSorted((a, b) => a - b)[PAIRS / 2] ?? 0) / 2;
    expect(sigmasApart(differences.map((ms) => ms + half))).toBeGreaterThan(SIGMAS);
  },
);
