import type { CachePlan } from "../cache/plan.ts";
import type { CacheOutcome } from "../cache/status.ts";
import { within } from "../deadline.ts";
import type { Answer } from "../dialects/chat-answer.ts";
import { log, reasonOf } from "../log.ts";
import { redact } from "../memory/redact.ts";
import type { AnswerDraft, Closing, ExchangeRecord } from "../ports.ts";
import { vaultName } from "../scope.ts";
import type { Ports } from "../wiring.ts";
import type { Exchange, Question, Speech } from "./exchange.ts";
import type { Caller } from "./identify.ts";
import { isImpersonal } from "./impersonal.ts";
import type { Recollection } from "./recollect.ts";
import type { WaitUntil } from "./wait-until.ts";

/** All that is known of an exchange once it has been answered. */
export interface Outcome {
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly question: Question;
  readonly speech: Speech;
  readonly plan: CachePlan;
  readonly cache: CacheOutcome;
  readonly fingerprint: string | null;
  /** Drawn from the shared answers; null: none is to be kept there. */
  readonly ticket: number | null;
  /** Null: memory is off for this request. */
  readonly recollection: Recollection | null;
  /** Milliseconds the caller may still be kept waiting for the writes. */
  readonly patienceMs: number;
}

/**
 * Waits before each try of a write. The second comes soon enough to be done before the caller's stream
 * ends: an object that was restarted for a deploy answers again at once.
 */
const RETRY_AFTER_MS = [0, 20, 250, 2_000];

/**
 * Remembers the exchange and keeps its answer, side by side, and resolves when both are on disk: the
 * caller's stream ends after that. A store that hangs or fails keeps nobody waiting beyond the
 * deadline; the writes then go on by themselves. Resolves to whether the answer is in the cache.
 */
export async function settle(outcome: Outcome, answer: Answer, ports: Ports, waitUntil: WaitUntil): Promise<boolean> {
  const draft = draftOf(outcome, answer, ports.settings.cacheTtlSeconds);
  const writes = Promise.all([remember(outcome, answer, draft, ports), share(outcome, draft, ports)]);
  waitUntil(writes);
  if (outcome.patienceMs <= 0) return false;
  try {
    const [remembered, shared] = await within(outcome.patienceMs, writes);
    return shared || (remembered && draft !== null && isPrivate(outcome));
  } catch (error) {
    log("warn", { event: "settled_late", reason: reasonOf(error) });
    return false;
  }
}

async function persist<T>(event: string, write: () => Promise<T>): Promise<T | null> {
  for (const delay of RETRY_AFTER_MS) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      return await write();
    } catch (error) {
      log("error", { event, reason: reasonOf(error) });
    }
  }
  return null;
}

async function remember(
  outcome: Outcome,
  answer: Answer,
  draft: AnswerDraft | null,
  { memory }: Ports,
): Promise<boolean> {
  const { scope } = outcome.caller;
  if (!scope || !outcome.recollection) return false;
  const closing = closingOf(outcome, outcome.recollection, answer, draft);
  return (await persist("remembering_failed", () => memory.close(scope, closing))) === "kept";
}

async function share(
  { caller, plan, ticket, recollection }: Outcome,
  draft: AnswerDraft | null,
  { answers }: Ports,
): Promise<boolean> {
  if (!draft || !plan.use || plan.place !== "shared" || ticket === null) return false;
  if (recollection?.opened && recollection.opened.block !== "") return false;
  const asker = caller.scope && vaultName(caller.scope);
  return (await persist("sharing_failed", () => answers.keep(caller.tenancy, draft, asker, ticket))) ?? false;
}

/** The answer to keep: whole, replayable, without secrets, and not itself from the cache. */
function draftOf(
  { question, plan, cache, fingerprint }: Outcome,
  answer: Answer,
  ttlSeconds: number,
): AnswerDraft | null {
  if (!plan.use || cache.status === "hit" || fingerprint === null || !answer.completion) return null;
  if (redact(answer.text).found.length > 0) return null;
  const storedAt = Date.now();
  return {
    fingerprint,
    question: question.text,
    completion: answer.completion,
    storedAt,
    expiresAt: storedAt + ttlSeconds * 1000,
  };
}

/** Kept for this user alone: what is not for sharing, and what a memory shaped. */
function isPrivate({ plan, exchange, recollection }: Outcome): boolean {
  if (!plan.use || exchange.mode !== "on") return false;
  return plan.place === "private" || (recollection?.opened?.injected.length ?? 0) > 0;
}

function closingOf(
  outcome: Outcome,
  { opened, degraded }: Recollection,
  answer: Answer,
  draft: AnswerDraft | null,
): Closing {
  const { exchange, question, speech, cache } = outcome;
  const injected = opened?.injected ?? [];
  const record: ExchangeRecord = {
    id: exchange.id,
    at: new Date(exchange.startedAt).toISOString(),
    conversation: speech.conversation,
    model: exchange.chat.model,
    memory: { mode: exchange.mode, degraded, injected, tokens: opened?.tokens ?? 0 },
    cache,
    complete: answer.complete,
  };
  const learns = (exchange.mode === "on" || exchange.mode === "write") && speech.said.trim() !== "";
  return {
    record,
    epoch: opened?.epoch ?? null,
    startedAt: exchange.startedAt,
    block: opened && exchange.mode !== "write" ? injected.map(({ id }) => id) : null,
    round: learns
      ? {
          turn: speech.turn,
          saidDigest: speech.saidDigest,
          said: speech.said,
          answer: redact(answer.text).text,
          impersonal: isImpersonal(question),
          retry: exchange.retry,
        }
      : null,
    answer: isPrivate(outcome) ? draft : null,
  };
}
