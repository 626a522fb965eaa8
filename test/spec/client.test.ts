import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { throughline, ThroughlineError, type Throughline } from "throughline/client";
import { throughline as unnamed } from "../../client/client.mjs";

/* The client that is generated from the OpenAPI document, against the proxy that the document describes. */

function clientOf(user = `user-${crypto.randomUUID()}`): Throughline {
  return throughline({
    baseUrl: "http://throughline.test",
    token: "sk-test",
    user,
    tenant: `tenant-${crypto.randomUUID()}`,
    fetch: (url, init) => exports.default.fetch(new Request(url, init)),
  });
}

test("the client remembers, recalls, corrects, explains and forgets", async () => {
  const client = clientOf();
  const body = { model: "stand-in", messages: [{ role: "user", content: "My cat is called Moss." }] };
  const answer = await client.createChatCompletion({ body });
  const learned = await client.listMemories({ query: { type: "semantic", limit: 10 } });
  expect(learned.data.map(({ text }) => text).join()).toContain("Moss");
  const { block } = await client.recallMemories({ body: { query: "What is my cat called?" } });
  expect(block).toContain("Moss");

  const exchange = await client.getExchange({ id: answer.headers.get("throughline-exchange") ?? "" });
  expect(exchange.wrote).toContain(learned.data[0]?.id);
  const { id } = await client.addMemory({ body: { text: "Likes tea", metadata: { from: "the app" } } });
  const changed = await client.changeMemory({ id, body: { text: "Likes coffee" } });
  expect((await client.memoryHistory({ id: changed.id })).data.map(({ text }) => text)).toEqual([
    "Likes tea",
    "Likes coffee",
  ]);
  expect(await client.deleteMemory({ id: changed.id })).toBeNull();
  const receipt = await client.eraseUser();
  expect(await client.verifyReceipt({ body: receipt })).toEqual({ valid: true, ofThisUser: true });
  expect((await client.listMemories()).data).toEqual([]);
});

test("what one client exports, another imports", async () => {
  const [one, other] = [clientOf(), clientOf()];
  await one.addMemory({ body: { text: "Likes tea" } });
  const lines = await one.exportMemories();
  expect(await other.importMemories({ body: await lines.text() })).toMatchObject({ imported: 1, failed: 0 });
  expect((await other.listMemories()).data.map(({ text }) => text)).toEqual(["Likes tea"]);
});

test("a refusal is an error with its code", async () => {
  const failed = await clientOf()
    .getMemory({ id: "mem_none" })
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ThroughlineError);
  expect(failed).toMatchObject({ status: 404, code: "not_found", param: "id", shouldRetry: false });
});

test("the package's entry is the module in the repository", () => expect(throughline).toBe(unnamed));
