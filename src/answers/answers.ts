import { DurableObject } from "cloudflare:workers";
import { askedForm, normalForm } from "../cache/agreement.ts";
import { kinshipOf } from "../cache/kinship.ts";
import { compareAnswers } from "../cache/same-answer.ts";
import { serve } from "../cache/serve.ts";
import { textOf } from "../dialects/chat-replay.ts";
import type {
  AnswerDraft,
  AnswerLook,
  AnswerLookup,
  CacheCounts,
  CachedAnswer,
  CacheState,
  FlightEnd,
} from "../ports.ts";
import { answersName, type Tenancy } from "../scope.ts";
import { wireAnswers } from "../wiring.ts";
import { Flights } from "./flights.ts";
import { Ledger } from "./ledger.ts";
import {
  bytesOf,
  evict,
  hasDeparted,
  insertAnswer,
  isOverfull,
  remove,
  rivalsOf,
  rowOf,
  sameForm,
  sameQuestion,
  type Stock,
  stockOf,
  touch,
} from "./rows.ts";
import { type AnswerRow, TABLES } from "./schema.ts";

/** Answers of no use any more leave the disk at the latest this long after. */
const SWEEP_MS = 15 * 60_000;
/** What was counted is written at the latest this long after. */
const WRITE_AFTER_MS = 5_000;
/** When an answer was last served is written no more often than this. */
const TOUCH_AFTER_MS = 60_000;

type Found = Pick<AnswerLook, "answer" | "stale" | "withheld">;

const NOTHING: Found = { answer: null, stale: null, withheld: null };

/**
 * The shared answers of one tenancy: those that nothing personal shaped. Apart from every vault, so
 * that what is served to many can be shown never to have met a memory.
 */
