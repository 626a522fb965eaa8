import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { both, withoutOurs } from "./support/both-ways.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const json = { "content-type": "application/json", authorization: "Bearer sk-test" };
const chat = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const everyByte = Uint8Array.from({ length: 1024 }, (_, i) => i % 256);

const RESPONSES: readonly {
  what: string;
  status: number;
  headers: Record<string, string | string[]>;
  body?: string | Uint8Array;
}[] = [
  { what: "nothing", status: 204, headers: { "x-request-id": "req_1" } },
  { what: "not modified", status: 304, headers: { etag: '"x"' } },
  { what: "a redirect, which is not followed", status: 307, headers: { location: "/v1/elsewhere?x=1" }, body: "" },
  {
    what: "a permanent redirect elsewhere",
    status: 308,
    headers: { location: "http://127.0.0.1:1/v1/models" },
    body: "moved",
  },
  { what: "a teapot", status: 418, headers: { "content-type": "text/plain; charset=utf-8" }, body: "short & stout ☕" },
  {
    what: "a status of its own",
    status: 529,
    headers: { "content-type": "application/json", "retry-after": "7", "x-should-retry": "true" },
    body: '{"error" : {"message":"over\\u006coaded"}}',
  },
  { what: "every byte", status: 200, headers: { "content-type": "application/octet-stream" }, body: everyByte },
  {
    what: "packed bytes",
    status: 200,
    headers: { "content-type": "text/plain", "content-encoding": "gzip" },
    body: new Uint8Array(gzipSync("packed")),
  },
  {
    what: "two cookies",
    status: 200,
    headers: { "set-cookie": ["a=1; Path=/", "b=2, still b; Secure"], "x-ratelimit-remaining": "9" },
    body: "{}",
  },
  {
    what: "cache headers and a CORS policy of its own",
    status: 200,
    headers: {
      "cache-control": "private, max-age=60",
      vary: "Origin",
      "access-control-allow-origin": "https://a.example",
      "content-disposition": 'attachment; filename="ü.txt"'.normalize("NFC"),
    },
    body: "x",
  },
];

describe.each(["/models", "/chat/completions"])("on %s the client sees", (path) => {
  test.each(RESPONSES)("$what as if there were no proxy", async ({ status, headers, body }) => {
    upstream.answer = (_request, response) => {
      response.writeHead(status, headers);
      response.end(body);
    };
    const request =
      path === "/models" ? {} : { method: "POST", headers: { ...json, "throughline-memory": "off" }, body: chat };
    const [direct, through] = await both(upstream, product.baseUrl, path, request);
    expect(through.answer.status).toBe(direct.answer.status);
    expect(through.answer.bytes).toEqual(direct.answer.bytes);
    expect(through.answer.complete).toBe(true);
    expect(withoutOurs(through.answer)).toEqual(withoutOurs(direct.answer));
  });
});
