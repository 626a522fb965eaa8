import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { headersOf } from "./support/both-ways.ts";
import { rawRequest } from "./support/raw-request.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Named upstreams over real sockets: the path reaches us as the client wrote it. */

let first: UpstreamServer;
let second: UpstreamServer;
let product: Product;

beforeAll(async () => {
  [first, second] = await Promise.all([startUpstream(), startUpstream()]);
  product = await startProduct({
    env: {
      UPSTREAM_BASE_URL: first.baseUrl,
      UPSTREAM_API_KEY: "sk-first",
      UPSTREAMS: JSON.stringify({ second: { baseUrl: second.baseUrl, apiKey: "sk-second" } }),
      UPSTREAM_ALLOWLIST: new URL(second.baseUrl).host,
    },
  });
});

afterAll(async () => {
  await cleanUp();
  await Promise.all([first.close(), second.close()]);
});

test("each upstream is lent its own key, and a host named in the path is lent none", async () => {
  const { host } = new URL(second.baseUrl);
  for (const [path, upstream, authorization] of [
    ["/v1/models", first, "Bearer sk-first"],
    ["/second/v1/models", second, "Bearer sk-second"],
    [`/http://${host}/v1/models`, second, undefined],
  ] as const) {
    await rawRequest(product.url + path, { method: "GET" });
    const arrived = upstream.arrived.at(-1);
    expect(arrived?.url, path).toBe("/v1/models");
    expect(arrived && headersOf(arrived)["authorization"], path).toBe(authorization);
  }
});

test("the same address in other words, another port and another host call nobody", async () => {
  const { port } = new URL(second.baseUrl);
  const before = first.arrived.length + second.arrived.length;
  for (const authority of [
    `localhost:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `127.0.0.1:${new URL(first.baseUrl).port}`,
    `127.0.0.1:${port}@127.0.0.1:${new URL(first.baseUrl).port}`,
    "169.254.169.254",
  ]) {
    const { status } = await rawRequest(`${product.url}/http://${authority}/v1/models`, { method: "GET" });
    expect(status, authority).toBe(403);
  }
  expect(first.arrived.length + second.arrived.length).toBe(before);
});
