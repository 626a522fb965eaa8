import { describe, expect, test } from "vitest";
import { fingerprint } from "../../../src/cache/fingerprint.ts";

const print = (headers: Record<string, string> = {}, target = "https://a.test/v1/x", shape = "{}"): string =>
  fingerprint(target, new Headers(headers), [shape]);
const PLAIN = print();

describe("fingerprint()", () => {
  test("depends on the target, path and query", () => {
    expect(print({}, "https://b.test/v1/x")).not.toBe(PLAIN);
    expect(print({}, "https://a.test/v1/y")).not.toBe(PLAIN);
    expect(print({}, "https://a.test/v1/x?a=1")).not.toBe(PLAIN);
  });

  test("depends on the shape of the body", () => expect(print({}, "https://a.test/v1/x", "{ }")).not.toBe(PLAIN));

  test.each([
    "openai-organization",
    "openai-project",
    "openai-beta",
    "anthropic-beta",
    "accept-language",
    "cookie",
    "x-anything",
    "x-stainlessly",
    "x-resource-id",
    "x-sm-user-id",
    "session_id",
    "thread-id",
    "conversation_id",
    "originator",
  ])("depends on the header %s", (name) => {
    expect(print({ [name]: "1" })).not.toBe(PLAIN);
    expect(print({ [name]: "1" })).not.toBe(print({ [name]: "2" }));
  });

  test("keeps parts apart that could be shifted into one another", () => {
    expect(print({}, "ab", "c")).not.toBe(print({}, "a", "bc"));
    expect(print({ a: "b", c: "d" })).not.toBe(print({ a: 'b"],["c","d' }));
  });
});

describe("fingerprint() of what does not shape an answer", () => {
  test.each([
    "accept",
    "accept-encoding",
    "content-length",
    "content-type",
    "user-agent",
    "host",
    "origin",
    "connection",
    "x-forwarded-for",
    "cf-ray",
    "x-stainless-os",
    "traceparent",
    "x-request-id",
    "idempotency-key",
    "authorization",
    "x-api-key",
    "api-key",
    "cache-control",
    "throughline-user",
    "throughline-memory",
  ])("ignores the header %s", (name) => expect(print({ [name]: "1" })).toBe(PLAIN));

  test.each([
    { originator: "codex_cli_rs" },
    { originator: "opencode" },
    { "user-agent": "codex_cli_rs/0.160.0 (Linux)" },
    { "user-agent": "claude-cli/2.1.300 (external, cli)" },
  ])("ignores the session of an agent that says who it is: %j", (agent: Record<string, string>) => {
    const one = { ...agent, session_id: "1", "thread-id": "1", conversation_id: "1" };
    expect(print(one)).toBe(print({ ...agent, session_id: "2", "thread-id": "2", conversation_id: "2" }));
  });

  test("ignores the order and letter case of headers", () => {
    expect(print({ "X-A": "1", "x-b": "2" })).toBe(print({ "X-B": "2", "x-a": "1" }));
  });
});
