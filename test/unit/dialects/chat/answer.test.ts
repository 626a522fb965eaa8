import { describe, expect, it } from "vitest";
import type { Answer } from "../../../../src/dialects/dialect.ts";
import { readCompletion } from "../../../../src/dialects/chat/read-completion.ts";
import { chatStreamReader } from "../../../../src/dialects/chat/stream-reader.ts";

const completion = (message: object, choice: object = {}): object => ({
  id: "c",
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: "stop", ...choice }],
});

describe("readCompletion()", () => {
  it("keeps an answer in its very bytes", () => {
    const json = '{ "id":"c","n":12345678901234567890,"choices":[{"finish_reason":"stop","message":{"content":"Hi"}}]}';
    expect(readCompletion(json)).toMatchObject({ text: "Hi", asides: "", complete: true, completion: json });
  });

  it.each([
    ["texts besides the content", completion({ content: "Hi", reasoning_content: "hm", refusal: null }), true, true],
    ["empty lists", completion({ content: "Hi", annotations: [] }), true, true],
    ["annotations", completion({ content: "Hi", annotations: [{ type: "url_citation" }] }), true, false],
    ["sound", completion({ content: "Hi", audio: { id: "a" } }), true, false],
    ["log probabilities", completion({ content: "Hi" }, { logprobs: { content: [] } }), true, false],
    ["a cut", completion({ content: "Hi" }, { finish_reason: "length" }), false, false],
    ["a filter", completion({ content: "Hi" }, { finish_reason: "content_filter" }), false, false],
    ["no end", completion({ content: "Hi" }, { finish_reason: null }), false, false],
    ["a refusal", completion({ content: "Hi", refusal: "No." }), false, false],
    ["tool calls", completion({ content: "Hi", tool_calls: [{}] }), false, false],
    ["a function call", completion({ content: "Hi", function_call: {} }), false, false],
    ["nothing said", completion({ content: "" }), false, false],
  ])("reads from an answer with %s whether it is complete and replayable", (_what, body, complete, replayable) => {
    const answer = readCompletion(JSON.stringify(body));
    expect([answer.complete, answer.completion !== null]).toEqual([complete, replayable]);
  });

  it.each(
    [
      [
        "",
        "not JSON",
        "[]",
        "null",
        "{}",
        '{"choices":[]}',
        '{"choices":[null]}',
        '{"choices":[{}]}',
        '{"choices":{"0":1}}',
      ],
      ['{"choices":[{"message":{"content":"a"}},{"message":{"content":"b"}}]}'],
    ].flat(),
  )("that reads %j is none", (json) => {
    expect(readCompletion(json)).toMatchObject({ text: "", asides: "", complete: false, completion: null });
  });
});

const event = (delta: object, choice: object = {}, top: object = {}): string =>
  `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", model: "m", ...top, choices: [{ index: 0, delta, finish_reason: null, ...choice }] })}\n\n`;

const END = `${event({}, { finish_reason: "stop" })}data: [DONE]\n\n`;

function read(stream: string, { ended = true, cut = 1 << 20 } = {}): Answer {
  const bytes = new TextEncoder().encode(stream) as Uint8Array<ArrayBuffer>;
  const reader = chatStreamReader();
  for (let at = 0; at < bytes.length; at += cut) reader.push(bytes.subarray(at, at + cut));
  return reader.finish(ended);
}

describe("chatStreamReader()", () => {
  const stream =
    event({ role: "assistant", content: "" }) + event({ content: "Grüße, " }) + event({ content: "🧡!" }) + END;
  const whole = {
    usage: null,
    id: "c",
    model: "m",
    object: "chat.completion",
    choices: [
      { index: 0, message: { role: "assistant", content: "Grüße, 🧡!" }, logprobs: null, finish_reason: "stop" },
    ],
  };

  it.each([1, 2, 3, 7, 1 << 20])("puts an answer together that comes in pieces of %i bytes", (cut) => {
    const answer = read(stream, { cut });
    expect(answer).toMatchObject({ text: "Grüße, 🧡!", complete: true });
    expect(JSON.parse(answer.completion ?? "")).toEqual(whole);
  });

  it.each([
    ["CRLF", stream.replaceAll("\n", "\r\n")],
    ["CR", stream.replaceAll("\n", "\r")],
    ["comments between", stream.replaceAll("data:", ": ping\n\ndata:")],
    ["named events", stream.replaceAll("data:", "event: message\nid: 1\ndata:")],
    ["no space after the colon", stream.replaceAll("data: ", "data:")],
    ["a byte order mark", `\uFEFF${stream}`],
    ["no [DONE]", stream.replace("data: [DONE]\n\n", "")],
  ])("reads the same answer from a stream with %s", (_what, text) => {
    expect(JSON.parse(read(text).completion ?? "null")).toEqual(whole);
  });

  it("keeps the usage of the last event, and the other fields", () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
    const last = `data: ${JSON.stringify({ id: "c", choices: [], usage })}\n\n`;
    const told = event({ content: "Hi" }, {}, { usage: null, service_tier: "default", obfuscation: "x1" });
    const completed = JSON.parse(read(told + event({}, { finish_reason: "stop" }) + last).completion ?? "") as object;
    expect(completed).toMatchObject({ usage, service_tier: "default" });
    expect(completed).not.toHaveProperty("obfuscation");
  });

  it.each([
    ["broke off", event({ content: "Hi" }) + END, false],
    ["has no end", event({ content: "Hi" }), true],
    ["was cut", event({ content: "Hi" }) + event({}, { finish_reason: "length" }), true],
    ["holds an error", `${event({ content: "Hi" })}data: {"error":{"message":"x"}}\n\n${END}`, true],
    ["holds what is no JSON", `${event({ content: "Hi" })}data: {"id":\n\n${END}`, true],
    ["calls a tool", event({ content: "Hi" }) + event({ tool_calls: [{ index: 0 }] }) + END, true],
    ["refuses", event({ content: "Hi" }) + event({ refusal: "No." }) + END, true],
    ["says nothing", event({ role: "assistant", content: "" }) + END, true],
  ])("does not store a stream that %s, nor call it complete", (_what, text, ended) => {
    expect(read(text, { ended })).toMatchObject({ complete: false, completion: null });
  });

  it.each([
    ["of several choices", event({ content: "Hi" }) + event({ content: "Ho" }, { index: 1 }) + END],
    ["with log probabilities", event({ content: "Hi" }, { logprobs: { content: [] } }) + END],
    ["with sound", event({ content: "Hi" }) + event({ audio: { id: "a" } }) + END],
  ])("does not store %s", (_what, text) => {
    expect(read(text).completion).toBeNull();
  });

  it("remembers the first of several choices", () => {
    const both = event({ content: "Hi " }) + event({ content: "Ho " }, { index: 1 }) + event({ content: "there" });
    expect(read(both + event({ content: "hum" }, { index: 1 }) + END).text).toBe("Hi there");
  });

  it("remembers a stream that broke off as far as it came", () => {
    expect(read(event({ content: "As far" }) + 'data: {"cho', { ended: false }).text).toBe("As far");
  });

  it("survives a stream of odd values", () => {
    const odd = [
      "data: null\n\n",
      'data: {"choices":null}\n\n',
      'data: {"choices":[null,1,{"delta":null}]}\n\n',
      'data: {"choices":[{"delta":{"__proto__":{"content":"x"},"content":1}}]}\n\n',
      "data\n\n",
      "retry: x\n\n",
      "\0\n\n",
    ].join("");
    expect(read(odd + END)).toMatchObject({ text: "", asides: "", complete: false, completion: null });
  });
});
