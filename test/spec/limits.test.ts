import { expect, test } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* The proxy refuses what is too large with a clear error, and does not call the upstream. */

const headers = { "content-type": "application/json", authorization: "Bearer sk-1", "throughline-user": "ada" };
const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

test.each([
  [
    "a body that nests 100,000 deep",
    "/v1/chat/completions",
    `{"model":"m","messages":[],"x":${deep(100_000)}}`,
    400,
    "invalid_json",
  ],
  ["the same to /memory", "/memory", `{"text":"a","metadata":{"x":${deep(100_000)}}}`, 400, "invalid_json"],
  ["more than 1 MB to /memory", "/memory", `{"text":"${"x".repeat(1024 * 1024)}"}`, 413, "body_too_large"],
  ["a URL of 70,000 characters", `/v1/models?x=${"y".repeat(70_000)}`, "{}", 414, "url_too_long"],
])("%s", async (_what, path, body, status, code) => {
  const { response, text, seen } = await throughProxy({ path, headers, body });
  expect([response.status, seen.length]).toEqual([status, 0]);
  expect(JSON.parse(text)).toMatchObject({ error: { code } });
  expect(response.headers.get("x-should-retry")).toBe("false");
});

test("a credential of 10,000 characters", async () => {
  const authorization = `Bearer ${"k".repeat(10_000)}`;
  const body = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
  const { response, seen } = await throughProxy({ headers: { ...headers, authorization }, body });
  expect([response.status, seen.length]).toEqual([400, 0]);
});

test("a line of an import that nests too deep is told by its number, and the others are kept", async () => {
  const lines = [
    `{"kind":"memory","text":"a","metadata":{"x":${deep(100_000)}}}`,
    '{"kind":"memory","text":"Likes trains."}',
  ];
  const { text } = await throughProxy({ path: "/memory/import", headers, body: lines.join("\n") });
  expect(JSON.parse(text)).toMatchObject({ imported: 1, failed: 1, errors: [{ line: 1 }] });
});
