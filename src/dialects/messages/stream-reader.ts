import { type AnswerReader, NO_ANSWER } from "../dialect.ts";
import { eventReader } from "../event-reader.ts";
import { isObject, type JsonObject } from "../json.ts";
import { answerOf } from "./message.ts";

/** A message that grows with each event. */
interface Growing {
  message: Record<string, unknown> | null;
  blocks: Record<string, unknown>[];
  stopped: boolean;
  /** True if the stream holds something that this reader cannot put together. */
  odd: boolean;
}

/** Returns a reader that puts a streamed message together. */
export function messagesStreamReader(): AnswerReader {
  const state: Growing = { message: null, blocks: [], stopped: false, odd: false };
  const events = eventReader((event) => take(event, state));
  return {
    push: events.push,
    finish(ended) {
      const whole = events.finish() && ended && state.stopped && !state.odd;
      if (!state.message) return NO_ANSWER;
      const message = { ...state.message, content: state.blocks.filter((block) => block !== undefined) };
      const answer = answerOf(message, whole, () => JSON.stringify(message));
      return state.stopped ? answer : { ...answer, id: null };
    },
  };
}

function take(event: JsonObject, state: Growing): void {
  switch (event["type"]) {
    case "message_start":
      return start(event["message"], state);
    case "content_block_start":
      if (isObject(event["content_block"])) state.blocks[indexOf(event)] = { ...event["content_block"] };
      return;
    case "content_block_delta":
      if (isObject(event["delta"])) join(event["delta"], state.blocks[indexOf(event)], state);
      return;
    case "message_delta":
      return update(event, state);
    case "message_stop":
      state.stopped = true;
      return;
    case "content_block_stop":
    case "ping":
      return;
    default:
      state.odd = true;
  }
}

const indexOf = ({ index }: JsonObject): number =>
  typeof index === "number" && index >= 0 && index < 10_000 ? index : 0;

/** Begins the message. A second beginning is a new try of the provider, unless it repeats the first. */
function start(message: unknown, state: Growing): void {
  if (!isObject(message)) return;
  if (state.message) state.odd = true;
  if (state.message?.["id"] !== message["id"]) state.blocks = [];
  state.message = { ...state.message, ...message };
}

/** The deltas that grow a text, and the field that they grow. */
const GROWING: Readonly<Record<string, string>> = { text_delta: "text", thinking_delta: "thinking" };

function join(delta: JsonObject, block: Record<string, unknown> | undefined, state: Growing): void {
  const field = GROWING[String(delta["type"])];
  const added = field && delta[field];
  if (!block || !field || typeof added !== "string") {
    state.odd = true;
    return;
  }
  block[field] = (typeof block[field] === "string" ? block[field] : "") + added;
}

/** Takes what is known at the end. The counts are totals, and replace those of the beginning. */
function update({ delta, usage, type: _type, ...others }: JsonObject, state: Growing): void {
  const before = state.message?.["usage"];
  const counted = isObject(usage) ? Object.entries(usage).filter(([, value]) => value !== null) : [];
  state.message = {
    ...state.message,
    ...(isObject(delta) ? delta : {}),
    ...others,
    usage: { ...(isObject(before) ? before : {}), ...Object.fromEntries(counted) },
  };
}
