import type { AuditEntry, Slice } from "../ports/tenants.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";

/** Rows are only ever added. They hold who did what to what, never any content. */
export const AUDIT_TABLE = `
  CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL UNIQUE,       -- identifies the entry in every deployment, in order of time; ids differ between them
    at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT
  );
`;

/** SQL for the mark of an entry from a version without marks. */
export const EARLIER_MARK = "printf('%015d %09d ', at, id) || hex(randomblob(4))";

export const REPLICATED_AUDIT: ReplicatedTable = { name: "audit", part: "bulk", key: ["mark"], omits: ["id"] };

/** The actor of every entry of the admin API: the holder of the `ADMIN_KEY`. */
export const ADMIN = "admin";

interface AuditRow extends Record<string, SqlStorageValue> {
  id: number;
  at: number;
  actor: string;
  action: string;
  subject: string | null;
}

/** The audit log of a tenant or of the deployment. */
export class AuditLog {
  private readonly sql: SqlStorage;
  private readonly onWritten: () => void;

  constructor(sql: SqlStorage, onWritten: () => void) {
    this.sql = sql;
    this.onWritten = onWritten;
  }

  record(actor: string, action: string, subject: string | null, now: number): void {
    this.sql.exec(
      `INSERT INTO audit (mark, at, actor, action, subject)
       SELECT printf('%015d %09d ', ?1, coalesce(max(id), 0)) || hex(randomblob(4)), ?1, ?2, ?3, ?4 FROM audit`,
      now,
      actor,
      action,
      subject,
    );
    this.onWritten();
  }

  /** Reads entries after an id, oldest first. */
  read(after: number, limit: number): Slice<AuditEntry, number> {
    const rows = this.sql
      .exec<AuditRow>(
        "SELECT id, at, actor, action, subject FROM audit WHERE id > ? ORDER BY id LIMIT ?",
        after,
        limit + 1,
      )
      .toArray();
    const data = rows.slice(0, limit).map(({ at, ...entry }) => ({ ...entry, at: new Date(at).toISOString() }));
    return { data, next: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  }
}
