import { deniesSomething, deniesWhatWasSaid } from "../../memory/outdates/denied-value.ts";
import { givesNamedValue, givesOtherValue } from "../../memory/outdates/gives-other-value.ts";
import { outdatesPart, tellsChange } from "../../memory/outdates/outdates.ts";
import { formatRef } from "../../memory/ranking/passage-ref.ts";
import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import { isOnlyQuestion } from "../../memory/round.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { roundOfTurn } from "../memory-directory.ts";
import { Staleness } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { type Later, markEarlier } from "./mark-earlier.ts";
import { inOrder, isBefore, type Stated, statedById } from "./stated.ts";

/** Statements that a sentence is compared with. */
const MAX_COMPARED = 12;
/** Sentences of a round that tell of a change, and later rounds that a statement of the past is compared with. */
const MAX_PASSAGES = 6;
const MAX_ROUNDS = 6;
/** In characters. A longer sentence is a list, and a longer turn is a document that tells of others. */
const MAX_PASSAGE = 400;
const MAX_TOLD = 2_000;

/**
 * Notes on statements that sentences of a round may have ended them. No statement was made of those sentences, so that
 * they end none.
 */
export function markByRound(tx: Tx, turn: string): void {
  const [round] = statedById(tx.sql, [roundOfTurn(tx.sql, turn) ?? ""]);
  if (!round || round.stale !== Staleness.current) return;
  for (const passage of changesToldIn(round)) {
    const near = statedById(tx.sql, tx.workingSet.nearest(passage.text, null, { kind: "fact", limit: MAX_COMPARED }));
    for (const older of near) if (isBefore(older, round)) markIfOutdated(tx, older, passage);
  }
}

/** Returns whether any sentence of the user's words tells of a change: no other round marks anything. */
export const tellsAnyChange = (said: string): boolean =>
  said.length <= MAX_TOLD &&
  sentencesOf(said)
    .map(({ from, to }) => said.slice(from, to))
    .some((sentence) => !isOnlyQuestion(sentence) && (tellsChange(sentence) || givesNamedValue(sentence)));

/** Marks a statement that was said before rounds which are known already. */
export function markByLaterRounds(tx: Tx, own: Stated): void {
  const near = tx.workingSet.nearest(own.text, null, { kind: "round", since: own.said_last, limit: MAX_ROUNDS });
  for (const round of inOrder(statedById(tx.sql, near))) {
    if (isBefore(own, round)) for (const passage of changesToldIn(round)) markIfOutdated(tx, own, passage);
  }
}

function changesToldIn(round: Stated): Later[] {
  const said = round.user_text ?? "";
  if (said.length > MAX_TOLD) return [];
  return new StoredPassages(new Uint16Array(round.passages ?? new ArrayBuffer()))
    .all()
    .filter(({ kind, from, to }) => kind === "said" && to - from <= MAX_PASSAGE)
    .map(({ from, to }) => ({
      ref: formatRef({ memory: round.id, said: from, answered: null }),
      text: said.slice(from, to),
      of: round,
    }))
    .filter(({ text }) => tellsChange(text) || deniesSomething(text) || givesNamedValue(text))
    .slice(0, MAX_PASSAGES);
}

function markIfOutdated(tx: Tx, older: Stated, later: Later): void {
  if (older.type !== "semantic" || older.said === later.of.said) return;
  const said = older.quote ?? older.text;
  if (outdatesPart(later.text, said) || deniesWhatWasSaid(later.text, said) || givesOtherValue(later.text, said))
    markEarlier(tx, older.id, later);
}
