import { chatStreamReader, NO_ANSWER, type Answer, readCompletion, underStatus } from "../dialects/chat/answer.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { reportUsage, tokensOf } from "./report-usage.ts";
import { isEventStream } from "../http/content-type.ts";
import { decompress } from "../http/decompress.ts";
import type { Leader } from "./join-flight.ts";
import { forward, upstreamFor } from "./forward.ts";
import { injectBlocks, type ChatContext } from "./reply.ts";
import { type AnsweredExchange, persistShared } from "./persist-exchange.ts";

/** A call that nobody waits for ends here at the latest: Cloudflare gives work after a response 30 s. */
const RENEWED_WITHIN_MS = 28_000;

const utf8 = new TextDecoder();

/** Asks the upstream anew beside the caller, who was served an answer past its time (RFC 5861, `stale-while-revalidate`). */
export async function revalidate(outcome: AnsweredExchange, lead: Leader, inquiry: ChatContext): Promise<void> {
  const { request, admission, destination, exchange, ports, waitUntil } = inquiry;
  try {
    const upstream = upstreamFor(exchange.chat.model, destination, ports);
    const signal = AbortSignal.timeout(RENEWED_WITHIN_MS);
    const response = await forward(
      { request, destination, admission, body: injectBlocks(outcome, inquiry), signal },
      upstream,
    );
    const answer = await readAnswer(response);
    if (response.ok)
      reportUsage(outcome.caller, { tokens: tokensOf(exchange, answer), estimated: 0 }, ports, waitUntil);
    const renewed = { ...outcome, cache: { status: "stale", detail: null } } as const;
    await persistShared(renewed, underStatus(response.status, answer), ports);
  } catch (error) {
    log("warn", { event: "renewal_failed", reason: reasonOf(error) });
    lead.fail();
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const plain = response.ok ? decompress(bytes, response.headers.get("content-encoding")) : null;
  if (!plain) return NO_ANSWER;
  if (!isEventStream(response)) return readCompletion(utf8.decode(plain));
  const reader = chatStreamReader();
  reader.push(plain);
  return reader.finish(true);
}
