import type { CommitRequest } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { attribute } from "./facts/attribute.ts";
import { recordAskedAgain } from "./feedback.ts";
import { isRecorded, keepBlock, recordExchange } from "./exchanges.ts";
import { enqueue } from "./tasks/extraction-queue.ts";
import { conditionsOf, keepPrivateAnswer } from "./private-answers.ts";
import type { RoundAnalysis } from "./facts/analyze-round.ts";
import { forgetAsTold } from "./facts/carry-out-forget.ts";
import { learn } from "./facts/learn.ts";
import { rememberRound, turnState } from "./facts/remember.ts";
import { originOf } from "./facts/assertions.ts";
import type { WorkingSet } from "./recall/working-set.ts";

/**
 * Writes one exchange, in one transaction: its record, its round, what the round taught, its place in
 * the conversation, its answer. Repeating it with the same exchange id changes nothing.
 * @returns digests of the turns that were forgotten, as the user asked; null: nothing was
 */
export function commitExchange(
  sql: SqlStorage,
  shelf: WorkingSet,
  scope: Scope,
  { record, round: given, block, answer, since = null }: CommitRequest,
  digest: RoundAnalysis | null,
): readonly string[] | null {
  if (isRecorded(sql, record.id)) return null;
  const told = record.memory.injected.map(({ id }) => id);
  const holds = (id: string): boolean => shelf.holds(id, Date.parse(record.at));
  // What was corrected or forgotten while the answer was under way may be in it: that answer is not kept.
  const answered = given && !told.every(holds) ? { ...given, answer: "" } : given;
  const attributed = answered && attribute(sql, answered);
  const round = attributed && attributed.round;
  const wrote: string[] = [];
  let forgot: readonly string[] = [];
  let gone: readonly string[] | null = null;
  const turn = round && turnState(sql, round.turn);
  const isNew = turn !== null && turn !== "answered";
  if (round?.forgets && (isNew || !round.retry)) {
    const done = forgetAsTold(sql, shelf, originOf(record, round), round.forgets);
    forgot = done.turns;
    gone = done.memories;
  }
  const previous = shelf.latestRound(record.conversation);
  if (round && isNew) wrote.push(...rememberRound(sql, shelf, record, round, digest, turn));
  // A turn teaches when it is new, and again when an answered one is said once more without being marked
  // as a retry: then the user means it now.
  if (round && !(turn === "answered" && round.retry)) {
    // Where others speak as well, what the user says is not left to the journal, which reads whole rounds.
    const isAllOwn = attributed !== null && attributed.own === round.said;
    const isOthers = round.said === "" || attributed?.own === null;
    const found = isOthers ? [] : (digest?.statements ?? (isAllOwn ? null : []));
    if (found) {
      const learnt = learn(sql, shelf, record, round, found);
      wrote.push(...learnt.wrote);
      forgot = [...forgot, ...learnt.forgot];
    } else enqueue(sql, scope, record.id, round.turn, Date.now());
  }
  recordExchange(sql, gone ? { ...record, forgot: gone } : record, wrote);
  if (round && turn === "new" && round.said !== "") recordAskedAgain(sql, shelf, previous, round);
  if (block) keepBlock(sql, record.conversation, block, Date.parse(record.at));
  if (answer && told.every(holds)) keepPrivateAnswer(sql, answer, conditionsOf(told, since));
  return forgot.length > 0 || (gone ?? []).length > 0 ? forgot : null;
}
