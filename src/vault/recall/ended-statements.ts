import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { contentWords } from "../../text/words.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";

/** Ended statements that a question looks at, the latest first. */
const MAX_ENDED = 400;

/** A statement that holds no more. */
interface EndedStatement {
  readonly id: string;
  /** The content words of it and of what took its place. */
  readonly words: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  readonly validFrom: number;
  readonly validTo: number;
  /** The memory that took its place. */
  readonly by: string | null;
  readonly expiresAt: number | null;
}

type EndedRow = {
  id: string;
  text: string;
  slot: string | null;
  valid_from: number;
  valid_to: number;
  by: string | null;
  next: string | null;
  expires_at: number | null;
};

/**
 * The latest statements that hold no more. No index finds them, so that they are read once, and again after something was
 * written.
 */
export class EndedStatements {
  private known: readonly EndedStatement[] | null = null;

  /** Forgets them, because a memory has changed. */
  drop(): void {
    this.known = null;
  }

  /** @param now milliseconds since the epoch */
  latest(sql: SqlStorage, now: number): readonly EndedStatement[] {
    this.known ??= read(sql, now);
    return this.known.filter(({ expiresAt }) => expiresAt === null || expiresAt >= now);
  }
}

function read(sql: SqlStorage, now: number): EndedStatement[] {
  // A memory without a row holds, and has ended no other.
  const rows = sqlNaming(sql, []).exec<EndedRow>(
    `SELECT id, text, slot, valid_from, valid_to, expires_at, superseded_by AS by,
       (SELECT n.text FROM memories n WHERE n.id = m.superseded_by) AS next
     FROM memories m WHERE valid_to IS NOT NULL AND type <> 'episodic' AND quarantine IS NULL
       AND coalesce(expires_at, ?1) >= ?1 ORDER BY valid_to DESC, id LIMIT ?2`,
    now,
    MAX_ENDED,
  );
  return rows.toArray().map((row) => ({
    id: row.id,
    words: new Set(contentWords(`${row.text} ${expandQuery(row.slot)} ${row.next ?? ""}`)),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    by: row.by,
    expiresAt: row.expires_at,
  }));
}
