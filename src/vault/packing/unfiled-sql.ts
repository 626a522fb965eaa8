import { COLUMNS } from "../memory-insert.ts";
import type { UnfiledRow, UnfiledRounds } from "../unfiled-rounds.ts";

/* SQL of queries about few memories, some of which have no row of `memories` yet. */

/** Columns that are bytes, or the number of an entry in the log. */
const BYTES: ReadonlySet<string> = new Set(["terms", "passages", "vector"]);

const NAMES = [...COLUMNS, "own_quote", "quote", "words"].join(", ");

/** The columns of an array in JSON. */
const FROM_JSON = [...COLUMNS, "own_quote", "quote", "words"]
  .map((name, i) =>
    BYTES.has(name)
      ? `iif(json_type(value, '$[${i}]') = 'text', unhex(value ->> ${i}), value ->> ${i})`
      : `value ->> ${i}`,
  )
  .join(", ");

/** `memories` as far as they are named, whether they have a row or not. */
const NAMED = `WITH memories AS MATERIALIZED (
  SELECT ${NAMES} FROM main.memories WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT ${FROM_JSON} FROM json_each(?2)) `;

/** Columns as bytes are long in JSON: rows lack them in a query that names none of them, and has no `*` for all. */
const READS_BYTES = /\*|\b(?:terms|vector)\b/;

/** A query whose `memories` are the first two parameters. */
interface OverNamed {
  readonly query: string;
  readonly readsBytes: boolean;
}

/** Queries by how they are put before. They are few, and the same in every vault. */
const put = new Map<string, OverNamed>();

/** Returns null for a query that writes, or cannot be put so. */
function overNamed(query: string): OverNamed | null {
  if (!/^\s*SELECT\b/.test(query)) return null;
  const known = put.get(query);
  if (known) return known;
  const over = NAMED + query.replace(/\?(\d+)/g, (_, n: string) => `?${Number(n) + 2}`);
  const found = { query: over, readsBytes: READS_BYTES.test(query) };
  put.set(query, found);
  return found;
}

/** Characters that JSON escapes, and SQLite reads in another way than in a parameter. */
const ESCAPED = /\\u(?:0000|d[89a-f])/;

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Rows as JSON, with their bytes and without: a commit asks for the rows that it makes again and again. */
const asJson = { full: new WeakMap<UnfiledRow, string>(), short: new WeakMap<UnfiledRow, string>() };

/** Returns a row as a JSON array. The last three of its values are those of its quote, twice, and its words. */
function jsonOf(row: UnfiledRow, hasBytes: boolean): string {
  const known = hasBytes ? asJson.full : asJson.short;
  const found = known.get(row);
  if (found !== undefined) return found;
  const { values, quote } = row;
  const [ownQuote, words] = [values[COLUMNS.length], values[COLUMNS.length + 2]];
  const all = [...values.slice(0, COLUMNS.length), ownQuote, quote, words];
  const json = JSON.stringify(
    all.map((value) => (value instanceof ArrayBuffer ? (hasBytes ? hexOf(value) : null) : (value ?? null))),
  );
  known.set(row, json);
  return json;
}

/**
 * Returns SQL for a query that asks for nothing but memories of these ids. A query that reads makes no rows.
 * @param sql the tables as they are, unpacked
 */
export function namedSql(sql: SqlStorage, unfiled: UnfiledRounds, ids: readonly string[]): Pick<SqlStorage, "exec"> {
  const lacking = unfiled.among(ids);
  if (lacking.length === 0) return sql;
  return {
    exec: <T extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]): SqlStorageCursor<T> => {
      const over = overNamed(query);
      const rows = [...new Set(lacking)].flatMap((id) => unfiled.row(id) ?? []);
      const json = `[${rows.map((row) => jsonOf(row, over?.readsBytes ?? true)).join(",")}]`;
      // SQLite ends a text in JSON at its first NUL, and keeps half a surrogate pair.
      if (over !== null && !ESCAPED.test(json)) return sql.exec<T>(over.query, JSON.stringify(ids), json, ...bindings);
      unfiled.file();
      return sql.exec<T>(query, ...bindings);
    },
  };
}
