import type { CommitRequest } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { type Attributed, attribute } from "./facts/attribute.ts";
import { recordAskedAgain, recordVerdictInWords } from "./feedback.ts";
import { addWritten, isRecorded, recordExchange } from "./exchanges.ts";
import { enqueue } from "./tasks/extraction-queue.ts";
import { logOf } from "./log/round-log.ts";
import { conditionsOf } from "./logged-answers.ts";
import { answerForLog, savePrivateAnswer } from "./private-answers.ts";
import { holdVersions } from "./profile.ts";
import type { ExtractedStatement, RoundAnalysis } from "./facts/analyze-round.ts";
import { carryOutForget } from "./facts/carry-out-forget.ts";
import { deferForget } from "./facts/deferred-forget.ts";
import { learn } from "./facts/learn.ts";
import { roundOfTurn } from "./memory-directory.ts";
import type { VaultReplication } from "./replication/vault-replication.ts";
import { changedLedger, conversationOf, noteAnswer, saveLedger } from "./recall/ledger.ts";
import { rememberRound, turnState } from "./facts/remember.ts";
import { originOf } from "./facts/assertions.ts";
import { isEndedRef, parseRef } from "../memory/ranking/passage-ref.ts";
import type { Tx } from "./tx.ts";

/** How a vault stands with its cold tier. */
export type ColdState = Pick<VaultReplication, "isOn" | "isHydrated">;

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
  {
    record: described,
    round: given,
    block,
    answer,
    since = null,
    profile = [],
    answerId,
    follows = null,
  }: CommitRequest,
  analysis: RoundAnalysis | null,
  { isOn, isHydrated }: ColdState = { isOn: false, isHydrated: true },
): readonly string[] | null {
  if (isRecorded(tx.sql, described.id)) return null;
  const conversation = conversationOf(tx.sql, described.conversation);
  const record = { ...described, conversation };
  const injected = record.memory.injected.map(({ id }) => id);
  const at = Date.parse(record.at);
  // A memory that had ended was told as such, for a question about its time.
  const ended = new Set(
    (block ?? []).flatMap(({ refs }) => refs.filter(isEndedRef).map((ref) => parseRef(ref).memory)),
  );
  const holds = (id: string): boolean => tx.workingSet.holds(id, at) || ended.has(id);
  // An injected memory that was corrected or forgotten meanwhile may be in the answer, which is then not kept.
  const answered = given && !injected.every(holds) ? { ...given, answer: "" } : given;
  const attributed = answered && attribute(tx.sql, answered);
  const round = attributed && attributed.round;
  const wrote: string[] = [];
  let forgot: readonly string[] = [];
  let deleted: readonly string[] | null = null;
  const turn = round && turnState(tx.sql, round.turn);
  const isNew = turn !== null && turn !== "answered";
  if (round?.forgets && (isNew || !round.retry)) {
    const origin = originOf(record, round);
    if (!isHydrated) deferForget(tx, origin, round.forgets);
    const outcome = isHydrated ? carryOutForget(tx, origin, round.forgets) : { turns: [], memories: [] };
    forgot = outcome.turns;
    deleted = outcome.memories;
  }
  const previous = tx.workingSet.latestRound(record.conversation);
  const taught = attributed && statementsToLearn(attributed, analysis);
  const told = deleted ? { ...record, forgot: deleted } : record;
  const conditions = { profile, since };
  const isCurrent = (): boolean => injected.every(holds) && holdVersions(tx.sql, profile);
  let holdsRecord = false;
  let answerIn: number | null = null;
  let kept: ReturnType<typeof answerForLog> = null;
  const ledger = round && isNew && block && !isOn ? changedLedger(tx.sql, conversation, block) : null;
  if (round && isNew) {
    kept = answer && !isOn && isCurrent() ? answerForLog(tx.sql, answer, injected, conditions) : null;
    const statements = taught ?? [];
    const found = {
      vector: analysis?.round ?? null,
      statements,
      quoted: answered === round ? (analysis?.quoted ?? []) : [],
      ledger,
      answer: kept && kept.pack,
      // A round that teaches looks in the tables for what its statements change.
      isFiledLater: !isOn && statements.length === 0,
    };
    const remembered = rememberRound(tx, told, round, found, turn);
    wrote.push(...remembered.wrote);
    ({ holdsRecord, answerIn } = remembered);
  }
  // It is recorded before it teaches: its own answer may repeat a memory that its turn ends.
  if (!holdsRecord) recordExchange(tx.sql, told, wrote);
  // A turn teaches when it is new. An answered one that comes again, and is no retry, teaches again: the user means it now.
  if (round && !(turn === "answered" && round.retry)) {
    if (taught) {
      const learnt = learn(tx, record, round, taught);
      if (learnt.wrote.length > 0) addWritten(tx.sql, record.id, learnt.wrote);
      forgot = [...forgot, ...learnt.forgot];
    } else enqueue(tx.sql, scope, record.id, round.turn, Date.now());
  }
  if (round && turn === "new" && round.said !== "") {
    recordAskedAgain(tx, previous, round);
    recordVerdictInWords(tx, record.conversation, round);
  }
  const isHeld = holdsRecord && ledger !== null;
  if (block && !isHeld) saveLedger(tx.sql, conversation, block, at);
  if (answerId)
    noteAnswer(tx.sql, answerId, { conversation, follows, round: round && roundOfTurn(tx.sql, round.turn) }, at);
  // A turn may teach what ends a memory that shaped its answer.
  if (answerIn !== null && !isCurrent()) logOf(tx.sql).dropAnswer(answerIn);
  else if (answer && answerIn === null && isCurrent())
    savePrivateAnswer(tx.sql, answer, conditionsOf(injected, conditions), kept?.form);
  return forgot.length > 0 || (deleted ?? []).length > 0 ? forgot : null;
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
