import { afterAll, beforeAll, expect, test } from "vitest";
import { type Arrived, startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { call, type Parting } from "./support/caller.ts";
import { chunk, startStream } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Identical questions at once, on real connections: whoever leaves ends nobody else's answer. */

let upstream: UpstreamServer;
let product: Product;

/** A busy machine must not turn what is tested here into a missed deadline. */
let env: Record<string, string>;

beforeAll(async () => {
  upstream = await startUpstream();
  env = { UPSTREAM_BASE_URL: upstream.baseUrl, RECALL_DEADLINE_MS: "5000" };
  product = await startProduct({ env });
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const textIn = ({ body }: Arrived): string => new TextDecoder().decode(body);

const WITHIN_MS = 1_000;
const CONTENT = "La Paz and Sucre, by the constitution of the country.";

const completion = (id: string): string =>
  JSON.stringify({
    id,
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: CONTENT }, logprobs: null, finish_reason: "stop" }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

/** Answers in the way it is asked, slowly. */
function slowly(ms: number): void {
  upstream.answer = (request, response) => {
    if (!textIn(request).includes('"stream":true')) {
      setTimeout(() => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(completion("chatcmpl-1"));
      }, ms);
      return;
    }
    startStream(response);
    const words = CONTENT.match(/\S+\s*/g) ?? [];
    const events = [...words.map((content) => chunk({ content })), chunk({}, "stop"), "data: [DONE]\n\n"];
    const clock = setInterval(() => {
      const event = events.shift();
      if (event !== undefined) response.write(event);
      else response.end(() => clearInterval(clock));
    }, ms / events.length);
    response.on("close", () => clearInterval(clock));
  };
}

let asked = 0;
/** A question that no test has asked before. */
const question = (): string => `What is the capital of province ${++asked} of Bolivia?`;

const bodyOf = (text: string, stream: boolean): object => ({
  model: "m",
  stream,
  messages: [{ role: "user", content: text }],
});
const headersOf = (i: number): Record<string, string> => ({
  authorization: "Bearer sk-test",
  // `fetch` sends this header and a bare connection does not. Another language is another question.
  "accept-language": "*",
  ...(i % 3 > 0 && { "throughline-user": `user-${i}` }),
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function ask(text: string, i: number, stream: boolean): Promise<{ content: string; cacheStatus: string }> {
  const response = await fetch(`${product.baseUrl}/chat/completions`, {
    method: "POST",
    headers: headersOf(i),
    body: JSON.stringify(bodyOf(text, stream)),
  });
  const heard = await response.text();
  const cacheStatus = response.headers.get("cache-status") ?? "";
  if (!stream) return { content: contentIn(heard), cacheStatus };
  expect(heard.endsWith("data: [DONE]\n\n")).toBe(true);
  const events = heard.match(/(?<=^data: )\{.*\}$/gm) ?? [];
  return { content: events.map((event) => contentIn(event)).join(""), cacheStatus };
}

function contentIn(json: string): string {
  const { choices } = JSON.parse(json) as {
    choices: { message?: { content?: string }; delta?: { content?: string } }[];
  };
  return choices[0]?.message?.content ?? choices[0]?.delta?.content ?? "";
}

/** Returns the requests with a text that have arrived at the upstream since. */
const arrivedFor = (text: string) => upstream.arrived.filter((request) => textIn(request).includes(text));

/** Every third of fifty. */
const LEAVING = 17;

test.each([true, false])("fifty callers, a third of whom leave at any moment (streamed: %s)", async (stream) => {
  slowly(600);
  const text = question();
  const staying: Promise<{ content: string }>[] = [];
  for (let i = 0; i < 50; i++) {
    if (i % 3 === 0) {
      const leaving = await call(product.url, "/v1/chat/completions", headersOf(i), bodyOf(text, stream));
      setTimeout(() => leaving.leave(i % 2 === 0 ? "close" : "reset"), (i * 61) % 900);
    } else {
      staying.push(ask(text, i, stream));
    }
  }
  const heard = await Promise.all(staying);
  expect(new Set(heard.map(({ content }) => content))).toEqual(new Set([CONTENT]));
  // One call, and one more for each who led and left in the middle.
  expect(arrivedFor(text).length).toBeLessThanOrEqual(1 + LEAVING);
});

test.each<[Parting, boolean]>([
  ["close", true],
  ["reset", true],
  ["close", false],
  ["reset", false],
])(
  "the one who asked first leaves (%s, streamed: %s): its call ends, and another's answers those who wait",
  async (how, stream) => {
    slowly(1_500);
    const text = question();
    const first = await call(product.url, "/v1/chat/completions", headersOf(0), bodyOf(text, stream));
    await expect.poll(() => arrivedFor(text).length, { interval: 10 }).toBe(1);
    const others = [1, 2, 3, 4].map((i) => ask(text, i, stream));
    await pause(300);
    const leftAt = Date.now();
    first.leave(how);
    const heard = await Promise.all(others);
    expect(heard.map(({ content }) => content)).toEqual(heard.map(() => CONTENT));
    expect(arrivedFor(text)).toHaveLength(2);
    expect((arrivedFor(text)[0]?.abortedAt ?? Number.POSITIVE_INFINITY) - leftAt).toBeLessThan(WITHIN_MS);
    expect(heard.filter(({ cacheStatus }) => cacheStatus.endsWith("; collapsed"))).toHaveLength(3);
  },
);

test.each([true, false])("everybody leaves: the upstream's work ends within 1 s (streamed: %s)", async (stream) => {
  slowly(10_000);
  const text = question();
  const callers = await Promise.all(
    [0, 1, 2, 3, 4].map((i) => call(product.url, "/v1/chat/completions", headersOf(i), bodyOf(text, stream))),
  );
  await expect.poll(() => arrivedFor(text).length, { interval: 10 }).toBe(1);
  await pause(200);
  for (const caller of callers) caller.leave("close");
  await pause(2 * WITHIN_MS);
  // Those who waited may not have been noticed to be gone when the first was: what they began is ended as well.
  expect(arrivedFor(text).every(({ abortedAt }) => abortedAt !== null)).toBe(true);
  await pause(WITHIN_MS);
  expect(arrivedFor(text).every(({ abortedAt }) => abortedAt !== null)).toBe(true);
});

test("an answer that comes late does not keep a lone caller: asked alone, a question costs what it did", async () => {
  slowly(50);
  const text = question();
  const from = Date.now();
  const { content, cacheStatus } = await ask(text, 0, false);
  expect(content).toBe(CONTENT);
  expect(cacheStatus).toBe("throughline; fwd=miss; stored");
  expect(Date.now() - from).toBeLessThan(1_000);
});

test("the product is killed while fifty wait: started again, the question is asked and answered as if new", async () => {
  slowly(800);
  const text = question();
  const waiting = Array.from({ length: 50 }, (_, i) => ask(text, i, false).catch(() => null));
  await expect.poll(() => arrivedFor(text).length, { interval: 10 }).toBe(1);
  await pause(100);
  const { dataDir } = product;
  await product.kill9();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
  product = await startProduct({ env: { ...env, DATA_DIR: dataDir } });
  expect(await ask(text, 0, false)).toEqual({ content: CONTENT, cacheStatus: "throughline; fwd=miss; stored" });
});

test("where all callers are one account, an answer that is kept serves both keys, and no call is made with another's", async () => {
  slowly(600);
  const text = question();
  const shared = await startProduct({ env: { ...env, ACCOUNT: "shared" } });
  const askWith = async (key: string): Promise<string | null> => {
    const response = await fetch(`${shared.baseUrl}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(bodyOf(text, false)),
    });
    expect(contentIn(await response.text())).toBe(CONTENT);
    return response.headers.get("cache-status");
  };
  await Promise.all(["sk-one", "sk-one", "sk-two", "sk-two"].map((key) => askWith(key)));
  const keys = arrivedFor(text).map(({ rawHeaders }) => rawHeaders.find((value) => value.startsWith("Bearer ")));
  expect(keys).toHaveLength(2);
  expect(new Set(keys)).toEqual(new Set(["Bearer sk-one", "Bearer sk-two"]));
  expect(await askWith("sk-three")).toMatch(/^throughline; hit;/);
});
