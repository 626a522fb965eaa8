import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import type { RetentionPolicy } from "../../ports/policy.ts";
import type { VaultUsage } from "../../ports/usage.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import { proposeObservations } from "../facts/observations.ts";
import type { WorkingSetLoader } from "../recall/working-set-loader.ts";
import {
  deleteExpired,
  evictOldest,
  mergeDuplicates,
  type Progress,
  recordRecalls,
  type Removed,
} from "./retention.ts";

/** Counted from the first write since the last run: a user who says nothing costs nothing. */
const RUN_AFTER_MS = 6 * 3_600_000;
/** The wait before the next step of a run that has more to do. */
const NEXT_STEP_AFTER_MS = 1_000;
/** Alarm time is written with the next other write, or once 100 ms have accumulated, so that an idle alarm writes nothing. */
const MAX_UNWRITTEN_MS = 100;
/** A conversation a day for fifty years. */
const MAX_MEMORIES = 20_000;

/** Kept as JSON in the vault row: the field names are stored. */
interface State {
  /** When the next run is due. Null until something is written. */
  due: number | null;
  /** The last exchange whose recalls are recorded. */
  usesTo: string;
  /** The last memory that was looked at for duplicates. */
  twinsTo: string;
  keeping: RetentionPolicy;
  /** Milliseconds that alarms of this vault have taken. */
  alarmMs: number;
  /** When the last run was. */
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

/** Keeps a vault small, by its alarm, a few hours after something was written to it. */
export class RetentionTask implements AlarmTask, Revertible {
  private readonly workingSet: WorkingSetLoader;
  private readonly sql: SqlStorage;
  private readonly deletions: PendingDeletions;
  private state: State = NEW;
  /** The part of `state.alarmMs` that a crash would lose. */
  private unwrittenMs = 0;

  constructor(workingSet: WorkingSetLoader, deletions: PendingDeletions) {
    this.workingSet = workingSet;
    this.sql = workingSet.sql;
    this.deletions = deletions;
  }

  /** Takes over the vault row, after the tables were made or found. */
  load(): void {
    const { tidying } = this.sql.exec<{ tidying: string }>("SELECT tidying FROM vault").one();
    this.state = { ...NEW, ...(JSON.parse(tidying) as Partial<State>) };
  }

  snapshot(): () => void {
    const { state, unwrittenMs } = this;
    return () => Object.assign(this, { state, unwrittenMs });
  }

  get cost(): Pick<VaultUsage, "alarmMs" | "tidiedAt"> {
    const { alarmMs, at } = this.state;
    return { alarmMs, tidiedAt: at === null ? null : new Date(at).toISOString() };
  }

  /**
   * Notes a write. Returns true if it is the first since the last run, or changes the policy: then the alarm is to be set.
   * @param policy undefined leaves it as it was
   */
  noteWrite(now: number, policy: RetentionPolicy = this.state.keeping): boolean {
    const { due } = this.state;
    if (due !== null && !this.isNew(policy)) return false;
    this.save({ due: due ?? now + RUN_AFTER_MS, keeping: policy });
    return true;
  }

  /** Returns whether a policy differs from the one that is noted. */
  isNew(policy: RetentionPolicy = this.state.keeping): boolean {
    const { retentionDays, memories } = this.state.keeping;
    return policy.retentionDays !== retentionDays || policy.memories !== memories;
  }

  nextRun(): number | null {
    return this.state.due;
  }

  /** Does one step of every job. A run that changes nothing in the working set does not load it. */
  async run(now: number): Promise<void> {
    const { usesTo, twinsTo, keeping } = this.state;
    const { sql, workingSet } = this;
    const recalls = recordRecalls(sql, workingSet.loaded, usesTo);
    const duplicates = mergeDuplicates(workingSet, twinsTo, now);
    const expired = keeping.retentionDays === null ? null : deleteExpired(workingSet, keeping.retentionDays, now);
    const evicted = evictOldest(workingSet, keeping.memories ?? MAX_MEMORIES);
    proposeObservations(sql, (turn) => this.deletions.isForgotten({ turn, retry: false }), now);
    const steps: (Progress | Removed)[] = [recalls, duplicates, expired, evicted];
    const nextStep = steps.some((step) => step?.more) ? now + NEXT_STEP_AFTER_MS : null;
    const nextRun = keeping.retentionDays === null ? null : now + RUN_AFTER_MS;
    this.save({ due: nextStep ?? nextRun, usesTo: recalls.to, twinsTo: duplicates.to, at: now });
    if (!expired && !evicted) return;
    this.deletions.requireScrub([...(expired?.turns ?? []), ...(evicted?.turns ?? [])], now);
    await this.deletions.scrubbed();
  }

  addAlarmTime(ms: number): void {
    this.state = { ...this.state, alarmMs: Math.round((this.state.alarmMs + ms) * 10) / 10 };
    this.unwrittenMs += ms;
    if (this.unwrittenMs >= MAX_UNWRITTEN_MS) this.save({});
  }

  private save(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.unwrittenMs = 0;
    this.sql.exec("UPDATE vault SET tidying = ?", JSON.stringify(this.state));
  }
}
