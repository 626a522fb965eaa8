import { createHash } from "node:crypto";
import { once } from "node:events";
import { request as send } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { concatBytes } from "../../src/http/bytes.ts";
import { type Answer, startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { both, headersOf, withoutOurs } from "./support/both-ways.ts";
import { type RawRequest, rawRequest } from "./support/raw-request.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Requests without a conversation pass as if there were no proxy: files, audio, images, batches, parts of files. */

let upstream: UpstreamServer;
let product: Product;

beforeAll(async () => {
  upstream = await startUpstream();
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});
beforeEach(() => void (upstream.arrived.length = 0));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const key = { authorization: "Bearer sk-test" };
const everyByte = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7) % 256);

const utf8 = new TextEncoder();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(utf8.encode(text));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function multipart(fields: Readonly<Record<string, string>>, file: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join("")}--b\r\ncontent-disposition: form-data; name="file"; filename="a b.bin"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return concatBytes([bytesOf(head), Uint8Array.from(file), bytesOf("\r\n--b--\r\n")]);
}

const form = { ...key, "content-type": "multipart/form-data; boundary=b" };
const json = { ...key, "content-type": "application/json" };

const plain =
  (status: number, headers: Record<string, string>, body: Uint8Array | string | null = null): Answer =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

const CALLS: readonly { what: string; path: string; request: RawRequest; answer: Answer }[] = [
  {
    what: "an embedding",
    path: "/embeddings",
    request: { method: "POST", headers: json, body: '{"input" : ["a","b"], "encoding_format":"base64"}' },
    answer: plain(200, { "content-type": "application/json", "openai-version": "x" }, '{"data" : []}'),
  },
  {
    what: "a transcription",
    path: "/audio/transcriptions",
    request: { method: "POST", headers: form, body: multipart({ model: "w" }, everyByte) },
    answer: plain(200, { "content-type": "text/plain; charset=utf-8" }, "Hëllo."),
  },
  {
    what: "speech",
    path: "/audio/speech",
    request: { method: "POST", headers: json, body: '{"model":"t","input":"Hello","voice":"v"}' },
    answer: plain(200, { "content-type": "audio/mpeg" }, everyByte),
  },
  {
    what: "an edit of an image",
    path: "/images/edits",
    request: { method: "POST", headers: form, body: multipart({ prompt: "A boat" }, everyByte) },
    answer: plain(200, { "content-type": "application/json" }, '{"data":[{"b64_json":"AA=="}]}'),
  },
  {
    what: "the file of a batch",
    path: "/files",
    request: {
      method: "POST",
      headers: form,
      body: multipart({ purpose: "batch" }, bytesOf('{"a":1}\n{"a":2}\n')),
    },
    answer: plain(200, { "content-type": "application/json" }, '{"id":"file-1"}'),
  },
  {
    what: "a batch",
    path: "/batches",
    request: { method: "POST", headers: json, body: '{"input_file_id":"file-1","endpoint":"/v1/responses"}' },
    answer: plain(200, { "content-type": "application/json" }, '{"id":"batch_1"}'),
  },
  {
    what: "a part of a file",
    path: "/files/file-1/content",
    request: { headers: { ...key, range: "bytes=10-19", "if-range": '"v1"' } },
    answer: plain(
      206,
      { "content-range": "bytes 10-19/4096", etag: '"v1"', "accept-ranges": "bytes" },
      everyByte.slice(10, 20),
    ),
  },
  {
    what: "a range that no file has",
    path: "/files/file-1/content",
    request: { headers: { ...key, range: "bytes=9999-" } },
    answer: plain(416, { "content-range": "bytes */4096" }),
  },
  {
    what: "HEAD",
    path: "/files/file-1/content",
    request: { method: "HEAD", headers: key },
    answer: plain(200, { "content-length": "4096", etag: '"v1"' }),
  },
  {
    what: "a file that has not changed",
    path: "/files/file-1/content",
    request: { headers: { ...key, "if-none-match": '"v1"' } },
    answer: plain(304, { etag: '"v1"' }),
  },
  {
    what: "a deletion",
    path: "/files/file-1",
    request: { method: "DELETE", headers: key },
    answer: plain(204, { "x-request-id": "r1" }),
  },
  {
    what: "a refusal that says whether to try again",
    path: "/images/generations",
    request: { method: "POST", headers: json, body: '{"prompt":"A boat"}' },
    answer: plain(
      429,
      { "x-should-retry": "false", "retry-after": "7", "content-type": "application/json" },
      '{"error" : {}}',
    ),
  },
  {
    what: "the events of a transcription",
    path: "/audio/transcriptions",
    request: { method: "POST", headers: form, body: multipart({ stream: "true" }, everyByte) },
    answer: plain(200, { "content-type": "text/event-stream" }, 'data: {"delta":"Hë"}\r\n\r\ndata: [DONE]\r\n\r\n'),
  },
];

