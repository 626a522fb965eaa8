import { isGrantOwner } from "../runtime/grant-owner.ts";
import { withRetired } from "./retired-tokens.ts";
import type { GrantRecord, GrantShard, GrantStore } from "../ports/grant-store.ts";

/*
 * The library keeps its records in Workers KV. This is as much of KV as it uses, over the port, for the time of one
 * request. It adds what KV lacks: a grant is written only if nobody has changed or deleted it since it was read, and a
 * token only while its grant is there. So no code is exchanged twice, and an erasure is not undone by what was under
 * way. And a grant remembers the refresh tokens that it had.
 */

interface PutOptions {
  readonly expirationTtl?: number;
  readonly expiration?: number;
  readonly metadata?: unknown;
}

interface ListOptions {
  readonly prefix?: string;
  readonly limit?: number;
  readonly cursor?: string | null;
}

/** The keys of a page, as KV lists them. */
interface Listing {
  readonly keys: readonly { readonly name: string; readonly metadata?: unknown; readonly expiration?: number }[];
  readonly list_complete: boolean;
  readonly cursor?: string;
}

/** As much of Workers KV as the library uses. */
export interface GrantKv {
  get(key: string, options?: { readonly type?: string } | string): Promise<unknown>;
  put(key: string, value: string, options?: PutOptions): Promise<void>;
  delete(key: string): Promise<void>;
  list(options?: ListOptions): Promise<Listing>;
}

/** The largest page of KV. */
const MAX_PAGE = 1_000;
/** A client that nobody has allowed anything within a day is forgotten, because anybody may register one. */
const UNUSED_CLIENT_MS = 24 * 60 * 60 * 1000;

/** The error for a record that could not be written. */
export class GrantNotKept extends Error {}

/**
 * Makes the records look like KV.
 * @param clientAt reads the metadata of a client whose id is a URL; null if there is none
 */
export function grantKv(store: GrantStore, pepper: string, clientAt: (url: string) => Promise<object | null>): GrantKv {
  const versions = new Map<string, GrantRecord["version"] | null>();
  const grantsRead = new Map<string, string>();
  const shardOf = (key: string): GrantShard | null => {
    const [kind = "", owner = ""] = key.split(":");
    if (kind === "grant" || kind === "token") return isGrantOwner(owner, pepper) ? owner : null;
    return kind === "client" || kind === "transaction" ? `${kind}s` : null;
  };
  return {
    async get(key, options) {
      const url = /^client:(https:\/\/.+)$/i.exec(key)?.[1];
      if (url !== undefined) return clientAt(url);
      const shard = shardOf(key);
      const record = shard === null ? null : await store.read(shard, key, Date.now());
      versions.set(key, record?.version ?? null);
      if (record === null) return null;
      if (key.startsWith("grant:")) grantsRead.set(key, record.value);
      const isJson = (typeof options === "string" ? options : options?.type) === "json";
      return isJson ? (JSON.parse(record.value) as unknown) : record.value;
    },

    async put(key, value, options = {}) {
      const shard = shardOf(key);
      if (shard === null) throw new GrantNotKept("no such owner");
      const now = Date.now();
      const asked = expiryOf(options, now);
      const isNewClient = key.startsWith("client:") && (await store.read(shard, key, now)) === null;
      const [kind, owner, grant] = key.split(":");
      const before = grantsRead.get(key);
      const written = await store.write(
        shard,
        {
          key,
          value: before === undefined ? value : withRetired(before, value, now),
          metadata: options.metadata === undefined ? null : JSON.stringify(options.metadata),
          expiresAt: isNewClient ? Math.min(asked ?? Infinity, now + UNUSED_CLIENT_MS) : asked,
          ...(kind === "grant" && versions.has(key) && { expected: versions.get(key) ?? null }),
          ...(kind === "token" && { needs: `grant:${owner}:${grant}` }),
        },
        now,
      );
      if (written !== "kept") throw new GrantNotKept(written);
      versions.delete(key);
    },

    async delete(key) {
      const shard = shardOf(key);
      if (shard !== null) await store.remove(shard, key);
    },

    async list({ prefix = "", limit = MAX_PAGE, cursor } = {}) {
      const shard = shardOf(prefix);
      if (shard === null) return { keys: [], list_complete: true };
      const page = await store.list(shard, prefix, cursor ?? null, Math.min(limit, MAX_PAGE), Date.now());
      const keys = page.keys.map(({ key, metadata, expiresAt }) => ({
        name: key,
        ...(metadata !== null && { metadata: JSON.parse(metadata) as unknown }),
        ...(expiresAt !== null && { expiration: Math.floor(expiresAt / 1000) }),
      }));
      return page.next === null ? { keys, list_complete: true } : { keys, list_complete: false, cursor: page.next };
    },
  };
}

function expiryOf({ expiration, expirationTtl }: PutOptions, now: number): number | null {
  if (expiration !== undefined) return expiration * 1000;
  return expirationTtl === undefined ? null : now + expirationTtl * 1000;
}
