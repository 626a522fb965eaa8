import type { Embedder } from "../../ports/embedder.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { lastSpace } from "../tasks/embedding-attempts.ts";
import type { Tx } from "../tx.ts";
import { WorkingSet } from "./working-set.ts";

/** The working set of a vault, which is loaded when somebody first needs it. */
export class WorkingSetLoader implements Tx, Revertible {
  readonly sql: SqlStorage;
  private readonly embedder: Embedder;
  private current: WorkingSet | null = null;
  /** True if memories lacked a vector when they were loaded, and nobody has scheduled a backfill since. */
  needsBackfill = false;

  constructor(sql: SqlStorage, embedder: Embedder) {
    this.sql = sql;
    this.embedder = embedder;
  }

  /** Loads the working set, again if the embedder turns out to embed in another space. */
  get workingSet(): WorkingSet {
    const { embedder } = this;
    if (!this.current || (embedder.space !== null && embedder.space !== this.current.space)) {
      this.current = WorkingSet.load(this.sql, {
        space: embedder.space ?? lastSpace(this.sql, embedder),
        topic: embedder.comparedDimensions,
        wordWeight: embedder.wordWeight,
      });
      this.needsBackfill = this.current.lacksVectors;
    }
    return this.current;
  }

  /** Returns null if the working set is not loaded. */
  get loaded(): WorkingSet | null {
    return this.current;
  }

  /** Drops the working set. The next use loads it from the rows. */
  invalidate(): void {
    this.current = null;
  }

  /** A failed transaction may have changed the working set, so it is loaded again. */
  snapshot(): () => void {
    // A transaction may end statements that are not loaded.
    this.current?.ended.drop();
    return () => this.invalidate();
  }
}
