import { isImpersonal } from "../cache/impersonal.ts";
import { storableText } from "../memory/storable-text.ts";
import { stripReasoning } from "../memory/safety/strip-reasoning.ts";
import type { AnswerDraft } from "../ports/answer-store.ts";
import type { CommitRequest, ExchangeRecord } from "../ports/exchange.ts";
import { isPrivate } from "./answer-audience.ts";
import type { AnsweredExchange } from "./exchange.ts";
import { endpointOf } from "./endpoint-of.ts";
import { rememberedRound } from "../memory/remembered-round.ts";

function usageOf({ hit, answer }: AnsweredExchange): Pick<ExchangeRecord, "usage"> {
  if (hit) return { usage: { input: hit.cost.promptTokens, output: hit.cost.completionTokens, saved: true } };
  if (!answer.usage) return {};
  const { prompt, completion, ...promptCache } = answer.usage;
  return { usage: { input: prompt, output: completion, ...promptCache } };
}

/** Returns what the vault is to remember of an exchange. */
export function commitRequestOf(
  exchange: AnsweredExchange,
  draft: AnswerDraft | null,
  keeping: CommitRequest["keeping"],
  timings: NonNullable<ExchangeRecord["timings"]>,
  url: string,
): CommitRequest {
  const { id, startedAt, chat, mode, retry, question, userTurns, cache, rules, recall, answer } = exchange;
  const opened = recall?.opened ?? null;
  const injected = opened?.injected ?? [];
  const learns = (mode === "on" || mode === "write") && userTurns.said.trim() !== "";
  const secrets = new Map(learns ? userTurns.secrets : []);
  const kept = learns ? storableText(stripReasoning(answer.text), secrets) : "";
  const endpoint = endpointOf(url);
  const record: ExchangeRecord = {
    id,
    at: new Date(startedAt).toISOString(),
    conversation: userTurns.conversation,
    model: chat.model,
    ...(endpoint !== null && { endpoint }),
    memory: {
      mode,
      degraded: recall?.degraded ?? null,
      injected,
      tokens: opened?.tokens ?? 0,
      rules: rules.version,
    },
    cache,
    ...usageOf(exchange),
    timings,
    redacted: [...secrets].map(([kind, count]) => ({ kind, count })),
    complete: answer.complete,
  };
  return {
    record,
    epoch: opened?.epoch ?? null,
    startedAt,
    ...(keeping && { keeping }),
    block: opened && mode !== "write" && isTold(exchange) ? opened.lines : null,
    round: learns
      ? {
          turn: userTurns.turn,
          saidDigest: userTurns.saidDigest,
          ...rememberedRound(userTurns, kept),
          impersonal: isImpersonal(question),
          retry,
        }
      : null,
    answer: isPrivate(exchange) ? draft : null,
    answerId: chat.isKept ? answer.id : null,
    follows: chat.continues,
    since: opened?.since ?? null,
    profile: opened?.profile ?? [],
  };
}

/**
 * Returns whether a later turn can know what this one was told. A fork is no turn of its conversation. A provider that
 * holds the whole conversation drops a turn that failed, and what stood in it.
 */
const isTold = ({ isFork, chat, answer }: AnsweredExchange): boolean =>
  !isFork && (chat.history !== "fixed" || answer.id !== null);
