import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/config.ts";
import type { ProxyError } from "../../../src/http/errors.ts";
import { destinationOf, destinationUnder } from "../../../src/proxy/destination.ts";

const settings = readSettings({
  HOST: "127.0.0.1",
  UPSTREAM_BASE_URL: "https://default.test/v1",
  UPSTREAM_API_KEY: "sk-default",
  UPSTREAMS: JSON.stringify({
    groq: { baseUrl: "https://api.groq.test/openai/v1/", apiKey: "sk-groq" },
    local: { baseUrl: "http://127.0.0.1:11434/v1" },
    azure: { baseUrl: "https://res.openai.azure.com/openai/v1", apiKey: "key-azure" },
    bare: { baseUrl: "https://bare.openai.azure.com", apiKey: "key-bare" },
    gemini: { baseUrl: "https://gen.test/v1beta", apiKey: "key-gemini" },
  }),
  UPSTREAM_ALLOWLIST: "api.mistral.ai, Plain.Example:8443 127.0.0.1:9000",
});

const to = (path: string) => destinationOf(`http://127.0.0.1:8787${path}`, settings);

function refusal(path: string): string {
  try {
    return to(path).url;
  } catch (error) {
    return (error as ProxyError).code;
  }
}

describe("destinationUnder()", () => {
  const url = "http://127.0.0.1:8787/v1/models";
  const under = (upstream: string | null, path = "/v1/models") =>
    destinationUnder({ upstream }, to(path), url, settings);

  it("sends what names no upstream to that of the policy", () => {
    expect(under("groq")).toMatchObject({
      url: "https://api.groq.test/openai/v1/models",
      name: "groq",
      apiKey: "sk-groq",
    });
    expect(under("groq", "/local/v1/models")).toEqual(to("/local/v1/models"));
    expect([under(null), destinationUnder(null, to("/v1/models"), url, settings)]).toEqual([
      to("/v1/models"),
      to("/v1/models"),
    ]);
  });

  it("has no other upstream take the place of one that is no longer set", () => {
    expect(() => under("gone")).toThrow("UPSTREAMS");
  });
});

describe("destinationOf()", () => {
  it.each([
    ["/v1/models?limit=1", "https://default.test/v1/models?limit=1", "sk-default"],
    ["/v1/a%2Fb/c//d", "https://default.test/v1/a%2Fb/c//d", "sk-default"],
    ["/groq/v1/chat/completions", "https://api.groq.test/openai/v1/chat/completions", "sk-groq"],
    ["/local/v1/models", "http://127.0.0.1:11434/v1/models", null],
    ["/https://api.mistral.ai/v1/chat/completions?x=1", "https://api.mistral.ai/v1/chat/completions?x=1", null],
    ["/HTTPS://API.mistral.ai:443/v1/models", "https://api.mistral.ai/v1/models", null],
    ["/https://plain.example:8443/v1/models", "https://plain.example:8443/v1/models", null],
    ["/http://127.0.0.1:9000/v1/models", "http://127.0.0.1:9000/v1/models", null],
    ["/http://0x7f.1:9000/v1/models", "http://127.0.0.1:9000/v1/models", null],
  ])("leads %s to %s and lends it only the key of its own upstream", (path, url, apiKey) => {
    expect(to(path)).toMatchObject({ url, apiKey });
  });

  it.each([
    [
      "/azure/openai/deployments/gpt/chat/completions?api-version=1",
      "https://res.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=1",
    ],
    ["/azure/openai/responses?x=1&api-version=1", "https://res.openai.azure.com/openai/responses?x=1&api-version=1"],
    ["/azure/openai/v1/responses", "https://res.openai.azure.com/openai/v1/responses"],
    ["/azure/v1/responses", "https://res.openai.azure.com/openai/v1/responses"],
    ["/bare/openai/deployments/gpt/embeddings", "https://bare.openai.azure.com/openai/deployments/gpt/embeddings"],
    ["/bare/openai/v1/models", "https://bare.openai.azure.com/openai/v1/models"],
    ["/gemini/v1beta/models/g:generateContent?alt=sse", "https://gen.test/v1beta/models/g:generateContent?alt=sse"],
    ["/gemini/v1alpha/models", "https://gen.test/v1alpha/models"],
    ["/gemini/v1beta/openai/chat/completions", "https://gen.test/v1beta/openai/chat/completions"],
    ["/gemini/upload/v1beta/files", "https://gen.test/upload/v1beta/files"],
    ["/gemini/v1/models/g:generateContent", "https://gen.test/v1beta/models/g:generateContent"],
    ["/openai/deployments/gpt/chat/completions", "https://default.test/openai/deployments/gpt/chat/completions"],
    ["/v1beta/models/g:streamGenerateContent", "https://default.test/v1beta/models/g:streamGenerateContent"],
    ["/api/hello", "https://default.test/api/hello"],
    [
      "//azure//openai/deployments/gpt//chat/completions/?api-version=1",
      "https://res.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=1",
    ],
    ["//v1beta//models/g:generateContent/", "https://default.test/v1beta/models/g:generateContent"],
  ])("leads a path that a provider has beside /v1, %s, to %s", (path, url) => {
    const name = /^\/*(azure|bare|gemini)\//.exec(path)?.[1] ?? null;
    expect(to(path)).toMatchObject({ url, name, apiKey: name === null ? "sk-default" : `key-${name}` });
  });

  it("takes a host that a caller names for public unless the operator listed an address of their own", () => {
    expect(to("/https://api.mistral.ai/v1/models").reach).toBe("public");
    expect(to("/http://127.0.0.1:9000/v1/models").reach).toBe("private");
  });

  it.each([
    "/openai/v1/models",
    "/openai/models",
    "/groq/openai/models",
    "/api/hello/x",
    "/none/v1/models",
    "/Groq/v1/models",
    "/groq/v2/models",
    "/groq",
    "/https:/api.mistral.ai/v1",
    "/v1x",
    "/",
  ])("finds nothing at %s", (path) => expect(refusal(path)).toBe("not_found"));

  it.each([
    "/https://evil.test/v1/models",
    "/https://api.mistral.ai:8443/v1/models",
    "/https://api.mistral.ai./v1/models",
    "/https://api.mistral.ai@evil.test/v1/models",
    "/https://user:pass@api.mistral.ai/v1/models",
    "/https://evil.test\\@api.mistral.ai/v1/models",
    "/https://api.mistral.ai\\.evil.test/v1/models",
    "/https://api.mistral.ai%2eevil.test/v1/models",
    "/https://api.mistral.ai.evil.test/v1/models",
    "/https://plain.example/v1/models",
    "/https:///api.mistral.ai/v1/models",
    "/https://",
    "/http://127.0.0.1/v1/models",
    "/http://127.0.0.1:9001/v1/models",
    "/http://localhost:9000/v1/models",
    "/http://[::ffff:7f00:1]:9000/v1/models",
    "/http://169.254.169.254/latest/meta-data",
    "/http://[::1]:9000/v1/models",
  ])("refuses the host in %s", (path) => expect(refusal(path)).toBe("upstream_not_allowed"));
});
