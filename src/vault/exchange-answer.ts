import type { CommitRequest } from "../ports/exchange.ts";
import { isEndedRef, parseRef } from "../memory/ranking/passage-ref.ts";
import { logOf } from "./log/round-log.ts";
import { conditionsOf } from "./logged-answers.ts";
import { type AnswerForLog, answerForLog, savePrivateAnswer } from "./private-answers.ts";
import { holdVersions } from "./profile.ts";
import type { Tx } from "./tx.ts";

/**
 * The answer of an exchange, which the cache of its user keeps as long as all that shaped it holds. The commit itself may
 * end a memory that did: by an order to forget, or by what its turn teaches.
 */
export class ExchangeAnswer {
  private readonly tx: Tx;
  private readonly request: CommitRequest;
  private readonly injected: readonly string[];
  /** Memories that had ended, and were told as such for a question about their time. */
  private readonly ended: ReadonlySet<string>;
  /** The form of its question, if equal answers have made way for it. */
  private form: string | null | undefined;

  constructor(tx: Tx, request: CommitRequest) {
    const refs = (request.block ?? []).flatMap((lines) => lines.refs);
    this.tx = tx;
    this.request = request;
    this.injected = request.record.memory.injected.map(({ id }) => id);
    this.ended = new Set(refs.filter(isEndedRef).map((ref) => parseRef(ref).memory));
  }

  /** Returns true unless an injected memory has been corrected or forgotten: the words of the answer may tell it. */
  memoriesHold(): boolean {
    const at = Date.parse(this.request.record.at);
    return this.injected.every((id) => this.tx.workingSet.holds(id, at) || this.ended.has(id));
  }

  /** Makes it ready for the entry of its round. Returns null if the cache does not keep it there. */
  forLog(): AnswerForLog["pack"] | null {
    const { answer } = this.request;
    if (!answer || !this.isValid()) return null;
    const kept = answerForLog(this.tx.sql, answer, this.injected, this.conditions);
    this.form = kept?.form;
    return kept && kept.pack;
  }

  /**
   * Gives it a row of its own, unless an entry holds it. Drops it from there if it holds no more.
   * @param answerIn the number of the entry that holds it. Null if none does
   */
  save(answerIn: number | null): void {
    const { tx, request, injected, conditions } = this;
    if (answerIn !== null) {
      if (!this.isValid()) logOf(tx.sql).dropAnswer(answerIn);
    } else if (request.answer && this.isValid())
      savePrivateAnswer(tx.sql, request.answer, conditionsOf(injected, conditions), this.form);
  }

  private isValid(): boolean {
    return this.memoriesHold() && holdVersions(this.tx.sql, this.request.profile ?? []);
  }

  private get conditions() {
    const { profile = [], since = null } = this.request;
    return { profile, since };
  }
}
