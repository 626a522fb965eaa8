import { Agent, request as send } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* A caller who sends too much gets an error, and can go on on the same connection. */

let upstream: UpstreamServer;
let personal: Product;
let platform: Product;

beforeAll(async () => {
  upstream = await startUpstream();
  const env = { UPSTREAM_BASE_URL: upstream.baseUrl };
  personal = await startProduct({ env });
  platform = await startProduct({
    env: { ...env, ADMIN_KEY: "adm-of-the-tests", ENCRYPTION_KEY: "of-the-tests-of-the-tests-of-the-tests" },
  });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const MB = 1024 * 1024;

interface Answered {
  readonly status: number;
  readonly text: string;
  /** It came on the connection of the request before. */
  readonly reused: boolean;
}

/** Sends so many megabytes, all of them, whatever is answered meanwhile; most clients do. */
async function upload(url: string, agent: Agent, megabytes: number, options: Partial<Sending> = {}): Promise<Answered> {
  const { method = "POST", chunked = false, headers = {} } = options;
  const length = chunked ? { "transfer-encoding": "chunked" } : { "content-length": String(megabytes * MB) };
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      agent,
      headers: { "content-type": "application/json", ...length, ...headers },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text, reused: request.reusedSocket }));
    });
    const piece = new Uint8Array(MB).fill(0x20);
    for (let sent = 0; sent < megabytes; sent++) request.write(piece);
    request.end();
  });
}

interface Sending {
  readonly method: string;
  readonly chunked: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

const inPersonal = (path: string): string => personal.url + path;
const user = { "throughline-user": "ada" };

test.each<[string, () => string, number, number, Partial<Sending>]>([
  ["a chat of 33 MB", () => inPersonal("/v1/chat/completions"), 33, 413, {}],
  ["a chat of 33 MB in chunks", () => inPersonal("/v1/chat/completions"), 33, 413, { chunked: true }],
  ["a chat of 100 MB", () => inPersonal("/v1/chat/completions"), 100, 413, {}],
  ["a memory of 5 MB", () => inPersonal("/memory"), 5, 413, { headers: user }],
  ["a memory of 5 MB in chunks", () => inPersonal("/memory"), 5, 413, { headers: user, chunked: true }],
  ["rules of 40 MB", () => inPersonal("/tenant/rules"), 40, 413, { method: "PUT" }],
  ["an import of one line of 40 MB", () => inPersonal("/memory/import"), 40, 200, { headers: user }],
  ["5 MB to a path that does not exist", () => inPersonal("/nothing/here"), 5, 404, {}],
  ["5 MB with a method that is not taken", () => inPersonal("/usage"), 5, 405, {}],
  ["5 MB of a user with no name", () => inPersonal("/memory"), 5, 400, { headers: { "throughline-user": " " } }],
  ["5 MB with a key that nobody has", () => `${platform.url}/v1/embeddings`, 5, 401, {}],
  ["5 MB to the admin API with a wrong key", () => `${platform.url}/admin/tenants`, 5, 401, {}],
])("%s is refused in so many words, and the connection takes the next request", async (_what, url, mb, status, how) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const before = upstream.arrived.length;
  const refused = await upload(url(), agent, mb, how);
  expect([refused.status, refused.reused]).toEqual([status, false]);
  if (status === 413) expect(JSON.parse(refused.text)).toMatchObject({ error: { code: "body_too_large" } });
  const next = await upload(inPersonal("/healthz"), agent, 0, { method: "GET" });
  const after = url().startsWith(personal.url)
    ? next
    : await upload(`${platform.url}/healthz`, agent, 0, { method: "GET" });
  expect([after.status, after.reused]).toEqual([200, true]);
  expect(upstream.arrived.length).toBe(before);
  agent.destroy();
});

test("who declares more than 256 MB is refused without being read", async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": String(2_000 * MB) };
    const request = send(inPersonal("/v1/chat/completions"), { method: "POST", agent: false, headers });
    request.on("error", reject);
    request.on("response", (response) => {
      resolve(response.statusCode);
      request.on("error", () => undefined).destroy();
    });
    request.write("{");
  });
  expect(status).toBe(413);
});
