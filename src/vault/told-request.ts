import { markEarlierLines } from "../memory/block/mark-earlier-lines.ts";
import { parseRef } from "../memory/ranking/passage-ref.ts";
import { turnKeys } from "../memory/turn-keys.ts";
import type { ExchangeRecord, PlacedLines, ToldRequest, ToldTurn } from "../ports/exchange.ts";
import { explainExchange } from "./exchanges.ts";
import { roundsOfConversation } from "./memory-directory.ts";
import { linesOf } from "./recall/block-lines.ts";
import { isNotice } from "./recall/notices.ts";
import { placeParts, readLedger } from "./recall/ledger.ts";
import { profileBlocks } from "./recall/profile-blocks.ts";
import { WorkingSet } from "./recall/working-set.ts";
import type { MemoryRow } from "./rows.ts";
import type { Tx } from "./tx.ts";

/*
 * The request of an exchange as far as memory keeps it: the words of the conversation's rounds, and the lines that its
 * ledger says were told, in the words of that time. Neither the app's own texts nor the bodies of requests are stored.
 */

/** Turns that are shown: the newest of a long conversation. */
const SHOWN_TURNS = 12;

/** Returns the request of an exchange, or null for an unknown id. */
export function toldRequest(tx: Tx, id: string): ToldRequest | null {
  const record = explainExchange(tx.sql, id);
  if (!record) return null;
  const then = { sql: tx.sql, workingSet: WorkingSet.load(tx.sql, tx.workingSet, Date.parse(record.at)) };
  const rounds = roundsIn(tx.sql, record.conversation);
  const keys = turnKeys(rounds.map(({ said }) => said));
  const told = toldThen(record, rounds, keys, readLedger(tx.sql, record.conversation) ?? []);
  const lines = told.map(({ turn, refs }) => ({ turn, isNew: false, lines: markEarlierLines(linesOf(then, refs)) }));
  // Where memory had no part, the app's own blocks were not told either.
  const hadPart = record.memory.tokens > 0;
  const elements = hadPart ? profileBlocks(tx, Date.parse(record.at)).map(({ text }) => text) : [];
  const { places } = placeParts(
    lines.map((part) => part.lines),
    elements,
    lines,
    null,
  );
  const texts = new Map(places.turns.map(({ turn, text }) => [turn, text]));
  const turns = rounds
    .map((round, i): ToldTurn => turnOf(round, texts.get(keys[i] ?? "") ?? ""))
    .filter(({ exchange }) => exchange !== null && exchange <= id);
  // A turn of which nothing is remembered has its lines all the same.
  const unkept = places.turns.filter(({ turn }) => !keys.includes(turn));
  const all = [...turns, ...unkept.map(({ text }) => ({ exchange: null, said: null, answer: null, added: text }))];
  const shown = new Set(lines.flatMap((part) => part.lines.map((line) => line.id)));
  return {
    system: places.system,
    earlierTurns: Math.max(0, all.length - SHOWN_TURNS),
    turns: all.slice(-SHOWN_TURNS),
    gone: record.memory.injected.filter((one) => !shown.has(one.id)).length,
  };
}

type RoundRow = Pick<MemoryRow, "exchange" | "user_text" | "answer"> & { readonly said: string };

function roundsIn(sql: SqlStorage, conversation: string): RoundRow[] {
  return sql
    .exec<MemoryRow>(
      `SELECT exchange, said, words FROM memories
       WHERE id IN (SELECT value FROM json_each(?)) AND said IS NOT NULL ORDER BY id`,
      roundsOfConversation(sql, conversation),
    )
    .toArray()
    .map(({ exchange, said, user_text, answer }) => ({ exchange, said: said ?? "", user_text, answer }));
}

const turnOf = ({ exchange, user_text, answer }: RoundRow, added: string): ToldTurn => ({
  exchange,
  said: user_text,
  answer,
  added,
});

/** Returns the lines of a ledger that were in this exchange's request: none of a later turn, and none that it was not told. */
function toldThen(
  { id, memory }: ExchangeRecord,
  rounds: readonly RoundRow[],
  keys: readonly string[],
  ledger: readonly PlacedLines[],
): PlacedLines[] {
  const injected = new Set(memory.injected.map((one) => one.id));
  const later = new Set(keys.filter((_, i) => (rounds[i]?.exchange ?? "") > id));
  return ledger
    .filter(({ turn }) => turn === null || !later.has(turn))
    .map(({ turn, refs }) => ({
      turn,
      refs: refs.filter((ref) => !isNotice(ref) && injected.has(parseRef(ref).memory)),
    }))
    .filter(({ refs }) => refs.length > 0);
}
