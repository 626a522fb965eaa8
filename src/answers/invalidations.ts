/** What was purged or erased: everything (`*`), a model's answers (`model:…`), or those that somebody asked for first. */
export interface Invalidation {
  readonly subject: string;
  readonly ticket: number;
}

/** What is about every answer. */
export const EVERYTHING = "*";
export const ofModel = (model: string): string => `model:${model}`;

type BarrierRow = { subject: string; ticket: number; owed: number };

/**
 * Counts purges and erasures, and remembers the last of each, so that what was under way before does not come back. Each
 * is owed to the cold tier until it is settled, whether there is one already or not.
 */
export class Invalidations {
  ticket: number;
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.ticket = sql.exec<{ last: number }>("SELECT coalesce(max(ticket), 0) AS last FROM barriers").one().last;
  }

  /** From now on what was under way for this subject is refused. */
  record(subject: string, owed: boolean): void {
    this.ticket += 1;
    this.sql.exec(
      `INSERT INTO barriers (subject, ticket, owed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET ticket = excluded.ticket, owed = max(owed, excluded.owed)`,
      subject,
      this.ticket,
      owed ? 1 : 0,
    );
  }

  /** Whether an answer that was on its way when this ticket was drawn is barred. */
  isInvalidated(asker: string | null, model: string, ticket: number): boolean {
    if (ticket === this.ticket) return false;
    const barred = this.sql.exec(
      "SELECT 1 FROM barriers WHERE subject IN (?, ?, ?) AND ticket > ?",
      EVERYTHING,
      asker,
      ofModel(model),
      ticket,
    );
    return barred.toArray().length > 0;
  }

  /** In the order they were raised. */
  owed(): Invalidation[] {
    return this.sql.exec<BarrierRow>("SELECT * FROM barriers WHERE owed ORDER BY ticket").toArray();
  }

  get isOwing(): boolean {
    return this.sql.exec("SELECT 1 FROM barriers WHERE owed LIMIT 1").toArray().length > 0;
  }

  settle({ subject, ticket }: Invalidation): void {
    this.sql.exec("UPDATE barriers SET owed = 0 WHERE subject = ? AND ticket = ?", subject, ticket);
  }

  /** What to do when the file has been emptied. */
  restoreAfterRewrite(): () => void {
    const rows = this.sql.exec<BarrierRow>("SELECT * FROM barriers").toArray();
    return () => {
      for (const { subject, ticket, owed } of rows)
        this.sql.exec("INSERT INTO barriers (subject, ticket, owed) VALUES (?, ?, ?)", subject, ticket, owed);
    };
  }
}
