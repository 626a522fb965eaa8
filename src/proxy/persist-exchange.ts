import { dropHotAnswers } from "../cache/hot-answers.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { AnswerDraft } from "../ports/answer-store.ts";
import type { CommitResult } from "../ports/exchange.ts";
import { vaultName } from "../scope.ts";
import { measureVault } from "./measure-vault.ts";
import { isPrivate, isShared } from "./answer-audience.ts";
import type { ChatContext } from "./context.ts";
import type { AnsweredExchange } from "./exchange.ts";
import { pause } from "../runtime/pause.ts";

/*
 * The code that decides what to store reads the question and the answer by many patterns. The first chat loads it while the
 * upstream answers.
 */
const drafts = lazyModule(() => import("./answer-draft.ts"));
const commits = lazyModule(() => import("./commit-request.ts"));

/** Starts to load that code, so that the first answer does not wait for it. */
export function preloadWriters(): void {
  if (!drafts.loaded) void drafts.tryLoad();
  if (!commits.loaded) void commits.tryLoad();
}

/** The state of the writes when the caller is let go. */
export interface PersistResult {
  /** True if the answer is in the cache. */
  readonly stored: boolean;
  /** The reason why the exchange is not known to be on disk. Null if it is, or if there was nothing to remember. */
  readonly delayed: Delay | null;
}

/** `deadline`: the write goes on by itself. `unavailable`: it has failed so far, and is tried again. */
type Delay = "deadline" | "unavailable";

/**
 * Recall deadlines that a caller waits for the vault's write, once the vault has opened: it is alive, and a disk that is
 * busy for a moment must not cost the exchange its durability. Sharing has no such claim.
 */
const WRITE_DEADLINES = 10;

/**
 * Remembers the exchange and stores its answer, side by side. Resolves when both are on disk, and the caller's stream ends
 * after that. A store that fails keeps nobody waiting, and one that hangs not for long. The writes then go on by themselves.
 */
export async function persistExchange(exchange: AnsweredExchange, context: ChatContext): Promise<PersistResult> {
  const { recall, waitedMs, leader } = exchange;
  const { recallDeadlineMs } = context.ports.settings;
  const drafting = drafts.loaded ?? (await drafts.tryLoad());
  const draft = drafting?.answerDraftOf(exchange, context.ports.settings) ?? null;
  const patienceMs = recall?.opened ? recallDeadlineMs * WRITE_DEADLINES : 0;
  const shares = draft !== null && isShared(exchange);
  if (!shares) leader?.fail();
  const rememberNow = (giveUp: () => void): Promise<boolean> => remember(exchange, draft, context, giveUp);
  // An exchange that only read leaves a record, which promises nothing: nobody waits until an open vault has it. An answer that
  // the next request may name is a promise.
  const isNamed = exchange.chat.isKept && exchange.answer.id !== null;
  const isLate = exchange.mode === "read" && patienceMs > 0 && !isNamed;
  if (isLate) context.waitUntil(rememberNow(() => undefined));
  const [remembered, shared] = await Promise.all([
    recall && !isLate ? inTurn(patienceMs, rememberNow, context) : false,
    shares
      ? writeWithin(recallDeadlineMs - waitedMs, (giveUp) => share(exchange, draft, context, giveUp), context)
      : false,
  ]);
  const kept = remembered === true && draft !== null && isPrivate(exchange);
  return { stored: shared === true || kept, delayed: typeof remembered === "string" ? remembered : null };
}

/** Stores the answer of a revalidation, beside an exchange that was served from the cache. */
export async function persistShared(exchange: AnsweredExchange, context: ChatContext): Promise<void> {
  const drafting = drafts.loaded ?? (await drafts.tryLoad());
  const draft = drafting?.answerDraftOf(exchange, context.ports.settings) ?? null;
  if (draft && isShared(exchange)) await share(exchange, draft, context, () => undefined);
  else exchange.leader?.fail();
}

/**
 * How long a write may wait for its turn, while others are written. An exchange is on disk before its stream ends, and so
 * the streams of a crowd end one after the other.
 */
const TURN_WITHIN_MS = 10_000;

/** Writes when it is this write's turn, and waits up to `ms` from then on. Nobody waits if `ms` is 0. */
async function inTurn(
  ms: number,
  write: (giveUp: () => void) => Promise<boolean>,
  context: ChatContext,
): Promise<boolean | Delay> {
  const {
    ports: { vaultTurns },
    caller: { scope },
  } = context;
  const now = (): Promise<boolean | Delay> => writeWithin(ms, write, context);
  if (!vaultTurns || !scope) return now();
  if (ms > 0) return vaultTurns.run(scope, TURN_WITHIN_MS, now).catch(now);
  const later = (): Promise<boolean> => write(() => undefined);
  context.waitUntil(vaultTurns.run(scope, TURN_WITHIN_MS, later, "background").catch(later));
  return "deadline";
}

/** Waits up to `ms` for a write and reports its state. The write continues after that. */
async function writeWithin(
  ms: number,
  write: (giveUp: () => void) => Promise<boolean>,
  { timer, waitUntil }: ChatContext,
): Promise<boolean | Delay> {
  const failing = Promise.withResolvers<"unavailable">();
  const written = write(() => failing.resolve("unavailable"));
  waitUntil(written);
  try {
    return await timer.within(Math.max(0, ms), Promise.race([written, failing.promise]));
  } catch (error) {
    log("warn", { event: "settled_late", reason: reasonOf(error) });
    return "deadline";
  }
}

/**
 * Waits before each try of a write. The second comes soon, because an object that was restarted for a deploy answers again
 * at once. Nobody waits for the later ones.
 */
const RETRY_AFTER_MS = [0, 20, 250, 2_000];
const TRIES_WAITED_FOR = 2;

async function retried<T>(event: string, write: () => Promise<T>, giveUp: () => void): Promise<T | null> {
  for (const [tried, delay] of RETRY_AFTER_MS.entries()) {
    if (tried === TRIES_WAITED_FOR) giveUp();
    if (delay > 0) await pause(delay);
    try {
      return await write();
    } catch (error) {
      log("error", { event, reason: reasonOf(error) });
    }
  }
  return null;
}

async function remember(
  exchange: AnsweredExchange,
  draft: AnswerDraft | null,
  context: ChatContext,
  giveUp: () => void,
): Promise<boolean> {
  const { caller, ports, timings, request } = context;
  const { scope, admission } = caller;
  if (!scope) return false;
  const recorded = timings.recorded();
  const commit = async (): Promise<CommitResult> => {
    const { commitRequestOf } = commits.loaded ?? (await commits.load());
    return ports.memory.commit(
      scope,
      commitRequestOf(exchange, draft, admission?.policy.keeping, recorded, request.url),
    );
  };
  const isKept = (await retried("remembering_failed", commit, giveUp)) === "kept";
  if (isKept) measureVault(scope, context);
  return isKept;
}

async function share(
  { cacheVersion, leader, directives }: AnsweredExchange,
  draft: AnswerDraft,
  { caller: { scope, tenancy }, ports }: ChatContext,
  giveUp: () => void,
): Promise<boolean> {
  // A caller who asked for a new answer may have an older one held.
  if (directives.noCache || directives.maxAge !== null) dropHotAnswers(tenancy);
  const asker = scope && vaultName(scope);
  const flight = leader?.complete() ?? null;
  const store = (): Promise<boolean> => ports.answers.store(tenancy, draft, asker, cacheVersion ?? 0, flight);
  return (await retried("sharing_failed", store, giveUp)) ?? false;
}
