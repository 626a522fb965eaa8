import { gunzipSync, gzipSync } from "node:zlib";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { MODES } from "./support/modes.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { breaksAfter, chunk, dataOf, eventsOf, textOf } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const role = chunk({ role: "assistant", content: "" });
const hello = chunk({ content: "hello" });
const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
const wave = new TextEncoder().encode(chunk({ content: "👋" }));

/** Where the upstream breaks off: what it sent, and which whole events a client must have seen by then. */
const CUTS: readonly { where: string; pieces: (string | Uint8Array)[]; events: number }[] = [
  { where: "between events", pieces: [role, hello], events: 2 },
  { where: "inside a line", pieces: [role, hello.slice(0, 40)], events: 1 },
  { where: "inside `data:`", pieces: [role, "da"], events: 1 },
  { where: "after the line, before the blank one", pieces: [role, hello.slice(0, -1)], events: 2 },
  { where: "inside a character", pieces: [role, wave.subarray(0, wave.indexOf(0xf0) + 2)], events: 1 },
  { where: "after CRLF CRLF", pieces: [crlf(role), crlf(hello)], events: 2 },
  { where: "after the CR of the line's CRLF", pieces: [crlf(role), crlf(hello).slice(0, -3)], events: 2 },
  { where: "after the CR of the blank line's CRLF", pieces: [crlf(role), crlf(hello).slice(0, -1)], events: 2 },
  { where: "after a comment", pieces: [role, ": still thinking\n"], events: 1 },
  { where: "after the name of an event", pieces: [role, "event: message\n"], events: 1 },
  { where: "just before `[DONE]`", pieces: [role, hello, "data: "], events: 2 },
  { where: "inside `[DONE]`", pieces: [role, hello, "data: [DON"], events: 2 },
];

describe.each(MODES)("a stream that breaks off, with $mode,", ({ headers }) => {
  test.each(CUTS)("$where ends with one error event and no [DONE]", async ({ pieces, events }) => {
    upstream.answer = breaksAfter(pieces);
    const answer = await ask(headers);
    expect(answer.status).toBe(200);
    expect(answer.complete).toBe(true);
    const seen = dataOf(textOf(answer.bytes));
    expect(seen).toHaveLength(events + 1);
    expect(JSON.parse(seen.at(-1) ?? "")).toEqual({
      error: { message: expect.any(String) as string, type: "upstream_error", param: null, code: "upstream_broke_off" },
    });
    for (const data of seen.slice(0, -1)) expect(JSON.parse(data)).toHaveProperty("choices");
    expect(textOf(answer.bytes)).not.toContain("[DONE]");
  });

  test("after [DONE] is complete, and nothing follows it", async () => {
    const whole = eventsOf("all of it");
    upstream.answer = breaksAfter(whole);
    const answer = await ask(headers);
    expect(textOf(answer.bytes)).toBe(whole.join(""));
  });
});

test("the official client reports a broken stream as an error, after the words that came", async () => {
  upstream.answer = breaksAfter([role, hello, hello.slice(0, 40)]);
  const client = new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-test", maxRetries: 0 });
  const heard: string[] = [];
  const listening = async (): Promise<void> => {
    const stream = await client.chat.completions.create(
      { model: "m", stream: true, messages: [{ role: "user", content: "Say hello." }] },
      { headers: { "Throughline-User": "ada" } },
    );
    for await (const part of stream) heard.push(part.choices[0]?.delta.content ?? "");
  };
  await expect(listening()).rejects.toMatchObject({ code: "upstream_broke_off", type: "upstream_error" });
  expect(heard.join("")).toBe("hello");
});

test("a compressed stream that breaks off goes no further, and cannot be unpacked as if it were whole", async () => {
  const packed = new Uint8Array(gzipSync(eventsOf("words that never all arrive").join("")));
  upstream.answer = breaksAfter([packed.subarray(0, -20)], { "content-encoding": "gzip" });
  const answer = await ask({ "throughline-user": "ada" });
  expect([...answer.bytes]).toEqual([...packed.subarray(0, -20)]);
  expect(() => gunzipSync(answer.bytes)).toThrow("unexpected end of file");
});

let asked = 0;

/** Each request names another model, so that none is answered from the cache. */
async function ask(headers: Readonly<Record<string, string>>): Promise<RawResponse> {
  asked += 1;
  const body = JSON.stringify({
    model: `m-${asked}`,
    stream: true,
    messages: [{ role: "user", content: "Say hello." }],
  });
  return rawRequest(`${product.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer sk-test", ...headers },
    body,
  });
}