test.each(CALLS)("$what passes in both directions, byte for byte", async ({ path, request, answer }) => {
  upstream.answer = answer;
  const [direct, through] = await both(upstream, product.baseUrl, path, request);
  expect([through.arrived.method, through.arrived.url]).toEqual([direct.arrived.method, direct.arrived.url]);
  expect(through.arrived.body).toEqual(direct.arrived.body);
  expect(headersOf(through.arrived)).toEqual(headersOf(direct.arrived));
  expect([through.answer.status, through.answer.complete]).toEqual([direct.answer.status, true]);
  expect(sha256(through.answer.bytes)).toBe(sha256(direct.answer.bytes));
  expect(withoutOurs(through.answer)).toEqual(withoutOurs(direct.answer));
  expect(through.answer.headers["throughline-memory"]).toBe("off");
});

test("HEAD tells the length that the upstream tells", async () => {
  upstream.answer = plain(200, { "content-length": "4096" });
  const { headers } = await rawRequest(`${product.baseUrl}/files/file-1/content`, { method: "HEAD", headers: key });
  expect(headers["content-length"]).toBe("4096");
});

describe("a file of 48 MB, more than the proxy reads of any body,", () => {
  const MB = 1024 * 1024;
  const piece = Uint8Array.from({ length: MB }, (_, i) => i % 251);
  const digestOf = (count: number): string => {
    const hash = createHash("sha256");
    for (let i = 0; i < count; i++) hash.update(piece);
    return hash.digest("hex");
  };

  test("goes up in chunks, as it is", async () => {
    upstream.answer = plain(200, { "content-type": "application/json" }, "{}");
    const request = send(`${product.baseUrl}/files`, { method: "POST", headers: form });
    const answered = once(request, "response");
    for (let i = 0; i < 48; i++) if (!request.write(piece)) await once(request, "drain");
    request.end();
    const [response] = (await answered) as [{ statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(200);
    const { body } = upstream.arrived[0] ?? {};
    expect(
      createHash("sha256")
        .update(body ?? "")
        .digest("hex"),
    ).toBe(digestOf(48));
  });

  test("comes down, as it is", async () => {
    upstream.answer = async (_request, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      for (let i = 0; i < 48; i++) if (!response.write(piece)) await once(response, "drain");
      response.end();
    };
    const hash = createHash("sha256");
    const { complete } = await rawRequest(`${product.baseUrl}/files/file-1/content`, {
      headers: key,
      onChunk: (chunk) => hash.update(chunk),
    });
    expect([complete, hash.digest("hex")]).toEqual([true, digestOf(48)]);
  });
});

test.each(["/v1/files", "/v1/chat/completions"])(
  "a client that expects 100-continue is answered once it sends its body to %s, and the upstream sees no Expect",
  async (path) => {
    upstream.answer = plain(200, { "content-type": "application/json" }, "{}");
    const { hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    let heard = "";
    socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
    const body = '{"model":"m","messages":[]}';
    const head = [`POST ${path} HTTP/1.1`, "host: t", "content-type: application/json", "expect: 100-continue"];
    socket.write(`${head.join("\r\n")}\r\ncontent-length: ${body.length}\r\n\r\n`);
    // workerd sends no interim answer. Clients go on without one after a second (RFC 9110, 10.1.1).
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).toBe("");
    socket.write(body);
    await expect.poll(() => heard).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
    const [arrived] = upstream.arrived;
    if (!arrived) throw new Error("nothing arrived");
    expect(new TextDecoder().decode(arrived.body)).toBe(body);
    expect(headersOf(arrived)).not.toHaveProperty("expect");
  },
);
