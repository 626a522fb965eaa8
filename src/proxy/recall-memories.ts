import { isAdvice, isImpersonal } from "../cache/impersonal.ts";
import type { Caller } from "../identity/identify.ts";
import { checkedEmbeddings } from "../memory/embedding/checked-embedding.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { BeginResult } from "../ports/exchange.ts";
import type { MemoryMode } from "../ports/policy.ts";
import { DeadlineError, within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { Scope } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { ChatContext } from "./context.ts";
import type { PlannedExchange, RecallOutcome, UserTurns } from "./exchange.ts";

/** Returns whether memory has a part in an exchange: the caller names a user, and the mode is not `off`. */
export function remembers(mode: MemoryMode, caller: Caller): caller is Caller & { readonly scope: Scope } {
  return caller.scope !== null && mode !== "off";
}

/**
 * Asks the vault, within `RECALL_DEADLINE_MS` together with the tenant's rules. Fails open: whatever goes wrong, the
 * request goes on without memory and says so. Without a vector, the vault still searches by words.
 */
export async function recallMemories(
  { mode, isFork, startedAt, chat, question, userTurns, lookup, rules }: PlannedExchange,
  scope: Scope,
  { ports: { memory, embedder, settings, vaultTurns }, timer }: ChatContext,
): Promise<RecallOutcome> {
  const deadline = Date.now() + settings.recallDeadlineMs - rules.waitedMs;
  const left = (): number => Math.max(1, deadline - Date.now());
  const { sought } = userTurns;
  const recall = mode !== "write";
  let embedding: Embedding | null = null;
  let degraded: string | null = null;
  try {
    // A slow embedder gets half of the time, so that the vault can search by words in the other half.
    if (recall && sought !== "") embedding = await embedded(scope, sought, embedder, left() / 2);
  } catch (error) {
    log("warn", { event: "embedder_degraded", reason: reasonOf(error) });
    degraded = "embedder";
  }
  try {
    const request = {
      query: sought,
      embedding,
      recall,
      impersonal: isImpersonal(question),
      advises: isAdvice(question),
      conversation: userTurns.conversation,
      opensConversation: userTurns.opensConversation,
      visible: userTurns.visible,
      isHeld: chat.history !== "sent",
      follows: chat.continues,
      continuesTurn: userTurns.continuesTurn || isFork,
      rulesTokens: rules.tokens,
      lookup,
      now: startedAt,
    };
    const open = (): Promise<BeginResult> => timer.within(left(), memory.begin(scope, request));
    return { opened: await (vaultTurns ? vaultTurns.run(scope, left(), open) : open()), degraded };
  } catch (error) {
    log("warn", { event: "memory_degraded", reason: reasonOf(error) });
    return { opened: null, degraded: error instanceof DeadlineError ? "deadline" : "unavailable" };
  }
}

/**
 * Has the vault load what it will be asked for, while the caller waits for something else. Fails open. The request that
 * asks the vault asks a remote embedder, and this does not ask it a second time.
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
