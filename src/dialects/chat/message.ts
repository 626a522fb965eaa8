import type { Usage } from "../dialect.ts";
import { isObject, type JsonObject, parseObject } from "../json.ts";
import { promptCacheCounts } from "../prompt-cache.ts";
import { reasoningCount } from "../reasoning-count.ts";

/** Returns whether a message ended by itself and asks for nothing. */
export function isWhole(finishReason: unknown, message: JsonObject): boolean {
  return finishReason === "stop" && !message["refusal"] && !message["tool_calls"] && !message["function_call"];
}

/** Returns whether a choice can be sent again in pieces. Texts can; anything else cannot be cut without knowing it. */
export function isReplayable(choice: JsonObject, message: JsonObject): boolean {
  return (
    !choice["logprobs"] &&
    Object.values(message).every((value) => value === null || typeof value === "string" || isEmptyList(value))
  );
}

export const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Returns the words of a message that are not its content. */
export const asidesIn = (message: JsonObject): string =>
  Object.entries(message)
    .flatMap(([key, value]) => (key !== "role" && key !== "content" && typeof value === "string" ? [value] : []))
    .join("\n");

/** Returns the content of a message if it is text, else "". */
export const contentIn = (message: JsonObject): string =>
  typeof message["content"] === "string" ? message["content"] : "";

/** Reads a provider's count of tokens. Returns null if it did not count. */
export function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const count = (name: string): number => (typeof usage[name] === "number" ? usage[name] : 0);
  const details = isObject(usage["prompt_tokens_details"]) ? usage["prompt_tokens_details"] : {};
  return {
    prompt: count("prompt_tokens"),
    completion: count("completion_tokens"),
    // DeepSeek counts hits beside the prompt; OpenRouter counts writes among the details.
    ...promptCacheCounts(details["cached_tokens"] ?? usage["prompt_cache_hit_tokens"], details["cache_write_tokens"]),
    ...reasoningCount(usage["completion_tokens_details"], "reasoning_tokens"),
  };
}

/** A stored completion, taken apart. */
export interface StoredCompletion {
  /** The fields beside the choices. */
  readonly fields: JsonObject;
  readonly finishReason: unknown;
  readonly message: JsonObject;
}

/** Takes a stored completion apart. Its first choice is its only one. */
export function readStored(completion: string): StoredCompletion {
  const { choices, ...fields } = parseObject(completion) ?? {};
  const choice: unknown = Array.isArray(choices) ? choices[0] : null;
  const { finish_reason: finishReason, message } = isObject(choice) ? choice : { finish_reason: "stop", message: {} };
  return { fields, finishReason, message: isObject(message) ? message : {} };
}
