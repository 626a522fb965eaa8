import type { ErrorCode } from "../../src/http/errors.ts";
import type { Described, DescribedArea } from "./described.ts";

/*
 * The endpoints of providers whose conversations are read. Bodies and answers are the provider's: its own document
 * describes them.
 */

const HEADERS = ["Throughline-Memory", "Throughline-Exchange", "Cache-Status", "Age", "Server-Timing"];

const ERRORS: readonly ErrorCode[] = [
  "invalid_json",
  "body_incomplete",
  "invalid_encoding",
  "invalid_id",
  "invalid_header",
  "tenant_required",
  "invalid_api_key",
  "not_allowed",
  "model_not_allowed",
  "mode_not_allowed",
  "upstream_not_allowed",
  "url_too_long",
  "body_too_large",
  "rate_limit_exceeded",
  "upstream_unreachable",
  "upstream_broke_off",
  "upstream_malformed",
  "upstream_timeout",
  "overloaded",
  "identity_unavailable",
  "not_in_cache",
];

const conversation = (id: string, provider: string, ids?: readonly string[]): Described => ({
  id,
  summary: `Answers a chat in the form of ${provider}, with what is remembered of the user.`,
  answers: {
    200: {
      description:
        "The provider's answer, byte for byte, or a stored one in the same form. Any other status too is its own.",
      body: { media: ["application/json", "text/event-stream"] },
      headers: HEADERS,
    },
  },
  errors: ERRORS,
  ...(ids && { ids }),
});

/** The fields that every body of these endpoints has. */
export const PROVIDER_BODIES: Readonly<Record<string, readonly string[]>> = {
  "POST v1/chat/completions": ["model", "messages"],
  "POST v1/responses": ["model", "input"],
  "POST v1/messages": ["model", "messages", "max_tokens"],
  "POST v1beta/models/{}:generateContent": ["contents"],
  "POST v1beta/models/{}:streamGenerateContent": ["contents"],
};

export const PROVIDER_AREA: DescribedArea = {
  tag: "chat",
  description:
    "The provider's own API. Every other path under `/v1` passes through untouched. `/{upstream}/v1/…` goes to a named upstream, `/https://{host}/…` to a host of `UPSTREAM_ALLOWLIST`.",
  admits: "client",
  failure: null,
  operations: {
    "POST v1/chat/completions": conversation("createChatCompletion", "OpenAI's chat completions"),
    "POST v1/responses": conversation("createResponse", "OpenAI's responses"),
    "GET v1/responses": {
      id: "openResponsesSocket",
      summary:
        "Refuses a WebSocket for responses, so that clients use HTTP at once. A request that asks for none passes through, and the answer is the provider's.",
      answers: {},
      errors: ["upgrade_required"],
    },
    "POST v1/messages": conversation("createMessage", "Anthropic's messages"),
    "POST v1beta/models/{}:generateContent": conversation("generateContent", "Gemini's generateContent", ["model"]),
    "POST v1beta/models/{}:streamGenerateContent": {
      ...conversation("streamGenerateContent", "Gemini's streamGenerateContent", ["model"]),
    },
  },
};
