import { newId } from "../../runtime/id.ts";
import { detectInjection } from "../../memory/safety/prompt-injection.ts";
import { mayBeMemoryEcho } from "../../memory/statements/memory-echo.ts";
import { termsOfRound } from "../../memory/ranking/passages.ts";
import { isOnlyQuestion, MAX_STORED_CHARACTERS, type SaidAndAnswered } from "../../memory/round.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { Stretch } from "../../text/sentences.ts";
import type { ExtractedStatement } from "./analyze-round.ts";
import { insertRow, logRound, numberInLog, vectorColumns } from "../insert-row.ts";
import { quotedOf } from "./quoted-of.ts";
import { quotesOfTurn } from "./quotes-of-turn.ts";
import { isRecallable, type MemoryRow, Staleness } from "../rows.ts";
import { mayHoldRecord, recordForLog } from "../exchange-of-round.ts";
import { directoryOf, roundIn, roundOfTurn } from "../memory-directory.ts";
import { repeatsInjected } from "../recall/injected-texts.ts";
import { logOf } from "../log/round-log.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { Tx } from "../tx.ts";

/** `open` is a turn that was seen before and not answered to its end: it was broken off, or is in a tool loop. */
export type TurnState = "new" | "open" | "answered";

/** Returns whether a turn was seen before, and answered. */
export function turnState(sql: SqlStorage, turn: string): TurnState {
  const round = roundOfTurn(sql, turn);
  const seen = (
    round === null
      ? sqlNaming(sql, []).exec<{ complete: number }>("SELECT complete FROM turns WHERE turn = ?", turn)
      : sqlNaming(sql, [round]).exec<{ complete: number }>(
          "SELECT complete FROM memories WHERE id = ?2 UNION ALL SELECT complete FROM turns WHERE turn = ?1",
          turn,
          round,
        )
  ).toArray();
  if (seen.length === 0) return "new";
  return seen.every(({ complete }) => complete === 1) ? "answered" : "open";
}

/** Notes how far a turn that was seen before was answered. */
function noteAnswered(sql: SqlStorage, turn: string, complete: number): void {
  sql.exec("UPDATE memories SET complete = ?2 WHERE id = ?1 AND complete <> ?2", roundOfTurn(sql, turn), complete);
  sql.exec("UPDATE turns SET complete = ?2 WHERE turn = ?1 AND complete <> ?2", turn, complete);
}

/** The findings in a round that are kept beside its words. */
interface RememberedWith {
  readonly vector: Embedding | null;
  /** The statements that it teaches. */
  readonly statements: readonly ExtractedStatement[];
  /** The stretches of the user's text that state nothing of them. */
  readonly quoted: readonly Stretch[];
  /** The ledger of its conversation. Null if that stays as it is. */
  readonly ledger: string | null;
  /** Packs the answer of its exchange, which is cached with it. Null if it is not, or has a row of its own. */
  readonly answer: ((words: SaidAndAnswered) => ArrayBuffer) | null;
  /** True if the row of the round may be made later. */
  readonly isFiledLater: boolean;
}

/** The outcome of keeping a round. */
export interface Remembered {
  /** Ids of the memories that were written. */
  readonly wrote: readonly string[];
  /** True if the round holds the record of its exchange, and the ledger. */
  readonly holdsRecord: boolean;
  /** The number in the log of the entry that holds the answer as a cached one. Null if none does. */
  readonly answerIn: number | null;
}

const without = (wrote: readonly string[]): Remembered => ({ wrote, holdsRecord: false, answerIn: null });

/**
 * Keeps a round verbatim, once per turn: a retry, a resent history or the next step of a tool loop has the same turn
 * digest. A turn whose round was forgotten since stays forgotten. A round that only repeats what was injected is kept and
 * not recalled.
 */
