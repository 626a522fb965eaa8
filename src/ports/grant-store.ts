import type { Scope, Tenancy } from "../scope.ts";

/**
 * The group of records that an object of its own holds: the grants and tokens of one user, by the name of
 * `runtime/grant-owner.ts`, or `clients`, or `transactions`.
 */
export type GrantShard = string;

/** A record as it was read. Its version moves with every write. */
export interface GrantRecord {
  readonly value: string;
  readonly version: number;
}

/** A record to be written. */
export interface NewGrantRecord {
  readonly key: string;
  readonly value: string;
  /** Small data that a list returns without its record. Null for none. */
  readonly metadata: string | null;
  /** In milliseconds since the epoch. Null for a record that stays. */
  readonly expiresAt: number | null;
  /** The version that was read. Null if none was there. Undefined writes whatever is there. */
  readonly expected?: number | null;
  /** A record that has to be there, such as the grant of a token. Undefined for none. */
  readonly needs?: string;
}

/** `full`: the shard holds as many records as it may. `conflict`: another write came between, or a record is gone. */
export type GrantWrite = "kept" | "conflict" | "full";

export interface GrantKeys {
  readonly keys: readonly {
    readonly key: string;
    readonly metadata: string | null;
    readonly expiresAt: number | null;
  }[];
  /** The key that the next page begins after. Null on the last page. */
  readonly next: string | null;
}

/**
 * The records of OAuth: grants, tokens, registered clients and sign-ins under way. Secrets are in them as hashes
 * alone. Every method rejects if the store cannot answer.
 */
export interface GrantStore {
  /** Returns null for a record that is not there or has expired. */
  read(shard: GrantShard, key: string, now: number): Promise<GrantRecord | null>;
  write(shard: GrantShard, record: NewGrantRecord, now: number): Promise<GrantWrite>;
  remove(shard: GrantShard, key: string): Promise<void>;
  /**
   * Returns keys in their order.
   * @param after the key that the page begins after, or null for the first page
   */
  list(shard: GrantShard, prefix: string, after: string | null, limit: number, now: number): Promise<GrantKeys>;
  /** Deletes all grants and tokens of a user. Returns how many records were deleted. */
  eraseUser(scope: Scope): Promise<number>;
  /** Counts the records of a user anew. */
  countUser(scope: Scope): Promise<number>;
  /** Deletes all grants and tokens of a user of a tenant that is deleted, by the name of the vault. */
  eraseOfTenant(tenancy: Tenancy, vault: string): Promise<number>;
}
