import { DurableObject } from "cloudflare:workers";
import { correctedForm, normalForm } from "../cache/agreement.ts";
import { matchKindOf } from "../cache/match-kind.ts";
import { keepsNewerAnswer } from "../cache/keeps-newer-answer.ts";
import { compareAnswers } from "../cache/compare-answers.ts";
import { isServable } from "../cache/is-servable.ts";
import { partUsage } from "../cache/usage-counts.ts";
import { within } from "../runtime/deadline.ts";
import { textOf } from "../dialects/chat/replay.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { UsageDay } from "../ports/usage.ts";
import type {
  AnswerDraft,
  CacheLookupResult,
  AnswerLookup,
  CacheCounts,
  CachedAnswer,
  CacheState,
  FlightEnd,
} from "../ports/answer-store.ts";
import type { ColdAnswers } from "../ports/cold-tier.ts";
import { answersName, type Tenancy } from "../scope.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import type { AnswersPorts } from "../ports/ports.ts";
import { Invalidations, EVERYTHING, ofModel } from "./invalidations.ts";
import { coldAnswer, rowsIn, applyRows } from "./cold-rows.ts";
import { SingleFlight } from "./single-flight.ts";
import { dropReplicationState } from "./drop-replication.ts";
import { CacheStatistics } from "./statistics.ts";
import type { Replica } from "./replica.ts";
import {
  bytesOf,
  evict,
  wasRemoved,
  insertAnswer,
  isOverLimit,
  remove,
  earlierAnswers,
  LIMITS,
  rowOf,
  sameForm,
  sameQuestion,
  type CacheSize,
  sizeOf,
  touch,
} from "./rows.ts";
import { type AnswerRow, TABLES } from "./schema.ts";
import { UsageBook } from "./usage-by-day.ts";

/** Answers of no use any more leave the disk at the latest this long after. */
const SWEEP_MS = 15 * 60_000;
/** What was counted is written at the latest this long after. */
const WRITE_AFTER_MS = 5_000;
/** As long as whoever forgets one memory waits for the cold tier to hear of it; it follows in any case. */
const TOLD_WITHIN_MS = 1_000;
/** When an answer was last served is written no more often than this. */
const TOUCH_AFTER_MS = 60_000;

type Found = Pick<CacheLookupResult, "answer" | "stale" | "withheld">;

const NOTHING: Found = { answer: null, stale: null, withheld: null };

/**
 * The shared answers of one tenancy: those that nothing personal shaped. Apart from every vault, so
 * that what is served to many can be shown never to have met a memory.
 */
