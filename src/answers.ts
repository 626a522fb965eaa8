import { DurableObject } from "cloudflare:workers";
import { normalForm } from "./cache/agreement.ts";
import { serve } from "./cache/serve.ts";
import type { AnswerDraft, AnswerLook, AnswerLookup } from "./ports.ts";
import { type Tenancy, answersName } from "./scope.ts";

/** Answers one tenancy may keep; what expires first goes first. */
const KEPT_AT_MOST = 20_000;
/** Expired answers leave the disk at the latest this long after they stopped serving. */
const SWEEP_MS = 15 * 60_000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS answers (
    fingerprint TEXT NOT NULL, form TEXT NOT NULL, question TEXT NOT NULL, completion TEXT NOT NULL,
    stored_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    asker TEXT,                                            -- vault name of the user who asked first
    PRIMARY KEY (fingerprint, form)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS answers_asker ON answers (asker);
  CREATE INDEX IF NOT EXISTS answers_expiry ON answers (expires_at);

  -- Counts erasures, and remembers which was the last of each user: an answer that was under way is refused.
  CREATE TABLE IF NOT EXISTS erasures (asker TEXT PRIMARY KEY, ticket INTEGER NOT NULL) WITHOUT ROWID;

  -- Whose answers were replaced or have expired since the file was last rewritten: their bytes may still be in it.
  CREATE TABLE IF NOT EXISTS departed (asker TEXT PRIMARY KEY) WITHOUT ROWID;
`;

interface AnswerRow extends Record<string, SqlStorageValue> {
  fingerprint: string;
  form: string;
  question: string;
  completion: string;
  stored_at: number;
  expires_at: number;
  asker: string | null;
}

/**
 * The shared answers of one tenancy: those that nothing personal shaped. Apart from every vault, so
 * that what is served to many can be shown never to have met a memory.
 */
export class Answers extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private ticket: number;
  private count: number;
  /** Whether this object has set the alarm since it woke. */
  private sweeps = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    this.sql.exec(TABLES);
    this.ticket = this.sql.exec<{ last: number }>("SELECT coalesce(max(ticket), 0) AS last FROM erasures").one().last;
    this.count = this.countAll();
  }

  async look(tenancy: Tenancy, lookup: AnswerLookup | null): Promise<AnswerLook> {
    this.enter(tenancy);
    if (!lookup) return { answer: null, ticket: this.ticket };
    const row = this.sql
      .exec<AnswerRow>(
        "SELECT * FROM answers WHERE fingerprint = ? AND form = ? AND expires_at > ?",
        lookup.fingerprint,
        normalForm(lookup.question),
        lookup.now,
      )
      .toArray()[0];
    return { answer: row ? serve(row, lookup) : null, ticket: this.ticket };
  }

  async keep(tenancy: Tenancy, draft: AnswerDraft, asker: string | null, ticket: number): Promise<boolean> {
    this.enter(tenancy);
    if (asker !== null && this.erasedSince(asker, ticket)) return false;
    const form = normalForm(draft.question);
    this.depart("fingerprint = ? AND form = ?", draft.fingerprint, form);
    this.insert({
      fingerprint: draft.fingerprint,
      form,
      question: draft.question,
      completion: draft.completion,
      stored_at: draft.storedAt,
      expires_at: draft.expiresAt,
      asker,
    });
    this.count += 1;
    if (this.count > KEPT_AT_MOST) this.evict(draft.storedAt);
    if (!this.sweeps) {
      this.sweeps = true;
      await this.ctx.storage.setAlarm(draft.expiresAt + SWEEP_MS);
    }
    return true;
  }

  /**
   * Deleting rows leaves their text in the file's journal, so the others are carried over into an
   * emptied file. A crash on the way loses cached answers and nothing else.
   */
  async forgetAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.enter(tenancy);
    const forgotten = this.countOf(asker);
    this.ticket += 1;
    this.sql.exec("INSERT OR REPLACE INTO erasures (asker, ticket) VALUES (?, ?)", asker, this.ticket);
    if (forgotten > 0 || this.hasDeparted(asker))
      await this.ctx.blockConcurrencyWhile(() => this.rewriteWithout(asker));
    return forgotten;
  }

  async countAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.enter(tenancy);
    return this.countOf(asker);
  }

  override async alarm(): Promise<void> {
    this.evict(Date.now());
    const next = this.sql.exec<{ at: number | null }>("SELECT min(expires_at) AS at FROM answers").one().at;
    this.sweeps = next !== null;
    if (next !== null) await this.ctx.storage.setAlarm(next + SWEEP_MS);
  }

  private enter(tenancy: Tenancy): void {
    if (this.ctx.id.name !== answersName(tenancy)) throw new Error("answers were asked for of another tenancy");
  }

  private insert(row: AnswerRow): void {
    this.sql.exec(
      `INSERT OR REPLACE INTO answers (fingerprint, form, question, completion, stored_at, expires_at, asker)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      row.fingerprint,
      row.form,
      row.question,
      row.completion,
      row.stored_at,
      row.expires_at,
      row.asker,
    );
  }

  private async rewriteWithout(asker: string): Promise<void> {
    const others = this.sql.exec<AnswerRow>("SELECT * FROM answers WHERE asker IS NOT ?", asker).toArray();
    const erasures = this.sql.exec<{ asker: string; ticket: number }>("SELECT * FROM erasures").toArray();
    await this.ctx.storage.deleteAll();
    this.sql.exec(TABLES);
    for (const row of others) this.insert(row);
    for (const row of erasures) this.sql.exec("INSERT INTO erasures VALUES (?, ?)", row.asker, row.ticket);
    this.count = others.length;
    if (others.length > 0) await this.ctx.storage.setAlarm(Date.now() + SWEEP_MS);
  }

  private evict(now: number): void {
    const surplus = "(SELECT expires_at FROM answers ORDER BY expires_at DESC LIMIT 1 OFFSET ?)";
    for (const [going, bound] of [
      ["expires_at <= ?", now],
      [`expires_at <= ${surplus}`, Math.floor(KEPT_AT_MOST * 0.9)],
    ] as const) {
      this.depart(going, bound);
      this.sql.exec(`DELETE FROM answers WHERE ${going}`, bound);
    }
    this.count = this.countAll();
  }

  /** Called before answers leave without their asker being erased. */
  private depart(going: string, ...bound: SqlStorageValue[]): void {
    this.sql.exec(
      `INSERT OR IGNORE INTO departed SELECT asker FROM answers WHERE (${going}) AND asker IS NOT NULL`,
      ...bound,
    );
  }

  private hasDeparted(asker: string): boolean {
    return this.sql.exec("SELECT 1 FROM departed WHERE asker = ?", asker).toArray().length > 0;
  }

  private erasedSince(asker: string, ticket: number): boolean {
    return this.sql.exec("SELECT 1 FROM erasures WHERE asker = ? AND ticket > ?", asker, ticket).toArray().length > 0;
  }

  private countOf(asker: string): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM answers WHERE asker = ?", asker).one().n;
  }

  private countAll(): number {
    return this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM answers").one().n;
  }
}
