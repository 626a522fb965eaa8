import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BareUpstream, startBareUpstream } from "./support/bare-upstream.ts";
import { MODES } from "./support/modes.ts";
import { rawRequest } from "./support/raw-request.ts";
import { completionOf, eventsOf, textOf } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* An upstream's interim response (1xx) is not its answer. */

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
const events = eventsOf("one two three").join("");
const WHOLE = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Kept: yes\r\nContent-Length: ${completion.length}\r\n\r\n${completion}`;
const STREAM_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
const inChunks = (text: string): string => `${text.length.toString(16)};x=1\r\n${text}\r\n`;
const HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n";
/** A byte each for so many of them, and the rest. */
const cutInto = (text: string, bytes: number): string[] => [...text.slice(0, bytes).split(""), text.slice(bytes)];
const CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

let asked = 0;
beforeEach(() => void (asked += 1));
const chat = (headers: Readonly<Record<string, string>>, stream = false) =>
  rawRequest(`${product.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ model: `m-${asked}`, stream, messages: [{ role: "user", content: "How many?" }] }),
  });

describe.each(MODES)("with $mode,", ({ headers }) => {
  test.each([
    ["100 Continue", [CONTINUE, WHOLE]],
    ["103 Early Hints", [HINTS, WHOLE]],
    ["several of them", [HINTS, CONTINUE, "HTTP/1.1 102 Processing\r\n\r\n", WHOLE]],
    ["one in the same packet as the answer", [HINTS + WHOLE]],
    ["one that is cut anywhere", cutInto(HINTS + WHOLE, 180)],
  ])("an answer after %s arrives as if it had come alone", async (_what, says) => {
    upstream.says = says;
    const { status, headers: told, bytes, complete } = await chat(headers);
    expect([status, textOf(bytes), complete]).toEqual([200, completion, true]);
    expect([told["x-kept"], told["content-type"], told["link"]]).toEqual(["yes", "application/json", undefined]);
  });

  test("a stream after 103 Early Hints arrives event by event, to its [DONE]", async () => {
    upstream.says = [HINTS, STREAM_HEAD, ...events.split(/(?<=\n\n)/).map(inChunks), "0\r\n\r\n"];
    const { status, bytes, complete } = await chat(headers, true);
    expect([status, textOf(bytes), complete]).toEqual([200, events, true]);
  });

  test.each([
    ["nothing but HTTP that makes no sense", [HINTS, "HELLO\r\n\r\n"]],
    ["a switch of protocols that nobody asked for", ["HTTP/1.1 101 Switching Protocols\r\nUpgrade: foo\r\n\r\n"]],
    ["a status beyond 599", ["HTTP/1.1 999 Request denied\r\nContent-Length: 2\r\n\r\nno"]],
  ])("%s is a 502 that says so, and no error of ours in the log", async (_what, says) => {
    upstream.says = says;
    const before = product.output();
    const { status, bytes } = await chat(headers);
    expect(status).toBe(502);
    expect(JSON.parse(textOf(bytes))).toMatchObject({ error: { code: "upstream_malformed", type: "upstream_error" } });
    expect(product.output().slice(before.length)).not.toContain("internal_error");
  });
});

test("what is passed through is passed through after an interim answer too", async () => {
  upstream.says = [CONTINUE, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"];
  const missing = await rawRequest(`${product.baseUrl}/models/x`);
  expect([missing.status, textOf(missing.bytes)]).toEqual([404, "none"]);
  upstream.says = [CONTINUE, "HTTP/1.1 204 No Content\r\n\r\n"];
  expect((await rawRequest(`${product.baseUrl}/files/x`, { method: "DELETE" })).status).toBe(204);
});

test("an answer that breaks off after an interim one is not taken for whole", async () => {
  upstream.says = [HINTS, STREAM_HEAD, inChunks(eventsOf("one two").slice(0, 2).join("")), "zz\r\n"];
  const { bytes } = await chat({}, true);
  expect(textOf(bytes)).toMatch(/data: \{"error":\{"message":"[^"]+".*upstream_broke_off.*\n\n$/);
  expect(textOf(bytes)).not.toContain("[DONE]");
});
