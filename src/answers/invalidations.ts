/** A purge or an erasure of everything (`*`), of a model's answers (`model:…`), or of those whose first asker is named. */
interface Invalidation {
  readonly subject: string;
  readonly version: number;
}

/** The subject of an invalidation of all answers. */
export const EVERYTHING = "*";
export const ofModel = (model: string): string => `model:${model}`;

type BarrierRow = { subject: string; ticket: number; owed: number };

/**
 * Counts purges and erasures, and keeps the last of each subject, so that an answer from before is refused. Each is pending
 * until Redis has it, also while there is no cold tier.
 */
export class Invalidations {
  private readonly sql: SqlStorage;
  private last: number;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.last = sql.exec<{ last: number }>("SELECT coalesce(max(ticket), 0) AS last FROM barriers").one().last;
  }

  /** The version of the cache: it grows with every invalidation. */
  get version(): number {
    return this.last;
  }

  /** Refuses answers about this subject that were requested before now. */
  record(subject: string, isPending: boolean): void {
    this.last += 1;
    this.sql.exec(
      `INSERT INTO barriers (subject, ticket, owed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET ticket = excluded.ticket, owed = max(owed, excluded.owed)`,
      subject,
      this.last,
      isPending ? 1 : 0,
    );
  }

  /** Returns true if an answer that was requested at this version was invalidated since. */
  isInvalidated(asker: string | null, model: string, version: number): boolean {
    if (version === this.last) return false;
    const later = this.sql.exec(
      "SELECT 1 FROM barriers WHERE subject IN (?, ?, ?) AND ticket > ?",
      EVERYTHING,
      asker,
      ofModel(model),
      version,
    );
    return later.toArray().length > 0;
  }

  /** Returns the invalidations that Redis does not have, oldest first. */
  pending(): Invalidation[] {
    return this.sql
      .exec<BarrierRow>("SELECT * FROM barriers WHERE owed ORDER BY ticket")
      .toArray()
      .map(({ subject, ticket }) => ({ subject, version: ticket }));
  }

  get hasPending(): boolean {
    return this.sql.exec("SELECT 1 FROM barriers WHERE owed LIMIT 1").toArray().length > 0;
  }

  /** Records that Redis has it, unless the subject was invalidated again meanwhile. */
  markPushed({ subject, version }: Invalidation): void {
    this.sql.exec("UPDATE barriers SET owed = 0 WHERE subject = ? AND ticket = ?", subject, version);
  }

  /** Reads all before the file is emptied. The result writes them again. */
  save(): () => void {
    const rows = this.sql.exec<BarrierRow>("SELECT * FROM barriers").toArray();
    return () => {
      for (const { subject, ticket, owed } of rows)
        this.sql.exec("INSERT INTO barriers (subject, ticket, owed) VALUES (?, ?, ?)", subject, ticket, owed);
    };
  }
}
