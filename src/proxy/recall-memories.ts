import type { Question } from "../cache/question.ts";
import { DeadlineError, within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { checkedEmbeddings } from "../memory/checked-embedding.ts";
import type { AnswerLookup } from "../ports/answer-store.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { BeginResult } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { Exchange, UserTurns } from "./exchange.ts";
import { isAdvice, isImpersonal } from "../cache/impersonal.ts";
import type { TenantRules } from "./tenant-rules-cache.ts";

/** What memory had to say in time, and why not when it had not. */
export interface RecallOutcome {
  /** Null: the vault did not answer. */
  readonly opened: BeginResult | null;
  /** `deadline`, `unavailable`, `embedder`, `rules`; null: all went well. */
  readonly degraded: string | null;
}

/**
 * Asks the vault, within `RECALL_DEADLINE_MS` all told. Fails open: whatever goes wrong, the request
 * goes on without memory and says so. Without a vector, words still find.
 * @param rules what is gone of that time already, and of the tokens that memory may take
 */
export async function recallMemories(
  scope: Scope,
  exchange: Exchange,
  question: Question,
  speech: UserTurns,
  lookup: AnswerLookup | null,
  { memory, embedder, settings }: Ports,
  { waitedMs, tokens: rulesTokens }: Pick<TenantRules, "waitedMs" | "tokens">,
): Promise<RecallOutcome> {
  const deadline = Date.now() + settings.recallDeadlineMs - waitedMs;
  const left = (): number => Math.max(1, deadline - Date.now());
  let embedding: Embedding | null = null;
  let degraded: string | null = null;
  const recall = exchange.mode !== "write";
  try {
    // A slow embedder gets half of the time, so that words can still be searched in the other half.
    if (recall && speech.sought !== "") embedding = await embedded(scope, speech.sought, embedder, left() / 2);
  } catch (error) {
    log("warn", { event: "embedder_degraded", reason: reasonOf(error) });
    degraded = "embedder";
  }
  try {
    const opening = {
      query: speech.sought,
      embedding,
      recall,
      impersonal: isImpersonal(question),
      advises: isAdvice(question),
      conversation: speech.conversation,
      opensConversation: speech.opensConversation,
      visible: speech.visible,
      rulesTokens,
      lookup,
      now: exchange.startedAt,
    };
    return { opened: await within(left(), memory.begin(scope, opening)), degraded };
  } catch (error) {
    log("warn", { event: "memory_degraded", reason: reasonOf(error) });
    return { opened: null, degraded: error instanceof DeadlineError ? "deadline" : "unavailable" };
  }
}

/**
 * Has the vault look for what it will be asked, beside what else is waited for. An embedder over the network is asked
 * once, by whoever asks the vault. Fails open: they learn how it went.
 */
export async function prefetch(
  scope: Scope,
  { sought, conversation }: UserTurns,
  { memory, embedder, settings }: Ports,
): Promise<void> {
  try {
    const query = embedder.remote ? "" : sought;
    const embedding = query === "" ? null : await embedded(scope, query, embedder, settings.recallDeadlineMs / 2);
    await memory.prefetch(scope, { query, embedding, conversation });
  } catch (error) {
    log("warn", { event: "memory_not_prefetched", reason: reasonOf(error) });
  }
}

async function embedded(scope: Scope, text: string, embedder: Ports["embedder"], ms: number): Promise<Embedding> {
  const [embedding] = await within(ms, checkedEmbeddings(embedder, scope, [text], ms));
  if (!embedding) throw new TypeError("the embedder does not take this text");
  return embedding;
}
