import type { BypassCondition, EligibilityRequest } from "./bypass-condition.ts";

const MAX_QUESTION_CHARACTERS = 2_000;

/** Models that search the web before they answer. */
const SEARCHING_MODEL = /search|sonar|deep-?research|:online\b/i;

/** Conditions on the request's fields, cheapest first. */
export const REQUEST_CONDITIONS: readonly BypassCondition[] = [
  { reason: "parts", applies: ({ questionIsText }) => !questionIsText },
  // The length comes before every condition that reads the text.
  { reason: "long", applies: ({ question }) => question.length > MAX_QUESTION_CHARACTERS },
  { reason: "empty", applies: ({ question }) => !/[\p{L}\p{N}]/u.test(question) },
  {
    reason: "tools",
    applies: (request) =>
      given(request, "tools", "functions", "tool_choice", "function_call", "mcp_servers", "container"),
  },
  {
    reason: "choices",
    applies: ({ body }) =>
      [body["n"], body["best_of"]].some((count) => count !== undefined && count !== null && count !== 1),
  },
  { reason: "logprobs", applies: (request) => given(request, "logprobs", "top_logprobs") },
  { reason: "audio", applies: (request) => given(request, "audio") || !onlyText(request.body["modalities"]) },
  { reason: "store", applies: ({ body }) => body["store"] === true || body["background"] === true },
  // These refer to data at the provider, which may change under the same name.
  {
    reason: "reference",
    applies: (request) => given(request, "previous_response_id", "conversation", "prompt", "thread"),
  },
  { reason: "variety", applies: ({ body }) => asksForVariety(body) },
  {
    reason: "search",
    applies: (request) =>
      given(request, "web_search_options", "search_parameters", "data_sources", "plugins") ||
      (typeof request.body["model"] === "string" && SEARCHING_MODEL.test(request.body["model"])),
  },
];

/** The temperature that every provider takes as its default or as its highest. Above it, answers are meant to vary. */
const MAX_STEADY_TEMPERATURE = 1;

/** Returns whether each answer is to be another one. With a seed, a repeated request is meant to get the same. */
function asksForVariety({ temperature, seed }: EligibilityRequest["body"]): boolean {
  return (
    typeof temperature === "number" && temperature > MAX_STEADY_TEMPERATURE && (seed === undefined || seed === null)
  );
}

/** Returns whether a field has a value that asks for something: not null, false, zero or an empty list. */
function given({ body }: EligibilityRequest, ...fields: readonly string[]): boolean {
  return fields.some((field) => {
    const value = body[field];
    if (Array.isArray(value)) return value.length > 0;
    return value !== undefined && value !== null && value !== false && value !== 0;
  });
}

function onlyText(modalities: unknown): boolean {
  if (modalities === undefined || modalities === null) return true;
  return Array.isArray(modalities) && modalities.every((modality) => modality === "text");
}
