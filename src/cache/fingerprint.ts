import { digest } from "../runtime/digest.ts";

/**
 * Headers that do not shape an answer: they route it, carry it or trace it. Every other header is part of the
 * fingerprint, so a header that a provider adds tomorrow keeps answers apart.
 */
const NOT_SHAPING =
  /^(?:accept|accept-encoding|content-(?:length|type|encoding)|user-agent|host|origin|referer|dnt|priority|sec-.*|connection|expect|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*|via|forwarded|x-forwarded-.*|x-real-ip|true-client-ip|cf-.*|cdn-loop|x-stainless-.*|traceparent|tracestate|baggage|x-request-id|x-client-request-id|x-correlation-id|idempotency-key|authorization|x-api-key|api-key|x-goog-api-key|cache-control|pragma|throughline-.*|chatgpt-account-id|x-(?:claude-code|codex|opencode|kilocode)-.*|x-kilo-session|x-openai-subagent|x-openai-memgen-request|x-supermemory-api-key|x-memorylake-api-key|x-memory-gateway-authorization|helicone-(?:auth|request-id|user-id|session-.*|property-.*|cache-enabled|cache-bucket-max-size)|x-portkey-(?:api-key|trace-id|metadata|cache-force-refresh))$/;

/** Headers by which an agent names its session. Under these names another app may say what shapes its answers. */
const OF_SESSION = /^(?:session[_-]id|conversation_id|thread[_-]id|originator)$/;
/** Headers by which an agent says who it is, and the beginnings of their values. */
const NAMING = ["originator", "user-agent"];
const AGENT = /^(?:codex|claude-cli|opencode|kilo)/i;

/** The headers of a request, wherever they were read. */
type ReadHeaders = Iterable<[string, string]> & Pick<Headers, "get">;

/**
 * Returns a digest of everything in a request but its last user text: target, headers and body. A model sees no
 * difference between two requests of one fingerprint, except that text. The caller's credential is not in it, because
 * it names the account, and accounts never share answers.
 * @param shape the body without the last user text, in parts, from the dialect
 * @param rules the rules that the proxy adds for every user, or an empty text
 */
export function fingerprint(target: string, headers: ReadHeaders, shape: readonly string[], rules = ""): string {
  const isAgents = NAMING.some((name) => AGENT.test(headers.get(name) ?? ""));
  const shaping = [...headers].filter(([name]) => !NOT_SHAPING.test(name) && !(isAgents && OF_SESSION.test(name)));
  return digest("answer-1", target, JSON.stringify(shaping), ...shape, ...(rules === "" ? [] : [rules]));
}
