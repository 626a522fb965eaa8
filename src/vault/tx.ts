import type { WorkingSet } from "./recall/working-set.ts";

/** The tables of a vault, and the working set that follows them. A function that changes one brings the other along. */
export interface Tx {
  readonly sql: SqlStorage;
  /** Loaded when it is first asked for. */
  readonly workingSet: WorkingSet;
}