export function rememberRound(
  tx: Tx,
  record: ExchangeRecord,
  round: Round,
  { vector, statements, quoted, ledger, answer: packAnswer, isFiledLater }: RememberedWith,
  turn: "new" | "open",
): Remembered {
  const complete = record.complete ? 1 : 0;
  if (turn === "open") noteAnswered(tx.sql, round.turn, complete);
  else if (round.said === "") tx.sql.exec("INSERT INTO turns (turn, complete) VALUES (?, ?)", round.turn, complete);
  if (round.said === "") return without([]);
  const echoes = record.memory.mode === "on" && isEcho(tx, record, round);
  if (turn === "open") return without(replaceAnswer(tx, round, echoes));
  const now = Date.parse(record.at);
  const said = round.said.slice(0, MAX_STORED_CHARACTERS);
  const answer = round.answer.slice(0, MAX_STORED_CHARACTERS);
  const { terms, passages } = termsOfRound({ said, answer }, quotesOf(statements), quoted);
  const id = newId("mem", now);
  const holdsRecord = mayHoldRecord(id, record);
  const row = insertRow(
    tx.sql,
    {
      id,
      type: "episodic",
      text: "",
      created_at: now,
      valid_from: now,
      exchange: record.id,
      conversation: record.conversation,
      role: "user",
      said: round.saidDigest,
      turn: round.turn,
      complete,
      user_text: said,
      ...(round.speaker != null && { metadata: JSON.stringify({ speaker: round.speaker }) }),
      answer,
      // A round that teaches is personal, whatever its wording.
      impersonal: round.impersonal && statements.length === 0 ? 1 : 0,
      asks: isOnlyQuestion(said) ? 1 : 0,
      stale: echoes ? Staleness.echo : Staleness.current,
      passages: passages.slice().buffer,
      ...vectorColumns(vector),
    },
    terms,
    holdsRecord
      ? { record: recordForLog(record, ledger), answer: packAnswer?.({ said, answer }) ?? null, isFiledLater }
      : {},
  );
  // A vault that has woken reads pages to tell if an answer found room: it is asked only if there was one.
  const n = holdsRecord && packAnswer ? numberInLog(row) : null;
  if (holdsRecord && ledger !== null) directoryOf(tx.sql).setLedger(record.conversation, ledger);
  if (!echoes) tx.workingSet.add(row);
  return { wrote: [id], holdsRecord, answerIn: n !== null && logOf(tx.sql).answers.has(n) ? n : null };
}

/** Returns whether a round only repeats what the model was told. */
const isEcho = (tx: Tx, record: ExchangeRecord, round: Round): boolean =>
  mayBeMemoryEcho(round) && repeatsInjected(tx, record, round);

/** Returns the words of a round that statements were made of. */
const quotesOf = (statements: readonly ExtractedStatement[]): string[] =>
  statements.flatMap(({ extraction }) => (extraction.type === "amendment" ? [] : extraction.quote));

/** Gives a round its latest answer, because the turn went on (a tool loop) or was tried again. */
function replaceAnswer(tx: Tx, round: Round, echoes: boolean): string[] {
  if (round.answer === "") return [];
  const before = roundIn(tx.sql, round.turn);
  if (!before) return [];
  const answer = round.answer.slice(0, MAX_STORED_CHARACTERS);
  const quoted = quotedOf(before);
  const found = termsOfRound({ said: round.said, answer }, quotesOfTurn(tx.sql, round.turn), quoted);
  const words = { said: before.user_text ?? "", answer };
  const logged = logRound(tx.sql, { words, ...found }, numberInLog(before));
  directoryOf(tx.sql).setNumber(before.id, logged.words);
  const row = tx.sql
    .exec<MemoryRow>(
      `UPDATE memories SET words = ?, stale = iif(stale IN (1, 2), stale, ?), quarantine = coalesce(?, quarantine),
         terms = ?, passages = ? WHERE id = ? RETURNING *`,
      logged.words,
      echoes ? Staleness.echo : Staleness.current,
      detectInjection(answer),
      logged.terms,
      logged.passages,
      before.id,
    )
    .toArray()[0];
  if (!row) return [];
  if (isRecallable(row)) tx.workingSet.add(row);
  else tx.workingSet.remove(row.id);
  return [row.id];
}
