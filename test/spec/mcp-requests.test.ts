import { expect, test } from "vitest";
import { headersOf, modernRpc, ORIGIN, rpc } from "../support/mcp-client.ts";
import { Person } from "../support/person.ts";
import { exports } from "cloudflare:workers";

/* Which requests `/mcp` takes: whose page may call, which bodies are read, and what the protocol does not have. */

test.each(["https://evil.example", "null", "http://elsewhere.test", "http://127.0.0.1.evil.example"])(
  "a page at %s may not call",
  async (origin) => {
    const refused = await rpc("tools/list", {}, { ...headersOf(new Person()), origin });
    expect([refused.status, refused.body.error?.param]).toEqual([403, "Origin"]);
  },
);

test("a page of this machine may call", async () => {
  const allowed = await rpc("tools/list", {}, { ...headersOf(new Person()), origin: "http://localhost:6274" });
  expect(allowed.status).toBe(200);
});

test("a loopback address answers under no other name", async () => {
  for (const path of ["/mcp", "/oauth/authorize", "/.well-known/oauth-protected-resource/mcp"]) {
    const response = await exports.default.fetch(`http://rebound.example:8787${path}`, {
      headers: headersOf(new Person()),
    });
    expect([path, response.status]).toEqual([path, 403]);
  }
});

const send = (body: string): Promise<Response> =>
  exports.default.fetch(`${ORIGIN}/mcp`, {
    method: "POST",
    headers: {
      ...headersOf(new Person()),
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body,
  });

test("a batch is refused where the revision has none, and is short where it has", async () => {
  const person = new Person();
  const sendBatch = async (count: number, version: Record<string, string>) => {
    const batch = Array.from({ length: count }, (_, id) => ({ jsonrpc: "2.0", id, method: "ping" }));
    const headers = { accept: "application/json, text/event-stream", "content-type": "application/json" };
    return exports.default.fetch(`${ORIGIN}/mcp`, {
      method: "POST",
      headers: { ...person.headers, ...headers, ...version },
      body: ` ${JSON.stringify(batch)}`,
    });
  };
  for (const version of ["2025-06-18", "2025-11-25"]) {
    const refused = await sendBatch(2, { "mcp-protocol-version": version });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: "invalid_value" } });
  }
  const taken = await sendBatch(20, {});
  expect(taken.status).toBe(200);
  await taken.text();
  expect((await sendBatch(21, {})).status).toBe(400);
});

test("the prompt refuses an argument that it does not take, as the tools do", async () => {
  const { body } = await rpc("prompts/get", { name: "context", arguments: { abuot: "goats" } }, new Person().headers);
  expect(body.error?.message).toContain("abuot");
});

test("a body that is no JSON, too long or too deep is refused", async () => {
  expect((await send("{")).status).toBe(400);
  expect((await send(" ".repeat(1024 * 1024 + 1))).status).toBe(413);
  expect((await send(`{"a":${"[".repeat(600)}${"]".repeat(600)}}`)).status).toBe(400);
});

test("a body in a coding is read, and a stream of changes is not kept open", async () => {
  const body = new Blob([JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: {} })]).stream();
  const packed = await exports.default.fetch(`${ORIGIN}/mcp`, {
    method: "POST",
    headers: {
      ...headersOf(new Person()),
      "content-type": "application/json",
      "content-encoding": "gzip",
      accept: "application/json, text/event-stream",
    },
    body: await new Response(body.pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  });
  expect(await packed.text()).toContain("list_memories");
  const listening = await modernRpc("subscriptions/listen", { notifications: {} }, headersOf(new Person()));
  expect(listening.body.error).toBeDefined();
});

test("a slash too many does no harm", async () => {
  const response = await exports.default.fetch(`${ORIGIN}/mcp/`, { headers: headersOf(new Person()) });
  expect(response.status).toBe(405);
});

test.each(["GET", "DELETE"])("%s keeps no session", async (method) => {
  const response = await exports.default.fetch(`${ORIGIN}/mcp`, { method, headers: headersOf(new Person()) });
  expect(response.status).toBe(405);
});
