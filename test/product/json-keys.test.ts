import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { rawRequest } from "./support/raw-request.ts";
import { answers, completionOf, textOf } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* One caller's body does not change how another's is read, though the runtime's JSON.parse remembers keys. */

let upstream: UpstreamServer;
let product: Product;

beforeAll(async () => {
  upstream = await startUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const send = (path: string, key: string, body: string) => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}`, "throughline-user": "ada" };
  return rawRequest(product.url + path, { method: "POST", headers, body });
};

test("a memory keeps the names in its metadata, whatever names another caller sent before", async () => {
  await send("/memory", "sk-eve", '{"text":"Likes tea.","metadata":{"a":1,"\\\\":2}}');
  for (const name of ['\\"', "\\n", "\\u0042", "\\/", "\\t"]) {
    const metadata = `{"a":1,"${name}":2}`;
    const added = await send("/memory", "sk-ada", `{"text":"Likes ${name.length} teas.","metadata":${metadata}}`);
    const kept = `"metadata":{"a":1,${JSON.stringify(JSON.parse(`"${name}"`))}:2}`;
    expect([added.status, textOf(added.bytes)]).toEqual([201, expect.stringContaining(kept)]);
  }
});

test("bodies that differ in such a name alone share no answer, in whatever order they come", async () => {
  for (const [i, name] of ["\\\\", '\\"', "\\n", "\\u0042", "\\b"].entries())
    expect(await ask(name, `Answer ${i}.`)).toContain(`Answer ${i}.`);
});

async function ask(name: string, answer: string): Promise<string> {
  upstream.answer = answers(completionOf({ content: answer }));
  const body = `{"model":"m","${name}":2,"messages":[{"role":"user","content":"What is the capital of Peru?"}]}`;
  return textOf((await send("/v1/chat/completions", "sk-ada", body)).bytes);
}
