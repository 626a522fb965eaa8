import type { SaidAndAnswered } from "../../memory/round.ts";
import { type RoundLog, shareLog } from "../log/round-log.ts";
import { unlessDamaged } from "../log/unless-damaged.ts";
import { unpackPassages } from "./pack-passages.ts";
import { unpackRound } from "./pack-round.ts";
import { unpackTerms } from "./pack-terms.ts";
import { namedSql } from "./unfiled-sql.ts";
import { shareUnfiled, unfiledIn } from "../unfiled-rounds.ts";
import { filingSql } from "./filing-sql.ts";

/*
 * Rows of `memories` hold some values packed, or the number under which the log of rounds has them. Whoever reads them by
 * this SQL finds what they hold: `words` has become `user_text` and `answer`, and `terms` and `passages` are arrays of
 * numbers. Whoever writes them packs them.
 */

type Row = Record<string, SqlStorageValue>;

const UNPACKED: Readonly<Record<"terms" | "passages", (packed: ArrayBuffer) => ArrayBuffer>> = {
  terms: unpackTerms,
  passages: unpackPassages,
};
/** Stand for damaged values. Passages are looked for again. */
const NOTHING: Readonly<Record<"terms" | "passages", ArrayBuffer | null>> = {
  terms: new ArrayBuffer(0),
  passages: null,
};
const PACKED = ["terms", "passages"] as const;

/** Returns SQL whose rows are unpacked, and which finds memories that have no row yet. */
export function unpackingSql(sql: SqlStorage): SqlStorage {
  const filing = filingSql(sql);
  const unpacking = unpackingOver(filing, sql);
  below.set(unpacking, filing);
  shareLog(filing, sql);
  asFiled.set(unpacking, unpackingOver(sql, sql));
  return unpacking;
}

/** @param sql reads the rows @param tables the tables as they are */
function unpackingOver(sql: SqlStorage, tables: SqlStorage): SqlStorage {
  const unpacking: Pick<SqlStorage, "exec" | "databaseSize"> = {
    exec: <T extends Row>(query: string, ...bindings: unknown[]): SqlStorageCursor<T> => {
      const cursor = sql.exec<T>(query, ...bindings);
      const unpack = unpackerOf(cursor.columnNames, log);
      return unpack === null ? cursor : (new UnpackingCursor(cursor, unpack) as unknown as SqlStorageCursor<T>);
    },
    get databaseSize(): number {
      return sql.databaseSize;
    },
  };
  const log = shareLog(unpacking as SqlStorage, tables);
  shareUnfiled(unpacking as SqlStorage, tables);
  return unpacking as SqlStorage;
}

const below = new WeakMap<object, SqlStorage>();
/** SQL that leaves memories without a row as they are. */
const asFiled = new WeakMap<object, SqlStorage>();

/**
 * Returns SQL for a query that asks for nothing but memories of these ids. Memories without a row stay so, unless the query
 * writes one of them.
 */
export const sqlNaming = (sql: SqlStorage, ids: readonly string[]): Pick<SqlStorage, "exec"> =>
  namedSql(asFiled.get(sql) ?? sql, unfiledIn(sql), ids);

/** Returns SQL for a query that asks for nothing but the round of this exchange. */
export function sqlNamingExchange(sql: SqlStorage, exchange: string): SqlStorage {
  unfiledIn(sql).fileIfOf(exchange);
  return asFiled.get(sql) ?? sql;
}

/** Returns the SQL whose rows are as they are stored. */
export const packedSql = (sql: SqlStorage): SqlStorage => below.get(sql) ?? sql;

/** Returns null if none of these columns is packed. */
function unpackerOf(columns: readonly string[], log: RoundLog): (<T extends Row>(row: T) => T) | null {
  const packed = PACKED.filter((column) => columns.includes(column));
  const hasWords = columns.includes("words");
  if (packed.length === 0 && !hasWords) return null;
  return <T extends Row>(given: T): T => {
    const row: Row = given;
    for (const column of packed) {
      const stored = row[column];
      const value = typeof stored === "number" ? log.termsOf(stored)[column] : stored;
      row[column] = value instanceof ArrayBuffer ? unlessDamaged(() => UNPACKED[column](value), NOTHING[column]) : null;
    }
    if (hasWords) addSides(row, log);
    return given;
  };
}

const NO_WORDS: SaidAndAnswered = { said: "", answer: "" };

/** Adds both sides of a round, which are unpacked when they are first read. A memory that is no round has none. */
function addSides(row: Row, log: RoundLog): void {
  const { words } = row;
  if (!(words instanceof ArrayBuffer) && typeof words !== "number") {
    row["user_text"] = row["answer"] = null;
    return;
  }
  let round: SaidAndAnswered | null = null;
  const read = (): SaidAndAnswered =>
    typeof words === "number" ? log.wordsOf(words) : unlessDamaged(() => unpackRound(words), NO_WORDS);
  const side = (name: keyof SaidAndAnswered): PropertyDescriptor => ({
    enumerable: true,
    configurable: true,
    get: () => (round ??= read())[name],
  });
  Object.defineProperties(row, { user_text: side("said"), answer: side("answer") });
}

/** A cursor over unpacked rows. */
class UnpackingCursor<T extends Row> {
  private readonly cursor: SqlStorageCursor<T>;
  private readonly unpack: (row: T) => T;

  constructor(cursor: SqlStorageCursor<T>, unpack: (row: T) => T) {
    this.cursor = cursor;
    this.unpack = unpack;
  }

  toArray(): T[] {
    return this.cursor.toArray().map(this.unpack);
  }

  one(): T {
    return this.unpack(this.cursor.one());
  }

  *[Symbol.iterator](): Generator<T> {
    for (const row of this.cursor) yield this.unpack(row);
  }

  get rowsRead(): number {
    return this.cursor.rowsRead;
  }

  get rowsWritten(): number {
    return this.cursor.rowsWritten;
  }
}
