import type { ColdRow } from "./cold-tier.ts";

/** The place in the change feed up to which a storage has read. */
export interface SyncCursor {
  /** A random name that the first writer chose. If it has changed, Redis has lost its rows. Empty before the first sync. */
  readonly generation: string;
  /** The last change that was read. */
  readonly seq: number;
}

/**
 * The result of a sync. `kept`: Redis stored the rows, and no other deployment has written. `behind`: others have written since
 * the cursor; these are their rows, with a null for a deleted one, and nothing was stored. `lost`: Redis has lost changes that
 * the cursor names. `gone`: the rows are destroyed for good.
 */
export type Synced =
  | { readonly state: "kept"; readonly cursor: SyncCursor }
  | { readonly state: "behind"; readonly cursor: SyncCursor; readonly rows: readonly ColdRow[]; readonly more: boolean }
  | { readonly state: "lost" | "gone" };

/** `critical` rows are read before the object answers. `bulk` rows may be many, and few answers need them. */
export type Part = "critical" | "bulk";

/**
 * The replicated rows of a tenant, a rulebook or the directory, under the name of the object, which is a digest. Several
 * deployments may write, and none overwrites a change that it has not read. Every method rejects in bounded time if the service
 * does not answer. Every method may be repeated.
 */
export interface ColdRecords {
  /** Pushes all of `rows` or none, and reads the changes of others. */
  sync(place: string, part: Part, cursor: SyncCursor, rows: readonly ColdRow[]): Promise<Synced>;
  /** Deletes all rows and keeps a mark that they are destroyed. Returns how many rows were deleted. */
  destroy(place: string): Promise<number>;
  count(place: string): Promise<number>;
}
