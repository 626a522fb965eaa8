import { describe, expect, it } from "vitest";
import type { ChatRequest } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { readResponsesRequest } from "../../../../src/dialects/responses/request.ts";
import { questionOf, shapeOf } from "../../../../src/dialects/body-shape.ts";
import { responses } from "../../../../src/dialects/responses/responses.ts";

function read(body: JsonObject): ChatRequest {
  const request = readResponsesRequest({ model: "m", input: "Hi", ...body });
  if (typeof request === "string") throw new Error(request);
  return request;
}

const shape = (body: JsonObject): string => {
  const value = { model: "m", input: "Hi", ...body };
  return shapeOf(responses, { value, text: JSON.stringify(value) }, read(body)).join();
};
const question = (body: JsonObject): string => {
  const value = { model: "m", ...body };
  return questionOf(responses, { value, text: JSON.stringify(value) }, read(body));
};

describe("readResponsesRequest()", () => {
  it("reads a text", () => {
    expect(read({ instructions: "Be brief." })).toMatchObject({
      turns: [
        { role: "system", text: "Be brief.", textOnly: true },
        { role: "user", text: "Hi", textOnly: true },
      ],
      lastUser: 1,
      history: "sent",
    });
  });

  it("reads the messages among items of every kind", () => {
    const input = [
      { role: "developer", content: "Be kind." },
      {
        role: "user",
        content: [
          { type: "input_text", text: "My cat" },
          { type: "input_text", text: "is Moss." },
        ],
      },
      { type: "reasoning", id: "rs", summary: [], encrypted_content: "x" },
      { type: "function_call", call_id: "c", name: "f", arguments: "{}" },
      { type: "function_call_output", call_id: "c", output: "I live in Oslo." },
      { type: "compaction", encrypted_content: "x" },
      { type: "unheard_of", role: "user", content: "I live in Oslo." },
      { type: "message", role: "assistant", content: [{ type: "output_text", text: "Noted." }] },
      { role: "user", content: "<environment_context>I live in Oslo.</environment_context>" },
      { type: "message", role: "user", content: [{ type: "input_image", image_url: "x" }] },
    ];
    const { turns, lastUser } = read({ input });
    const spoken = turns.map(({ role, text }) => `${role}: ${text}`);
    expect(spoken).toEqual([
      "developer: Be kind.",
      "user: My cat\nis Moss.",
      "tool: ",
      "tool: ",
      "tool: ",
      "tool: ",
      "tool: ",
      "assistant: Noted.",
      "tool: ",
      "user: ",
    ]);
    expect(lastUser).toBe(9);
  });

  it.each([
    [{ previous_response_id: "resp_1" }, { history: "held", continues: "resp_1", conversation: null }],
    [{ conversation: "conv_1" }, { history: "held", continues: null, conversation: "conv_1" }],
    [{ conversation: { id: "conv_1" } }, { history: "held", continues: null, conversation: "conv_1" }],
    [
      { previous_response_id: null, conversation: null },
      { history: "sent", continues: null, conversation: null },
    ],
    [
      { prompt_cache_key: "019ad3f2-7b1c-7e10-9c1d-3f2a5b6c7d8e" },
      { history: "sent", conversation: "019ad3f2-7b1c-7e10-9c1d-3f2a5b6c7d8e" },
    ],
    [{ prompt_cache_key: "all-users-of-my-app" }, { conversation: null }],
    [{ user: "ada", safety_identifier: "b" }, { user: { id: "ada", param: "user" } }],
    [{ safety_identifier: "b" }, { user: { id: "b", param: "safety_identifier" } }],
    [{ text: { format: { type: "json_object" } } }, { format: "object" }],
    [{ text: { format: { type: "json_schema", schema: { a: 1 } } } }, { format: { schema: { a: 1 } } }],
    [
      { input: undefined, previous_response_id: "resp_1" },
      { turns: [], lastUser: -1 },
    ],
    [{ model: undefined, prompt: { id: "pmpt_1" } }, { model: "" }],
  ])("reads of %j who asks and what came before", (body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it.each([
    [{ model: "m" }, "no-messages"],
    [{ model: "m", input: 7 }, "no-messages"],
    [{ model: "m", input: ["Hi"] }, "no-messages"],
    [{ input: "Hi" }, "no-model"],
  ])("knows that %j is no request for a response", (body, reason) => {
    expect(readResponsesRequest(body)).toBe(reason);
  });
});

describe("shapeOf() of responses", () => {
  it.each([
    { user: "a" },
    { safety_identifier: "a" },
    { prompt_cache_key: "a" },
    { stream: true },
    { input: "Something else" },
  ])("leaves out what does not shape the answer: %j", (body) => {
    expect(shape(body)).toBe(shape({}));
  });

  it.each([
    { instructions: "a" },
    { temperature: 1 },
    { metadata: { a: "b" } },
    { include: [] },
    { input: [] },
    { store: false },
  ])("holds everything else: %j", (body) => {
    expect(shape(body)).not.toBe(shape({}));
  });

  it("leaves out exactly the question", () => {
    expect(question({ input: "Hi" })).toBe("Hi");
    expect(question({ input: [{ role: "user", content: [{ type: "input_text", text: "Hi" }] }] })).toBe("Hi");
    expect(
      question({
        input: [
          { role: "user", content: "One" },
          { role: "user", content: "Two" },
        ],
      }),
    ).toBe("Two");
    expect(question({ input: [{ type: "compaction" }] })).toBe("");
  });
});
