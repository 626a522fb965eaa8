import type { SaidAndAnswered } from "../memory/round.ts";
import type { AnswerDraft } from "../ports/answer-store.ts";
import type { StoredRow } from "../cache/servable-answer.ts";
import { recordIn } from "./exchanges.ts";
import { unpackRecord } from "./log/pack-record.ts";
import { type EntryWithAnswer, logOf } from "./log/round-log.ts";
import { unlessDamaged } from "./log/unless-damaged.ts";

/*
 * Cached answers that the log of rounds holds, beside the rounds in which they were given. A page of the log has room for
 * one, where a row of `answers` costs a page. Their question, their text and the memories in their block stand in the entry
 * already.
 */

/** The conditions of an answer besides the memories in its block. */
export interface Conditions {
  /** The versions of the app's own blocks. */
  readonly profile?: readonly string[];
  /** The last statement, for advice. Null: the answer does not depend on it. */
  readonly since: string | null;
}

/** An answer as a row of `answers` holds it. */
export interface AnswerRow extends StoredRow {
  readonly fingerprint: string;
  readonly block: string;
  readonly model: string;
  /** The normal form of its question; empty: nobody has compared it yet. */
  readonly form: string;
}

/**
 * Returns what an answer depends on: the versions of the app's own blocks, the memories of its block, and for advice the
 * last statement too.
 */
export const conditionsOf = (memories: readonly string[], { profile = [], since }: Conditions): readonly string[] => [
  ...profile,
  ...memories,
  ...(since === null ? [] : [since]),
];

/** A completion around the text of its answer. */
type Completion = readonly [before: string, after: string];

/** An answer as an entry of the log holds it, as JSON. */
type Packed = readonly [
  fingerprint: string,
  conditions: Conditions,
  model: string,
  /** The words that it answers. Null: those that the user said. */
  question: string | null,
  completion: string | Completion,
  storedAt: number,
  expiresAt: number,
  lacksUsage: number,
  promptTokens: number,
  completionTokens: number,
  tookMs: number,
  form: string,
];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs an answer for the entry of its round. @param words of the round, as the entry holds them */
export function packAnswer(
  draft: AnswerDraft & Pick<AnswerRow, "form">,
  conditions: Conditions,
  { said, answer }: SaidAndAnswered,
): ArrayBuffer {
  const { promptTokens, completionTokens, ms } = draft.cost;
  const packed: Packed = [
    draft.fingerprint,
    conditions,
    draft.model,
    draft.question === said ? null : draft.question,
    around(draft.completion, JSON.stringify(answer)),
    draft.storedAt,
    draft.expiresAt,
    Number(draft.lacksUsage),
    promptTokens,
    completionTokens,
    ms,
    draft.form,
  ];
  return Uint8Array.from(encoder.encode(JSON.stringify(packed))).buffer;
}

function around(completion: string, text: string): string | Completion {
  const at = completion.indexOf(text);
  return at < 0 ? completion : [completion.slice(0, at), completion.slice(at + text.length)];
}

function unpackAnswer({ answer, words, record }: EntryWithAnswer): AnswerRow | null {
  if (record === null) return null;
  const packed = JSON.parse(decoder.decode(answer)) as Packed;
  const [fingerprint, conditions, model, question, completion, storedAt, expiresAt, lacksUsage] = packed;
  const { injected } = recordIn({ id: "", ...unpackRecord(record) }).memory;
  const memories = injected.map(({ id }) => id);
  return {
    fingerprint,
    block: JSON.stringify(conditionsOf(memories, conditions)),
    model,
    question: question ?? words.said,
    completion: typeof completion === "string" ? completion : completion.join(JSON.stringify(words.answer)),
    stored_at: storedAt,
    expires_at: expiresAt,
    lacks_usage: lacksUsage,
    prompt_tokens: packed[8],
    completion_tokens: packed[9],
    took_ms: packed[10],
    form: packed[11],
  };
}

const unpacked = new WeakMap<ArrayBuffer, AnswerRow | null>();

/** Returns the answer that an entry holds. Returns null if it is damaged: a cached answer is no loss. */
export function answerIn(entry: EntryWithAnswer): AnswerRow | null {
  const known = unpacked.get(entry.answer);
  if (known !== undefined) return known;
  const row = unlessDamaged(() => unpackAnswer(entry), null);
  unpacked.set(entry.answer, row);
  return row;
}

/** Returns the answers in the log, with the numbers of their entries. */
export const loggedAnswers = (sql: SqlStorage): (readonly [number, AnswerRow])[] =>
  [...logOf(sql).answers].flatMap(([n, entry]) => {
    const row = answerIn(entry);
    return row ? [[n, row] as const] : [];
  });

/** Removes the answers of the log for which this holds. Returns how many there were. */
export function dropLoggedAnswers(sql: SqlStorage, goes: (row: AnswerRow) => boolean): number {
  const gone = loggedAnswers(sql).filter(([, row]) => goes(row));
  for (const [n] of gone) logOf(sql).dropAnswer(n);
  return gone.length;
}
