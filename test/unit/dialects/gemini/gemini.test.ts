import { describe, expect, it } from "vitest";
import { shapeOf } from "../../../../src/dialects/body-shape.ts";
import { applyEdits } from "../../../../src/dialects/edit-text.ts";
import type { ChatRequest } from "../../../../src/dialects/dialect.ts";
import { dialectOf } from "../../../../src/dialects/dialects.ts";
import { readQuestion } from "../../../../src/proxy/read-question.ts";
import { gemini } from "../../../../src/dialects/gemini/gemini.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";

const HOST = "https://gemini.test/v1beta/models/gemini-pro";
const TEXT = 'Grüße, 世界! 👩🏽‍🚀 said the "robot"\\ and went on';

function read(value: JsonObject, url = `${HOST}:generateContent`): ChatRequest {
  const request = gemini.readRequest(value, url);
  if (typeof request === "string") throw new Error(request);
  return request;
}

function place(text: string, system: string, turns: readonly { turn: number; text: string }[] = []): string {
  const value = JSON.parse(text) as JsonObject;
  return applyEdits(text, gemini.placeBlocks({ value, text }, read(value), { system, turns }));
}

/** Returns the shape of a request whose answer is to have these fields. */
const shape = (...names: readonly string[]): string => {
  const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  const value = {
    contents: [{ role: "user", parts: [{ text: "Hi" }] }],
    generationConfig: { responseJsonSchema: { type: "object", properties } },
  };
  return shapeOf(gemini, { value, text: JSON.stringify(value) }, read(value)).join();
};

describe("dialectOf()", () => {
  it.each([
    [`${HOST}:generateContent`, true],
    [`${HOST}:generateContent?key=k`, true],
    [`${HOST}:streamGenerateContent?alt=sse`, true],
    [`${HOST}:streamGenerateContent?key=k&alt=sse`, true],
    [`${HOST}:streamGenerateContent`, true],
    [`${HOST}:streamGenerateContent?alt=json&key=k`, true],
    [`${HOST}:streamGenerateContent?alt=proto`, false],
    [`${HOST}:streamGenerateContent?key=k&alt=media`, false],
    [`${HOST}:countTokens`, false],
    [`${HOST}:embedContent`, false],
  ])("knows content that is made, and streams of events: %s", (url, known) => {
    expect(dialectOf(url) !== null).toBe(known);
  });
});

describe("the cache of a request for content", () => {
  const contents = [{ role: "user", parts: [{ text: "What is the capital of Bhutan?" }] }];

  it.each<[string, JsonObject, string | null]>([
    ["nothing else", {}, null],
    ["a low temperature", { generationConfig: { temperature: 0.2, candidateCount: 1 } }, null],
    ["a temperature that asks for variety", { generationConfig: { temperature: 1.4 } }, "variety"],
    ["several candidates", { generation_config: { candidate_count: 3 } }, "choices"],
    ["log probabilities", { generationConfig: { responseLogprobs: true } }, "logprobs"],
    ["sound", { generationConfig: { responseModalities: ["TEXT", "AUDIO"] } }, "audio"],
    ["text alone", { generationConfig: { responseModalities: ["TEXT"] } }, null],
    ["content that the provider holds", { cachedContent: "cachedContents/1" }, "reference"],
    [
      "a temperature in the other spelling",
      { generation_config: { temperature: 1.4 }, generationConfig: {} },
      "variety",
    ],
    ["tools", { tools: [{ googleSearch: {} }] }, "tools"],
  ])("judges one with %s", (_what, fields, reason) => {
    const value = { contents, ...fields };
    const chat = read(value);
    const exchange = { body: { value, text: JSON.stringify(value) }, chat };
    const { eligibility } = readQuestion(exchange, gemini);
    expect(eligibility.cache ? null : eligibility.reason).toBe(reason);
  });
});

