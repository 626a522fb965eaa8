import { cacheStatus } from "../cache/cache-status.ts";
import { isEventStream } from "../http/content-type.ts";
import { whyNoAccount } from "../identity/account.ts";
import { countOutcome } from "../isolate/gathered-counts.ts";
import type { Caller } from "../identity/identify.ts";
import type { ChatContext } from "./context.ts";
import type { ParsedExchange } from "./exchange.ts";
import { forward } from "./forward.ts";
import { observeExchange } from "./observe-exchange.ts";
import { passResponse, streamResponse } from "./stream-response.ts";
import { relayStream } from "./relay.ts";
import { reportUsage } from "./report-usage.ts";
import { withHeaders } from "./response-headers.ts";

/**
 * Answers from the upstream and reads or writes nothing on the way. Watches a stream alone, for how it ends.
 * @param reason `off` as well for a caller without an account
 */
export async function bypass(
  exchange: ParsedExchange,
  context: ChatContext<Caller | null>,
  reason: "no-store" | "off",
): Promise<Response> {
  const { caller, connection, timings } = context;
  // The runtime ends this call by itself when the caller leaves, because no work is left. A signal would cost 5 %.
  const onward = {
    admission: caller?.admission ?? null,
    model: exchange.chat.model,
    body: exchange.bytes,
    signal: null,
  };
  const { response } = await connection.race(timings.measure("upstream", forward(context, onward)));
  const reply = isEventStream(response)
    ? passResponse(response, relayStream(response, null, context))
    : streamResponse(response, context);
  const cache = { status: "bypass", detail: reason } as const;
  if (caller) {
    if (reason !== "off") countOutcome(cache, null, caller.tenancy, context);
    // Nobody reads the answer, in which its tokens stand.
    reportUsage({ tokens: 0 }, { ...context, caller });
  }
  observeExchange(exchange, { status: response.status, cache }, context);
  const memory = caller ? "off" : `off;reason=${whyNoAccount(context.head)}`;
  return withHeaders(reply, exchange, context, { memory, cache: cacheStatus(cache) });
}
