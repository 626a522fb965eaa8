import { describe, expect, it } from "vitest";
import { readChatRequest } from "../../../../src/dialects/chat/request.ts";
import type { ChatRequest } from "../../../../src/dialects/dialect.ts";

function read(fields: Readonly<Record<string, unknown>>): ChatRequest {
  const request = readChatRequest({ model: "m", messages: [{ role: "user", content: "Hi" }], ...fields });
  if (typeof request === "string") throw new Error(request);
  return request;
}

describe("readChatRequest()", () => {
  it.each([
    [undefined, "text"],
    [null, "text"],
    [{ type: "text" }, "text"],
    [{ type: "json_object" }, "object"],
    [{ type: "json_schema", json_schema: { name: "total" } }, "json"],
    [
      { type: "json_schema", json_schema: { name: "total", schema: { type: "object" } } },
      { schema: { type: "object" } },
    ],
  ])("reads the form that response_format %j demands: %j", (response_format, format) => {
    expect(read({ response_format }).format).toEqual(format);
  });

  it.each([
    [{}, true],
    [{ stream: true }, false],
    [{ stream: true, stream_options: { include_usage: true } }, true],
    [{ stream: true, stream_options: { include_usage: false } }, false],
  ])("wants the usage of a whole answer, and of a stream that asks for it: %j", (fields, wantsUsage) => {
    expect(read(fields).wantsUsage).toBe(wantsUsage);
  });

  it("reads the end user from user before safety_identifier", () => {
    expect(read({ user: "anna", safety_identifier: "s-1" }).user).toEqual({ id: "anna", param: "user" });
    expect(read({ safety_identifier: "s-1" }).user).toEqual({ id: "s-1", param: "safety_identifier" });
    expect(read({}).user).toBeNull();
  });

  it("says why a body is no chat request", () => {
    expect(readChatRequest({ model: "m" })).toBe("no-messages");
    expect(readChatRequest({ model: "m", messages: ["Hi"] })).toBe("no-messages");
    expect(readChatRequest({ messages: [] })).toBe("no-model");
  });
});
