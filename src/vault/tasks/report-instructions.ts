import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import { commonInstruction } from "../../memory/common-instruction.ts";
import type { VaultPlace } from "../../ports/cold-tier.ts";
import type { RuleStore } from "../../ports/rule-store.ts";

/** What is said in one go is told in one go. */
const REPORT_AFTER_MS = 1_000;
const AGAIN_AFTER_MS = 600_000;
const PATIENCE_MS = 3_000;

/**
 * Tells the tenancy's rulebook which standing instructions of a closed vocabulary hold here, whenever they change:
 * by the alarm, and before a deletion answers. What is told replaces what was told before.
 */
export class InstructionReport {
  private readonly sql: SqlStorage;
  private readonly rules: Pick<RuleStore, "report">;
  private readonly place: () => VaultPlace | null;
  private dueAt: number | null = null;
  private underWay: Promise<void> | null = null;

  constructor(sql: SqlStorage, rules: Pick<RuleStore, "report">, place: () => VaultPlace | null) {
    this.sql = sql;
    this.rules = rules;
    this.place = place;
  }

  /** The file was opened, or emptied. */
  load(): void {
    this.dueAt = this.sql.exec<{ report_due: number | null }>("SELECT report_due FROM vault").one().report_due;
  }

  /** Returns a way back to how it stands now, for a write that fails. */
  wayBack(): () => void {
    const { dueAt } = this;
    return () => void (this.dueAt = dueAt);
  }

  /** Instructions have changed, or may have. */
  note(now: number): void {
    if (this.dueAt === null) this.setDue(now + REPORT_AFTER_MS);
  }

  get due(): number | null {
    return this.dueAt;
  }

  /** Tells what is due by `at`. Fails open: what could not be told is told later. */
  async send(at: number): Promise<void> {
    if (this.dueAt === null || this.dueAt > at) return;
    this.underWay ??= this.tell().finally(() => (this.underWay = null));
    await this.underWay;
  }

  /** Resolves when nothing is on its way to the rulebook: whoever erases the user there afterwards erases all of it. */
  async settled(): Promise<void> {
    await this.underWay;
  }

  private async tell(): Promise<void> {
    const place = this.place();
    if (!place) return;
    const patterns = JSON.stringify(patternsIn(this.sql));
    const { reported } = this.sql.exec<{ reported: string }>("SELECT reported FROM vault").one();
    this.setDue(null);
    if (patterns === reported) return;
    this.sql.exec("UPDATE vault SET reported = ?", patterns);
    try {
      await within(PATIENCE_MS, this.rules.report(place, JSON.parse(patterns) as string[]));
    } catch (error) {
      log("warn", { event: "patterns_not_reported", reason: reasonOf(error) });
      // It may have arrived or not: what holds is told again.
      this.sql.exec("UPDATE vault SET reported = ''");
      this.setDue(Date.now() + AGAIN_AFTER_MS);
    }
  }

  private setDue(at: number | null): void {
    this.dueAt = at;
    this.sql.exec("UPDATE vault SET report_due = ?", at);
  }
}

/** By the index of slots: no scan. */
function patternsIn(sql: SqlStorage): string[] {
  const rows = sql.exec<{ slot: string; value: string | null }>(
    `SELECT slot, value FROM memories WHERE slot >= 'instruction:' AND slot < 'instruction;'
       AND type = 'procedural' AND valid_to IS NULL AND quarantine IS NULL`,
  );
  const patterns = rows.toArray().flatMap(({ slot, value }) => commonInstruction(slot, value ?? "") ?? []);
  return [...new Set(patterns)].toSorted();
}
