import { runInDurableObject } from "cloudflare:test";
import { unpackGroupWords } from "../../src/vault/log/pack-group.ts";
import type { RoundLog } from "../../src/vault/log/round-log.ts";
import type { UnfiledRounds } from "../../src/vault/unfiled-rounds.ts";
import { keepLoggedAnswer } from "../../src/vault/private-answers.ts";
import type { Person } from "./person.ts";

interface Archiving {
  readonly object: {
    readonly parts: {
      readonly sql: SqlStorage;
      readonly log: RoundLog;
      readonly unfiled: UnfiledRounds;
      transaction(write: () => void): void;
    };
  };
}

/** Packs the rounds of a person's vault, as the alarm does once there are many. */
export async function archive(person: Person): Promise<void> {
  await runInDurableObject(await person.vault(), (instance) => {
    const { parts } = (instance as unknown as Archiving).object;
    parts.transaction(() => {
      parts.unfiled.file();
      parts.log.archive((entry) => keepLoggedAnswer(parts.sql, entry, Date.now()));
    });
  });
}

type GroupRow = Record<"words" | "lengths", ArrayBuffer> & { n: number; last: number };

/** Returns all texts that the archive of a person's vault holds, whether a memory names them or not. */
export async function archivedTexts(person: Person): Promise<string[]> {
  return runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec<GroupRow>("SELECT n, last, words, lengths FROM archive ORDER BY n").toArray().flatMap(textsIn),
  );
}

function textsIn(row: GroupRow): string[] {
  const positions = Array.from({ length: row.last - row.n + 1 }, (__, i) => i);
  return positions.flatMap((i) => {
    const { from, entries } = unpackGroupWords(row, i);
    const entry = entries[i - from];
    return entry ? [entry.said, entry.answer] : [];
  });
}
