import { log, reasonOf } from "../runtime/log.ts";
import { send } from "./ask.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange } from "./exchange.ts";
import type { Leader } from "./join-flight.ts";
import { persistShared } from "./persist-exchange.ts";
import { readWhole, replayableAs } from "./read-answer.ts";
import { reportUsage, tokensOf } from "./report-usage.ts";

/** A call that nobody waits for ends after this time: Cloudflare gives work after a response 30 s. */
const REVALIDATION_DEADLINE_MS = 28_000;

/** Asks the upstream again beside a caller who was served an expired answer (RFC 5861, `stale-while-revalidate`). */
export async function revalidate(exchange: LookedUpExchange, leader: Leader, context: ChatContext): Promise<void> {
  try {
    const { response, isFallback } = await send(exchange, context, AbortSignal.timeout(REVALIDATION_DEADLINE_MS));
    const { answer } = await readWhole(response, context.dialect);
    if (response.ok) reportUsage({ tokens: tokensOf(exchange, answer), estimated: 0 }, context);
    const cache = { status: "stale", detail: null } as const;
    await persistShared({ ...exchange, cache, answer: replayableAs(response.status, isFallback, answer) }, context);
  } catch (error) {
    log("warn", { event: "renewal_failed", reason: reasonOf(error) });
    leader.fail();
  }
}
