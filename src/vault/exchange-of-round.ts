import type { ExchangeRecord } from "../ports/exchange.ts";
import { idFloor, timeOfId } from "../runtime/id.ts";
import { packRecord, unpackRecord } from "./log/pack-record.ts";
import { logOf } from "./log/round-log.ts";
import { directoryOf } from "./memory-directory.ts";
import { packInjected } from "./packed-injected.ts";
import { unlessDamaged } from "./log/unless-damaged.ts";
import { sqlNaming, sqlNamingExchange } from "./packing/unpacking-sql.ts";
import { fullRecord, shortRecord } from "./short-record.ts";
import { unfiledIn } from "./unfiled-rounds.ts";

/*
 * Most exchanges are new rounds, and their record is part of the round in the log. An exchange is found by its id among the
 * rounds that were made within minutes of it, because ids sort by time. A record that somebody changes gets a row of
 * `exchanges`, which counts from then on.
 */

/** Milliseconds between an exchange and its round: no answer takes longer. The round of a slower one has no record in it. */
const SEARCHED_MS = 600_000;

/** The columns of `exchanges` that tell a record. */
export interface RecordRow {
  readonly id: string;
  readonly record: string;
  readonly injected: ArrayBuffer | null;
}

/** A round with the record of its exchange. */
interface RecordedRound {
  readonly round: string;
  readonly row: RecordRow;
}

type RoundRow = Record<string, SqlStorageValue> & { id: string; exchange: string; words: number };

const RECORDED = "turn IS NOT NULL AND typeof(words) = 'integer'";

/** Returns whether a round may hold the record of an exchange: who looks for it finds the round. */
export function mayHoldRecord(round: string, { id }: Pick<ExchangeRecord, "id">): boolean {
  const apart = timeOfId(round) - timeOfId(id);
  return apart >= 0 && apart < SEARCHED_MS;
}

/** Returns a record for the log. @param ledger what the exchange changed of it; null: nothing */
export function recordForLog(record: ExchangeRecord, ledger: string | null): ArrayBuffer {
  const injected = packInjected(record.memory.injected);
  const rest = injected === null ? record : { ...record, memory: { ...record.memory, injected: [] } };
  return packRecord({ record: shortRecord(rest), injected, ledger });
}

/** Returns the record that the round of an exchange holds. Returns null if it holds none. */
export function recordInRound(sql: SqlStorage, exchange: string): RecordedRound | null {
  const at = timeOfId(exchange);
  const [round] = sqlNamingExchange(sql, exchange)
    .exec<RoundRow>(
      `SELECT id, exchange, words FROM memories WHERE id >= ? AND id < ? AND exchange = ? AND ${RECORDED} ORDER BY id LIMIT 1`,
      idFloor("mem", at),
      idFloor("mem", at + SEARCHED_MS),
      exchange,
    )
    .toArray();
  return round ? recordedRound(sql, round) : null;
}

function recordedRound(sql: SqlStorage, { id, exchange, words }: RoundRow): RecordedRound | null {
  const packed = logOf(sql).recordOf(words);
  if (packed === null) return null;
  const { record, injected } = unpackRecord(packed);
  if (unlessDamaged(() => fullRecord(exchange, record), null) === null) return null;
  return { round: id, row: { id: exchange, record, injected } };
}

/** Returns the memories that an exchange wrote, as far as they are still there: its round first. */
export function writtenBy(sql: SqlStorage, exchange: string): string[] {
  const at = timeOfId(exchange);
  return sql
    .exec<{ id: string }>(
      "SELECT id FROM memories WHERE id >= ? AND id < ? AND exchange = ? ORDER BY turn IS NULL, id",
      idFloor("mem", at),
      idFloor("mem", at + SEARCHED_MS),
      exchange,
    )
    .toArray()
    .map(({ id }) => id);
}

/** Returns records that rounds hold of exchanges after another, in the order of their ids. */
export function recordsAfter(sql: SqlStorage, exchange: string, limit: number): RecordRow[] {
  const rows = sql
    .exec<RoundRow>(
      `SELECT id, exchange, words FROM memories WHERE id >= ? AND exchange > ? AND ${RECORDED} ORDER BY exchange`,
      idFloor("mem", timeOfId(exchange)),
      exchange,
    )
    .toArray();
  return firstHeld(sql, rows, limit);
}

/**
 * Returns records that rounds hold, the latest exchange first.
 * @param exchange the id that they are earlier than, or null to begin with the latest
 */
export function recordsBefore(sql: SqlStorage, exchange: string | null, limit: number): RecordRow[] {
  const rows = sql
    .exec<RoundRow>(
      `SELECT id, exchange, words FROM memories WHERE (?1 IS NULL OR exchange < ?1) AND ${RECORDED}
       ORDER BY exchange DESC`,
      exchange,
    )
    .toArray();
  return firstHeld(sql, rows, limit);
}

/** Returns the first records of rounds. Rounds that an export brought hold none, so there is no telling how many to read. */
function firstHeld(sql: SqlStorage, rows: readonly RoundRow[], limit: number): RecordRow[] {
  const found: RecordRow[] = [];
  for (const row of rows) {
    const held = recordedRound(sql, row);
    if (held && found.push(held.row) === limit) break;
  }
  return found;
}

/** Returns the rounds whose record says that one of these memories was in the block. */
export function roundsShownIn(sql: SqlStorage, isShown: (row: Omit<RecordRow, "id">) => boolean): string[] {
  const numbers: number[] = [];
  for (const [n, packed] of logOf(sql).records()) if (isShown(unpackRecord(packed))) numbers.push(n);
  if (numbers.length === 0) return [];
  return sql
    .exec<{ id: string }>(
      `SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND ${RECORDED} ORDER BY id`,
      JSON.stringify(directoryOf(sql).numbered(numbers)),
    )
    .toArray()
    .map(({ id }) => id);
}

/** Returns the ledger that a round holds. Returns null if it holds none. */
export function ledgerIn(sql: SqlStorage, round: string): string | null {
  const n = unfiledIn(sql).get(round)?.n ?? numberOf(sql, round);
  const packed = n === null ? null : logOf(sql).recordOf(n);
  return packed && unpackRecord(packed).ledger;
}

const numberOf = (sql: SqlStorage, round: string): number | null =>
  sqlNaming(sql, [round])
    .exec<RoundRow>(`SELECT id, words FROM memories WHERE id = ? AND ${RECORDED}`, round)
    .toArray()[0]?.words ?? null;
