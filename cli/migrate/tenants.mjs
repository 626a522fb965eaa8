import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "../fail.mjs";

/*
 * Moves tenants of platform mode. No export could hold their keys, because only hashes are stored. So they move as
 * rows: a product over the folder, with Upstash as its cold tier, syncs each object when a request reaches it. This
 * module sends a request for all of them.
 */

const TRIES = 20;
const AGAIN_MS = 250;
const HOUR_MS = 3_600_000;

/** @typedef {{ id: string, key: string }} Key */

/**
 * Makes a platform key for the time of the move, because a tenant's rules are shown only to a key that speaks for it.
 * @param {import("./products.mjs").Store} store
 * @returns {Promise<Key>}
 */
export const lendKey = (store) =>
  asked(store, "/admin/keys", { method: "POST", body: { expiresAt: new Date(Date.now() + HOUR_MS).toISOString() } });

/**
 * @param {import("./products.mjs").Store} store
 * @param {Key} key
 */
export const takeKeyBack = (store, { id }) => asked(store, `/admin/keys/${id}`, { method: "DELETE" });

/**
 * Reads everything of all tenants, as text by tenant. Reading makes each object sync with Upstash.
 * @param {import("./products.mjs").Store} store
 * @param {Key} key
 * @returns {Promise<Map<string, string>>}
 */
export async function tenantsOf(store, key) {
  const platformKeys = await listed(store, "/admin/keys");
  const lasting = platformKeys.filter(({ id, revokedAt }) => id !== key.id && revokedAt === null);
  /** @type {Map<string, string>} */
  const tenants = new Map([["", JSON.stringify(lasting)]]);
  for (const { tenant } of await listed(store, "/admin/tenants?limit=200")) {
    const at = `/admin/tenants/${encodeURIComponent(tenant)}`;
    const parts = await Promise.all([
      asked(store, at),
      ...["keys", "usage", "audit?limit=200"].map((part) => listed(store, `${at}/${part}`)),
    ]);
    tenants.set(`=${tenant}`, JSON.stringify([...parts, await rulesOf(store, key, tenant)]));
  }
  return tenants;
}

/**
 * Reads every version of the rules that is still kept, and the proposals.
 * @param {import("./products.mjs").Store} store
 * @param {Key} key
 * @param {string} tenant
 */
async function rulesOf(store, { key }, tenant) {
  // A path can name tenants that a header cannot.
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(tenant) || tenant.includes(", ")) return null;
  const headers = { authorization: `Bearer ${key}`, "throughline-tenant": tenant };
  const current = await asked(store, "/tenant/rules", { headers });
  const first = Math.max(1, current.version - 199);
  const versions = Array.from({ length: Math.max(0, current.version - first) }, (_, i) => first + i);
  const old = await Promise.all(
    versions.map((version) => asked(store, `/tenant/rules?version=${version}`, { headers })),
  );
  return [current, ...old];
}

/**
 * @param {import("./products.mjs").Store} store
 * @param {string} path
 * @returns {Promise<any[]>}
 */
async function listed(store, path) {
  const all = [];
  for (let cursor = null; ;) {
    const separator = path.includes("?") ? "&" : "?";
    const page = await asked(store, cursor === null ? path : `${path}${separator}cursor=${cursor}`);
    all.push(...page.data);
    cursor = page.nextCursor;
    if (cursor === null) return all;
  }
}

/**
 * @param {import("./products.mjs").Store} store
 * @param {string} path
 * @param {{ method?: string, body?: object, headers?: Record<string, string> }} [init]
 * @returns {Promise<any>}
 */
async function asked({ url }, path, { method = "GET", body, headers } = {}) {
  const authorization = `Bearer ${process.env["ADMIN_KEY"] ?? ""}`;
  for (let tries = 1; ; tries++) {
    const response = await fetch(url + path, {
      method,
      headers: { authorization, "content-type": "application/json", ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return text === "" ? null : JSON.parse(text);
    if (response.status === 404 && path.startsWith("/admin/tenants/")) {
      throw new StartError(
        "migrate: UPSTASH_REDIS_REST_URL names another deployment's Redis, which has other accounts for these tenants; name this deployment's",
      );
    }
    if (response.status < 500 || tries === TRIES) {
      throw new StartError(`migrate: ${method} ${path.split("/").slice(0, 3).join("/")}: ${response.status}`);
    }
    await wait(AGAIN_MS);
  }
}
