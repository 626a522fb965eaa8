import { describe, expect, it } from "vitest";
import { Person } from "../support/person.ts";
import { type Call, throughProxy } from "../support/through-proxy.ts";

/* `Throughline-Memory` on every answer under `/v1`: whoever names a user learns what became of it. */

const json = { "content-type": "application/json" };
const ada = { ...json, "throughline-user": "ada" };
const messages = [{ role: "user", content: "hi" }];
const chat = (more: object = {}): string => JSON.stringify({ model: "m", messages, ...more });
const body = (fields: object): string => JSON.stringify(fields);
const ok = { body: "{}" };

async function headersOf(call: Call): Promise<{ memory: string | null; cache: string | null }> {
  const { response } = await throughProxy({ script: ok, ...call });
  return { memory: response.headers.get("throughline-memory"), cache: response.headers.get("cache-status") };
}

const completion = (content: string): string =>
  JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }] });
const events = (content: string): string[] => [
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: "stop" }] })}\n\n`,
  "data: [DONE]\n\n",
];

describe("Throughline-Memory of a request without memory", () => {
  it.each<[string, Call]>([
    ["models", { path: "/v1/models", method: "GET", headers: { "throughline-user": "ada" } }],
    ["models, named as Supermemory does", { path: "/v1/models", method: "GET", headers: { "x-sm-user-id": "ada" } }],
    ["an embedding", { path: "/v1/embeddings", headers: ada, body: body({ input: "hi" }) }],
    ["an embedding whose body names the user", { path: "/v1/embeddings", headers: json, body: body({ user: "ada" }) }],
    ["a compaction", { path: "/v1/responses/compact", headers: json, body: body({ safety_identifier: "ada" }) }],
    ["a count", { path: "/v1/messages/count_tokens", headers: json, body: body({ metadata: { user_id: "ada" } }) }],
    ["an old completion", { path: "/v1/completions", headers: json, body: body({ prompt: "hi", user: "ada" }) }],
    ["a file", { path: "/v1/files", headers: { ...ada, "content-type": "multipart/form-data" }, body: "--x" }],
    ["a path nobody knows", { path: "/v1/some/thing", method: "DELETE", headers: ada }],
    ["a named upstream", { path: "/second/v1/embeddings", headers: json, body: body({ user: "ada" }) }],
    ["a host in the path", { path: "/https://listed.test/v1/embeddings", headers: ada, body: "{}" }],
    [
      "an upstream that refuses",
      { path: "/v1/completions", headers: ada, body: "{}", script: { status: 404, body: "{}" } },
    ],
    ["a stream", { path: "/v1/completions", headers: ada, body: "{}", script: { chunks: ["data: {}\n\n"] } }],
  ])("names the endpoint as reason for %s with a user", async (_what, call) => {
    expect(await headersOf(call)).toEqual({ memory: "off;reason=endpoint", cache: null });
  });

  it.each<[string, Call]>([
    ["nobody is named", { path: "/v1/models", method: "GET" }],
    ["the body names nobody", { path: "/v1/embeddings", headers: json, body: body({ input: "user", metadata: {} }) }],
    ["the body is no JSON", { path: "/v1/embeddings", headers: json, body: '{"user":' }],
    ["memory is not wanted", { path: "/v1/embeddings", headers: { ...ada, "throughline-memory": "off" }, body: "{}" }],
  ])("is plain off if %s", async (_what, call) => {
    expect((await headersOf(call)).memory).toBe("off");
  });

  it("forwards a body byte for byte, with its length, after reading it for a user", async () => {
    const text = ' {"user" : "ada", "input":"\\ud83d", "n":12345678901234567890, "user":"ada"}\n';
    const { seen } = await throughProxy({ path: "/v1/responses", headers: json, body: text, script: ok });
    expect(seen).toMatchObject([{ body: text, headers: { "content-length": String(text.length) } }]);
  });

  it.each<[string, object, string]>([
    ["input", { model: "m", input: "hi", user: "ada" }, "no-messages"],
    ["prompt", { model: "m", prompt: "hi", user: "ada" }, "no-messages"],
    ["messages that are null", { model: "m", messages: null, user: "ada" }, "no-messages"],
    ["messages that are a text", { model: "m", messages: "hi", user: "ada" }, "no-messages"],
    ["messages that are no objects", { model: "m", messages: ["hi"], user: "ada" }, "no-messages"],
    ["no model", { messages, user: "ada" }, "no-model"],
  ])("says why in both headers, and passes unchanged a chat body with %s", async (_what, fields, reason) => {
    const { response, seen } = await throughProxy({ headers: json, body: body(fields), script: ok });
    expect(seen.map((request) => request.body)).toEqual([body(fields)]);
    expect(response.headers.get("throughline-memory")).toBe(`off;reason=${reason}`);
    expect(response.headers.get("cache-status")).toBe(`throughline; fwd=bypass; detail=${reason}`);
  });

  it("is plain off for a chat body without messages and user, and Cache-Status says why", async () => {
    const told = await headersOf({ headers: json, body: body({ model: "m", input: "hi" }) });
    expect(told).toEqual({ memory: "off", cache: "throughline; fwd=bypass; detail=no-messages" });
  });

  it.each(["/v1", "/second/v1"])("names the encoding as reason for a chat body at %s in a coding", async (base) => {
    const headers = { ...json, "content-encoding": "x-own" };
    const told = await headersOf({ path: `${base}/chat/completions`, headers, body: "packed" });
    expect(told).toEqual({ memory: "off;reason=encoding", cache: "throughline; fwd=bypass; detail=encoding" });
  });

  it("keeps the upstream's Cache-Status before ours", async () => {
    const script = { ...ok, headers: { "cache-status": "edge; hit" } };
    const { cache } = await headersOf({ headers: json, body: body({ input: "hi" }), script });
    expect(cache).toBe("edge; hit, throughline; fwd=bypass; detail=no-messages");
  });

  it.each<[string, Call, number]>([
    ["a body that is no JSON", { headers: ada, body: "{" }, 400],
    ["an unknown mode", { headers: { ...ada, "throughline-memory": "yes" }, body: chat() }, 400],
    ["nothing in the cache", { headers: { ...ada, "cache-control": "only-if-cached" }, body: chat() }, 504],
    ["a host that may not be named", { path: "/https://unlisted.test/v1/models", headers: ada, body: "{}" }, 403],
  ])("names an error of ours as reason for %s", async (_what, call, status) => {
    const { response } = await throughProxy(call);
    expect([response.status, response.headers.get("throughline-memory")]).toEqual([status, "off;reason=error"]);
  });

  it.each<[string, Call]>([
    ["an answer", { headers: ada, body: chat() }],
    ["a stream", { headers: ada, body: chat({ stream: true }) }],
    ["an error of the upstream", { headers: ada, body: chat(), script: { status: 500, body: "{}" } }],
  ])("is on for %s to a chat", async (_what, call) => {
    const { response } = await throughProxy({ ...call, headers: { ...call.headers, authorization: "Bearer sk-own" } });
    expect(response.headers.get("throughline-memory")).toMatch(/^on;recalled=\d+;tokens=\d+$/);
  });

  it.each([
    ["text/plain, whole", "text/plain", [completion("A fine harbour.")], "A fine harbour."],
    ["text/plain, in pieces", "text/plain; charset=utf-8", [...completion("A fine harbour.")], "A fine harbour."],
    ["application/octet-stream", "application/octet-stream", [completion("A fine harbour.")], "A fine harbour."],
    ["text/plain, as events", "text/plain", events("A fine harbour."), "A fine harbour."],
    ["text/plain, and no completion", "text/plain", ["A fine ", "harbour."], ""],
    ["text/html", "text/html", ["<p>A fine harbour.</p>"], ""],
  ])(
    "an answer typed %s goes on as it came, and what the user said is remembered",
    async (_what, type, chunks, answer) => {
      for (const whole of [true, false]) {
        const person = new Person();
        const sent = whole ? { body: chunks.join("") } : { chunks };
        const response = await person.chat("My boat lies in Ulm.", {
          script: { ...sent, headers: { "content-type": type } },
        });
        expect(await response.text()).toBe(chunks.join(""));
        expect(response.headers.get("content-type")).toBe(type);
        expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
        const [round] = await person.rounds();
        expect(round?.text).toContain("My boat lies in Ulm.");
        if (answer) expect(round?.text).toContain(answer);
      }
    },
  );

  it("remembers the user's words if an answer of another type breaks off, and adds no event", async () => {
    const person = new Person();
    const script = { chunks: ["A fine "], breakOff: true, headers: { "content-type": "text/plain" } };
    const response = await person.chat("My boat lies in Ulm.", { script });
    const text = await response.text().catch(() => "");
    expect(text).not.toContain("error");
    expect((await person.rounds())[0]?.text).toContain("My boat lies in Ulm.");
  });
});