export class Answers extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private readonly flights = new Flights();
  private readonly ledger: Ledger;
  private ticket: number;
  /** Null: not counted since this object woke. Too high by what was replaced since. */
  private stock: Stock | null = null;
  /** Answers served since the last write, and when. */
  private readonly used = new Map<number, number>();
  private writing = false;
  /** Whether this object has set the alarm since it woke. */
  private sweeps = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.sql.exec(TABLES);
    this.ledger = new Ledger(this.sql, wireAnswers(env).errorTarget, Date.now());
    this.ticket = this.sql.exec<{ last: number }>("SELECT coalesce(max(ticket), 0) AS last FROM barriers").one().last;
  }

  /** Writes nothing: the runtime holds a reply back until what was written is on disk. */
  async look(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<AnswerLook> {
    this.enter(tenancy);
    if (counts) this.ledger.count(counts);
    const told = (found: Found, flight: AnswerLook["flight"] = null): AnswerLook => {
      this.writeSoon();
      return { ...found, flight, ticket: this.ticket };
    };
    if (!lookup || !this.ledger.books.on) return told(NOTHING);
    const found = this.find(lookup);
    const fresh = found.answer !== null && found.answer.expiresAt > lookup.now;
    if (fresh || lookup.payer === null) return told(found);
    const flight = this.flights.board(lookup, lookup.payer);
    if (flight.lead || found.answer || lookup.patienceMs === 0) return told(found, flight);
    const end = await this.flights.wait(flight.id, lookup.patienceMs);
    if (end === "failed") return told(found);
    return told(end === "landed" ? this.find(lookup) : found, flight);
  }

  async keep(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    ticket: number,
    flight: number | null,
  ): Promise<boolean> {
    this.enter(tenancy);
    const refused = !this.ledger.books.on || this.isBarred(asker, draft.model, ticket);
    if (!refused) this.put(draft, asker);
    if (flight !== null) this.flights.end(flight, refused ? "left" : "landed");
    if (!refused) await this.sweepLater();
    return !refused;
  }

  async leave(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void> {
    this.enter(tenancy);
    this.flights.end(flight, how);
  }

  async count(tenancy: Tenancy, counts: CacheCounts): Promise<void> {
    this.enter(tenancy);
    this.ledger.count(counts);
    this.writeSoon();
  }

  async state(tenancy: Tenancy): Promise<CacheState> {
    this.enter(tenancy);
    const { since, counts, evidence } = this.ledger.books;
    return { since, counts, evidence, ...stockOf(this.sql) };
  }

  async purge(tenancy: Tenancy, model: string | null): Promise<number> {
    this.enter(tenancy);
    const before = stockOf(this.sql).entries;
    this.bar(model === null ? "*" : `model:${model}`);
    if (model === null) await this.ctx.blockConcurrencyWhile(() => this.rewriteWith("0"));
    else remove(this.sql, "model = ?", model);
    this.stock = stockOf(this.sql);
    return before - this.stock.entries;
  }

  async turn(tenancy: Tenancy, on: boolean): Promise<void> {
    this.enter(tenancy);
    this.ledger.turn(on);
    this.ledger.write();
  }

  /**
   * Deleting rows leaves their text in the file's journal, so the others are carried over into an
   * emptied file. A crash on the way loses cached answers and nothing else.
   */
  async forgetAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.enter(tenancy);
    const forgotten = this.countOf(asker);
    this.bar(asker);
    if (forgotten > 0 || hasDeparted(this.sql, asker))
      await this.ctx.blockConcurrencyWhile(() => this.rewriteWith("asker IS NOT ?", asker));
    return forgotten;
  }

  async countAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.enter(tenancy);
    return this.countOf(asker);
  }

  override async alarm(): Promise<void> {
    this.write();
    evict(this.sql, Date.now());
    this.stock = null;
    this.sweeps = false;
    await this.sweepLater();
  }

  private enter(tenancy: Tenancy): void {
    if (this.ctx.id.name !== answersName(tenancy)) throw new Error("answers were asked for of another tenancy");
  }

  private find(lookup: AnswerLookup): Found {
    const exact = this.servable(sameQuestion(this.sql, lookup), lookup);
    if (exact.answer) return exact;
    if (lookup.match === "exact") return exact;
    const row = sameForm(this.sql, lookup, askedForm(lookup.question));
    const alike = this.servable(row, lookup);
    if (!row || !alike.answer) return { ...NOTHING, stale: exact.stale ?? alike.stale };
    const withheld = this.ledger.withhold(kinshipOf(lookup.question, row.question));
    return withheld ? { ...NOTHING, stale: exact.stale, withheld } : alike;
  }

  private servable(row: AnswerRow | null, lookup: AnswerLookup): Found {
    const answer: CachedAnswer | null = row && serve(row, lookup);
    if (!row || !answer) return NOTHING;
    if (row.expires_at + lookup.staleSeconds * 1000 <= lookup.now) return { ...NOTHING, stale: answer };
    if (lookup.now - row.used_at > TOUCH_AFTER_MS) this.used.set(row.id, lookup.now);
    return { ...NOTHING, answer };
  }

  private put(draft: AnswerDraft, asker: string | null): void {
    const form = normalForm(draft.question);
    for (const rival of rivalsOf(this.sql, draft, form)) {
      const verdict = compareAnswers(textOf(draft.completion), textOf(rival.completion));
      const kinship = rival.question === draft.question ? "repeat" : kinshipOf(draft.question, rival.question);
      if (verdict === "unclear") continue;
      this.ledger.learn(kinship, verdict === "other");
      this.write();
    }
    const { entries, bytes } = (this.stock ??= stockOf(this.sql));
    insertAnswer(this.sql, rowOf(draft, form, asker));
    this.stock = { entries: entries + 1, bytes: bytes + bytesOf(draft) };
    this.writeSoon();
    if (!isOverfull(this.stock)) return;
    evict(this.sql, draft.storedAt);
    this.stock = null;
  }

  /** From now on what was under way for this subject is refused. */
  private bar(subject: string): void {
    this.ticket += 1;
    this.sql.exec("INSERT OR REPLACE INTO barriers (subject, ticket) VALUES (?, ?)", subject, this.ticket);
  }

  private isBarred(asker: string | null, model: string, ticket: number): boolean {
    if (ticket === this.ticket) return false;
    const barred = this.sql.exec(
      "SELECT 1 FROM barriers WHERE subject IN ('*', ?, ?) AND ticket > ?",
      asker,
      `model:${model}`,
      ticket,
    );
    return barred.toArray().length > 0;
  }

  private async rewriteWith(condition: string, ...given: string[]): Promise<void> {
    const rows = this.sql.exec<AnswerRow>(`SELECT * FROM answers WHERE ${condition}`, ...given).toArray();
    const barriers = this.sql.exec<{ subject: string; ticket: number }>("SELECT * FROM barriers").toArray();
    await this.ctx.storage.deleteAll();
    this.sql.exec(TABLES);
    for (const row of rows) insertAnswer(this.sql, row);
    for (const row of barriers) this.sql.exec("INSERT INTO barriers VALUES (?, ?)", row.subject, row.ticket);
    this.ledger.rewrite();
    this.stock = null;
    this.used.clear();
    this.sweeps = false;
    await this.sweepLater();
  }

  private writeSoon(): void {
    if (this.writing || (!this.ledger.isDirty && this.used.size === 0)) return;
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
  }

  private async sweepLater(): Promise<void> {
    if (this.sweeps) return;
    const next = this.sql.exec<{ at: number | null }>("SELECT min(gone_at) AS at FROM answers").one().at;
    if (next === null) return;
    this.sweeps = true;
    await this.ctx.storage.setAlarm(next + SWEEP_MS);
  }

  private countOf(asker: string): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM answers WHERE asker = ?", asker).one().n;
  }
}
