import { runInDurableObject } from "cloudflare:test";
import type { Person } from "./person.ts";

/**
 * Rows written in a person's vault while `act` runs, and read, as they are billed: by SQLite's own count, and one more for
 * each time that the alarm is set.
 */
export async function rowsCounted(
  person: Person,
  act: () => Promise<void>,
): Promise<{ written: number; read: number }> {
  const vault = await person.vault();
  const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
  let alarms = 0;
  await runInDurableObject(vault, (_, { storage }) => {
    const { sql } = storage;
    const setAlarm = storage.setAlarm.bind(storage);
    Object.assign(storage, {
      setAlarm: (...given: Parameters<typeof setAlarm>) => {
        alarms += 1;
        return setAlarm(...given);
      },
    });
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
    written: cursors.reduce((sum, { rowsWritten }) => sum + rowsWritten, alarms),
    read: cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
  }));
}
