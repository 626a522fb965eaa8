import type { Meanings } from "../../memory/outdates/judged/meanings.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { lastSpace } from "../tasks/embedding-attempts.ts";
import type { Tx } from "../tx.ts";
import { idBefore } from "./loaded-memory.ts";
import type { EmbeddingSpace } from "./memory-search.ts";
import { WorkingSet } from "./working-set.ts";

/** Milliseconds that it takes to load a memory: a year of a heavy user, 13,500 memories, takes 0.2 s. */
const LOAD_MS = 0.015;
/** The share of them that answer until all are loaded, beside the profile: to find these takes the rest of the time. */
const RECENT_SHARE = 0.4;

/** A working set that is loaded while others run, and what answers until then. */
interface Waking {
  readonly recent: WorkingSet;
  readonly rest: Generator<undefined, WorkingSet, undefined>;
}

/** The working set of a vault, which is loaded when somebody first needs it. */
export class WorkingSetLoader implements Tx, Revertible {
  readonly sql: SqlStorage;
  private readonly embedder: Embedder;
  private readonly meanings: Meanings | null;
  private current: WorkingSet | null = null;
  private waking: Waking | null = null;
  /** True if memories lacked a vector when they were loaded, and nobody has scheduled a backfill since. */
  needsBackfill = false;

  constructor(sql: SqlStorage, embedder: Embedder, meanings: Meanings | null) {
    this.sql = sql;
    this.embedder = embedder;
    this.meanings = meanings;
  }

  /** Loads the working set, again if the embedder turns out to embed in another space. */
  get workingSet(): WorkingSet {
    if (this.isIn(this.current)) return this.current;
    const { waking } = this;
    if (waking && this.isIn(waking.recent)) {
      for (;;) {
        const { done, value } = waking.rest.next();
        if (done) return this.setCurrent(value);
      }
    }
    return this.setCurrent(WorkingSet.load(this.sql, this.space()));
  }

  /**
   * Returns what answers a question while a vault of many memories wakes up: what stands in a profile, and the newest
   * memories. The others are loaded behind the answer. Returns null if all are loaded, or are few.
   * @param withinMs milliseconds that the question may wait for its memories
   */
  recent(withinMs: number): Tx | null {
    if (this.isIn(this.current)) return null;
    if (!this.waking || !this.isIn(this.waking.recent)) {
      const atOnce = Math.floor(withinMs / LOAD_MS);
      if (idBefore(this.sql, atOnce) === null) return null;
      const from = idBefore(this.sql, Math.floor(RECENT_SHARE * atOnce)) ?? "";
      const space = this.space();
      this.waking = {
        recent: WorkingSet.loadRecent(this.sql, space, from),
        rest: WorkingSet.loadInSteps(this.sql, space),
      };
      this.wakeBehind(this.waking);
    }
    return { sql: this.sql, workingSet: this.waking.recent };
  }

  /** Loads the rest, a step at a time, unless somebody needs all of it first or writes. */
  private wakeBehind(waking: Waking): void {
    setTimeout(() => {
      if (this.waking !== waking) return;
      try {
        const { done, value } = waking.rest.next();
        if (done) this.setCurrent(value);
        else this.wakeBehind(waking);
      } catch (error) {
        this.waking = null;
        log("warn", { event: "waking_failed", reason: reasonOf(error) });
      }
    }, 0);
  }

  private isIn(workingSet: WorkingSet | null): workingSet is WorkingSet {
    const { space } = this.embedder;
    return workingSet !== null && (space === null || space === workingSet.space);
  }

  private space(): EmbeddingSpace {
    const { embedder } = this;
    return {
      space: embedder.space ?? lastSpace(this.sql, embedder),
      topic: embedder.comparedDimensions,
      wordWeight: embedder.wordWeight,
      meanings: this.meanings,
    };
  }

  private setCurrent(workingSet: WorkingSet): WorkingSet {
    this.waking = null;
    this.needsBackfill = workingSet.lacksVectors;
    return (this.current = workingSet);
  }

  /** Returns null if the working set is not loaded. */
  get loaded(): WorkingSet | null {
    return this.current;
  }

  /** Drops the working set. The next use loads it from the rows. */
  invalidate(): void {
    this.current = this.waking = null;
  }

  /** A failed transaction may have changed the working set, so it is loaded again. */
  snapshot(): () => void {
    // A transaction may end statements that are not loaded, and write what was read already.
    this.current?.ended.drop();
    this.waking = null;
    return () => this.invalidate();
  }
}
