import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanUp, startProduct } from "../product/support/start-product.ts";
import { startUpstream } from "../support/upstream-server.ts";
import { startWithInternet } from "./made-up-internet.mjs";
import { callEverything, ERAS, letIn, METADATA, signInProvider } from "./mcp-clients.mjs";

/*
 * The official MCP clients against `/mcp`: with a key against the product, and by OAuth. A client that describes itself
 * by a document needs a public host for it, so the same code runs with an internet that is made up.
 */

const KEY = "key-of-the-operator";
const CLIENT_URL = "https://client.example/oauth/metadata.json";
const EIGHT = ["correct", "explain", "fetch", "forget", "list_memories", "recall", "remember", "search"];

let upstream;
let product;
let worker;

beforeAll(async () => {
  upstream = await startUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, THROUGHLINE_KEY: KEY } });
  worker = await startWithInternet({ THROUGHLINE_KEY: KEY }, (url) =>
    url === CLIENT_URL ? { client_id: CLIENT_URL, ...METADATA } : null,
  );
});

afterAll(async () => {
  await cleanUp();
  await worker?.stop();
  await upstream.close();
});

async function chat(origin, user, content) {
  const response = await fetch(`${origin}/v1/chat/completions`, {
    method: "POST",
    headers: { "throughline-key": KEY, "throughline-user": user, "content-type": "application/json" },
    body: JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] }),
  });
  const { choices } = await response.json();
  return { answer: choices[0].message.content, exchange: response.headers.get("throughline-exchange") };
}

const nobody = () => `user-${crypto.randomUUID()}`;

describe.each(ERAS)("$name", ({ make, Transport, revision, finish }) => {
  async function everything(client, transport, origin, user) {
    await client.connect(transport);
    expect(transport.protocolVersion ?? client.getNegotiatedProtocolVersion?.()).toBe(revision);
    const { exchange } = await chat(origin, user, "I mend harmoniums in Utrecht.");
    const why = await client.callTool({ name: "explain", arguments: { exchange } });
    expect(why.structuredContent.exchange.id).toBe(exchange);
    const seen = await callEverything(client);
    expect(seen.tools.map(({ name }) => name).toSorted()).toEqual(EIGHT);
    expect(seen.said.recall).toContain("Rosalind");
    expect(seen.said.fetch).toContain("Rosalind");
    expect(seen.resources.map(({ uri }) => uri)).toEqual(["throughline://profile"]);
    expect(seen.profile.contents[0].text).toContain("harmoniums in Utrecht");
    expect(seen.resourceTemplates[0].uriTemplate).toBe("throughline://memory/{id}");
    expect(seen.prompts[0].name).toBe("context");
    await client.callTool({ name: "remember", arguments: { text: "My harmonium is from 1912." } });
    expect((await chat(origin, user, "How old is my harmonium?")).answer).toContain("from 1912");
    await client.close();
  }

  test("does everything with a key, and the next chat is told what it remembers", async () => {
    const user = nobody();
    const url = new URL(`${product.url}/mcp?user=${user}`);
    await expect(fetch(url, { method: "POST" }).then(({ status }) => status)).resolves.toBe(401);
    const transport = new Transport(url, { requestInit: { headers: { authorization: `Bearer ${KEY}` } } });
    await everything(make(), transport, product.url, user);
  });

  test.each([
    ["registers", undefined],
    ["describes itself by a document", CLIENT_URL],
  ])("is let in if it %s, and does everything", async (_, clientMetadataUrl) => {
    const { origin } = worker;
    const user = nobody();
    const authProvider = signInProvider(clientMetadataUrl);
    const url = new URL(`${origin}/mcp`);
    const first = new Transport(url, { authProvider });
    await expect(make().connect(first)).rejects.toThrow(/unauthori[sz]ed/i);
    const back = await letIn(authProvider.kept.url, { key: KEY, user });
    expect(back.searchParams.get("state")).toBe("of-the-client");
    await finish(first, back.searchParams);
    if (clientMetadataUrl) expect(authProvider.kept.client.client_id).toBe(CLIENT_URL);
    await everything(make(), new Transport(url, { authProvider }), origin, user);
  });

  test("refreshes a token that has ended, and asks again once the grant is revoked", async () => {
    const { origin } = worker;
    const user = nobody();
    const authProvider = signInProvider();
    const url = new URL(`${origin}/mcp`);
    const first = new Transport(url, { authProvider });
    await make()
      .connect(first)
      .catch(() => undefined);
    await finish(first, (await letIn(authProvider.kept.url, { key: KEY, user })).searchParams);
    const { access_token: before } = authProvider.kept.tokens;
    authProvider.kept.tokens = { ...authProvider.kept.tokens, access_token: `${before}x` };
    const client = make();
    await client.connect(new Transport(url, { authProvider }));
    expect((await client.listTools()).tools).toHaveLength(8);
    expect(authProvider.kept.tokens.access_token).not.toBe(before);
    const headers = { "throughline-key": KEY, "throughline-user": user };
    const { data } = await (await fetch(`${origin}/memory/grants`, { headers })).json();
    expect(data.map(({ clientName }) => clientName)).toEqual(["The official client"]);
    await fetch(`${origin}/memory/grants/${data[0].id}`, { method: "DELETE", headers });
    authProvider.kept.url = undefined;
    await expect(client.callTool({ name: "recall", arguments: { query: "anything" } })).rejects.toThrow();
    expect(String(authProvider.kept.url)).toContain("/oauth/authorize");
  });

  test("that may only read asks for more where a tool needs more, and then does it", async () => {
    const { origin } = worker;
    const who = { key: KEY, user: nobody() };
    const authProvider = signInProvider();
    const url = new URL(`${origin}/mcp`);
    const first = new Transport(url, { authProvider });
    await make()
      .connect(first)
      .catch(() => undefined);
    await finish(first, (await letIn(authProvider.kept.url, who, [])).searchParams);
    expect(authProvider.kept.tokens.scope).toBe("memory:read");
    const client = make();
    const transport = new Transport(url, { authProvider });
    await client.connect(transport);
    const remember = { name: "remember", arguments: { text: "My loom has eight shafts." } };
    await expect(client.callTool(remember)).rejects.toThrow();
    expect(new URL(authProvider.kept.url).searchParams.get("scope")).toBe("memory:read memory:write");
    await finish(transport, (await letIn(authProvider.kept.url, who)).searchParams);
    await client.close();
    const again = make();
    await again.connect(new Transport(url, { authProvider }));
    expect((await again.callTool(remember)).isError).toBeUndefined();
    await again.close();
  });
});
