import type { ColdRow } from "./cold-tier.ts";

/** How far a storage has heard of what lies elsewhere. */
export interface SyncCursor {
  /** A name that whoever wrote first made up: with another one, all that was there is lost. Empty: nothing was heard yet. */
  readonly generation: string;
  /** Changes up to this one are known. */
  readonly seq: number;
}

/**
 * `kept`: what was sent is there, and nothing else is new. `behind`: others have written since, this is what (with a null
 * for each row that went), and nothing was kept. `lost`: the service knows less than it did. `gone`: destroyed, for good.
 */
export type Synced =
  | { readonly state: "kept"; readonly cursor: SyncCursor }
  | { readonly state: "behind"; readonly cursor: SyncCursor; readonly rows: readonly ColdRow[]; readonly more: boolean }
  | { readonly state: "lost" | "gone" };

/** `critical` has to be read before anything can be answered; `bulk` is as long as it likes. */
export type Part = "critical" | "bulk";

/**
 * Where the rows of a tenant, a rulebook or the directory lie besides, under the name of the object: a digest. Several
 * deployments may write; none writes over what it has not heard of. Any method rejects, in bounded time, when the service
 * cannot answer; repeating one does no harm.
 */
export interface ColdRecords {
  /** All of `rows` or none. Without rows it only listens. */
  sync(place: string, part: Part, cursor: SyncCursor, rows: readonly ColdRow[]): Promise<Synced>;
  /** Leaves nothing but the word that it is gone. Returns how many rows went. */
  destroy(place: string): Promise<number>;
  count(place: string): Promise<number>;
}
