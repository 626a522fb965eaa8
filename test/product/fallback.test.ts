import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { headersOf } from "./support/both-ways.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { answers, chunk, completionOf, startStream, textOf } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* An upstream that cannot answer: asked again where it says so, replaced where another is set, and not waited for forever. */

let first: UpstreamServer;
let second: UpstreamServer;
let product: Product;
let plain: Product;
let alone: Product;

beforeAll(async () => {
  [first, second] = await Promise.all([startUpstream(), startUpstream()]);
  const UPSTREAMS = JSON.stringify({
    second: { baseUrl: second.baseUrl, apiKey: "sk-second" },
    paired: { baseUrl: first.baseUrl, apiKey: "sk-paired", fallback: "second" },
  });
  const limits = { UPSTREAM_RETRIES: "2", UPSTREAM_FIRST_BYTE_MS: "1000", UPSTREAM_IDLE_MS: "700" };
  const env = { UPSTREAM_BASE_URL: first.baseUrl, UPSTREAM_API_KEY: "sk-first", UPSTREAMS };
  [product, plain, alone] = await Promise.all([
    startProduct({ env: { ...env, UPSTREAM_FALLBACK: "second", UPSTREAM_RETRIES: "2" } }),
    startProduct({ env }),
    startProduct({ env: { ...env, ...limits } }),
  ]);
});

afterAll(async () => {
  await cleanUp();
  await Promise.all([first.close(), second.close()]);
});

beforeEach(() => {
  first.arrived.length = second.arrived.length = 0;
  second.answer = answers(completionOf({ content: "From the second." }));
});

const failing =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end('{"error":{"message":"no"}}');
  };
const hangsUp: Answer = (_request, response) => void response.destroy();
const silent: Answer = () => undefined;

function ask(
  at: Product,
  {
    path = "/v1/chat/completions",
    headers = {},
    stream = false,
  }: Partial<{ path: string; headers: Record<string, string>; stream: boolean }> = {},
): Promise<RawResponse> {
  const content = `Tell me of ${crypto.randomUUID()}.`;
  const body = JSON.stringify({ model: "m", stream, messages: [{ role: "user", content }] });
  return rawRequest(at.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

describe("a fallback", () => {
  test.each([
    ["fails", failing(500)],
    ["is overloaded", failing(529)],
    ["hangs up", hangsUp],
  ])("answers if its upstream %s, under its own key and with the same body", async (_what, answer) => {
    first.answer = answer;
    const headers = {
      authorization: "Bearer sk-own",
      "x-api-key": "own",
      "openai-organization": "org",
      "x-kept": "yes",
    };
    for (const path of ["/v1/chat/completions", "/paired/v1/chat/completions", "/v1/completions"]) {
      const { status, bytes } = await ask(product, { path, headers });
      expect([path, status, textOf(bytes)]).toEqual([path, 200, expect.stringContaining("From the second.")]);
      const [asked, other] = [first.arrived.at(-1), second.arrived.at(-1)];
      if (!asked || !other) throw new Error("nobody was asked");
      expect(other.body).toEqual(asked.body);
      expect(other.url).toBe(asked.url);
      expect(headersOf(other)).toMatchObject({ authorization: "Bearer sk-second", "x-kept": "yes" });
      expect(JSON.stringify(headersOf(other))).not.toMatch(/sk-own|"own"|org/);
      expect(headersOf(asked)).toMatchObject({ authorization: "Bearer sk-own", "x-api-key": "own" });
    }
  });

  test("is not asked if its upstream refuses, or the caller's key stands in the URL", async () => {
    first.answer = failing(404);
    expect((await ask(product)).status).toBe(404);
    first.answer = failing(500);
    expect((await ask(product, { path: "/v1/chat/completions?key=own" })).status).toBe(500);
    expect(second.arrived).toEqual([]);
  });

  test("that fails as well leaves its own answer, or the upstream's if it gives none", async () => {
    first.answer = failing(503);
    second.answer = failing(500);
    expect((await ask(product)).status).toBe(500);
    second.answer = hangsUp;
    const { status, bytes } = await ask(product);
    expect([status, textOf(bytes)]).toEqual([503, '{"error":{"message":"no"}}']);
    first.answer = hangsUp;
    expect((await ask(product)).status).toBe(502);
  });

  test("has no answer of its own kept in its upstream's name, and one of its upstream's serves", async () => {
    const question = "How do lighthouse keepers count the ships that pass by?";
    const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: question }] });
    const headers = { "content-type": "application/json", authorization: "Bearer sk-own" };
    const say = (): Promise<RawResponse> =>
      rawRequest(`${product.baseUrl}/chat/completions`, { method: "POST", headers, body });
    first.answer = failing(500);
    for (let time = 1; time <= 2; time++) {
      const { bytes, headers: got } = await say();
      expect([textOf(bytes), got["cache-status"]]).toEqual([
        expect.stringContaining("From the second."),
        expect.not.stringMatching(/hit|stored/),
      ]);
    }
    first.answer = answers(completionOf({ content: "From the first." }));
    for (const status of ["stored", "hit"]) {
      const { bytes, headers: got } = await say();
      expect([textOf(bytes), got["cache-status"]]).toEqual([
        expect.stringContaining("From the first."),
        expect.stringContaining(status),
      ]);
    }
  });

  test("is nobody unless one is set", async () => {
    first.answer = failing(500);
    expect((await ask(plain)).status).toBe(500);
    expect([first.arrived.length, second.arrived.length]).toEqual([1, 0]);
  });
});

