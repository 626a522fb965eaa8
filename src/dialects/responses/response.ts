import { type Answer, NO_ANSWER, type Usage } from "../dialect.ts";
import { isObject, type JsonObject, parseObject } from "../json.ts";
import { promptCacheCounts } from "../prompt-cache.ts";
import { reasoningCount } from "../reasoning-count.ts";
import { wordsIn } from "../stored-text.ts";
import { withEchoes } from "./echoes.ts";

/** Returns the items of a response. */
export const itemsIn = (response: JsonObject): readonly JsonObject[] => objectsIn(response["output"]);

export const objectsIn = (list: unknown): readonly JsonObject[] => (Array.isArray(list) ? list.filter(isObject) : []);

/** Reads a response that came as one JSON object. */
export function readResponse(json: string): Answer {
  const response = parseObject(json);
  return response?.["object"] === "response" ? answerOf(response, json) : NO_ANSWER;
}

/** Returns a response as an answer. @param json the response as it came, or in the words of its stream */
export function answerOf(response: JsonObject, json: string): Answer {
  const text = wordsIn(response);
  const items = itemsIn(response);
  const isWhole = response["status"] === "completed" && !response["error"] && items.every(saysSomething);
  const complete = isWhole && text !== "";
  return {
    id: typeof response["id"] === "string" ? response["id"] : null,
    text,
    asides: items.flatMap(asidesIn).join("\n"),
    complete,
    completion: complete && isReplayable(response, items) ? storable(response, json) : null,
    usage: usageIn(response["usage"]),
    lacksUsage: !isObject(response["usage"]),
  };
}

/** Returns whether an item is a thought, or words that are no refusal. Everything else waits for somebody's turn. */
function saysSomething(item: JsonObject): boolean {
  if (item["type"] === "reasoning") return true;
  return item["type"] === "message" && objectsIn(item["content"]).every(({ type }) => type !== "refusal");
}

function asidesIn({ type, summary, content }: JsonObject): readonly string[] {
  const parts = type === "reasoning" ? [...objectsIn(summary), ...objectsIn(content)] : objectsIn(content);
  return parts.flatMap(({ type: kind, text, refusal }) => {
    const aside = kind === "output_text" ? null : (refusal ?? text);
    return typeof aside === "string" ? [aside] : [];
  });
}

/** Returns whether a response can be sent again in pieces, to somebody who has not asked for it. */
function isReplayable(response: JsonObject, items: readonly JsonObject[]): boolean {
  const isTied = response["background"] === true || response["conversation"] || response["previous_response_id"];
  return !isTied && isObject(response["usage"]) && items.every(isPlain);
}

/** A sealed thought, a citation, the odds of words: none of them can be cut without knowing it. */
function isPlain(item: JsonObject): boolean {
  const parts = objectsIn(item["content"]);
  if (item["type"] === "reasoning") {
    return !item["encrypted_content"] && parts.every(({ type }) => type === "reasoning_text");
  }
  return parts.every(
    ({ type, annotations, logprobs }) => type === "output_text" && isEmpty(annotations) && isEmpty(logprobs),
  );
}

const isEmpty = (list: unknown): boolean =>
  list === undefined || list === null || (Array.isArray(list) && list.length === 0);

/** Returns a response without who asked for it, and with every count that a client may read. */
function storable(response: JsonObject, json: string): string {
  const { usage } = response;
  if (!isObject(usage)) return json;
  const { input_tokens_details: input, output_tokens_details: output } = usage;
  const isCounted = isObject(input) && isObject(output) && typeof output["reasoning_tokens"] === "number";
  const counted = {
    ...usage,
    input_tokens_details: { cached_tokens: 0, ...(isObject(input) ? input : {}) },
    output_tokens_details: { reasoning_tokens: 0, ...(isObject(output) ? output : {}) },
  };
  return withEchoes(isCounted ? json : JSON.stringify({ ...response, usage: counted }), {});
}

/** Reads the provider's count of tokens. Returns null if it did not count. */
function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const count = (name: string): number => (typeof usage[name] === "number" ? usage[name] : 0);
  const details = isObject(usage["input_tokens_details"]) ? usage["input_tokens_details"] : {};
  return {
    prompt: count("input_tokens"),
    completion: count("output_tokens"),
    ...promptCacheCounts(details["cached_tokens"], details["cache_write_tokens"]),
    ...reasoningCount(usage["output_tokens_details"], "reasoning_tokens"),
  };
}
