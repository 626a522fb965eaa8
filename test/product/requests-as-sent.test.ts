import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { both, headersOf } from "./support/both-ways.ts";
import type { RawRequest } from "./support/raw-request.ts";
import { answers, completionOf } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const json = { "content-type": "application/json", authorization: "Bearer sk-test" };
const chat = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const everyByte = Uint8Array.from({ length: 1024 }, (_, i) => i % 256);

const REQUESTS: readonly { what: string; path: string; request: RawRequest }[] = [
  { what: "a list", path: "/models", request: { headers: json } },
  { what: "a query", path: "/files?limit=2&after=a%20b+c&after=&x=%F0%9F%A7%A1&y[]=%2F%2e?", request: {} },
  { what: "a query without anything in it", path: "/models?", request: {} },
  { what: "escapes in the path", path: "/files/a%2Fb%20c%3F/%E2%82%AC/content", request: {} },
  { what: "a path that holds the prefix again", path: "/v1/x/v1/y?u=/v1/z", request: {} },
  { what: "the bare prefix", path: "", request: {} },
  { what: "HEAD", path: "/models", request: { method: "HEAD" } },
  { what: "DELETE", path: "/files/file-1", request: { method: "DELETE", headers: json } },
  { what: "PUT with every byte", path: "/blobs/1", request: { method: "PUT", body: everyByte } },
  { what: "PATCH", path: "/x", request: { method: "PATCH", headers: json, body: '{"a" : 1}' } },
  { what: "OPTIONS that is no preflight", path: "/models", request: { method: "OPTIONS" } },
  { what: "POST without a body", path: "/responses/resp_1/cancel", request: { method: "POST", headers: json } },
  { what: "POST with an empty body", path: "/threads", request: { method: "POST", headers: json, body: "" } },
  { what: "GET on the chat path", path: "/chat/completions?limit=1", request: { headers: json } },
  {
    what: "broken JSON on another path",
    path: "/threads",
    request: { method: "POST", headers: json, body: '{"a":' },
  },
  {
    what: "a packed body on another path",
    path: "/embeddings",
    request: { method: "POST", headers: { ...json, "content-encoding": "gzip" }, body: new Uint8Array(gzipSync(chat)) },
  },
  {
    what: "a chat request in an unknown coding",
    path: "/chat/completions",
    request: { method: "POST", headers: { ...json, "content-encoding": "x-own" }, body: everyByte },
  },
  {
    what: "a chat request with a query",
    path: "/chat/completions?api-version=2026-01-01",
    request: { method: "POST", headers: json, body: chat },
  },
  {
    what: "a chat request without messages",
    path: "/chat/completions",
    request: { method: "POST", headers: json, body: '{"model" : "m"}' },
  },
  {
    what: "headers of all kinds",
    path: "/models",
    request: {
      headers: {
        "user-agent": "OpenAI/JS 7.55.0",
        accept: "*/*",
        "accept-encoding": "br;q=0.5, gzip",
        "accept-language": "de, *;q=0.5",
        cookie: "a=1; b=2",
        range: "bytes=0-9",
        "if-none-match": '"x"',
        referer: "https://example.com/",
        "openai-organization": "org-1",
        "x-stainless-lang": "js",
        "x-empty": "",
        "x-latin": "caf\u00e9",
        "x-forwarded-for": "1.2.3.4",
        via: "1.1 other",
      },
    },
  },
];

test.each(REQUESTS)("the upstream sees $what as if there were no proxy", async ({ path, request }) => {
  upstream.answer = answers(completionOf({ content: "Hello." }));
  const [direct, through] = await both(upstream, product.baseUrl, path, request);
  expect(through.arrived.method).toBe(direct.arrived.method);
  expect(through.arrived.url).toBe(direct.arrived.url);
  expect(through.arrived.body).toEqual(direct.arrived.body);
  expect(headersOf(through.arrived)).toEqual(headersOf(direct.arrived));
});

test("the upstream sees a packed chat request decoded, and otherwise as if there were no proxy", async () => {
  upstream.answer = answers(completionOf({ content: "Hello." }));
  const [direct] = await both(upstream, product.baseUrl, "/chat/completions", {
    method: "POST",
    headers: json,
    body: chat,
  });
  const headers = { ...json, "content-encoding": "gzip" };
  const body = new Uint8Array(gzipSync(chat));
  const [, through] = await both(upstream, product.baseUrl, "/chat/completions", { method: "POST", headers, body });
  expect(through.arrived.body).toEqual(direct.arrived.body);
  expect(headersOf(through.arrived)).toEqual(headersOf(direct.arrived));
});
