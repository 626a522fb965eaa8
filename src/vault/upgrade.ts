import { expandQuery } from "../memory/query-expansion.ts";
import { indexTerms } from "../memory/recall-index.ts";
import { termsOfRound } from "../memory/passages.ts";
import { isOnlyQuestion, toRound } from "../memory/round.ts";
import { packVector } from "../memory/stored-vector.ts";
import { noteDigest } from "../memory/duplicate-note.ts";
import { stopFollowing } from "../replication/outbox.ts";
import { type Earlier, upgradeTables } from "../runtime/upgrade-tables.ts";
import { quotesOfTurn } from "./facts/quotes-of-turn.ts";
import { COLUMNS, isNote, kindOf, quarantineOf } from "./insert-row.ts";
import type { MemoryRow } from "./rows.ts";
import { TABLES, VERSION } from "./schema.ts";
import { livePages } from "./deletion/scrub.ts";

const ofMemory = (column: string): string => `(SELECT m.${column} FROM memories m WHERE m.id = was.memory)`;

const EARLIER: Earlier = {
  filled: {
    // The next caller names the owner.
    "vault.name": "''",
    "vault.tenancy": "''",
    // Earlier versions did not scrub, so that bytes of deleted rows may be in the file.
    "vault.unscrubbed": "1",
    "sayings.seq": "0",
    "sayings.at": ofMemory("created_at"),
    "sayings.value": `coalesce(${ofMemory("value")}, '')`,
    "sayings.text": ofMemory("text"),
    "sayings.quote": `coalesce(${ofMemory("quote")}, ${ofMemory("text")})`,
    "sayings.holds_from": ofMemory("valid_from"),
    "sayings.exchange": ofMemory("exchange"),
    "sayings.conversation": ofMemory("conversation"),
    "sayings.said": ofMemory("said"),
    "journal.due": "0",
  },
  // Replication begins anew, and a cached answer of an earlier version is no loss.
  emptied: ["outbox", "answers"],
};

/** Upgrades the tables of an earlier version. Belongs in a transaction. */
export function upgradeVault(sql: SqlStorage): void {
  // A trigger on a table would keep that table from being replaced. Those of tables that stay would be made twice.
  stopFollowing(sql);
  let pages = 0;
  const changed = upgradeTables(sql, TABLES, EARLIER, () => (pages = livePages(sql)));
  renewRows(sql, changed.get("memories") ?? new Set(COLUMNS));
  sql.exec("UPDATE vault SET cold = NULL");
  sql.exec("UPDATE vault SET version = ?1, peak = max(peak, ?2), pages = max(pages, ?2)", VERSION, pages);
}

/** Recomputes columns that are derived from a memory's text or slot, and shortens its vector. @param had the columns that memories had */
function renewRows(sql: SqlStorage, had: ReadonlySet<string>): void {
  for (const { id } of sql.exec<{ id: string }>("SELECT id FROM memories").toArray()) {
    const row = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).one();
    const round = toRound(row.user_text, row.answer);
    const { terms, passages } = round
      ? termsOfRound(round, quotesOfTurn(sql, row.turn))
      : { terms: indexTerms(`${row.text} ${expandQuery(row.slot)}`), passages: null };
    sql.exec(
      "UPDATE memories SET vector = ?, terms = ?, passages = ?, asks = ?, note = ?, quarantine = ?, kind = ? WHERE id = ?",
      row.vector && packVector(new Float32Array(row.vector)),
      terms.slice().buffer,
      passages?.slice().buffer ?? null,
      had.has("asks") ? row.asks : Number(isOnlyQuestion(row.user_text ?? "")),
      had.has("note") || !isNote(row) ? row.note : noteDigest(row.text),
      had.has("quarantine") ? row.quarantine : quarantineOf(row),
      had.has("kind") ? row.kind : kindOf(row),
      id,
    );
  }
}
