import { describe, expect, it } from "vitest";
import { readAgentHeaders } from "../../../src/identity/agent-headers.ts";

describe("readAgentHeaders()", () => {
  it.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ "user-agent": "OpenAI/JS" }, null],
    [{ "x-claude-code-session-id": "s1" }, "s1"],
    [{ session_id: "s1", conversation_id: "s2" }, "s1"],
    [{ conversation_id: "s2" }, "s2"],
    [{ "session-id": "s1", "thread-id": "s1" }, "s1"],
    [{ "x-opencode-session": "s1" }, "s1"],
    [{ session_id: " " }, null],
    [{ "x-claude-code-session-id": "s1", "x-claude-code-request-class": "main" }, "s1"],
  ])("reads %j as a person's request in session %s", (headers, session) =>
    expect(readAgentHeaders(new Headers(headers))).toEqual({ session, isOwn: false }),
  );

  it.each<[Record<string, string>, string | null]>([
    [{ "x-claude-code-session-id": "s1", "x-claude-code-agent-id": "a1" }, "s1/a1"],
    [{ "x-claude-code-parent-agent-id": "a0" }, null],
    [{ "session-id": "s1", "thread-id": "t1", "x-openai-subagent": "review" }, "s1/t1"],
    [{ session_id: "s1", thread_id: "t1", "x-openai-subagent": "review" }, "s1/t1"],
    [{ "x-claude-code-session-id": "s1", "x-claude-code-request-class": "subagent" }, null],
    [{ "x-claude-code-session-id": "s1", "x-claude-code-request-class": "of-tomorrow" }, null],
  ])("reads %j as a request of a subagent's, in %s", (headers, session) =>
    expect(readAgentHeaders(new Headers(headers))).toEqual({ session, isOwn: true }),
  );

  it.each<[Record<string, string>, string | null]>([
    [{ session_id: "s1", "x-openai-subagent": "compact" }, "s1"],
    [{ "x-claude-code-session-id": "s1", "x-claude-code-request-class": "auxiliary" }, "s1"],
    [{ "x-claude-code-session-id": "s1", "x-claude-code-request-class": "compaction" }, "s1"],
    [{ "x-claude-code-compaction": "auto" }, null],
  ])("reads %j as a request of the agent's own about %s", (headers, session) =>
    expect(readAgentHeaders(new Headers(headers))).toEqual({ session, isOwn: true, isFork: true }),
  );

  it("takes a subagent header that says no for none", () => {
    expect(readAgentHeaders(new Headers({ "x-openai-subagent": "false" })).isOwn).toBe(false);
  });
});
