import { mkdir, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { throughline } from "./support/throughline.ts";

/* Each of the commonest mistakes is made, and found by its name; without it, nothing is found. */

let upstream: { readonly url: string };
let product: Product;
let home = "";
const servers: Server[] = [];

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((listening) => server.once("listening", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  upstream = await serve((_, response) => response.writeHead(200).end("{}"));
  product = await startProduct({ env: { UPSTREAM_BASE_URL: `${upstream.url}/v1` } });
  home = await newDataDir();
});

afterAll(async () => {
  for (const server of servers) server.close();
  await cleanUp();
});

interface Result {
  readonly check: string;
  readonly status: "well" | "mistake" | "unknown";
  readonly found?: string;
}

async function mistakes(env: Record<string, string> = {}, url = product.url, dataDir = join(home, "none")) {
  const args = ["doctor", "--json", "--url", url, "--data-dir", dataDir];
  const { stdout, code } = await throughline(args, { HOME: home, ...env });
  const found = (JSON.parse(stdout) as Result[]).filter(({ status }) => status === "mistake");
  expect(code).toBe(found.length === 0 ? 0 : 1);
  return found.map(({ check }) => check);
}

/** A home folder of somebody who has set a program up. */
async function homeWith(path: string, text: string): Promise<Record<string, string>> {
  const own = await newDataDir();
  await mkdir(join(own, path, ".."), { recursive: true });
  await writeFile(join(own, path), text);
  return { HOME: own };
}

/** Something in front of the product that meddles with what passes. */
const front = (meddle: (request: IncomingMessage, answer: IncomingMessage) => Record<string, string>) =>
  serve((asked, response) => {
    const headers = { ...asked.headers, host: new URL(product.url).host };
    const forwarded = request(`${product.url}${asked.url ?? ""}`, { method: asked.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...meddle(asked, answer) });
      answer.pipe(response);
    });
    asked.pipe(forwarded);
  });

test("where all is well, nothing is found", async () => {
  const OPENAI_CUSTOM_HEADERS = "Throughline-User: ada";
  expect(await mistakes({ OPENAI_BASE_URL: product.baseUrl, OPENAI_CUSTOM_HEADERS })).toEqual([]);
});

test("a base URL without /v1, or with it for Claude Code", async () => {
  const OPENAI_CUSTOM_HEADERS = "Throughline-User: ada";
  expect(await mistakes({ OPENAI_BASE_URL: product.url, OPENAI_CUSTOM_HEADERS })).toEqual(["base URL"]);
  expect(await mistakes({ ANTHROPIC_BASE_URL: product.baseUrl })).toEqual(["base URL"]);
  expect(await mistakes({ ANTHROPIC_BASE_URL: product.url })).toEqual([]);
  const commented = `{ /* mine */ "env": { "ANTHROPIC_BASE_URL": "${product.baseUrl}" }, }`;
  expect(await mistakes(await homeWith(".claude/settings.json", commented))).toEqual(["base URL"]);
});

test("a login, whose token changes", async () => {
  expect(await mistakes({ ANTHROPIC_AUTH_TOKEN: "sk-ant-oat01-abcdef" })).toEqual(["login"]);
  const login = await homeWith(".claude/.credentials.json", '{"claudeAiOauth":{"accessToken":"x"}}');
  expect(await mistakes(login)).toEqual(["login"]);
  const shared = await startProduct({ env: { UPSTREAM_BASE_URL: `${upstream.url}/v1`, ACCOUNT: "shared" } });
  expect(await mistakes(login, shared.url)).toEqual([]);
  await shared.stop();
});

test("a key in the wrong place", async () => {
  expect(await mistakes({ THROUGHLINE_KEY: ["sk", "of-a-provider"].join("-") })).toEqual(["key"]);
  expect(await mistakes({ OPENAI_API_KEY: ["tl", "platform"].join("_") })).toEqual(["key"]);
});

