import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { rawRequest } from "./support/raw-request.ts";
import { chunk, completionOf, startStream } from "./support/sse.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Long prompts and large events of some callers keep no other waiting. */

let upstream: UpstreamServer;
let product: Product;

const IMAGE = chunk({ images: [{ type: "image_url", image_url: { url: "iVBORw0K".repeat(256 * 1024) } }] });
const PROSE = "The quick brown fox jumps over the lazy dog, and my sister's key is under the mat. ".repeat(36_000);
const PROMPT = Uint8Array.from(
  new TextEncoder().encode(JSON.stringify({ model: "m", messages: [{ role: "user", content: `00000000 ${PROSE}` }] })),
);
const NUMBER_AT = new TextDecoder().decode(PROMPT.subarray(0, 200)).indexOf("00000000");

beforeAll(async () => {
  upstream = await startUpstream();
  upstream.answer = async (request, response) => {
    if (!request.rawHeaders.includes("x-streams")) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(completionOf({ content: "Noted." }));
      return;
    }
    startStream(response);
    for (let i = 0; i < 3; i++) {
      response.write(IMAGE);
      await pause(50);
    }
    response.end("data: [DONE]\n\n");
  };
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let asked = 10_000_000;
async function send(user: string, body: string | Uint8Array<ArrayBuffer>, headers = {}): Promise<void> {
  const all = { "content-type": "application/json", "throughline-user": user, ...headers };
  const { status } = await rawRequest(`${product.baseUrl}/chat/completions`, { method: "POST", headers: all, body });
  expect(status).toBe(200);
}

const short = (content: string, stream = false): string =>
  JSON.stringify({ model: "m", stream, messages: [{ role: "user", content }] });

async function streamImages(): Promise<void> {
  await send("painter", short(`Draw picture ${(asked += 1)}.`, true), { "x-streams": "yes" });
}

async function sendPrompt(): Promise<void> {
  PROMPT.set(new TextEncoder().encode(String((asked += 1))), NUMBER_AT);
  await send("novelist", PROMPT);
  await pause(100);
}

/** How long the third caller waits each time while the others go on. */
async function waits(others: readonly (() => Promise<void>)[]): Promise<number[]> {
  const going = { on: true };
  const busy = others.map(async (work) => {
    while (going.on) await work();
  });
  const times: number[] = [];
  for (const until = Date.now() + 700; Date.now() < until; await pause(3)) {
    const from = performance.now();
    await send("third", short(`How high is mountain ${(asked += 1)}?`));
    times.push(performance.now() - from);
  }
  going.on = false;
  await Promise.all(busy);
  return times;
}

const p99 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

/** A missed slice of a busy machine's time. The callers and the upstream share it with what is measured. */
const SLICE_MS = 40;

test(
  "a third caller's p99 stays within twice its quiet value beside 2 MB events and 3 MB prompts",
  { retry: 3 },
  async () => {
    await waits([streamImages, sendPrompt]);
    const quiet: number[] = [];
    const loud: number[] = [];
    // In turns, so that whatever slows the machine slows both.
    for (let i = 0; i < 6; i++) {
      quiet.push(...(await waits([])));
      loud.push(...(await waits([streamImages, sendPrompt])));
    }
    const figures = `p99 of ${quiet.length} quiet requests ${p99(quiet).toFixed(1)} ms, of ${loud.length} loud ones ${p99(loud).toFixed(1)} ms`;
    process.stdout.write(`${figures}\n`);
    expect(p99(loud), figures).toBeLessThan(2 * p99(quiet) + SLICE_MS);
  },
);
