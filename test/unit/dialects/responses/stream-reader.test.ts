import { describe, expect, it } from "vitest";
import type { Answer } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { responses } from "../../../../src/dialects/responses/responses.ts";
import { replayAsEvents } from "../../../../src/dialects/responses/replay.ts";
import { readResponse } from "../../../../src/dialects/responses/response.ts";
import { responsesStreamReader } from "../../../../src/dialects/responses/stream-reader.ts";

const TEXT = 'Grüße, 世界! 👩🏽‍🚀 said the "robot"\\ and\u2028went on';

const part = (text: string, fields: JsonObject = {}): JsonObject => ({
  type: "output_text",
  text,
  annotations: [],
  logprobs: [],
  ...fields,
});
const words = (...content: readonly JsonObject[]): JsonObject => ({
  id: "msg_1",
  type: "message",
  status: "completed",
  role: "assistant",
  content,
});
const thought = (fields: JsonObject = {}): JsonObject => ({
  id: "rs_1",
  type: "reasoning",
  summary: [{ type: "summary_text", text: "I thought about it." }],
  ...fields,
});

const USAGE = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 4 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 2 },
  total_tokens: 15,
};

const response = (fields: JsonObject = {}): JsonObject => ({
  id: "resp_1",
  object: "response",
  created_at: 1,
  completed_at: 2,
  status: "completed",
  error: null,
  model: "m",
  output: [thought(), words(part(TEXT))],
  user: null,
  usage: USAGE,
  ...fields,
});

const event = (type: string, fields: JsonObject = {}): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;

function read(pieces: readonly (string | Uint8Array)[], ended = true): Answer {
  const reader = responsesStreamReader();
  for (const piece of pieces) {
    reader.push((typeof piece === "string" ? new TextEncoder().encode(piece) : piece) as Uint8Array<ArrayBuffer>);
  }
  return reader.finish(ended);
}

describe("responsesStreamReader()", () => {
  const stored = JSON.stringify(response());
  const stream = [...replayAsEvents(stored)].join("");

  it("takes a replayed response for what it was", () => {
    expect(read([stream])).toEqual(readResponse(stored));
    expect(read([stream]).completion).toBe(stored);
  });

  it.each([
    ["LF", stream],
    ["CR LF", stream.replaceAll("\n", "\r\n")],
  ])("reads the same wherever a stream with %s is cut", (_what, text) => {
    const bytes = new TextEncoder().encode(text);
    const whole = read([bytes]);
    for (let cut = 0; cut <= bytes.length; cut++) expect(read([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(whole);
    expect(read(Array.from(bytes, (_, i) => bytes.slice(i, i + 1)))).toEqual(whole);
  });

  it.each([
    ["a sealed thought", { output: [thought({ encrypted_content: "x" }), words(part("Hi"))] }, true],
    ["a citation", { output: [words(part("Hi", { annotations: [{}] }))] }, true],
    ["the odds of its words", { output: [words(part("Hi", { logprobs: [{}] }))] }, true],
    ["a search", { output: [{ type: "web_search_call" }, words(part("Hi"))] }, false],
    ["a call", { output: [words(part("Hi")), { type: "function_call" }] }, false],
    ["an item that nobody knows", { output: [{ type: "unheard_of" }, words(part("Hi"))] }, false],
    ["a refusal", { output: [words(part("Hi"), { type: "refusal", refusal: "No." })] }, false],
    ["an end before its end", { status: "incomplete", output: [words(part("Hi"))] }, false],
    ["work in the background", { background: true, output: [words(part("Hi"))] }, true],
    ["a response before it", { previous_response_id: "resp_0", output: [words(part("Hi"))] }, true],
    ["no count", { usage: undefined, output: [words(part("Hi"))] }, true],
  ])("reads the words beside %s, and replays none of it", (_what, fields, complete) => {
    const answer = read([event("response.completed", { response: response(fields) })]);
    expect(answer).toMatchObject({ text: "Hi", complete, completion: null });
    expect(readResponse(JSON.stringify(response(fields)))).toEqual(answer);
  });

  it("reads as far as a stream came", () => {
    const cut = stream.slice(0, stream.indexOf("event: response.output_text.done"));
    expect(read([cut])).toMatchObject({ id: "resp_1", text: TEXT, complete: false, completion: null });
    expect(read([stream], false)).toMatchObject({ complete: false, completion: null });
    expect(read([stream, event("error")])).toMatchObject({ complete: false, completion: null });
  });

  it("takes the items from their own events where the last event leaves them out", () => {
    const done = event("response.output_item.done", { item: words(part("Hi")) });
    const last = event("response.completed", { response: response({ output: [] }) });
    expect(read([done, last])).toMatchObject({ text: "Hi", complete: true });
  });

  it("counts every kind of token in what it stores, because clients need them", () => {
    const { completion } = readResponse(JSON.stringify(response({ usage: { input_tokens: 1, output_tokens: 2 } })));
    expect((JSON.parse(completion ?? "{}") as { usage: unknown }).usage).toEqual({
      input_tokens: 1,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 2,
      output_tokens_details: { reasoning_tokens: 0 },
    });
  });

  it("stores nothing of who asked, and says in a replay who asks", () => {
    const asked =
      ' {"object":"response","user" : "ada","prompt_cache_key":"k", "n":1.0,"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}],"usage":{"input_tokens_details":{},"output_tokens_details":{"reasoning_tokens":0}}}';
    const { completion } = readResponse(asked);
    expect(completion).toBe(asked.replace('"ada"', "null").replace('"k"', "null"));
    const value = { user: "bob" };
    expect(responses.replayWhole(completion ?? "", { value, text: "" })).toBe(
      asked.replace('"ada"', '"bob"').replace('"k"', "null"),
    );
  });
});