describe("gemini", () => {
  it("leaves a model's name that cannot be decoded to the upstream", () => {
    const value = { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
    expect(read(value, "https://gemini.test/v1beta/models/%zz:generateContent").model).toBe("%zz");
  });

  it("keeps answers to schemas apart that name the same fields in another order", () => {
    expect(shape("reasoning", "answer")).not.toBe(shape("answer", "reasoning"));
  });

  it("reads the model and the delivery from the path, and who speaks from the contents", () => {
    const contents = [
      { role: "user", parts: [{ text: "Hi" }] },
      { role: "model", parts: [{ text: "Hm.", thought: true }, { text: "Hello" }] },
      { role: "user", parts: [{ functionResponse: { name: "f", response: {} } }] },
    ];
    const request = read({ contents, system_instruction: { parts: [{ text: "Be brief." }] } });
    expect(request).toMatchObject({ model: "gemini-pro", stream: false, lastUser: 1 });
    expect(request.turns.map(({ role, text }) => [role, text])).toEqual([
      ["system", "Be brief."],
      ["user", "Hi"],
      ["assistant", "Hello"],
      ["tool", ""],
    ]);
    for (const [query, isListStream] of [
      ["?alt=sse", false],
      ["?alt=json", true],
      ["", true],
    ] as const) {
      const target = `${HOST}:generateContent`;
      expect(read({ contents }, `${HOST}:streamGenerateContent${query}`)).toMatchObject({
        stream: true,
        isListStream,
        target,
      });
    }
  });

  it.each([
    [
      "no instruction",
      '{"contents":[{"parts":[{"text":"Hi"}]}]}',
      '{"systemInstruction":{"parts":[{"text":"A"}]},"contents":[{"parts":[{"text":"Hi"},{"text":"B"}]}]}',
    ],
    [
      "an instruction",
      '{"contents":[{"parts":[{"text":"Hi"}]}],"system_instruction":{ "parts" : [{"text":"S"} ] }}',
      '{"contents":[{"parts":[{"text":"Hi"},{"text":"B"}]}],"system_instruction":{ "parts" : [{"text":"S"} ,{"text":"A"}] }}',
    ],
    [
      "a null",
      '{"systemInstruction":null,"contents":[{"parts":[]}]}',
      '{"systemInstruction":{"parts":[{"text":"A"}]},"contents":[{"parts":[{"text":"B"}]}]}',
    ],
  ])("adds parts, and leaves all other bytes as they are, with %s", (_what, text, expected) => {
    const turn = read(JSON.parse(text) as JsonObject).lastUser;
    expect(place(text, "A", [{ turn, text: "B" }])).toBe(expected);
  });

  it("reads a replayed stream as the same answer, wherever it is cut", () => {
    const stored = JSON.stringify({
      candidates: [{ content: { role: "model", parts: [{ text: TEXT }] }, finishReason: "STOP", index: 0 }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 5 },
      responseId: "r",
    });
    const body = { value: {}, text: "{}" };
    const bytes = new TextEncoder().encode([...gemini.replayEvents(stored, read({ contents: [] }), body)].join(""));
    for (let cut = 0; cut <= bytes.length; cut++) {
      const reader = gemini.streamReader();
      reader.push(bytes.slice(0, cut));
      reader.push(bytes.slice(cut));
      const { completion, ...answer } = reader.finish(true);
      expect(JSON.parse(completion ?? "null")).toEqual(JSON.parse(stored));
      expect(answer).toMatchObject({ text: TEXT, complete: true, usage: { prompt: 3, completion: 9 } });
    }
  });

  it.each([
    ["a thought", { parts: [{ text: "Hm.", thought: true }, { text: "Hi" }] }, {}, true],
    ["a signature", { parts: [{ text: "Hi", thoughtSignature: "x" }] }, {}, true],
    ["a call", { parts: [{ text: "Hi" }, { functionCall: {} }] }, {}, false],
    ["an end of the tokens", { parts: [{ text: "Hi" }] }, { finishReason: "MAX_TOKENS" }, false],
    ["sources", { parts: [{ text: "Hi" }] }, { groundingMetadata: {} }, true],
  ])("replays no answer with %s", (_what, content, fields, complete) => {
    const candidates = [{ content, finishReason: "STOP", ...fields }];
    expect(gemini.readAnswer(JSON.stringify({ candidates }))).toMatchObject({ text: "Hi", complete, completion: null });
  });
});
