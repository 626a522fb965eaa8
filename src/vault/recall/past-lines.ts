import { formatEnded, formatRef, parseRef } from "../../memory/ranking/passage-ref.ts";
import { readTimeQuestion, type TimeQuestion } from "../../memory/ranking/time-question.ts";
import { contentWords } from "../../text/words.ts";
import type { Tx } from "../tx.ts";
import { passageSources } from "./passage-sources.ts";
import type { RecalledPassages } from "./tellable-refs.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/* Lines for a question about a time gone by: what held then and holds no more, and what was said in that time. */

/** Ended statements that are told. */
const MAX_TOLD = 8;
/** Ended statements that are told if none shares a word with the question: "which sport did I do before?" */
const MAX_UNMATCHED = 3;
/** Lines that fit the question best, by which an ended statement is told. */
const MAX_FITTING = 8;
/** Lines of a named time. */
const MAX_IN_TIME = 40;
/** Content words of a sentence that is told for itself. */
const MIN_TERMS = 2;

/**
 * Returns references to statements that ended and bear on a question: those that share words with it, and those whose
 * successors share words or fit it. Statements that held in the time asked for come first.
 * @param fitting the memories that fit the question best
 */
function endedRefs(
  tx: Tx,
  { query, now }: Pick<WorkingSetQuery, "query" | "now">,
  { periods }: TimeQuestion,
  fitting: ReadonlySet<string>,
): string[] {
  const asked = new Set(contentWords(query));
  const ended = tx.workingSet.ended
    .latest(tx.sql, now)
    .map(({ id, words, validFrom, validTo, by }) => {
      let shared = 0;
      for (const word of asked) if (words.has(word)) shared += 1;
      const isThen = periods.some(({ from, to }) => validFrom < to && validTo > from);
      return { id, shared: shared + Number(fitting.has(by ?? "")), isThen };
    })
    .toSorted((a, b) => Number(b.isThen) - Number(a.isThen) || b.shared - a.shared);
  const matching = ended.filter(({ shared }) => shared > 0).slice(0, MAX_TOLD);
  const held = ended.filter(({ isThen }) => isThen || periods.length === 0).slice(0, MAX_UNMATCHED);
  return (matching.length > 0 ? matching : held).map(({ id }) => formatEnded(id));
}

/**
 * Returns references to what was said first in the times that a question names: statements, and sentences of rounds. Of a
 * whole year only the first rounds are read.
 */
function refsInTime(tx: Tx, query: WorkingSetQuery, { periods }: TimeQuestion): string[] {
  if (periods.length === 0) return [];
  const { statements, rounds } = tx.workingSet.saidIn(periods, query, MAX_IN_TIME);
  const sentences = passageSources(
    tx,
    rounds.map((id) => ({ id, turn: null, fit: 0, cosine: 0 })),
  ).flatMap(({ id, passages }) =>
    (passages?.all() ?? [])
      .filter(({ kind, firstTerm, endTerm }) => kind === "said" && endTerm - firstTerm >= MIN_TERMS)
      .map(({ from }) => formatRef({ memory: id, said: from, answered: null })),
  );
  return [...statements, ...sentences].slice(0, MAX_IN_TIME);
}

/** Returns references to what a question about a time gone by is told first. Returns none for any other question. */
export function pastRefs(tx: Tx, query: WorkingSetQuery, fits: RecalledPassages): string[] {
  const asked = tx.workingSet.isPast ? null : readTimeQuestion(query.query, query.now);
  if (!asked) return [];
  const inTime = refsInTime(tx, query, asked);
  // Lines that fit come first, however much was said before them in that time.
  const best = fits.all().filter((ref) => {
    const { memory, answered } = parseRef(ref);
    return answered === null && tx.workingSet.wasSaidIn(memory, asked.periods);
  });
  const fitting = new Set(
    fits
      .all()
      .slice(0, MAX_FITTING)
      .map((ref) => parseRef(ref).memory),
  );
  return [...new Set([...endedRefs(tx, query, asked, fitting), ...best, ...inTime])];
}
