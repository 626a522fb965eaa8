import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { throughline, ThroughlineError } from "throughline/client";

/** A `fetch` that answers what it is told, and keeps what it was asked. */
function answering(answer: Response) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: URL, init: RequestInit): Promise<Response> => {
    asked.push({ url: String(url), init });
    return answer.clone();
  };
  return { asked, fetch };
}

const sent = ({ init }: { init: RequestInit }) => ({ method: init.method, headers: init.headers, body: init.body });

describe("the client", () => {
  it("is one module of at most 3 KB gzip that imports nothing", () => {
    const code = readFileSync(`${import.meta.dirname}/../../../client/client.mjs`, "utf8");
    expect(gzipSync(code).length).toBeLessThanOrEqual(3_000);
    expect(code).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m);
  });

  it("sends parameters in the URL, and who calls in the headers", async () => {
    const { asked, fetch } = answering(Response.json({ data: [], nextCursor: null }));
    const client = throughline({ baseUrl: "https://memory.test/", token: "sk", key: "tl", user: "ada", fetch });
    const { data } = await client.listMemories({ query: { limit: 3, type: "semantic" }, tenant: "acme" });
    expect(data).toEqual([]);
    expect(asked[0]?.url).toBe("https://memory.test/memory?limit=3&type=semantic");
    expect(sent(asked[0]!)).toEqual({
      method: "GET",
      headers: {
        authorization: "Bearer sk",
        "throughline-key": "tl",
        "throughline-user": "ada",
        "throughline-tenant": "acme",
      },
    });
  });

  it("writes ids into the path, each in one segment", async () => {
    const { asked, fetch } = answering(new Response(null, { status: 204 }));
    const client = throughline({ fetch });
    expect(await client.removeProviderKey({ tenant: "a/b c", upstream: "default" })).toBeNull();
    expect(asked[0]?.url).toBe("http://127.0.0.1:8787/admin/tenants/a%2Fb%20c/provider-keys/default");
  });

  it("refuses a call without an id that the path needs", async () => {
    const client = throughline(answering(Response.json({})));
    await expect(client.getMemory({} as { id: string })).rejects.toThrow("id is missing");
  });

  it("sends fields as JSON and lines as they are", async () => {
    const { asked, fetch } = answering(Response.json({ imported: 1 }));
    const client = throughline({ fetch });
    await client.addMemory({ body: { text: "Likes tea", pinned: true } });
    await client.importMemories({ body: '{"kind":"memory","text":"Likes tea"}\n' });
    expect(asked.map(({ init }) => [(init.headers as Record<string, string>)["content-type"], init.body])).toEqual([
      ["application/json", '{"text":"Likes tea","pinned":true}'],
      ["application/x-ndjson", '{"kind":"memory","text":"Likes tea"}\n'],
    ]);
  });

  it("hands over a stream as it is", async () => {
    const client = throughline(answering(new Response("data: {}\n\n")));
    const response = await client.createChatCompletion({ body: { model: "m", messages: [], stream: true } });
    expect(await response.text()).toBe("data: {}\n\n");
  });

  it("throws what the proxy says is wrong, with the section of its code", async () => {
    const error = { message: "x", type: "invalid_request_error", param: "limit", code: "invalid_value" };
    const answer = Response.json({ error }, { status: 400, headers: { "x-should-retry": "false" } });
    const failed = await throughline(answering(answer))
      .listMemories()
      .catch((thrown: unknown) => thrown);
    expect(failed).toBeInstanceOf(ThroughlineError);
    expect(failed).toMatchObject({
      message: "x",
      status: 400,
      code: "invalid_value",
      param: "limit",
      shouldRetry: false,
      docs: "docs/errors.md#invalid_value",
    });
  });

  it("throws for an answer that is not the proxy's", async () => {
    const failed = throughline(answering(new Response("<html>", { status: 502 }))).getUsage();
    await expect(failed).rejects.toMatchObject({ status: 502, code: null, docs: null, shouldRetry: true });
  });
});
