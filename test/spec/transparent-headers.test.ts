import { exports } from "cloudflare:workers";
import OpenAI, { AuthenticationError, RateLimitError } from "openai";
import { describe, expect, it } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* Guarantee 1: what is neither ours nor of this hop goes on, both ways. */

const messages = '"messages":[{"role":"user","content":"hi"}]';

const failing = (status: number, headers: Record<string, string> = {}): OpenAI =>
  new OpenAI({
    baseURL: "http://throughline.test/v1",
    apiKey: "sk-test",
    maxRetries: 0,
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
    defaultHeaders: {
      "x-scripted": JSON.stringify({
        status,
        headers,
        body: '{"error":{"message":"no","type":"t","param":"p","code":"c"}}',
      }),
    },
  });

const ask = (client: OpenAI): Promise<unknown> =>
  client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "hi" }] });

describe("headers of a request and an answer", () => {
  it("forwards all headers of a request but those for this proxy and for this hop", async () => {
    const ours = {
      "throughline-user": "ada",
      "throughline-tenant": "t",
      "throughline-key": "k",
      "throughline-conversation": "c",
      "throughline-memory": "off",
      "cache-control": "no-store",
    };
    const hop = {
      connection: "keep-alive, X-Named",
      "x-named": "1",
      "keep-alive": "timeout=5",
      te: "trailers",
      trailer: "x-t",
      "proxy-authorization": "Basic x",
      "proxy-connection": "keep-alive",
    };
    const on = {
      authorization: "Bearer sk-test",
      "content-type": "application/json",
      "openai-beta": "assistants=v2",
      "x-anything": "a, b",
      "idempotency-key": "1",
      "user-agent": "own/1",
    };
    const { seen } = await throughProxy({ headers: { ...ours, ...hop, ...on }, body: `{"model":"m",${messages}}` });
    const got = seen[0]?.headers ?? {};
    expect(got).toMatchObject(on);
    expect(Object.keys(got).filter((name) => name in ours || name in hop)).toEqual([]);
  });

  it("returns all headers of an answer but those for this hop", async () => {
    const told = { connection: "x-named", "x-named": "1", "proxy-authenticate": "Basic", "x-other": "2" };
    const { response } = await throughProxy({
      path: "/v1/models",
      method: "GET",
      script: { body: "{}", headers: told },
    });
    expect(response.headers.get("x-other")).toBe("2");
    for (const name of ["connection", "x-named", "proxy-authenticate"]) expect(response.headers.has(name)).toBe(false);
  });

  it.each(["/v1/models", "/v1/chat/completions"])("leaves a redirect of %s for the client to follow", async (path) => {
    const location = "http://upstream.test/v1/elsewhere";
    const { response, seen } = await throughProxy({
      path,
      body: `{"model":"m",${messages}}`,
      script: { status: 307, body: "", headers: { location } },
    });
    expect([response.status, response.headers.get("location")]).toEqual([307, location]);
    expect(seen).toHaveLength(1);
  });

  it("hands the upstream's errors to the official client as they are", async () => {
    await expect(ask(failing(401))).rejects.toBeInstanceOf(AuthenticationError);
    await expect(ask(failing(404))).rejects.toMatchObject({ code: "c", param: "p", type: "t" });
    const limited = await ask(failing(429, { "retry-after": "20", "x-request-id": "req_9" })).catch(
      (error: unknown) => error,
    );
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(limited).toMatchObject({ requestID: "req_9" });
    expect((limited as RateLimitError).headers.get("retry-after")).toBe("20");
  });
});
