import { describe, expect, it } from "vitest";
import type { Answer } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { readMessage } from "../../../../src/dialects/messages/message.ts";
import { replayAsEvents } from "../../../../src/dialects/messages/replay.ts";
import { messagesStreamReader } from "../../../../src/dialects/messages/stream-reader.ts";

const USAGE = { input_tokens: 10, cache_creation_input_tokens: 3, cache_read_input_tokens: 2, output_tokens: 5 };
const TEXT = 'Grüße, 世界! 👩🏽‍🚀 said the "robot"\\ and\u2028went on';

const message = (fields: JsonObject = {}): JsonObject => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "m",
  content: [{ type: "text", text: TEXT }],
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: USAGE,
  ...fields,
});

const event = (type: string, fields: JsonObject = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;

const start = (fields: JsonObject = {}): string =>
  event("message_start", { message: message({ content: [], stop_reason: null, ...fields }) });
const opening = (index: number, content_block: JsonObject): string =>
  event("content_block_start", { index, content_block });
const delta = (index: number, fields: JsonObject): string => event("content_block_delta", { index, delta: fields });
const words = (index: number, text: string): string =>
  opening(index, { type: "text", text: "" }) + delta(index, { type: "text_delta", text });
const end = (stop_reason = "end_turn"): string =>
  event("message_delta", { delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 5 } }) +
  event("message_stop");

function read(pieces: readonly (string | Uint8Array)[], ended = true): Answer {
  const reader = messagesStreamReader();
  for (const piece of pieces) {
    reader.push((typeof piece === "string" ? new TextEncoder().encode(piece) : piece) as Uint8Array<ArrayBuffer>);
  }
  return reader.finish(ended);
}

describe("messagesStreamReader()", () => {
  const stream = [...replayAsEvents(JSON.stringify(message()))].join("");

  it("puts a replayed message together as it was", () => {
    const { completion, ...answer } = read([stream]);
    expect(JSON.parse(completion ?? "null")).toEqual(message());
    expect(answer).toEqual({ ...readMessage(JSON.stringify(message())), completion: undefined });
  });

  it.each([
    ["LF", stream],
    ["CR LF", stream.replaceAll("\n", "\r\n")],
    ["comments between", stream.replaceAll("\n\n", "\n\n: note\n\n")],
  ])("reads the same wherever a stream with %s is cut", (_what, text) => {
    const bytes = new TextEncoder().encode(text);
    const whole = read([bytes]);
    expect(whole.completion).not.toBeNull();
    for (let cut = 0; cut <= bytes.length; cut++) expect(read([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(whole);
    expect(read(Array.from(bytes, (_, i) => bytes.slice(i, i + 1)))).toEqual(whole);
  });

  it.each([
    [
      "thoughts with a signature",
      [
        opening(0, { type: "thinking", thinking: "", signature: "" }),
        delta(0, { type: "thinking_delta", thinking: "Hm." }),
        delta(0, { type: "signature_delta", signature: "c2ln" }),
        words(1, "Hi"),
      ],
      "end_turn",
      "Hi",
      "Hm.",
    ],
    ["a citation", [words(0, "Hi"), delta(0, { type: "citations_delta", citation: {} })], "end_turn", "Hi", ""],
    ["a block that nobody knows", [opening(0, { type: "fallback", model: "n" }), words(1, "Hi")], "end_turn", "Hi", ""],
    [
      "a delta that nobody knows",
      [words(0, "Hi"), delta(0, { type: "compaction_delta", content: "x" })],
      "end_turn",
      "Hi",
      "",
    ],
    ["an event that nobody knows", [words(0, "Hi"), event("message_note")], "end_turn", "Hi", ""],
    ["a second start", [words(0, "Hi"), start()], "end_turn", "Hi", ""],
    ["the end of the tokens", [words(0, "Hi")], "max_tokens", "Hi", ""],
    ["a refusal", [words(0, "Hi")], "refusal", "Hi", ""],
    ["a pause", [words(0, "Hi")], "pause_turn", "Hi", ""],
    [
      "a tool call",
      [words(0, "Hi"), opening(1, { type: "tool_use", id: "t", name: "n", input: {} })],
      "tool_use",
      "Hi",
      "",
    ],
    ["an error", [words(0, "Hi"), event("error", { error: { type: "overloaded_error" } })], "end_turn", "Hi", ""],
  ])("reads the words beside %s, and replays none of it", (_what, events, reason, text, asides) => {
    expect(read([start(), ...events, end(reason)])).toMatchObject({ text, asides, completion: null });
  });

  it("begins anew where the provider does", () => {
    expect(read([start(), words(0, "Half"), start({ id: "msg_2" }), words(0, "Whole."), end()])).toMatchObject({
      id: "msg_2",
      text: "Whole.",
      completion: null,
    });
  });

  it("takes a stream without its last event for a part of an answer", () => {
    const cut = stream.slice(0, stream.indexOf("event: message_stop"));
    expect(read([cut])).toMatchObject({ text: TEXT, complete: false, completion: null });
    expect(read([stream], false)).toMatchObject({ complete: false, completion: null });
    expect(read([]).text).toBe("");
  });

  it("counts tokens that were read from the prompt cache, and the last count of the answer", () => {
    expect(read([start({ usage: { ...USAGE, output_tokens: 1 } }), words(0, "Hi"), end()]).usage).toEqual({
      prompt: 15,
      completion: 5,
      promptCacheRead: 2,
      promptCacheWritten: 3,
    });
  });
});
