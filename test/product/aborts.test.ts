import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import type { Answer } from "../support/upstream-server.ts";
import { call, type Caller, type Parting } from "./support/caller.ts";
import { MODES } from "./support/modes.ts";
import { chunk, startStream } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const WITHIN_MS = 1_000;

const silent: Answer = () => undefined;

const headOnly: Answer = (_request, response) => startStream(response);

const oneEvent: Answer = (_request, response) => {
  startStream(response);
  response.write(chunk({ role: "assistant", content: "Once" }));
};

/** Has no declared length. An answer with a declared length is complete, and no work is left to end. */
const halfAnObject: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id":"chatcmpl-1","object":"chat.completion","choices":[');
};

/** As a model does: a few words now and then. */
const ticking: Answer = (_request, response) => {
  startStream(response);
  const clock = setInterval(() => response.write(chunk({ content: "and then " })), 50);
  response.on("close", () => clearInterval(clock));
};

const SILENCES: readonly { when: string; stream: boolean; answer: Answer }[] = [
  { when: "before the stream has begun", stream: true, answer: silent },
  { when: "between the stream's head and its first byte", stream: true, answer: headOnly },
  { when: "while the stream pauses", stream: true, answer: oneEvent },
  { when: "before a whole answer has begun", stream: false, answer: silent },
  { when: "in the middle of a whole answer", stream: false, answer: halfAnObject },
];

describe.each(MODES)("with $mode, the upstream's work ends within 1 s of a client", ({ headers }) => {
  test("closing in the middle of a stream", async () => {
    const caller = await callWhile(ticking, headers, true);
    await expect.poll(() => caller.heard()).toContain("and then");
    expect(await timeToEnd(caller, "close")).toBeLessThan(WITHIN_MS);
  });

  test("closing in the middle of the stream to a packed request", async () => {
    upstream.answer = ticking;
    const body = { model: "m", stream: true, messages: [{ role: "user", content: "Tell me a long story." }] };
    const packed = { ...headers, "content-encoding": "gzip" };
    const caller = await call(product.url, "/v1/chat/completions", packed, gzipSync(JSON.stringify(body)));
    await expect.poll(() => caller.heard()).toContain("and then");
    expect(await timeToEnd(caller, "close")).toBeLessThan(WITHIN_MS);
  });

  test.each(SILENCES)("dying $when", async ({ stream, answer }) => {
    const caller = await callWhile(answer, headers, stream);
    expect(await timeToEnd(caller, "reset")).toBeLessThan(WITHIN_MS);
  });
});

// Plain workerd sees that a connection was closed in good order only when it next writes to it, and in a
// silence there is nothing to write: `npm start` asks the kernel. Elsewhere than on Linux it cannot.
describe.runIf(process.platform === "linux").each(MODES)("with $mode, in a silence", ({ headers }) => {
  test.each(SILENCES)("the upstream's work ends within 1 s of a client closing $when", async ({ stream, answer }) => {
    const caller = await callWhile(answer, headers, stream);
    expect(await timeToEnd(caller, "close")).toBeLessThan(WITHIN_MS);
  });
});

test("the upstream's work on an untouched path ends within 1 s of the client dying", async () => {
  upstream.answer = halfAnObject;
  const caller = await call(product.url, "/v1/files/file-1/content", {}, null);
  await expect.poll(() => caller.heard()).toContain('"choices":[');
  expect(await timeToEnd(caller, "reset")).toBeLessThan(WITHIN_MS);
});

test("the upstream's work ends within 1 s of the official client's abort", async () => {
  upstream.answer = ticking;
  const client = new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-test", maxRetries: 0 });
  const stream = await client.chat.completions.create({
    model: "m",
    stream: true,
    messages: [{ role: "user", content: "Tell me a long story." }],
  });
  for await (const part of stream) {
    expect(part.choices[0]?.delta.content).toBe("and then ");
    break;
  }
  expect(await timeToEnd({ leave: () => stream.controller.abort() }, "close")).toBeLessThan(WITHIN_MS);
});

test("an upstream that pours is held back by a client that does not read, and ends with it", async () => {
  let poured = 0;
  const pour = (response: ServerResponse): void => {
    const line = chunk({ content: "and then ".repeat(1_000) });
    while (!response.closed && response.write(line)) poured += line.length;
    if (!response.closed) response.once("drain", () => pour(response));
  };
  upstream.answer = (_request, response) => {
    startStream(response);
    pour(response);
  };
  const leaving = new AbortController();
  const response = await fetch(`${product.baseUrl}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "A story." }] }),
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  const pouredMeanwhile = async (): Promise<number> => {
    const before = poured;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return poured - before;
  };
  // Buffers on the way fill up first.
  await expect.poll(pouredMeanwhile, { timeout: 20_000 }).toBe(0);
  expect(poured).toBeGreaterThan(0);
  expect(await timeToEnd({ leave: () => leaving.abort() }, "close")).toBeLessThan(WITHIN_MS);
});

test("a client that leaves disturbs nobody else's stream", async () => {
  await callWhile(ticking, { "throughline-user": "staying" }, true);
  const staying = upstream.arrived.at(-1);
  const leaving = await callWhile(ticking, { "throughline-user": "leaving" }, true);
  expect(await timeToEnd(leaving, "close")).toBeLessThan(WITHIN_MS);
  expect(staying?.abortedAt).toBeNull();
});

/** Asks, and returns when the upstream is at work on it. */
async function callWhile(answer: Answer, headers: Readonly<Record<string, string>>, stream: boolean): Promise<Caller> {
  upstream.answer = answer;
  const count = upstream.arrived.length;
  const body = { model: "m", stream, messages: [{ role: "user", content: "Tell me a long story." }] };
  const caller = await call(product.url, "/v1/chat/completions", headers, body);
  await expect.poll(() => upstream.arrived.length, { interval: 10 }).toBe(count + 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(upstream.arrived.at(-1)?.abortedAt).toBeNull();
  return caller;
}

/** Milliseconds from leaving until the connection of the last request to arrive was closed; infinite: it was not. */
async function timeToEnd(caller: Pick<Caller, "leave">, how: Parting): Promise<number> {
  const request = upstream.arrived.at(-1);
  const leftAt = Date.now();
  caller.leave(how);
  for (;;) {
    if (request?.abortedAt != null) return request.abortedAt - leftAt;
    if (Date.now() - leftAt > WITHIN_MS) return Number.POSITIVE_INFINITY;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
