import { createParser } from "eventsource-parser";
import { isObject, type JsonObject, parseObject } from "../json.ts";

/** What was read of an answer on its way to the client. */
export interface Answer {
  /** What the assistant said, as far as it came. */
  readonly text: string;
  /** What else it says in words: its reasoning, a refusal. */
  readonly asides: string;
  /** It came whole: it was neither cut, filtered nor refused, and calls no tool. */
  readonly complete: boolean;
  /** The completion as JSON text, when it can be replayed without losing anything; else null. */
  readonly completion: string | null;
  /** What the provider counted; null: it did not say. */
  readonly usage: Usage | null;
  /** It came in a stream that was not asked for its usage. */
  readonly lacksUsage: boolean;
}

/** Tokens as the provider counts them. */
export interface Usage {
  readonly prompt: number;
  readonly completion: number;
}

export const NO_ANSWER: Answer = {
  text: "",
  asides: "",
  complete: false,
  completion: null,
  usage: null,
  lacksUsage: false,
};

/** The answer, if it may be replayed: under any other status than a plain 200 it is part of one, or what was made of the request. */
export function underStatus(status: number, answer: Answer): Answer {
  return status === 200 ? answer : { ...answer, completion: null };
}

function usageIn(usage: unknown): Usage | null {
  if (!isObject(usage)) return null;
  const count = (name: string): number => (typeof usage[name] === "number" ? usage[name] : 0);
  return { prompt: count("prompt_tokens"), completion: count("completion_tokens") };
}

/** Reads an answer that came as one JSON object. It is replayed in its very bytes. */
export function readCompletion(json: string): Answer {
  const parsed = parseObject(json);
  const choices = parsed?.["choices"];
  const choice: unknown = Array.isArray(choices) && choices.length === 1 ? choices[0] : null;
  if (!isObject(choice) || !isObject(choice["message"])) return NO_ANSWER;
  const { message } = choice;
  const text = typeof message["content"] === "string" ? message["content"] : "";
  const complete = isWhole(choice["finish_reason"], message) && text !== "";
  const completion = complete && isReplayable(choice, message) ? json : null;
  const usage = usageIn(parsed?.["usage"]);
  return { text, asides: asidesIn(message), complete, completion, usage, lacksUsage: parsed?.["usage"] === null };
}

/** A message that ended by itself and asks for nothing. */
function isWhole(finishReason: unknown, message: JsonObject): boolean {
  return finishReason === "stop" && !message["refusal"] && !message["tool_calls"] && !message["function_call"];
}

/** Texts can be sent again in pieces; anything else in a message cannot be cut without knowing it. */
function isReplayable(choice: JsonObject, message: JsonObject): boolean {
  return (
    !choice["logprobs"] &&
    Object.values(message).every((value) => value === null || typeof value === "string" || isEmpty(value))
  );
}

const asidesIn = (message: JsonObject): string =>
  Object.entries(message)
    .flatMap(([key, value]) => (key !== "role" && key !== "content" && typeof value === "string" ? [value] : []))
    .join("\n");

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export interface AnswerReader {
  push(bytes: Uint8Array<ArrayBuffer>): void;
  /** @param ended the stream came to its own end */
  finish(ended: boolean): Answer;
}

/**
 * Reads an answer that comes as server-sent events and puts the completion together: texts are
 * joined, of everything else the last value counts. Costs about 2 µs an event.
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
      // Of several answers the first is the one that is remembered.
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
      else if (value !== null && !isEmpty(value)) message[key] = value;
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
      const text = typeof message["content"] === "string" ? message["content"] : "";
      const complete = ended && !failed && text !== "" && isWhole(finishReason, message);
      const choice = { index: 0, message, logprobs: null, finish_reason: finishReason };
      const replayable = complete && !odd && isReplayable(choice, message);
      // The null says that the stream was not asked for its usage: whoever asks for it is to be answered anew.
      const completion = { usage: null, ...top, object: "chat.completion", choices: [choice] };
      return {
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
