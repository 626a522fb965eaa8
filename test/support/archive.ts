import { runInDurableObject } from "cloudflare:test";
import { unpackGroupWords } from "../../src/vault/log/pack-group.ts";
import type { RoundLog } from "../../src/vault/log/round-log.ts";
import type { Person } from "./person.ts";

interface Archiving {
  readonly object: { readonly parts: { readonly log: RoundLog; transaction(write: () => void): void } };
}

/** Packs the rounds of a person's vault, as the alarm does once there are many. */
export async function archive(person: Person): Promise<void> {
  await runInDurableObject(await person.vault(), (instance) => {
    const { parts } = (instance as unknown as Archiving).object;
    parts.transaction(() => parts.log.archive());
  });
}

/** Returns all texts that the archive of a person's vault holds, whether a memory names them or not. */
export async function archivedTexts(person: Person): Promise<string[]> {
  return runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql
      .exec<{ n: number; last: number; words: ArrayBuffer; lengths: ArrayBuffer }>(
        "SELECT n, last, words, lengths FROM archive ORDER BY n",
      )
      .toArray()
      .flatMap((row) => {
        const positions = Array.from({ length: row.last - row.n + 1 }, (_, i) => i);
        return positions.flatMap((i) => {
          const { from, entries } = unpackGroupWords(row, i);
          return Object.values(entries[i - from] ?? {});
        });
      }),
  );
}
