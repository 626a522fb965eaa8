import { describe, expect, test } from "vitest";
import { readSettings } from "../../../src/config.ts";
import type { ProxyError } from "../../../src/http/errors.ts";
import { asksForChat, destinationOf } from "../../../src/proxy/destination.ts";

const settings = readSettings({
  HOST: "127.0.0.1",
  UPSTREAM_BASE_URL: "https://default.test/v1",
  UPSTREAM_API_KEY: "sk-default",
  UPSTREAMS: JSON.stringify({
    groq: { baseUrl: "https://api.groq.test/openai/v1/", apiKey: "sk-groq" },
    local: { baseUrl: "http://127.0.0.1:11434/v1" },
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

describe("where a path leads", () => {
  test.each([
    ["/v1/models?limit=1", "https://default.test/v1/models?limit=1", "sk-default"],
    ["/v1/a%2Fb/c//d", "https://default.test/v1/a%2Fb/c//d", "sk-default"],
    ["/groq/v1/chat/completions", "https://api.groq.test/openai/v1/chat/completions", "sk-groq"],
    ["/local/v1/models", "http://127.0.0.1:11434/v1/models", null],
    ["/https://api.mistral.ai/v1/chat/completions?x=1", "https://api.mistral.ai/v1/chat/completions?x=1", null],
    ["/HTTPS://API.mistral.ai:443/v1/models", "https://api.mistral.ai/v1/models", null],
    ["/https://plain.example:8443/v1/models", "https://plain.example:8443/v1/models", null],
    ["/http://127.0.0.1:9000/v1/models", "http://127.0.0.1:9000/v1/models", null],
    ["/http://0x7f.1:9000/v1/models", "http://127.0.0.1:9000/v1/models", null],
  ])("%s leads to %s, and only an upstream's own key is lent to it", (path, url, apiKey) => {
    expect(to(path)).toMatchObject({ url, apiKey });
  });

  test("a host that a caller names is public unless the operator listed an address of his own", () => {
    expect(to("/https://api.mistral.ai/v1/models").reach).toBe("public");
    expect(to("/http://127.0.0.1:9000/v1/models").reach).toBe("private");
  });

  test.each([
    "/none/v1/models",
    "/Groq/v1/models",
    "/groq/v2/models",
    "/groq",
    "/https:/api.mistral.ai/v1",
    "/v1x",
    "/",
  ])("%s leads nowhere", (path) => expect(refusal(path)).toBe("not_found"));

  test.each([
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
  ])("%s names a host that it may not", (path) => expect(refusal(path)).toBe("upstream_not_allowed"));

  test("chat is asked for by the end of the path alone", () => {
    expect(asksForChat(to("/groq/v1/chat/completions?a=b"))).toBe(true);
    expect(asksForChat(to("/https://api.mistral.ai/v1/chat/completions"))).toBe(true);
    expect(asksForChat(to("/groq/v1/models?next=/chat/completions"))).toBe(false);
    expect(asksForChat(to("/groq/v1/chat/completions/chatcmpl-1"))).toBe(false);
  });
});
