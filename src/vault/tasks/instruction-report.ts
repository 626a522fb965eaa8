import { directoryOf } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { commonInstruction } from "../../memory/rules/common-instruction.ts";
import { wishesIn } from "../../memory/rules/wish.ts";
import { wishPattern } from "../../memory/rules/wish-pattern.ts";
import type { VaultPlace } from "../../ports/cold-tier.ts";
import type { RuleStore } from "../../ports/rule-store.ts";
import type { WorkingSetLoader } from "../recall/working-set-loader.ts";

/** Milliseconds in which instructions that are given together gather, so that one report has them all. */
const REPORT_AFTER_MS = 1_000;
const RETRY_AFTER_MS = 600_000;
const PATIENCE_MS = 3_000;

/**
 * Reports to the tenancy's rulebook which instructions hold for this user, whenever they change: by the alarm, and before a
 * deletion answers. A report replaces the one before. It holds digests of the user's words. The words follow only if the
 * rulebook says that enough users share the digest.
 */
export class InstructionReport implements AlarmTask, Revertible {
  private readonly workingSet: WorkingSetLoader;
  private readonly sql: SqlStorage;
  private readonly rules: Pick<RuleStore, "report" | "word">;
  private readonly place: () => VaultPlace | null;
  private dueAt: number | null = null;
  private underWay: Promise<void> | null = null;

  constructor(workingSet: WorkingSetLoader, rules: Pick<RuleStore, "report" | "word">, place: () => VaultPlace | null) {
    this.workingSet = workingSet;
    this.sql = workingSet.sql;
    this.rules = rules;
    this.place = place;
  }

  /** Takes over the vault row, after the tables were made or found. */
  load(): void {
    this.dueAt = this.sql.exec<{ report_due: number | null }>("SELECT report_due FROM vault").one().report_due;
  }

  snapshot(): () => void {
    const { dueAt } = this;
    return () => void (this.dueAt = dueAt);
  }

  /** Schedules a report if instructions of the working set have changed since the last call. Returns whether they have. */
  noteChanges(now: number): boolean {
    const hasChanged = this.workingSet.loaded?.takeInstructionsChanged() ?? false;
    if (hasChanged && this.dueAt === null) this.setDue(now + REPORT_AFTER_MS);
    return hasChanged;
  }

  nextRun(now: number): number | null {
    this.noteChanges(now);
    return this.dueAt;
  }

  /** Sends a report that is due. A report that fails is sent later: nobody waits for it. */
  async run(): Promise<void> {
    if (this.dueAt === null) return;
    this.underWay ??= this.send().finally(() => (this.underWay = null));
    await this.underWay;
  }

  /** Resolves when no report is on its way, so that an erasure in the rulebook is not undone by one. */
  async settled(): Promise<void> {
    await this.underWay;
  }

  private async send(): Promise<void> {
    const place = this.place();
    if (!place) return;
    const counted = countedInstructions(this.sql, place.tenancy);
    const instructions = JSON.stringify([...counted.keys()].toSorted());
    const { reported } = this.sql.exec<{ reported: string }>("SELECT reported FROM vault").one();
    this.setDue(null);
    if (instructions === reported) return;
    this.sql.exec("UPDATE vault SET reported = ?", instructions);
    try {
      const wanted = await within(PATIENCE_MS, this.rules.report(place, JSON.parse(instructions) as string[]));
      const worded = wanted.flatMap((pattern) => {
        const text = counted.get(pattern);
        return typeof text === "string" ? [{ pattern, text }] : [];
      });
      if (worded.length > 0) await within(PATIENCE_MS, this.rules.word(place, worded));
    } catch (error) {
      log("warn", { event: "patterns_not_reported", reason: reasonOf(error) });
      // The report may have arrived or not, so the next one is sent whatever it holds.
      this.sql.exec("UPDATE vault SET reported = ''");
      this.setDue(Date.now() + RETRY_AFTER_MS);
    }
  }

  private setDue(at: number | null): void {
    this.dueAt = at;
    this.sql.exec("UPDATE vault SET report_due = ?", at);
  }
}

/**
 * Returns the patterns of all instructions that may be counted. Those in own words have their wording, which leaves the
 * vault only if the rulebook wants it.
 */
function countedInstructions(sql: SqlStorage, tenancy: string): ReadonlyMap<string, string | null> {
  const directory = directoryOf(sql);
  const ids = directory.slotsWith("instruction:").flatMap((slot) => directory.inSlot(slot));
  const rows = sqlNaming(sql, ids).exec<{ slot: string; value: string | null; said: string }>(
    `SELECT slot, value, coalesce(quote, text) AS said FROM memories WHERE id IN (SELECT value FROM json_each(?))
       AND type = 'procedural' AND valid_to IS NULL AND quarantine IS NULL`,
    JSON.stringify(ids),
  );
  const counted = new Map<string, string | null>();
  for (const { slot, value, said } of rows.toArray()) {
    const common = commonInstruction(slot, value ?? "");
    if (common !== null && !isInOwnWords(value)) counted.set(common, null);
    else {
      const { forms, own } = wishesIn(said);
      for (const form of forms) counted.set(form, null);
      if (own) counted.set(wishPattern(tenancy, own.key), own.text);
    }
  }
  return counted;
}

/** Returns true for a value that is a whole sentence: "said keep it short for my boss" holds a word of the vocabulary. */
const isInOwnWords = (value: string | null): boolean => (value ?? "").startsWith("said ");