export class Answers extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private readonly flights = new SingleFlight();
  private readonly ledger: CacheStatistics;
  private readonly usageBook: UsageBook;
  private readonly barriers: Invalidations;
  /** Null: this file is all there is. */
  private replica: Replica | null = null;
  /** How long a question waits for the cold tier to be read. */
  private readonly patienceMs: number;
  /** What was waited for last, and until when. */
  private warming: Promise<void> | null = null;
  private patientUntil = 0;
  /** Null: not counted since this object woke. Too high by what was replaced since. */
  private stock: CacheSize | null = null;
  /** Answers served since the last write, and when. */
  private readonly used = new Map<number, number>();
  private writing = false;
  /** What this object has set the alarm to since it woke; null: nothing. */
  private wakesAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Env, { errorTarget, cold, patienceMs }: AnswersPorts) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    // What an earlier version kept in other tables is of no use, and each answer is an hour old at most.
    if (hasTable(this.sql, "answers") && !hasTable(this.sql, "outbox")) void ctx.storage.deleteAll();
    this.sql.exec(TABLES);
    this.ledger = new CacheStatistics(this.sql, errorTarget, Date.now());
    this.usageBook = new UsageBook(this.sql);
    this.barriers = new Invalidations(this.sql);
    this.patienceMs = patienceMs;
    if (cold) void ctx.blockConcurrencyWhile(() => this.follow(cold));
    else dropReplicationState(this.sql);
  }

  async prefetch(tenancy: Tenancy): Promise<void> {
    this.assertOwner(tenancy);
    if (this.replica?.isWhole === false) await this.warm(this.replica);
  }

  /** Writes nothing: the runtime holds a reply back until what was written is on disk. */
  async lookUp(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<CacheLookupResult> {
    this.assertOwner(tenancy);
    if (counts) this.take(counts);
    const told = (found: Found, flight: CacheLookupResult["flight"] = null): CacheLookupResult => {
      this.writeSoon();
      return { ...found, flight, cacheVersion: this.barriers.ticket };
    };
    if (!lookup || !this.ledger.books.on) return told(NOTHING);
    let found = this.find(lookup);
    if (this.replica && !this.replica.isWhole && !found.answer) {
      await this.warm(this.replica);
      found = this.find(lookup);
    }
    const fresh = found.answer !== null && found.answer.expiresAt > lookup.now;
    if (fresh || lookup.credentialKey === null) return told(found);
    const flight = this.flights.join(lookup, lookup.credentialKey);
    if (flight.lead || found.answer || lookup.patienceMs === 0) return told(found, flight);
    const end = await this.flights.wait(flight.id, lookup.patienceMs);
    if (end === "failed") return told(found);
    return told(end === "landed" ? this.find(lookup) : found, flight);
  }

  async store(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    ticket: number,
    flight: number | null,
  ): Promise<boolean> {
    this.assertOwner(tenancy);
    const refused = !this.ledger.books.on || this.barriers.isInvalidated(asker, draft.model, ticket);
    const kept = !refused && this.put(draft, asker);
    if (flight !== null) this.flights.end(flight, refused ? "left" : "landed");
    if (kept) await this.wakeLater();
    return kept;
  }

  async releaseFlight(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void> {
    this.assertOwner(tenancy);
    this.flights.end(flight, how);
  }

  async addCounts(tenancy: Tenancy, counts: CacheCounts): Promise<void> {
    this.assertOwner(tenancy);
    this.take(counts);
    this.writeSoon();
  }

  async usage(tenancy: Tenancy): Promise<UsageDay[]> {
    this.assertOwner(tenancy);
    return this.usageBook.read();
  }

  async state(tenancy: Tenancy): Promise<CacheState> {
    this.assertOwner(tenancy);
    const { since, counts, evidence } = this.ledger.books;
    return { since, counts, evidence, ...sizeOf(this.sql) };
  }

  async purge(tenancy: Tenancy, model: string | null): Promise<number> {
    this.assertOwner(tenancy);
    const before = sizeOf(this.sql).entries;
    const subject = model === null ? EVERYTHING : ofModel(model);
    this.barriers.record(subject, true);
    await this.remove(subject);
    this.stock = sizeOf(this.sql);
    return Math.max(before - this.stock.entries, await this.tell(subject));
  }

  async setEnabled(tenancy: Tenancy, on: boolean): Promise<void> {
    this.assertOwner(tenancy);
    this.ledger.turn(on);
    this.ledger.write();
  }

  /** The cold tier follows even if it cannot now: `countAsker` waits for it. */
  async eraseAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.assertOwner(tenancy);
    const forgotten = this.countOf(asker);
    this.barriers.record(asker, true);
    await this.remove(asker);
    const there = await within(TOLD_WITHIN_MS, this.tell(asker)).catch((error: unknown) => {
      failed(error);
      return 0;
    });
    return Math.max(forgotten, there);
  }

  async countAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.assertOwner(tenancy);
    return this.countOf(asker) + ((await this.replica?.count(asker)) ?? 0);
  }

  override async alarm(): Promise<void> {
    this.write();
    evict(this.sql, Date.now());
    this.stock = null;
    this.wakesAt = null;
    await this.replica?.carry();
    await this.wakeLater();
  }

  private take(counts: CacheCounts): void {
    const { days, cache } = partUsage(counts);
    this.ledger.count(cache);
    this.usageBook.add(days);
  }

  private assertOwner(tenancy: Tenancy): void {
    if (this.ctx.id.name !== answersName(tenancy)) throw new Error("answers were asked for of another tenancy");
  }

  private find(lookup: AnswerLookup): Found {
    const exact = this.servable(sameQuestion(this.sql, lookup), lookup);
    if (exact.answer) return exact;
    if (lookup.match === "exact") return exact;
    const row = sameForm(this.sql, lookup, correctedForm(lookup.question));
    const alike = this.servable(row, lookup);
    if (!row || !alike.answer) return { ...NOTHING, stale: exact.stale ?? alike.stale };
    const withheld = this.ledger.withhold(matchKindOf(lookup.question, row.question));
    return withheld ? { ...NOTHING, stale: exact.stale, withheld } : alike;
  }

  private servable(row: AnswerRow | null, lookup: AnswerLookup): Found {
    const answer: CachedAnswer | null = row && isServable(row, lookup);
    if (!row || !answer) return NOTHING;
    if (row.expires_at + lookup.staleSeconds * 1000 <= lookup.now) return { ...NOTHING, stale: answer };
    if (lookup.now - row.used_at > TOUCH_AFTER_MS) this.used.set(row.id, lookup.now);
    return { ...NOTHING, answer };
  }

  /** False: one that serves more callers was kept while this one was under way. */
  private put(draft: AnswerDraft, asker: string | null): boolean {
    const form = normalForm(draft.question);
    for (const rival of earlierAnswers(this.sql, draft, form)) {
      const verdict = compareAnswers(textOf(draft.completion), textOf(rival.completion));
      const kinship = rival.question === draft.question ? "repeat" : matchKindOf(draft.question, rival.question);
      if (verdict === "unclear") continue;
      this.ledger.learn(kinship, verdict === "other");
      this.write();
    }
    const rival = draft.lacksUsage ? sameQuestion(this.sql, { ...draft, now: draft.storedAt }) : null;
    if (rival && keepsNewerAnswer(rival, draft)) return false;
    const { entries, bytes } = (this.stock ??= sizeOf(this.sql));
    insertAnswer(this.sql, rowOf(draft, form, asker));
    this.replica?.note(draft);
    this.stock = { entries: entries + 1, bytes: bytes + bytesOf(draft) };
    this.writeSoon();
    if (!isOverLimit(this.stock)) return true;
    evict(this.sql, draft.storedAt);
    this.stock = null;
    return true;
  }

  /** Loaded where it is needed: most deployments have no cold tier. */
  private async follow(cold: ColdAnswers): Promise<void> {
    const { Replica } = await import("./replica.ts");
    this.replica = new Replica(this.sql, cold, this.barriers, this.ctx.id.name ?? "", {
      room: LIMITS,
      drop: (subject) => this.drop(subject),
      coldAnswer,
      rowsIn,
      take: (rows) => {
        this.stock = null;
        return applyRows(this.sql, rows, Date.now());
      },
      failed,
    });
  }

  /** Only those who ask while it begins wait for it, and only so long: a cold tier that hangs holds nobody else up. */
  private async warm(replica: Replica): Promise<void> {
    const warming = replica.warm();
    if (!warming) return;
    const now = Date.now();
    if (this.warming !== warming) [this.warming, this.patientUntil] = [warming, now + this.patienceMs];
    if (now < this.patientUntil) await within(this.patientUntil - now, warming).catch(() => {});
  }

  private async drop(subject: string): Promise<void> {
    this.barriers.record(subject, false);
    await this.remove(subject);
  }

  /**
   * Deleting rows leaves their text in the file's journal, so where people are to be forgotten the others are carried
   * over into an emptied file. A crash on the way loses cached answers and nothing else.
   */
  private async remove(subject: string): Promise<void> {
    if (subject === EVERYTHING) await this.ctx.blockConcurrencyWhile(() => this.rewriteWith("0"));
    else if (subject.startsWith(ofModel(""))) remove(this.sql, "model = ?", subject.slice(ofModel("").length));
    else if (this.countOf(subject) > 0 || wasRemoved(this.sql, subject))
      await this.ctx.blockConcurrencyWhile(() => this.rewriteWith("asker IS NOT ?", subject));
    this.stock = null;
  }

  /** The alarm does it if this cannot. */
  private async tell(subject: string): Promise<number> {
    if (!this.replica) return 0;
    await this.wakeLater();
    return this.replica.tell(subject);
  }

  private async rewriteWith(condition: string, ...given: string[]): Promise<void> {
    const rows = this.sql.exec<AnswerRow>(`SELECT * FROM answers WHERE ${condition}`, ...given).toArray();
    const raise = this.barriers.restoreAfterRewrite();
    const noteUsage = this.usageBook.carriedOver();
    const note = this.replica?.carriedOver();
    await this.ctx.storage.deleteAll();
    this.sql.exec(TABLES);
    for (const row of rows) insertAnswer(this.sql, row);
    raise();
    noteUsage();
    note?.(rows);
    this.ledger.rewrite();
    this.stock = null;
    this.used.clear();
    this.wakesAt = null;
    await this.wakeLater();
  }

  private writeSoon(): void {
    if (this.writing || (!this.ledger.isDirty && !this.usageBook.isDirty && this.used.size === 0)) return;
    this.writing = true;
    // Not with an alarm: setting one is a write, and the hit it is set for would wait for the disk.
    setTimeout(() => {
      this.writing = false;
      this.write();
    }, WRITE_AFTER_MS);
  }

  private write(): void {
    touch(this.sql, this.used);
    this.used.clear();
    this.ledger.write();
    this.usageBook.write();
  }

  private async wakeLater(): Promise<void> {
    const due = this.replica?.dueAt(Date.now()) ?? Infinity;
    if (this.wakesAt !== null && this.wakesAt <= due) return;
    const next = this.sql.exec<{ at: number | null }>("SELECT min(gone_at) AS at FROM answers").one().at;
    const at = Math.min(due, next === null ? Infinity : next + SWEEP_MS);
    if (at === Infinity) return;
    this.wakesAt = at;
    await this.ctx.storage.setAlarm(at);
  }

  private countOf(asker: string): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM answers WHERE asker = ?", asker).one().n;
  }
}

const failed = (error: unknown): void => log("warn", { event: "cold_answers_behind", reason: reasonOf(error) });
