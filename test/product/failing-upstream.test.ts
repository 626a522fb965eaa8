import type { ServerResponse } from "node:http";
import { createServer, type Socket } from "node:net";
import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../support/upstream-server.ts";
import { MODES } from "./support/modes.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { textOf } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";
import { type Product, startProduct } from "./support/start-product.ts";

shareProduct();

let alone: Product;
beforeAll(async () => {
  alone = await startProduct({ env: { UPSTREAM_BASE_URL: `http://127.0.0.1:${await freePort()}/v1` } });
});

afterAll(() => alone.stop());

const hangsUp: Answer = (_request, response) => void response.destroy();

/** Answers one request of each connection, and is closing it when the next comes. */
function closesAfterOne(): Answer {
  const used = new WeakSet<object>();
  return (_request, response) => {
    const connection = response.socket ?? response;
    if (used.has(connection)) response.destroy();
    else answersWhole(response);
    used.add(connection);
  };
}

const answersWhole = (response: ServerResponse): void =>
  void response.writeHead(200, { "content-type": "application/json" }).end(COMPLETION);

/** Connections that the proxy has opened at once, and keeps. */
const KEPT = 32;
/** A prompt that takes the proxy a while. */
const LONG = "I own a kettle, and my sister lives in Bergen. ".repeat(2_000);

const COMPLETION = JSON.stringify({
  id: "c",
  object: "chat.completion",
  created: 1,
  model: "m",
  choices: [{ index: 0, message: { role: "assistant", content: "Noted." }, finish_reason: "stop" }],
});

/** Promises more than it sends. */
const halfAnObject: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"id":"chatcmpl-1","choices":[', () => response.destroy());
};

const halfInChunks: Answer = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id":"chatcmpl-1","choices":[', () => response.destroy());
};

describe.each(MODES)("with $mode,", ({ headers }) => {
  test("an upstream that cannot be reached is a 502 in OpenAI's shape", async () => {
    expectError(await ask(alone, headers), "upstream_unreachable");
  });

  test("an upstream that hangs up without an answer is a 502", async () => {
    upstream.answer = hangsUp;
    expectError(await ask(product, headers), "upstream_unreachable");
  });

  test("an upstream that is closing a connection when a request comes is asked again", async () => {
    upstream.answer = closesAfterOne();
    for (let i = 0; i < 6; i++) {
      const { status, bytes } = await ask(product, headers);
      expect([status, textOf(bytes)]).toEqual([200, COMPLETION]);
    }
  });
});

// How soon the connections must close, so that the proxy has read the requests and sees nothing else, differs by machine.
test.each([5, 20, 40, 80, 160])(
  "requests are answered if all kept connections close while the proxy reads them, after %i ms",
  async (ms) => {
    const kept = new Set<Socket>();
    const answers: ServerResponse[] = [];
    upstream.answer = (_request, response) => {
      if (response.socket) kept.add(response.socket);
      answers.push(response);
      if (answers.length === KEPT) for (const all of answers) answersWhole(all);
    };
    await Promise.all(Array.from({ length: KEPT }, () => ask(product, {})));
    upstream.answer = (_request, response) => answersWhole(response);
    const asked = Array.from({ length: 4 }, (_, i) => ask(product, { "throughline-user": `user-${i}` }, LONG));
    // The proxy reads them now, and sees only after it that its connections are closed.
    await new Promise((resolve) => setTimeout(resolve, ms));
    for (const connection of kept) connection.destroy();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  },
);

describe.each(MODES.filter(({ mode }) => mode !== "nothing kept"))("with $mode,", ({ headers }) => {
  test.each([
    { how: "of a declared length", answer: halfAnObject },
    { how: "in chunks", answer: halfInChunks },
  ])("an upstream that dies in the middle of an object $how is a 502", async ({ answer }) => {
    upstream.answer = answer;
    expectError(await ask(product, headers), "upstream_broke_off");
  });
});

test("with nothing kept, an object that breaks off breaks off for the client, as without a proxy", async () => {
  upstream.answer = halfAnObject;
  const answer = await ask(product, { "cache-control": "no-store" });
  expect(answer.complete).toBe(false);
});

test("the official client tries again where the upstream broke off", async () => {
  const count = upstream.arrived.length;
  upstream.answer = halfAnObject;
  const client = new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-test", maxRetries: 1 });
  const failed = client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "Hello there." }] });
  await expect(failed).rejects.toMatchObject({ status: 502, code: "upstream_broke_off" });
  expect(upstream.arrived).toHaveLength(count + 2);
});

function expectError({ status, headers, bytes }: RawResponse, code: string): void {
  expect(status).toBe(502);
  expect(headers["content-type"]).toBe("application/json");
  expect(headers["x-should-retry"]).toBeUndefined();
  expect(JSON.parse(textOf(bytes))).toEqual({
    error: { message: expect.any(String) as string, type: "upstream_error", param: null, code },
  });
}

function ask(
  { baseUrl }: Product,
  headers: Readonly<Record<string, string>>,
  content = "Hello there.",
): Promise<RawResponse> {
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content }] });
  return rawRequest(`${baseUrl}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === "object" && address ? address.port : 0;
}
