import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answer, startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { call, type Parting } from "./support/caller.ts";
import { rawRequest } from "./support/raw-request.ts";
import { chunk, startStream } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* A caller who hangs up or sends nonsense is no error of the proxy: it prints nothing that nobody can act on. */

let upstream: UpstreamServer;
let product: Product;
let printed: number;

beforeAll(async () => {
  upstream = await startUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});
beforeEach(() => void (printed = product.output().length));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const quietFor = async (ms: number): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return product.output().slice(printed);
};

const PARTINGS: readonly Parting[] = ["close", "reset"];
const PATHS = ["/v1/chat/completions", "/v1/embeddings", "/memory", "/memory/import", "/tenant/rules", "/nowhere"];

test.each(PATHS.flatMap((path) => PARTINGS.map((how) => [path, how] as const)))(
  "a body to %s that ends half-sent (%s) prints nothing",
  async (path, how) => {
    for (const length of ["content-length: 100000", "transfer-encoding: chunked"]) {
      const { hostname, port } = new URL(product.url);
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.on("error", () => undefined);
      const method = path === "/tenant/rules" ? "PUT" : "POST";
      const head = [`${method} ${path} HTTP/1.1`, "host: t", "throughline-user: ada", length];
      socket.write(`${head.join("\r\n")}\r\ncontent-type: application/json\r\n\r\n5\r\n{"a":\r\n`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (how === "close") socket.destroy();
      else socket.resetAndDestroy();
    }
    expect(await quietFor(200)).toBe("");
  },
);

test("a body in chunks that are none is 400, and no error of ours", async () => {
  const headers = { "throughline-user": "ada", "transfer-encoding": "chunked" };
  const caller = await call(product.url, "/memory", headers, null);
  caller.leave("close");
  const { hostname, port } = new URL(product.url);
  const socket = connect(Number(port), hostname);
  let heard = "";
  socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
  socket.write("POST /v1/chat/completions HTTP/1.1\r\nhost: t\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n");
  await expect.poll(() => heard).toMatch(/^HTTP\/1\.1 400 [^]*"body_incomplete"/);
  socket.destroy();
  expect(await quietFor(100)).not.toContain("internal_error");
});

const pouring: Answer = (_request, response) => {
  startStream(response);
  const timer = setInterval(() => response.write(chunk({ content: "x".repeat(50_000) })), 1);
  response.on("close", () => clearInterval(timer));
};
const silent: Answer = (_request, response) => startStream(response);

const WAYS = PARTINGS.flatMap((how) =>
  [{ "throughline-user": "ada" }, { "cache-control": "no-store" }].flatMap((headers) =>
    ["/v1/chat/completions", "/v1/completions"].map((path) => ({ how, headers, path })),
  ),
);

test.each([
  ["pours", pouring],
  ["says nothing", silent],
])("clients that hang up in an answer that %s print nothing, with memory and without", async (_, answer) => {
  upstream.answer = answer;
  const body = { model: "m", stream: true, messages: [{ role: "user", content: "Tell me a long story." }] };
  const callers = await Promise.all(WAYS.map(({ path, headers }) => call(product.url, path, headers, body)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const [i, caller] of callers.entries()) caller.leave(WAYS[i]?.how ?? "close");
  expect(await quietFor(1_500)).toBe("");
  expect((await rawRequest(`${product.url}/healthz`)).status).toBe(200);
});
