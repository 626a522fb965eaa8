import { givesUnnamedValue, meantBefore } from "../../memory/outdates/elliptic-change.ts";
import { readEarlier, readLater } from "../../memory/outdates/sentences-in-time.ts";
import { Staleness } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { earlierOf, markEarlier, unmarkEarlier } from "./mark-earlier.ts";
import { directoryOf, roundOfTurn } from "../memory-directory.ts";
import { type Stated, statedById } from "./stated.ts";
import { type ToldSentence, sentencesOf } from "./told-sentences.ts";

/* Marks what a sentence gives another value without naming it: "im at 48 points", "fixed that, 52 now". */

/** Rounds of the conversation before such a sentence. What it means was said shortly before. */
const MAX_ROUNDS = 6;

/**
 * Marks what the sentences of a turn mean without naming it, and again what the turns after it mean, because this turn may
 * have arrived after them.
 */
export function markUnnamed(tx: Tx, turn: string): void {
  const [round] = statedById(tx.sql, [roundOfTurn(tx.sql, turn) ?? ""]);
  if (!round || round.conversation === null) return;
  for (const own of [round, ...neighbours(tx.sql, round, "after")]) markMeantBy(tx, own);
}

function markMeantBy(tx: Tx, own: Stated): void {
  if (own.stale !== Staleness.current) return;
  const changes = sentencesOf(tx, own).filter(({ text }) => givesUnnamedValue(readLater(text)));
  if (changes.length === 0) return;
  const before = neighbours(tx.sql, own, "before")
    .flatMap((round) => sentencesOf(tx, round).toReversed())
    .map((told) => ({ ...told, early: readEarlier(told.text) }));
  for (const change of changes) {
    const meant = meantBefore(readLater(change.text), before);
    for (const other of before) if (other !== meant) unmark(tx, other, change.ref);
    if (meant && meant.of.type === "semantic") markEarlier(tx, meant.of.id, change);
  }
}

/** Takes a mark back that another sentence gets instead. */
function unmark(tx: Tx, { of }: ToldSentence, ref: string): void {
  if (earlierOf(of).length > 0) unmarkEarlier(tx, of.id, ref);
}

/** Returns the rounds of a conversation next to one, the nearest first. */
function neighbours(sql: SqlStorage, { id, conversation }: Stated, side: "before" | "after"): Stated[] {
  const rounds = directoryOf(sql).roundsIn(conversation ?? "");
  const at = rounds.indexOf(id);
  const ids =
    side === "before"
      ? rounds.slice(Math.max(0, at - MAX_ROUNDS), at).toReversed()
      : rounds.slice(at + 1, at + 1 + MAX_ROUNDS);
  if (at < 0 || ids.length === 0) return [];
  const stated = new Map(statedById(sql, ids).map((row) => [row.id, row]));
  return ids.flatMap((one) => stated.get(one) ?? []);
}
