import type { SaidAndAnswered } from "../../memory/round.ts";

/** The long part of a round. Its row of `memories` names it by number. */
export interface LogEntry {
  readonly words: SaidAndAnswered;
  /** Index terms, packed. */
  readonly terms: ArrayBuffer;
  /** Where its sentences stand, packed. Null if nobody has looked yet. */
  readonly passages: ArrayBuffer | null;
  /** The record of its exchange, packed. Null if that has a row of its own. */
  readonly record: ArrayBuffer | null;
  /** The answer of its exchange as a cached one, packed. Left out if there is none, or it has a row of its own. */
  readonly answer?: ArrayBuffer | null;
  /** The row of `memories` of its round, packed. Left out if that was made with the entry. */
  readonly row?: ArrayBuffer | null;
  /** The rows of the statements that its round taught, packed. Left out if there are none, or they were made. */
  readonly statements?: ArrayBuffer | null;
}
