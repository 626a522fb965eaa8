import { TELLING_MEMORIES } from "../assertion-sql.ts";
import { shareUnfiled, unfiledIn } from "../unfiled-rounds.ts";

/** Things that a query may be about: memories, or nothing but the assertions that statements tell. */
type Subject = "memories" | "statements" | "others";

/** Queries by what they are about. They are few, and the same in every vault. */
const asked = new Map<string, Subject>();

function subjectOf(query: string): Subject {
  const known = asked.get(query);
  if (known !== undefined) return known;
  const rest = query.replaceAll(TELLING_MEMORIES, "");
  const subject = /\bmemories\b/.test(rest) ? "memories" : rest === query ? "others" : "statements";
  asked.set(query, subject);
  return subject;
}

/** Returns SQL that finds each memory, whether it had a row before or not. @param sql the tables as they are */
export function filingSql(sql: SqlStorage): SqlStorage {
  const rounds = unfiledIn(sql);
  const filing: Pick<SqlStorage, "exec" | "databaseSize"> = {
    exec: <T extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]): SqlStorageCursor<T> => {
      const subject = subjectOf(query);
      if (subject === "memories") rounds.file();
      // No round tells an assertion.
      else if (subject === "statements") rounds.fileStatements();
      return sql.exec<T>(query, ...bindings);
    },
    get databaseSize(): number {
      return sql.databaseSize;
    },
  };
  shareUnfiled(filing as SqlStorage, sql);
  return filing as SqlStorage;
}
