import { isCacheableAnswer } from "../cache/cacheable-answer.ts";
import type { Settings } from "../ports/settings.ts";
import { extractForgetOrders } from "../memory/forget-order/extract-forget-orders.ts";
import { redact } from "../memory/safety/redact.ts";
import type { AnswerDraft } from "../ports/answer-store.ts";
import type { AnsweredExchange } from "./exchange.ts";

/** A longer answer is not stored: few are asked for twice, and a row of the store holds 2 MB at most. */
const MAX_STORED_CHARACTERS = 256 * 1024;

/** Returns the answer to store: whole, replayable, without secrets, and not itself from the cache. Returns null for others. */
export function answerDraftOf(
  { startedAt, chat, question, plan, cache, fingerprint, answer }: AnsweredExchange,
  { cacheTtlSeconds, cacheStaleSeconds }: Settings,
): AnswerDraft | null {
  if (!plan.use || cache.status === "hit" || fingerprint === null || !answer.completion) return null;
  if (answer.completion.length > MAX_STORED_CHARACTERS) return null;
  if (!isCacheableAnswer(answer.text, question.text, chat.format)) return null;
  if (redact(`${answer.text}\n${answer.asides}`).found.length > 0) return null;
  // An order to forget is carried out, and not stored.
  if (extractForgetOrders(question.text)) return null;
  const storedAt = Date.now();
  const expiresAt = storedAt + cacheTtlSeconds * 1000;
  return {
    fingerprint,
    question: question.text,
    model: chat.model,
    completion: answer.completion,
    storedAt,
    expiresAt,
    goneAt: expiresAt + cacheStaleSeconds * 1000,
    lacksUsage: answer.lacksUsage,
    cost: {
      promptTokens: answer.usage?.prompt ?? 0,
      completionTokens: answer.usage?.completion ?? 0,
      ms: storedAt - startedAt,
    },
  };
}
