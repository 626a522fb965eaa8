import { isObject, type JsonObject, parseObject } from "../json.ts";
import { piecesOf } from "../pieces.ts";
import { blocksIn } from "./message.ts";

/** The fields that a client learns at the end of a stream, if the message has them. */
const LATE = ["stop_reason", "stop_sequence", "stop_details", "container"];

/** Yields a stored message as the server-sent events in which it might have come. */
export function* replayAsEvents(completion: string): Generator<string> {
  const { context_management: management, ...message } = parseObject(completion) ?? {};
  const usage = isObject(message["usage"]) ? message["usage"] : {};
  const late = Object.fromEntries(LATE.filter((name) => name in message).map((name) => [name, message[name]]));
  const unknown = Object.fromEntries(Object.keys(late).map((name) => [name, null]));
  yield event("message_start", {
    message: { ...message, ...unknown, content: [], usage: { ...usage, output_tokens: 1 } },
  });
  for (const [index, block] of blocksIn(message).entries()) yield* blockEvents(block, index);
  const managed = management === undefined ? {} : { context_management: management };
  yield event("message_delta", { delta: late, usage, ...managed });
  yield event("message_stop", {});
}

function* blockEvents(block: JsonObject, index: number): Generator<string> {
  yield event("content_block_start", { index, content_block: { ...block, text: "" } });
  for (const text of piecesOf(String(block["text"]))) {
    yield event("content_block_delta", { index, delta: { type: "text_delta", text } });
  }
  yield event("content_block_stop", { index });
}

const event = (type: string, fields: JsonObject): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
