import type { JsonObject } from "./json.ts";

/** A setting with which no answer may stand for another: each is to be a new one, or depends on more than the request. */
export type Unrepeatable = "tools" | "choices" | "logprobs" | "audio" | "store" | "reference" | "variety" | "search";

/** The settings of a request, as the cache judges them. */
export interface RequestSettings {
  /** Null if nothing keeps a stored answer from serving. */
  readonly unrepeatable: Unrepeatable | null;
  /** True if the request names a seed, so that the very same request is meant to get the same answer. */
  readonly isSeeded: boolean;
}

/** The settings of a request that names none. */
export const NO_SETTINGS: RequestSettings = { unrepeatable: null, isSeeded: false };

/** Models that search the web before they answer. */
const SEARCHING_MODEL = /search|sonar|deep-?research|:online\b/i;

/**
 * Reads the settings of a request from the fields of chat completions, responses and messages. A name that a provider does
 * not have does no harm: a false alarm costs one call.
 */
export function settingsIn(body: JsonObject, model: string): RequestSettings {
  const [found] = CONDITIONS.find(([, applies]) => applies(body, model)) ?? [];
  return { unrepeatable: found ?? null, isSeeded: isNamed(body["seed"]) };
}

type Condition = readonly [Unrepeatable, (body: JsonObject, model: string) => boolean];

/** The first that applies names the reason. */
const CONDITIONS: readonly Condition[] = [
  ["tools", (body) => isGiven(body, "tools", "functions", "tool_choice", "function_call", "mcp_servers", "container")],
  ["choices", ({ n, best_of }) => [n, best_of].some((count) => isNamed(count) && count !== 1)],
  ["logprobs", (body) => isGiven(body, "logprobs", "top_logprobs")],
  ["audio", (body) => isGiven(body, "audio") || !isOnlyText(body["modalities"])],
  ["store", ({ store, background }) => store === true || background === true],
  // These refer to data at the provider, which may change under the same name.
  ["reference", (body) => isGiven(body, "previous_response_id", "conversation", "prompt", "thread")],
  ["variety", asksForVariety],
  [
    "search",
    (body, model) =>
      isGiven(body, "web_search_options", "search_parameters", "data_sources", "plugins") ||
      SEARCHING_MODEL.test(model),
  ],
];

const isNamed = (value: unknown): boolean => value !== undefined && value !== null;

/** The temperature that every provider takes as its default or as its highest. Above it, answers are meant to vary. */
const MAX_STEADY_TEMPERATURE = 1;

/** Returns whether each answer is to be another one. With a seed, a repeated request is meant to get the same. */
function asksForVariety({ temperature, seed }: JsonObject): boolean {
  return typeof temperature === "number" && temperature > MAX_STEADY_TEMPERATURE && !isNamed(seed);
}

/** Returns whether a field has a value that asks for something: not null, false, zero or an empty list. */
function isGiven(body: JsonObject, ...fields: readonly string[]): boolean {
  return fields.some((field) => {
    const value = body[field];
    if (Array.isArray(value)) return value.length > 0;
    return isNamed(value) && value !== false && value !== 0;
  });
}

function isOnlyText(modalities: unknown): boolean {
  if (!isNamed(modalities)) return true;
  return Array.isArray(modalities) && modalities.every((modality) => modality === "text");
}
