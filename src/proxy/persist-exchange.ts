import type { Question } from "../cache/question.ts";
import { isCacheableAnswer } from "../cache/cacheable-answer.ts";
import type { CachePlan } from "../cache/plan.ts";
import type { CacheOutcome } from "../cache/cache-status.ts";
import type { Settings } from "../ports/settings.ts";
import { within } from "../runtime/deadline.ts";
import type { Answer } from "../dialects/chat/answer.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { storableText } from "../memory/storable-text.ts";
import { extractForgetOrders } from "../memory/forget-order/extract-forget-orders.ts";
import { redact } from "../memory/redact.ts";
import { stripReasoning } from "../memory/strip-reasoning.ts";
import { toRemember } from "./to-remember.ts";
import type { AnswerDraft } from "../ports/answer-store.ts";
import type { CommitRequest, ExchangeRecord } from "../ports/exchange.ts";
import { vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { Exchange, UserTurns } from "./exchange.ts";
import type { Leader } from "./join-flight.ts";
import type { Caller } from "../identity/identify.ts";
import { isImpersonal } from "../cache/impersonal.ts";
import type { RecallOutcome } from "./recall-memories.ts";
import type { TenantRules } from "./tenant-rules-cache.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** All that is known of an exchange once it has been answered. */
export interface AnsweredExchange {
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly question: Question;
  readonly speech: UserTurns;
  readonly plan: CachePlan;
  readonly cache: CacheOutcome;
  readonly fingerprint: string | null;
  readonly rules: TenantRules;
  /** Drawn from the shared answers; null: none is to be kept there. */
  readonly ticket: number | null;
  /** Others may be waiting for this answer. */
  readonly lead: Leader | null;
  /** Null: memory is off for this request. */
  readonly recollection: RecallOutcome | null;
  /** Nothing shared is to be served for it, and its answer is not to be shared: what is remembered may bear on it. */
  readonly isApart: boolean;
  /** Milliseconds the caller has been kept waiting for memory and cache so far. */
  readonly waitedMs: number;
}

/** What is known of the writes when the caller is let go. */
export interface PersistResult {
  /** The answer is in the cache. */
  readonly stored: boolean;
  /** Why the exchange is not known to be on disk; null: it is, or there was nothing to remember. */
  readonly late: Late | null;
}

/** `deadline`: the write goes on by itself; `unavailable`: it has failed so far, and is tried again. */
type Late = "deadline" | "unavailable";

/**
 * How long remembering is waited for, in recall deadlines, once the vault has opened: it is alive, and
 * a disk that is busy for a moment must not cost the exchange its durability. Sharing has no such claim.
 */
const WRITE_DEADLINES = 10;

/**
 * Remembers the exchange and keeps its answer, side by side, and resolves when both are on disk: the
 * caller's stream ends after that. A store that fails keeps nobody waiting, one that hangs not for
 * long; the writes then go on by themselves.
 */
export async function persistExchange(
  outcome: AnsweredExchange,
  answer: Answer,
  ports: Ports,
  waitUntil: WaitUntil,
): Promise<PersistResult> {
  const draft = draftOf(outcome, answer, ports.settings);
  const { recallDeadlineMs } = ports.settings;
  const { recollection, waitedMs } = outcome;
  const patienceMs = recollection?.opened ? recallDeadlineMs * WRITE_DEADLINES : 0;
  const sharing = draft !== null && isShared(outcome);
  if (!sharing) outcome.lead?.fail();
  const [remembered, shared] = await Promise.all([
    recollection ? inTime(patienceMs, (giveUp) => remember(outcome, answer, draft, ports, giveUp), waitUntil) : false,
    sharing ? inTime(recallDeadlineMs - waitedMs, (giveUp) => share(outcome, draft, ports, giveUp), waitUntil) : false,
  ]);
  const kept = remembered === true && draft !== null && isPrivate(outcome);
  return { stored: shared === true || kept, late: typeof remembered === "string" ? remembered : null };
}

/** What a write came to while the caller could be kept waiting; it goes on in any case. */
async function inTime(
  ms: number,
  write: (giveUp: () => void) => Promise<boolean>,
  waitUntil: WaitUntil,
): Promise<boolean | Late> {
  const failing = Promise.withResolvers<"unavailable">();
  const written = write(() => failing.resolve("unavailable"));
  waitUntil(written);
  try {
    return await within(Math.max(0, ms), Promise.race([written, failing.promise]));
  } catch (error) {
    log("warn", { event: "settled_late", reason: reasonOf(error) });
    return "deadline";
  }
}

/**
 * Waits before each try of a write. The second comes soon: an object that was restarted for a deploy
 * answers again at once. Nobody is kept for the later ones.
 */
const RETRY_AFTER_MS = [0, 20, 250, 2_000];
const TRIES_WAITED_FOR = 2;

async function persist<T>(event: string, write: () => Promise<T>, giveUp: () => void): Promise<T | null> {
  for (const [tried, delay] of RETRY_AFTER_MS.entries()) {
    if (tried === TRIES_WAITED_FOR) giveUp();
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
  outcome: AnsweredExchange,
  answer: Answer,
  draft: AnswerDraft | null,
  { memory }: Ports,
  giveUp: () => void,
): Promise<boolean> {
  const { scope } = outcome.caller;
  if (!scope || !outcome.recollection) return false;
  const closing = closingOf(outcome, outcome.recollection, answer, draft);
  return (await persist("remembering_failed", () => memory.commit(scope, closing), giveUp)) === "kept";
}

/** Kept for everybody: nothing personal shaped it, and the shared answers were there to be asked. */
function isShared({ plan, ticket, recollection, isApart }: AnsweredExchange): boolean {
  return plan.use && plan.place === "shared" && ticket !== null && !isApart && !recollection?.opened?.block;
}

async function share(
  { caller, ticket, lead }: AnsweredExchange,
  draft: AnswerDraft,
  { answers }: Ports,
  giveUp: () => void,
): Promise<boolean> {
  const asker = caller.scope && vaultName(caller.scope);
  const flight = lead?.land() ?? null;
  const keep = (): Promise<boolean> => answers.store(caller.tenancy, draft, asker, ticket ?? 0, flight);
  return (await persist("sharing_failed", keep, giveUp)) ?? false;
}

/** Keeps what the upstream answered beside an exchange that was served from the cache. */
export async function persistShared(outcome: AnsweredExchange, answer: Answer, ports: Ports): Promise<void> {
  const draft = draftOf(outcome, answer, ports.settings);
  if (draft && isShared(outcome)) await share(outcome, draft, ports, () => undefined);
  else outcome.lead?.fail();
}

/** A longer answer is not kept: few are asked for twice, and a row of the store holds 2 MB at most. */
const MAX_KEPT_CHARACTERS = 256 * 1024;

/** The answer to keep: whole, replayable, without secrets, and not itself from the cache. */
function draftOf(
  { exchange, question, plan, cache, fingerprint }: AnsweredExchange,
  answer: Answer,
  { cacheTtlSeconds, cacheStaleSeconds }: Settings,
): AnswerDraft | null {
  if (!plan.use || cache.status === "hit" || fingerprint === null || !answer.completion) return null;
  if (answer.completion.length > MAX_KEPT_CHARACTERS) return null;
  if (!isCacheableAnswer(answer.text, question.text, exchange.body.value["response_format"])) return null;
  if (redact(`${answer.text}\n${answer.asides}`).found.length > 0) return null;
  // An order to forget is done and not kept.
  if (extractForgetOrders(question.text)) return null;
  const storedAt = Date.now();
  const expiresAt = storedAt + cacheTtlSeconds * 1000;
  return {
    fingerprint,
    question: question.text,
    model: exchange.chat.model,
    completion: answer.completion,
    storedAt,
    expiresAt,
    goneAt: expiresAt + cacheStaleSeconds * 1000,
    lacksUsage: answer.lacksUsage,
    cost: {
      promptTokens: answer.usage?.prompt ?? 0,
      completionTokens: answer.usage?.completion ?? 0,
      ms: storedAt - exchange.startedAt,
    },
  };
}

/** Kept for this user alone: what is not for sharing, and what a memory shaped or may bear on. */
function isPrivate({ plan, exchange, recollection, isApart }: AnsweredExchange): boolean {
  if (!plan.use || exchange.mode !== "on") return false;
  return isApart || plan.place === "private" || (recollection?.opened?.injected.length ?? 0) > 0;
}

function closingOf(
  outcome: AnsweredExchange,
  { opened, degraded }: RecallOutcome,
  answer: Answer,
  draft: AnswerDraft | null,
): CommitRequest {
  const { exchange, question, speech, cache, rules } = outcome;
  const injected = opened?.injected ?? [];
  const learns = (exchange.mode === "on" || exchange.mode === "write") && speech.said.trim() !== "";
  const secrets = new Map(learns ? speech.secrets : []);
  const kept = learns ? storableText(stripReasoning(answer.text), secrets) : "";
  const record: ExchangeRecord = {
    id: exchange.id,
    at: new Date(exchange.startedAt).toISOString(),
    conversation: speech.conversation,
    model: exchange.chat.model,
    memory: { mode: exchange.mode, degraded, injected, tokens: opened?.tokens ?? 0, rules: rules.version },
    cache,
    redacted: [...secrets].map(([kind, count]) => ({ kind, count })),
    complete: answer.complete,
  };
  return {
    record,
    epoch: opened?.epoch ?? null,
    startedAt: exchange.startedAt,
    ...(outcome.caller.admission && { keeping: outcome.caller.admission.policy.keeping }),
    block: opened && exchange.mode !== "write" ? injected.map(({ id }) => id) : null,
    round: learns
      ? {
          turn: speech.turn,
          saidDigest: speech.saidDigest,
          ...toRemember(speech, kept),
          impersonal: isImpersonal(question),
          retry: exchange.retry,
        }
      : null,
    answer: isPrivate(outcome) ? draft : null,
    since: opened?.since ?? null,
  };
}
