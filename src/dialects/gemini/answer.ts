import { type Answer, type AnswerReader, NO_ANSWER, type Usage } from "../dialect.ts";
import { eventReader } from "../event-reader.ts";
import { isObject, type JsonObject, parseObject } from "../json.ts";
import { promptCacheCounts } from "../prompt-cache.ts";
import { reasoningCount } from "../reasoning-count.ts";
import { wordsIn } from "../stored-text.ts";

/** Reads content that came as one JSON object, whose very bytes a replay sends, or as the list of a stream. */
export function readContent(json: string): Answer {
  const pieces = piecesIn(json);
  const content = pieces ? pieces.reduce(joined, {}) : parseObject(json);
  if (!content || !("candidates" in content)) return NO_ANSWER;
  return answerOf(content, !content["error"], () => (pieces ? JSON.stringify(content) : json));
}

/** Returns the objects of a list. Returns null if the text is no list. */
function piecesIn(json: string): readonly JsonObject[] | null {
  if (!/^\s*\[/.test(json)) return null;
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter(isObject) : null;
  } catch {
    return null;
  }
}

/** Returns a reader that puts streamed content together: it joins the parts, and of everything else takes the last. */
export function geminiStreamReader(): AnswerReader {
  let content: JsonObject = {};
  const events = eventReader((event) => (content = joined(content, event)));
  return {
    push: events.push,
    finish(ended) {
      const whole = events.finish() && ended && !content["error"];
      return answerOf(content, whole, () => JSON.stringify(content));
    },
  };
}

export const candidatesIn = ({ candidates }: JsonObject): readonly JsonObject[] =>
  Array.isArray(candidates) ? candidates.filter(isObject) : [];

const partsIn = (candidate: JsonObject | undefined): readonly JsonObject[] => {
  const parts = isObject(candidate?.["content"]) ? candidate["content"]["parts"] : null;
  return Array.isArray(parts) ? parts.filter(isObject) : [];
};

/** Joins an event to what came before. Neighbouring texts become one part. */
function joined(before: JsonObject, event: JsonObject): JsonObject {
  const [first, ...others] = candidatesIn(event);
  const [earlier] = candidatesIn(before);
  if (!first) return { ...before, ...event, candidates: candidatesIn(before) };
  const parts = [...partsIn(earlier)];
  for (const part of partsIn(first)) {
    const last = parts.at(-1);
    if (last && isPlainText(last) && isPlainText(part)) parts[parts.length - 1] = { text: `${last.text}${part.text}` };
    else parts.push(part);
  }
  const candidate = { ...earlier, ...first, content: { role: "model", parts } };
  return { ...before, ...event, candidates: [candidate, ...others] };
}

/** Returns whether a part is text alone: a thought or a signature cannot be joined or cut. */
const isPlainText = (part: JsonObject): part is { readonly text: string } =>
  typeof part["text"] === "string" && Object.keys(part).length === 1;

function answerOf(content: JsonObject, whole: boolean, completion: () => string): Answer {
  const candidates = candidatesIn(content);
  const [candidate] = candidates;
  const parts = partsIn(candidate);
  const text = wordsIn(content);
  const complete = whole && text !== "" && candidate?.["finishReason"] === "STOP" && parts.every(hasText);
  const isReplayable = candidates.length === 1 && parts.every(isPlainText) && !candidate?.["groundingMetadata"];
  const thoughts = parts.filter(({ thought }) => thought === true).map((part) => part["text"]);
  return {
    id: typeof content["responseId"] === "string" ? content["responseId"] : null,
    text,
    asides: thoughts.filter((thought) => typeof thought === "string").join("\n"),
    complete,
    completion: complete && isReplayable ? completion() : null,
    usage: usageIn(content["usageMetadata"]),
    lacksUsage: !isObject(content["usageMetadata"]),
  };
}

const hasText = (part: JsonObject): boolean => typeof part["text"] === "string";

/** Reads the provider's count of tokens. Thoughts were written as well. */
function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const count = (name: string): number => (typeof usage[name] === "number" ? usage[name] : 0);
  return {
    prompt: count("promptTokenCount"),
    completion: count("candidatesTokenCount") + count("thoughtsTokenCount"),
    ...promptCacheCounts(usage["cachedContentTokenCount"], null),
    ...reasoningCount(usage, "thoughtsTokenCount"),
  };
}
