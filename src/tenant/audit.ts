import type { AuditEntry, Slice } from "../ports/tenants.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";

/** Only ever added to. Holds who did what to what, never what it says. */
export const AUDIT_TABLE = `
  CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL UNIQUE,       -- by which it is known elsewhere, in order of time; ids are each file's own
    at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT
  );
`;

/** The mark of an entry from before there were marks, in SQL. */
export const EARLIER_MARK = "printf('%015d %09d ', at, id) || hex(randomblob(4))";

export const REPLICATED_AUDIT: ReplicatedTable = { name: "audit", part: "bulk", key: ["mark"], omits: ["id"] };

interface AuditRow extends Record<string, SqlStorageValue> {
  id: number;
  at: number;
  actor: string;
  action: string;
  subject: string | null;
}

export function recordAudit(sql: SqlStorage, actor: string, action: string, subject: string | null, now: number): void {
  sql.exec(
    `INSERT INTO audit (mark, at, actor, action, subject)
     SELECT printf('%015d %09d ', ?1, coalesce(max(id), 0)) || hex(randomblob(4)), ?1, ?2, ?3, ?4 FROM audit`,
    now,
    actor,
    action,
    subject,
  );
}

/** Oldest first. */
export function readAudit(sql: SqlStorage, after: number, limit: number): Slice<AuditEntry, number> {
  const rows = sql
    .exec<AuditRow>(
      "SELECT id, at, actor, action, subject FROM audit WHERE id > ? ORDER BY id LIMIT ?",
      after,
      limit + 1,
    )
    .toArray();
  const data = rows.slice(0, limit).map(({ at, ...entry }) => ({ ...entry, at: new Date(at).toISOString() }));
  return { data, next: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
