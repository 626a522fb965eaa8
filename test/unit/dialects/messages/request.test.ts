import { describe, expect, it } from "vitest";
import type { ChatRequest } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { readMessagesRequest } from "../../../../src/dialects/messages/request.ts";

function read(body: JsonObject): ChatRequest {
  const request = readMessagesRequest({ model: "m", messages: [], ...body });
  if (typeof request === "string") throw new Error(request);
  return request;
}

const user = (content: unknown): JsonObject => ({ role: "user", content });
const text = (words: string): JsonObject => ({ type: "text", text: words });
const result = { type: "tool_result", tool_use_id: "t", content: "My cat is called Moss." };
const spokenIn = (messages: readonly JsonObject[]): [string, string][] =>
  read({ messages }).turns.map((turn) => [turn.role, turn.text]);

describe("readMessagesRequest()", () => {
  it("reads who speaks, and what they said", () => {
    const { turns, lastUser } = read({
      system: [text("x-anthropic-billing-header: cc=1"), text("Be brief."), text("Be kind.")],
      messages: [user("Hi"), { role: "assistant", content: [text("Hello"), text("you")] }, user([text("Again")])],
    });
    expect(turns).toEqual([
      { role: "system", text: "Be brief.\nBe kind.", textOnly: true },
      { role: "user", text: "Hi", textOnly: true },
      { role: "assistant", text: "Hello\nyou", textOnly: true },
      { role: "user", text: "Again", textOnly: true },
    ]);
    expect(lastUser).toBe(3);
  });

  it.each([
    [
      "a result of a tool",
      [user("Hi"), user([result])],
      [
        ["user", "Hi"],
        ["tool", ""],
      ],
    ],
    [
      "a reminder beside a result",
      [user([result, text("<system-reminder>\nI live in Oslo.\n</system-reminder>")])],
      [["tool", ""]],
    ],
    [
      "a reminder before what was said",
      [user([text("<system-reminder>I live in Oslo.</system-reminder>"), text("Hi")])],
      [["user", "Hi"]],
    ],
    ["words beside a result", [user([result, text("Stop.")])], [["user", "Stop."]]],
    ["a picture alone", [user([{ type: "image", source: {} }])], [["user", ""]]],
    [
      "a system message",
      [user("Hi"), { role: "system", content: "Be brief." }],
      [
        ["user", "Hi"],
        ["system", "Be brief."],
      ],
    ],
  ])("takes %s for nobody's words but the speaker's", (_what, messages, spoken) => {
    expect(spokenIn(messages as readonly JsonObject[])).toEqual(spoken);
  });

  it("names the end user and the schema", () => {
    const schema = { type: "object" };
    const request = read({
      metadata: { user_id: "ada" },
      output_config: { format: { type: "json_schema", schema } },
      stream: true,
    });
    expect(request).toMatchObject({ user: { id: "ada", param: "metadata.user_id" }, format: { schema }, stream: true });
    expect(read({})).toMatchObject({ user: null, format: "text", stream: false, history: "sent", continues: null });
  });

  it("says where the provider holds the conversation", () => {
    const thread = { type: "continue", previous_message_id: "msg_1" };
    expect(read({ thread })).toMatchObject({ history: "fixed", continues: "msg_1" });
    expect(read({ thread: { type: "create" } })).toMatchObject({ history: "sent", continues: null });
  });

  it("knows bodies that are no request for a message", () => {
    expect(readMessagesRequest({ model: "m" })).toBe("no-messages");
    expect(readMessagesRequest({ messages: [] })).toBe("no-model");
  });
});
