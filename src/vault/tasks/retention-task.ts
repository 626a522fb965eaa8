import type { RetentionPolicy } from "../../ports/policy.ts";
import type { VaultUsage } from "../../ports/usage.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import {
  mergeDuplicates,
  recordRecalls,
  type Progress,
  type Removed,
  deleteExpired,
  evictOldest,
} from "./retention.ts";

/** After the first write since the last time: who says nothing costs nothing. */
const RUN_AFTER_MS = 6 * 3_600_000;
/** Where there is more to do than one step does. */
const GO_ON_AFTER_MS = 1_000;
/** What alarms have taken is written with something else, or when it is so much: most alarms write nothing of their own. */
const UNWRITTEN_MS = 100;
/** A conversation a day for fifty years. */
const MAX_MEMORIES = 20_000;

interface State {
  /** When it is next done; null: when something is written. */
  due: number | null;
  /** The exchange up to which uses are noted, and the memory up to which twins are merged. */
  usesTo: string;
  twinsTo: string;
  keeping: RetentionPolicy;
  /** Milliseconds that alarms of this vault have taken, and when it was last tidied. */
  alarmMs: number;
  at: number | null;
}

const NEW: State = {
  due: null,
  usesTo: "",
  twinsTo: "",
  keeping: { retentionDays: null, memories: null },
  alarmMs: 0,
  at: null,
};

/** Keeps a vault in order by its alarm, a few hours after something was written to it. */
export class RetentionTask {
  private readonly sql: SqlStorage;
  private state: State = NEW;
  /** Of `state.alarmMs`, what a crash would lose. */
  private unwrittenMs = 0;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** The file was opened, or emptied. */
  load(): void {
    const { tidying } = this.sql.exec<{ tidying: string }>("SELECT tidying FROM vault").one();
    this.state = { ...NEW, ...(JSON.parse(tidying) as Partial<State>) };
  }

  /** Returns a way back to how it stands now, for a write that fails. */
  wayBack(): () => void {
    const { state, unwrittenMs } = this;
    return () => Object.assign(this, { state, unwrittenMs });
  }

  get due(): number | null {
    return this.state.due;
  }

  get cost(): Pick<VaultUsage, "alarmMs" | "tidiedAt"> {
    const { alarmMs, at } = this.state;
    return { alarmMs, tidiedAt: at === null ? null : new Date(at).toISOString() };
  }

  /**
   * Something is written; the first time since the vault was tidied it is due again, and so told (true).
   * @param keeping what may be kept; undefined: as it was
   */
  noteWrite(now: number, keeping: RetentionPolicy = this.state.keeping): boolean {
    const { due, keeping: before } = this.state;
    const isChanged = keeping.retentionDays !== before.retentionDays || keeping.memories !== before.memories;
    if (due !== null && !isChanged) return false;
    this.save({ due: due ?? now + RUN_AFTER_MS, keeping });
    return true;
  }

  /**
   * Returns digests of the turns that were removed; null: nothing was.
   * @param loaded the shelf, if it is: an alarm that changes nothing on it need not load it
   */
  run(shelf: () => WorkingSet, loaded: WorkingSet | null, now: number): readonly string[] | null {
    const { due, usesTo, twinsTo, keeping } = this.state;
    if (due === null || due > now) return null;
    const uses = recordRecalls(this.sql, loaded, usesTo);
    const twins = mergeDuplicates(this.sql, shelf, twinsTo, now);
    const aged = keeping.retentionDays === null ? null : deleteExpired(this.sql, shelf, keeping.retentionDays, now);
    const overflow = evictOldest(this.sql, shelf, keeping.memories ?? MAX_MEMORIES);
    const steps: (Progress | Removed)[] = [uses, twins, aged, overflow];
    const next = steps.some((step) => step?.more) ? now + GO_ON_AFTER_MS : null;
    const again = keeping.retentionDays === null ? null : now + RUN_AFTER_MS;
    this.save({ due: next ?? again, usesTo: uses.to, twinsTo: twins.to, at: now });
    return aged || overflow ? [...(aged?.turns ?? []), ...(overflow?.turns ?? [])] : null;
  }

  noteAlarm(ms: number): void {
    this.state = { ...this.state, alarmMs: Math.round((this.state.alarmMs + ms) * 10) / 10 };
    this.unwrittenMs += ms;
    if (this.unwrittenMs >= UNWRITTEN_MS) this.save({});
  }

  private save(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.unwrittenMs = 0;
    this.sql.exec("UPDATE vault SET tidying = ?", JSON.stringify(this.state));
  }
}
