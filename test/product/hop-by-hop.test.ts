import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BareUpstream, startBareUpstream } from "./support/bare-upstream.ts";
import { rawRequest } from "./support/raw-request.ts";
import { completionOf } from "./support/sse.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";

/* Hop-by-hop headers stay on their connection, both ways (RFC 9110, 7.6.1 and 10.1.1). */

let upstream: BareUpstream;
let product: Product;

beforeAll(async () => {
  upstream = await startBareUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const completion = completionOf({ content: "Hello." });
const answering = (...lines: readonly string[]): string =>
  ["HTTP/1.1 200 OK", "Content-Type: application/json", `Content-Length: ${completion.length}`, ...lines].join("\r\n") +
  `\r\n\r\n${completion}`;

const OF_ONE_HOP = [
  "expect",
  "te",
  "trailer",
  "keep-alive",
  "upgrade",
  "http2-settings",
  "proxy-authenticate",
  "proxy-authentication-info",
  "proxy-authorization",
  "proxy-connection",
  "x-of-this-hop",
];

const chat = { path: "/chat/completions", method: "POST" };
let asked = 0;
const bodyOf = (content: string): string =>
  JSON.stringify({ model: `m-${(asked += 1)}`, messages: [{ role: "user", content }] });

describe.each([
  ["chat", chat, {}],
  ["chat with nothing kept", chat, { "cache-control": "no-store" }],
  ["what is passed through", { path: "/embeddings", method: "POST" }, {}],
])("of %s", (_what, { path, method }, more) => {
  test("nothing that is meant for the client's connection reaches the upstream", async () => {
    upstream.says = [answering()];
    const headers = {
      connection: "keep-alive, X-Of-This-Hop, TE, Upgrade, HTTP2-Settings",
      expect: "100-continue",
      te: "trailers",
      "keep-alive": "timeout=5",
      upgrade: "h2c",
      "http2-settings": "AAMAAABkAAQAoAAAAAIAAAAA",
      "proxy-authorization": "Basic b2xkOnRpbWVz",
      "proxy-connection": "keep-alive",
      "x-of-this-hop": "yes",
      "x-to-the-end": "yes",
      ...more,
    };
    const { status } = await rawRequest(product.baseUrl + path, { method, headers, body: bodyOf("Hm?") });
    expect(status).toBe(200);
    const names = (upstream.heads.at(-1) ?? "")
      .toLowerCase()
      .split("\r\n")
      .map((line) => line.split(":")[0]);
    expect(names).toContain("x-to-the-end");
    expect(names.filter((name) => OF_ONE_HOP.includes(name ?? ""))).toEqual([]);
    expect(upstream.heads.at(-1)?.toLowerCase()).not.toMatch(/\nconnection:.*(?:x-of-this-hop|te\b|upgrade)/);
  });

  test("nothing that is meant for the upstream's connection reaches the client", async () => {
    upstream.says = [
      answering(
        "Connection: keep-alive, X-Of-This-Hop",
        "Keep-Alive: timeout=5",
        "Proxy-Authenticate: Basic",
        "Proxy-Authentication-Info: x",
        "Proxy-Connection: keep-alive",
        "Trailer: X-Later",
        "Upgrade: h2c",
        "X-Of-This-Hop: yes",
        "X-To-The-End: yes",
      ),
    ];
    const headers = { "content-type": "application/json", ...more };
    const answer = await rawRequest(product.baseUrl + path, { method, headers, body: bodyOf("Hm?") });
    expect(answer.headers["x-to-the-end"]).toBe("yes");
    expect(Object.keys(answer.headers).filter((name) => OF_ONE_HOP.includes(name))).toEqual([]);
  });
});

const run = promisify(execFile);
const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

test.skipIf(!hasCurl)("curl, which expects 100 Continue above 1 MB, sends 2 MB and is answered", async () => {
  upstream.says = ["HTTP/1.1 100 Continue\r\n\r\n", answering()];
  const file = join(await newDataDir(), "body.json");
  await writeFile(file, bodyOf("x".repeat(2 * 1024 * 1024)));
  const options = ["-sv", "--max-time", "20", "--data-binary", `@${file}`, "-H", "content-type: application/json"];
  const { stdout, stderr } = await run("curl", options.concat(`${product.baseUrl}/chat/completions`));
  expect(stderr).toMatch(/> Expect: 100-continue/);
  expect(stdout).toBe(completion);
  expect(upstream.heads.at(-1)).not.toMatch(/\nexpect:/i);
});