const asksTwice = (headers: Record<string, string>): Answer => {
  const done = answers(completionOf({ content: "At last." }));
  let asked = 0;
  return (request, response, incoming) =>
    ((asked += 1) > 2 ? done : failing(429, headers))(request, response, incoming);
};

describe("an upstream that asks to be asked again", () => {
  test.each<Record<string, string>>([{ "retry-after": "0" }, { "retry-after-ms": "5" }, { "x-should-retry": "true" }])(
    "by %j is asked again, as often as the settings say",
    async (headers) => {
      first.answer = asksTwice(headers);
      expect((await ask(alone)).status).toBe(200);
      expect(first.arrived).toHaveLength(3);
      expect(first.arrived[1]?.body).toEqual(first.arrived[0]?.body);
      first.answer = failing(429, headers);
      expect((await ask(alone)).status).toBe(429);
      expect(first.arrived).toHaveLength(6);
    },
  );

  test("is asked once if it does not say so, says no, or nothing is set", async () => {
    for (const headers of [{}, { "retry-after": "0", "x-should-retry": "false" }]) {
      first.answer = failing(429, headers);
      expect((await ask(alone)).status).toBe(429);
    }
    first.answer = failing(429, { "retry-after": "0" });
    expect((await ask(plain)).status).toBe(429);
    expect(first.arrived).toHaveLength(3);
  });
});

describe("an upstream that is silent", () => {
  test("before its answer is a 504 that may be tried again", async () => {
    first.answer = silent;
    for (const path of ["/v1/chat/completions", "/v1/embeddings"]) {
      const { status, bytes, headers } = await ask(alone, { path });
      expect([status, JSON.parse(textOf(bytes))]).toMatchObject([504, { error: { code: "upstream_timeout" } }]);
      expect(headers["x-should-retry"]).toBeUndefined();
    }
  });

  test("in its stream ends it with an error event, and slow ones are waited for", async () => {
    first.answer = (_request, response) => {
      startStream(response);
      response.write(chunk({ content: "Once" }));
    };
    const { bytes } = await ask(alone, { stream: true });
    expect(textOf(bytes)).toMatch(/Once[^]*data: \{"error":\{[^]*"upstream_broke_off"/);
    expect(textOf(bytes)).not.toContain("[DONE]");
    await expect.poll(() => first.arrived.at(-1)?.abortedAt).not.toBeNull();

    first.answer = async (_request, response) => {
      startStream(response);
      for (let piece = 0; piece < 4; piece++) {
        response.write(chunk({ content: "on " }));
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      response.end("data: [DONE]\n\n");
    };
    expect(textOf((await ask(alone, { stream: true })).bytes)).toContain("[DONE]");
  });
});
