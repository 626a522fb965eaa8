import { type Answer, NO_ANSWER, type Usage } from "../dialect.ts";
import { isObject, type JsonObject, parseObject } from "../json.ts";
import { promptCacheCounts } from "../prompt-cache.ts";
import { reasoningCount } from "../reasoning-count.ts";
import { wordsIn } from "../stored-text.ts";

/** Returns the blocks of a message. */
export const blocksIn = (message: JsonObject): readonly JsonObject[] =>
  Array.isArray(message["content"]) ? message["content"].filter(isObject) : [];

/** Reads a message that came as one JSON object. A replay sends its very bytes. */
export function readMessage(json: string): Answer {
  const message = parseObject(json);
  return message?.["type"] === "message" ? answerOf(message, true, () => json) : NO_ANSWER;
}

/**
 * Returns a message as an answer.
 * @param whole false if a part of it may be missing, or has come in an order that no replay repeats
 * @param completion words the message as JSON
 */
export function answerOf(message: JsonObject, whole: boolean, completion: () => string): Answer {
  const text = wordsIn(message);
  const complete = whole && text !== "" && ENDED.has(message["stop_reason"]) && !callsTool(message);
  return {
    id: typeof message["id"] === "string" ? message["id"] : null,
    text,
    asides: thoughtsIn(message),
    complete,
    completion: complete && isReplayable(message) ? completion() : null,
    usage: usageIn(message["usage"]),
    lacksUsage: !isObject(message["usage"]),
  };
}

const thoughtsIn = (message: JsonObject): string =>
  blocksIn(message)
    .map(({ thinking }) => thinking)
    .filter((thought) => typeof thought === "string")
    .join("\n");

/** The reasons for which a message ends by itself. */
const ENDED: ReadonlySet<unknown> = new Set(["end_turn", "stop_sequence"]);

const callsTool = (message: JsonObject): boolean =>
  blocksIn(message).some(({ type }) => typeof type === "string" && /tool_(?:use|result)$/.test(type));

/** Returns whether a message can be sent again in pieces. A container is for one asker. */
const isReplayable = (message: JsonObject): boolean =>
  blocksIn(message).every(isPlainText) && !message["container"] && !message["stop_details"];

/** Returns whether a block is text alone: no signed thought, and nothing cited. */
function isPlainText({ type, text, citations }: JsonObject): boolean {
  const citesNothing = citations === null || citations === undefined || isEmptyList(citations);
  return type === "text" && typeof text === "string" && citesNothing;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Reads the provider's count of tokens. What was read from its prompt cache, or written to it, was sent as well. */
function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const count = (name: string): number => (typeof usage[name] === "number" ? usage[name] : 0);
  const prompt = count("input_tokens") + count("cache_creation_input_tokens") + count("cache_read_input_tokens");
  return {
    prompt,
    completion: count("output_tokens"),
    ...promptCacheCounts(usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]),
    ...reasoningCount(usage["output_tokens_details"], "thinking_tokens"),
  };
}