test("a key that the proxy does not accept", async () => {
  const keyed = await startProduct({
    env: { UPSTREAM_BASE_URL: `${upstream.url}/v1`, THROUGHLINE_KEY: "of-the-proxy" },
  });
  expect(await mistakes({ THROUGHLINE_KEY: "another-one" }, keyed.url)).toEqual(["key"]);
  expect(await mistakes({}, keyed.url)).toEqual(["key"]);
  expect(await mistakes({ THROUGHLINE_KEY: "of-the-proxy" }, keyed.url)).toEqual([]);
  await keyed.stop();
});

test("a WebSocket, and a user who is not named", async () => {
  const provider = `[model_providers.t]\nbase_url = "${product.baseUrl}"\n`;
  expect(await mistakes(await homeWith(".codex/config.toml", provider))).toEqual(["WebSocket", "user"]);
  const other = `[model_providers.o]\nbase_url = "https://api.example/v1"\nsupports_websockets = false\n`;
  expect(await mistakes(await homeWith(".codex/config.toml", other + provider))).toEqual(["WebSocket", "user"]);
  const named = `${provider}supports_websockets = false\nhttp_headers = { "Throughline-User" = "ada" }\n`;
  expect(await mistakes(await homeWith(".codex/config.toml", named))).toEqual([]);
  const byVariable = `${provider}supports_websockets = false\nenv_http_headers = { "Throughline-User" = "USER" }\n`;
  const own = await homeWith(".codex/config.toml", byVariable);
  expect(await mistakes({ ...own, USER: "ada" })).toEqual([]);
  expect(await mistakes({ ...own, USER: "" })).toEqual(["user"]);
  expect(await mistakes({ OPENAI_BASE_URL: product.baseUrl })).toEqual(["user"]);
});

test("memory switched off", async () => {
  const ANTHROPIC_CUSTOM_HEADERS = "Throughline-Memory: off";
  expect(await mistakes({ ANTHROPIC_BASE_URL: product.url, ANTHROPIC_CUSTOM_HEADERS })).toEqual([
    "memory switched off",
  ]);
  expect(await mistakes({ MEMORY_BUDGET_TOKENS: "0" })).toEqual(["memory switched off"]);
});

test("compressed bodies that something in front does not pass", async () => {
  const { url } = await front(({ headers }) =>
    headers["content-encoding"] === "zstd" ? { "throughline-memory": "off;reason=encoding" } : {},
  );
  expect(await mistakes({}, url)).toEqual(["compressed bodies"]);
});

test("a clock that is wrong", async () => {
  const { url } = await front(() => ({ date: new Date(Date.now() - 3_600_000).toUTCString() }));
  expect(await mistakes({}, url)).toEqual(["clock"]);
});

test("two proxies in a row", async () => {
  const second = await startProduct({ env: { UPSTREAM_BASE_URL: product.baseUrl } });
  expect(await mistakes({}, second.url)).toEqual(["two proxies in a row"]);
  await second.stop();
});

test("no proxy, or another program on its port", async () => {
  expect(await mistakes({}, "http://127.0.0.1:9")).toEqual(["port"]);
  expect(await mistakes({}, upstream.url)).toEqual(["port"]);
});

test("an upstream that cannot be reached", async () => {
  const lonely = await startProduct({ env: { UPSTREAM_BASE_URL: "http://127.0.0.1:9/v1" } });
  expect(await mistakes({}, lonely.url)).toEqual(["upstream"]);
  await lonely.stop();
});

test("a folder of another mode, or of a newer version", async () => {
  const newer = await newDataDir();
  await writeFile(join(newer, "format.json"), '{"format":99,"mode":"personal"}');
  expect(await mistakes({}, product.url, newer)).toEqual(["data folder"]);
  const platform = await newDataDir();
  await writeFile(join(platform, "format.json"), '{"format":2,"mode":"platform"}');
  expect(await mistakes({}, product.url, platform)).toEqual(["data folder"]);
  expect(await mistakes({ ADMIN_KEY: "an-operators-key" }, product.url, platform)).toEqual([]);
});
