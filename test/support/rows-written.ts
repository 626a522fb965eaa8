import { runInDurableObject } from "cloudflare:test";
import type { Person } from "./person.ts";

/** Rows written in a person's vault while `act` runs, and read, by SQLite's own count; what the runtime writes for alarms is not in it. */
export async function rowsCounted(
  person: Person,
  act: () => Promise<void>,
): Promise<{ written: number; read: number }> {
  const vault = await person.vault();
  const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  await runInDurableObject(vault, (_, { storage: { sql } }) => {
    const exec = sql.exec.bind(sql);
    Object.assign(sql, {
      exec: (...given: Parameters<typeof exec>) => {
        const cursor = exec(...given);
        cursors.push(cursor);
        return cursor;
      },
    });
  });
  await act();
  return runInDurableObject(vault, () => ({
    written: cursors.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0),
    read: cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
  }));
}
