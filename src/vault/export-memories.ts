import type { Injected } from "../ports/exchange.ts";
import type { ExportPage, PortableMemory, PortableRound, PortableAssertion } from "../ports/portable.ts";
import { assertionsOf } from "./assertion-sql.ts";
import { recordInRound } from "./exchange-of-round.ts";
import { recordIn } from "./exchanges.ts";
import { quotedOf } from "./facts/quoted-of.ts";
import { quarantineOf } from "./insert-row.ts";
import { profileIn, shownBlock } from "./profile.ts";
import { type MemoryRow, Staleness, toMemory } from "./rows.ts";

/** The limits of one page. A row's text is at most a third of a megabyte. */
const PAGE = { memories: 200, characters: 1_000_000 };

/**
 * Returns a page of memories by id, and the app's own blocks with the last one. Vectors stay behind, because they belong
 * to this deployment's embedder.
 */
export function exportPage(
  sql: SqlStorage,
  after: string | null,
  now: number,
): Omit<ExportPage, "epoch" | "forgotten"> {
  const { last, full } = endOfPage(sql, after, now);
  const rows = sql.exec<MemoryRow & { sayings: string; record: string | null; injected: ArrayBuffer | null }>(
    `SELECT m.*,
       (SELECT json_group_array(json_object('turn', turn, 'seq', seq, 'at', at, 'value', value, 'text', text, 'quote', quote,
          'holdsFrom', holds_from, 'exchange', exchange, 'conversation', conversation, 'said', said))
        FROM (SELECT * FROM ${assertionsOf("m.id")} ORDER BY at, turn, seq)) AS sayings,
       e.record, e.injected
     FROM memories m LEFT JOIN exchanges e ON e.id = m.exchange
     WHERE m.id > ?1 AND m.id <= ?3 AND (m.expires_at IS NULL OR m.expires_at > ?2) ORDER BY m.id`,
    after ?? "",
    now,
    last,
  );
  const memories = rows.toArray().map((row) => {
    const { sayings, exchange: id, record, injected } = row;
    const stored = id === null || record === null ? null : { id, record, injected };
    const held = stored ?? (id === null || row.turn === null ? null : (recordInRound(sql, id)?.row ?? null));
    const told = held === null ? [] : recordIn(held).memory.injected;
    return toPortable(row, sayings, told);
  });
  return { memories, profile: full ? [] : profileIn(sql).map(shownBlock), next: full ? last : null };
}

/** Finds the end of a page beforehand. A cursor that is not read to its end would keep the tables from being scrubbed. */
function endOfPage(sql: SqlStorage, after: string | null, now: number): { last: string; full: boolean } {
  const rows = sql
    .exec<Pick<MemoryRow, "id" | "text" | "user_text" | "answer">>(
      `SELECT id, text, words FROM memories WHERE id > ?1 AND (expires_at IS NULL OR expires_at > ?2) ORDER BY id LIMIT ?3`,
      after ?? "",
      now,
      PAGE.memories,
    )
    .toArray();
  let characters = 0;
  const sizeOf = ({ text, user_text, answer }: (typeof rows)[number]): number =>
    text.length + (user_text ?? "").length + (answer ?? "").length;
  const end = rows.findIndex((row) => (characters += sizeOf(row)) >= PAGE.characters);
  return { last: rows.at(end)?.id ?? "", full: end !== -1 || rows.length === PAGE.memories };
}

/** @param assertions as JSON */
function toPortable(row: MemoryRow, assertions: string, injected: readonly Injected[]): PortableMemory {
  const { slot, value, said, turn, user_text: user, answer, worth } = row;
  const quoted = quotedOf(row).map(({ from, to }) => ({ from, to }));
  const round: PortableRound | null =
    turn === null || user === null
      ? null
      : {
          turn,
          user,
          assistant: answer ?? "",
          impersonal: row.impersonal === 1,
          stale: row.stale === Staleness.stale || row.stale === Staleness.echo,
          ...(row.stale === Staleness.partly && { stillTold: row.text }),
          ...(quoted.length > 0 && { quoted }),
          told: injected.map(({ id }) => id),
        };
  return {
    ...toMemory(row),

    slot,
    value,
    worth,
    stated: row.confidence,
    saidDigest: said,
    sayings: JSON.parse(assertions) as PortableAssertion[],
    round,
    released: row.quarantine === null && quarantineOf(row) !== null,
  };
}
