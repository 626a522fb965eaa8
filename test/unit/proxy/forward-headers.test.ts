import { describe, expect, it } from "vitest";
import { dropCredentials, prepareUpstreamHeaders } from "../../../src/proxy/forward-headers.ts";

const lentTo = (url: string, headers: Record<string, string> = {}, key = "k-lent"): Record<string, string> => {
  const sent = new Headers(headers);
  prepareUpstreamHeaders(sent, url, key, null);
  return Object.fromEntries(sent);
};

describe("prepareUpstreamHeaders()", () => {
  it.each([
    ["https://api.openai.com/v1/chat/completions", "authorization"],
    ["https://res.openai.azure.com/openai/v1/responses", "authorization"],
    ["https://gen.test/v1beta/openai/chat/completions", "authorization"],
    ["https://res.openai.azure.com/openai/deployments/g/chat/completions?api-version=1", "api-key"],
    ["https://res.openai.azure.com/openai/responses?api-version=1", "api-key"],
    ["https://api.anthropic.com/v1/models", "x-api-key"],
    ["https://relay.test/v1/messages?beta=true", "x-api-key"],
    ["https://relay.test/v1/messages/count_tokens", "x-api-key"],
    ["https://gen.test/v1beta/models/g:generateContent", "x-goog-api-key"],
    ["https://gen.test/v1/models/g:streamGenerateContent?alt=sse", "x-goog-api-key"],
    ["https://gen.test/v1beta/models", "x-goog-api-key"],
  ])("lends a key to %s in %s", (url, header) => {
    expect(lentTo(url)).toEqual({ [header]: header === "authorization" ? "Bearer k-lent" : "k-lent" });
  });

  it("lends the token of a login as a bearer", () => {
    const token = `sk-ant-${"oat01"}-x`;
    expect(lentTo("https://api.anthropic.com/v1/messages", {}, token)).toEqual({ authorization: `Bearer ${token}` });
  });

  it.each(["authorization", "x-api-key", "api-key", "x-goog-api-key"])("lends no key beside one in %s", (header) => {
    expect(lentTo("https://api.anthropic.com/v1/messages", { [header]: "own" })).toEqual({ [header]: "own" });
  });

  it.each([
    ["https://api.supermemory.ai/v3/https://api.openai.com/v1/models", true],
    ["https://supermemory.ai/v1/models", true],
    ["https://api.openai.com/v1/models", false],
    ["https://supermemory.ai.evil.test/v1/models", false],
    ["https://evil.test/supermemory.ai", false],
  ])("at %s, leaves a vendor's own headers: %s", (url, left) => {
    const own = { authorization: "Bearer own", "x-sm-user-id": "ada", "x-supermemory-api-key": "theirs" };
    expect(lentTo(url, own)).toEqual(left ? own : { authorization: "Bearer own" });
  });
});

describe("dropCredentials()", () => {
  it.each([
    "authorization",
    "x-api-key",
    "helicone-auth",
    "x-portkey-api-key",
    "cf-aig-authorization",
    "ocp-apim-subscription-key",
    "x-supermemory-api-key",
    "cookie",
  ])("leaves no %s for another provider", (name) => {
    const headers = new Headers({ [name]: "secret", "content-type": "application/json" });
    dropCredentials(headers);
    expect(Object.fromEntries(headers)).toEqual({ "content-type": "application/json" });
  });
});
