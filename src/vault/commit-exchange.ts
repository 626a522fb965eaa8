import type { CommitRequest, ExchangeRecord, Round } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { ExchangeAnswer } from "./exchange-answer.ts";
import { addWritten, isRecorded, recordExchange } from "./exchanges.ts";
import type { ExtractedStatement, RoundAnalysis } from "./facts/analyze-round.ts";
import { type Attributed, attribute } from "./facts/attribute.ts";
import { forgetAsOrdered } from "./facts/forget-as-ordered.ts";
import { learn } from "./facts/learn.ts";
import { logOf } from "./log/round-log.ts";
import { type Remembered, rememberRound, turnState } from "./facts/remember.ts";
import { recordAskedAgain, recordVerdictInWords } from "./feedback.ts";
import { roundOfTurn } from "./memory-directory.ts";
import { changedLedger, conversationOf, noteAnswer, saveLedger } from "./recall/ledger.ts";
import type { VaultReplication } from "./replication/vault-replication.ts";
import { enqueue } from "./tasks/extraction-queue.ts";
import type { Tx } from "./tx.ts";

/** How a vault stands with its cold tier. */
export type ColdState = Pick<VaultReplication, "isOn" | "isHydrated">;

/** The outcome for an exchange whose round is not new, or that has none. */
const NOT_KEPT: Remembered = { wrote: [], holdsRecord: false, answerIn: null };

/** An exchange as its conversation notes it. */
interface Noted {
  readonly conversation: string;
  readonly round: Round | null;
  /** True if the log holds the ledger of the conversation with the round. */
  readonly holdsLedger: boolean;
}

/**
 * Writes one exchange: its record, its round, the statements of the round, the block of its conversation and its answer.
 * Repeating it with the same exchange id changes nothing.
 * @param cold where rows lie in a cold tier as well. `isHydrated` is false if it holds rows that were not read: then an
 *   order to forget waits for them. A vault that wakes cold reads the row of its conversation and perhaps none of its
 *   rounds, so with `isOn` the ledger has that row
 * @returns digests of the turns that were forgotten, as the user asked; null if nothing was
 */
export function commitExchange(
  tx: Tx,
  scope: Scope,
  request: CommitRequest,
  analysis: RoundAnalysis | null,
  { isOn, isHydrated }: ColdState = { isOn: false, isHydrated: true },
): readonly string[] | null {
  if (isRecorded(tx.sql, request.record.id)) return null;
  const conversation = conversationOf(tx.sql, request.record.conversation);
  const described = { ...request.record, conversation };
  const answer = new ExchangeAnswer(tx, request);
  const given = request.round && (answer.memoriesHold() ? request.round : { ...request.round, answer: "" });
  const attributed = given && attribute(tx.sql, given);
  const round = attributed && attributed.round;
  const turn = round && turnState(tx.sql, round.turn);
  const forgotten = round && turn && forgetAsOrdered(tx, described, round, turn, isHydrated);
  const previous = tx.workingSet.latestRound(conversation);
  const statements = attributed && statementsToLearn(attributed, analysis);
  const record = forgotten ? { ...described, forgot: forgotten.memories } : described;
  const isNew = round !== null && turn !== null && turn !== "answered";
  const ledger = isNew && request.block && !isOn ? changedLedger(tx.sql, conversation, request.block) : null;
  const kept = isNew
    ? rememberRound(
        tx,
        record,
        round,
        {
          vector: analysis?.round ?? null,
          statements: statements ?? [],
          quoted: given === round ? (analysis?.quoted ?? []) : [],
          ledger,
          answer: isOn ? null : answer.forLog(),
          isFiledLater: !isOn,
        },
        turn,
      )
    : NOT_KEPT;
  // It is recorded before it teaches: its own answer may repeat a memory that its turn ends.
  if (!kept.holdsRecord) recordExchange(tx.sql, record, kept.wrote);
  // A turn teaches when it is new. An answered one that comes again, and is no retry, teaches again: the user means it now.
  const teaches = round !== null && !(turn === "answered" && round.retry);
  const takenBack = teaches ? teach(tx, scope, record, round, statements) : [];
  logOf(tx.sql).writeHeld();
  if (round && turn === "new" && round.said !== "") {
    recordAskedAgain(tx, previous, round);
    recordVerdictInWords(tx, conversation, round);
  }
  const holdsLedger = kept.holdsRecord && ledger !== null;
  noteConversation(tx, request, { conversation, round, holdsLedger });
  answer.save(kept.answerIn);
  const turns = [...(forgotten?.turns ?? []), ...takenBack];
  return turns.length > 0 || (forgotten?.memories ?? []).length > 0 ? turns : null;
}

/** Learns the statements of a round, or leaves it to the extraction queue. Returns digests of the turns that were forgotten. */
function teach(
  tx: Tx,
  scope: Scope,
  record: ExchangeRecord,
  round: Round,
  statements: readonly ExtractedStatement[] | null,
): readonly string[] {
  if (statements === null) {
    enqueue(tx.sql, scope, record.id, round.turn, Date.now());
    return [];
  }
  const { wrote, forgot } = learn(tx, record, round, statements);
  if (wrote.length > 0) addWritten(tx.sql, record.id, wrote);
  return forgot;
}

/** Notes the block of a conversation, unless the log holds it with the round, and the answer that a later request may name. */
function noteConversation(
  { sql }: Tx,
  { record, block, answerId, follows = null }: CommitRequest,
  { conversation, round, holdsLedger }: Noted,
): void {
  const at = Date.parse(record.at);
  if (block && !holdsLedger) saveLedger(sql, conversation, block, at);
  if (answerId) noteAnswer(sql, answerId, { conversation, follows, round: round && roundOfTurn(sql, round.turn) }, at);
}

/** Returns the statements that a round teaches. Returns null if they are left to the extraction queue. */
function statementsToLearn(
  { round, own }: Attributed,
  analysis: RoundAnalysis | null,
): readonly ExtractedStatement[] | null {
  if (round.said === "" || own === null) return [];
  // The extraction queue reads whole rounds, so a round in which others speak as well is not left to it.
  return analysis?.statements ?? (own === round.said ? null : []);
}
