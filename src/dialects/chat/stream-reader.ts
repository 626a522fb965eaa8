import { createParser } from "eventsource-parser";
import type { AnswerReader } from "../dialect.ts";
import { isObject, type JsonObject, parseObject } from "../json.ts";
import { asidesIn, contentIn, isEmptyList, isReplayable, isWhole, usageIn } from "./message.ts";

/**
 * Returns a reader that puts a streamed completion together. It joins texts; of everything else the last value counts.
 * It takes about 2 µs an event.
 */
export function chatStreamReader(): AnswerReader {
  const decoder = new TextDecoder();
  const top: Record<string, unknown> = {};
  const message: Record<string, unknown> = {};
  let finishReason: unknown = null;
  let odd = false;
  let failed = false;

  const take = (chunk: JsonObject): void => {
    const { choices, object: _object, ...rest } = chunk;
    for (const [key, value] of Object.entries(rest)) if (value !== null && key !== "obfuscation") top[key] = value;
    if (chunk["error"]) failed = true;
    for (const choice of Array.isArray(choices) ? choices.filter(isObject) : []) {
      const { delta, index, finish_reason, logprobs } = choice;
      const first = (index ?? 0) === 0;
      if (!first || logprobs) odd = true;
      // The first of several answers is the one to remember.
      if (!first) continue;
      if (finish_reason) finishReason = finish_reason;
      if (isObject(delta)) join(delta);
    }
  };

  const join = (delta: JsonObject): void => {
    for (const [key, value] of Object.entries(delta)) {
      const before = message[key];
      if (typeof value === "string")
        message[key] = key !== "role" && typeof before === "string" ? before + value : value;
      else if (value !== null && !isEmptyList(value)) message[key] = value;
    }
  };

  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === "[DONE]") return;
      const chunk = parseObject(data);
      if (chunk) take(chunk);
      else failed = true;
    },
  });

  return {
    push: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    finish(ended) {
      parser.feed(decoder.decode());
      const text = contentIn(message);
      const complete = ended && !failed && text !== "" && isWhole(finishReason, message);
      const choice = { index: 0, message, logprobs: null, finish_reason: finishReason };
      const replayable = complete && !odd && isReplayable(choice, message);
      // The null says that nobody asked this stream for its usage: a request that asks for usage needs a new answer.
      const completion = { usage: null, ...top, object: "chat.completion", choices: [choice] };
      return {
        id: null,
        text,
        asides: asidesIn(message),
        complete,
        completion: replayable ? JSON.stringify(completion) : null,
        usage: usageIn(top["usage"]),
        lacksUsage: top["usage"] === undefined,
      };
    },
  };
}
