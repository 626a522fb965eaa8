import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import type { ExchangeRecord } from "../../ports/exchange.ts";
import { roundsOfConversation } from "../memory-directory.ts";
import type { MemoryRow } from "../rows.ts";

/** Rounds of the conversation that count as injected: an answer seldom reaches further back. */
const ROUNDS_SEEN = 20;

/**
 * The characters that count of each side of a round. All rounds together are read within the transaction, and 20 rounds
 * of 150,000 characters a side would hold the isolate for seconds.
 */
const CHARACTERS_SEEN = 4_000;

const seen = (text: string | null): string => (text ?? "").slice(0, CHARACTERS_SEEN);

/**
 * Returns what the model had before it when it answered: the memories in its block, the app's own blocks, and the
 * conversation so far.
 */
export function injectedTexts(sql: SqlStorage, { memory, conversation }: ExchangeRecord, turn: string): string[] {
  return sql
    .exec<Pick<MemoryRow, "text" | "slot" | "user_text" | "answer">>(
      `SELECT text, slot, words FROM memories WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT text, NULL, NULL FROM profile
       UNION ALL SELECT * FROM (SELECT text, slot, words FROM memories
         WHERE id IN (SELECT value FROM json_each(?2)) AND turn <> ?3 ORDER BY created_at DESC LIMIT ?4)`,
      JSON.stringify(memory.injected.map(({ id }) => id)),
      // One more than is read: the turn's own round may be among them.
      roundsOfConversation(sql, conversation, ROUNDS_SEEN + 1),
      turn,
      ROUNDS_SEEN,
    )
    .toArray()
    .map(({ text, slot, user_text, answer }) => [text, expandQuery(slot), seen(user_text), seen(answer)].join("\n"));
}
