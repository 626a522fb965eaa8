import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Our own routes, and the spelling of paths, over real sockets: as a client writes them, with bodies where few expect one. */

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

const headers = { authorization: "Bearer sk-own", "content-type": "application/json", "throughline-user": "ada" };
const ask = (path: string, method = "GET", body?: string): Promise<RawResponse> =>
  rawRequest(product.url + path, { method, headers, ...(body !== undefined && { body }) });
interface Read {
  readonly data: readonly { readonly text: string }[];
  readonly error: { readonly param: string | null; readonly message: string };
}
const read = ({ bytes }: RawResponse): Read => JSON.parse(new TextDecoder().decode(bytes)) as Read;
const texts = async (): Promise<string[]> => read(await ask("/memory")).data.map(({ text }) => text);
const paramOf = (response: RawResponse): string | null => read(response).error.param;

test("an erasure that says more than it may erases nothing, nor does a GET with a body read it", async () => {
  await ask("/memory", "POST", '{"text":"Likes tea"}');
  for (const [path, method, body, param] of [
    ["/memory?type=episodic", "DELETE", undefined, "type"],
    ["/memory?id=a&id=b", "DELETE", undefined, "id"],
    ["/memory", "DELETE", '{"type":"episodic"}', "type"],
    ["/memory", "GET", '{"limit":1}', "limit"],
    ["/cache?modell=x", "DELETE", undefined, "modell"],
    ["/cache", "DELETE", '{"model":"m"}', "model"],
  ] as const) {
    const response = await ask(path, method, body);
    expect([response.status, paramOf(response)], `${method} ${path}`).toEqual([400, param]);
  }
  expect(await texts()).toEqual(["Likes tea"]);
});

test("a chat under a base URL with a slash or a /v1 too many reaches the upstream where it should", async () => {
  const body = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
  for (const path of [
    "/v1//chat/completions",
    "/v1/v1/chat/completions",
    "//v1/chat/completions",
    "/v1/chat/completions/",
  ]) {
    const { headers: told } = await ask(path, "POST", body);
    expect(upstream.arrived.at(-1)?.url, path).toBe("/v1/chat/completions");
    expect(told["throughline-memory"], path).toMatch(/^on;/);
  }
  const before = upstream.arrived.length;
  const lost = await ask("/chat/completions", "POST", body);
  expect([lost.status, upstream.arrived.length]).toEqual([404, before]);
  expect(read(lost).error.message).toContain(`${product.baseUrl}.`);
});

const usage = async (): Promise<object> => read(await ask("/usage"));

test("what an account has used is there after a restart", async () => {
  await ask("/memory/mem_unknown");
  const before = await usage();
  expect(before).toMatchObject({ data: [{ requests: 4, refused: { not_found: 1 } }] });
  await product.stop();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, DATA_DIR: product.dataDir } });
  expect(await usage()).toEqual(before);
});
