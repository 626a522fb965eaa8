import { digest } from "../runtime/digest.ts";

/**
 * Headers that do not shape an answer: how it travels, who carries it, what traces it. Every other
 * header is part of the fingerprint, so that one a provider adds tomorrow keeps answers apart.
 */
const NOT_SHAPING =
  /^(?:accept|accept-encoding|content-(?:length|type|encoding)|user-agent|host|origin|referer|dnt|priority|sec-.*|connection|expect|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*|via|forwarded|x-forwarded-.*|x-real-ip|true-client-ip|cf-.*|cdn-loop|x-stainless-.*|traceparent|tracestate|baggage|x-request-id|x-client-request-id|x-correlation-id|idempotency-key|authorization|x-api-key|api-key|x-goog-api-key|cache-control|pragma|throughline-.*)$/;

/**
 * Everything about a request but its last user text: target, headers, body. Two requests with one
 * fingerprint differ in nothing that a model could see, except that text. The caller's credential is
 * not in it: it names the account, and answers of two accounts never meet.
 * @param shape the body without the last user text, from the dialect
 * @param rules what the proxy tells the model beside it, for every user; empty: nothing
 */
export function fingerprint(target: string, headers: Headers, shape: string, rules = ""): string {
  const shaping = [...headers].filter(([name]) => !NOT_SHAPING.test(name));
  return digest("answer-1", target, JSON.stringify(shaping), shape, ...(rules === "" ? [] : [rules]));
}
