import { formatRef } from "../../memory/ranking/passage-ref.ts";
import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { sayingsOf } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import type { Later } from "./mark-earlier.ts";
import { type Stated, statedAmong } from "./stated.ts";

/** In characters. A longer turn is a document that tells of others. */
const MAX_TOLD = 2_000;

/** A sentence of a round as a block tells it: as a statement, or as a passage of the round. */
export interface ToldSentence extends Later {
  /** Where it begins in the user's words. */
  readonly from: number;
}

/** Returns the sentences of a round in their order: its statements, and the passages that no statement was made of. */
export function sentencesOf({ sql }: Tx, round: Stated): ToldSentence[] {
  const said = round.user_text ?? "";
  if (said === "" || said.length > MAX_TOLD || round.turn === null) return [];
  const passages = new StoredPassages(new Uint16Array(round.passages ?? new ArrayBuffer()))
    .all()
    .filter(({ kind }) => kind === "said")
    .map(({ from, to }) => ({
      ref: formatRef({ memory: round.id, said: from, answered: null }),
      text: said.slice(from, to),
      of: round,
      from,
    }));
  const memories = sayingsOf(sql).saidIn([round.turn]);
  const statements = statedAmong(
    sql,
    memories,
    `m.id IN (SELECT memory FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ?)`,
    JSON.stringify(memories),
    round.turn,
  )
    .filter(({ type, valid_to }) => type === "semantic" && valid_to === null)
    .map((of) => {
      const text = of.quote ?? of.text;
      return { ref: of.id, text, of, from: Math.max(0, said.indexOf(text)) };
    });
  return [...passages, ...statements].toSorted((a, b) => a.from - b.from);
}
