import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { byteByByte, type Cut, cutAt, CUTS } from "./support/cuts.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { headersOf, pathOf, type Recorded, recordedTraffic } from "./support/recorded.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

const { rows, missing } = recordedTraffic();
const streams = rows.filter(({ stream }) => stream);
const chats = streams.filter(({ api }) => /\/(?:chat\/completions|responses)$/.test(api ?? ""));
const others = streams.filter((row) => !chats.includes(row));
const wholes = rows.filter(({ stream, status }) => !stream && (status ?? 0) < 400);
const errors = rows.filter(({ status }) => (status ?? 0) >= 400);

const MODES = [
  { mode: "memory on", headers: { "throughline-user": "recorded", "cache-control": "no-cache" } },
  { mode: "memory off", headers: { "throughline-memory": "off", "cache-control": "no-cache" } },
  { mode: "nothing kept", headers: { "cache-control": "no-store" } },
] as const;

let upstream: UpstreamServer;
let product: Product;
let workerd: number;

/** The recordings that have come through. */
const passed = new Set<Recorded>();

/** The upstream's answer to the request that carries this number. */
const replies: {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly pieces: readonly Uint8Array[];
}[] = [];

beforeAll(async () => {
  upstream = await startUpstream();
  upstream.answer = async ({ rawHeaders }, response) => {
    const reply = replies[Number(rawHeaders[rawHeaders.indexOf("x-reply") + 1])];
    if (!reply) throw new Error("a request without its number");
    response.writeHead(reply.status, reply.headers);
    for (const piece of reply.pieces) {
      response.write(piece);
      // Let it go out on its own: whatever is written in one turn travels together.
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  };
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
  workerd = await product.workerdPid();
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

describe.skipIf(missing !== null)(`recorded traffic${missing ? ` (${missing})` : ""}`, () => {
  test("there is as much of it as is promised", () => {
    expect(chats).toHaveLength(359);
    expect(rows).toHaveLength(2_246);
    expect(errors.length).toBeGreaterThan(50);
  });

  describe.each(MODES)("with $mode", ({ mode, headers }) => {
    const replayed = new Set<Recorded>();

    test.each(Object.keys(CUTS) as Cut[])("chat streams cut %s reach the client byte for byte", async (cut) => {
      await each(shareOf(cut, mode), async (recorded) => {
        const { response } = recorded;
        const bytes = bytesOf(cut === "between CR and LF" ? response.replaceAll("\n", "\r\n") : response);
        await expectSame(recorded, cutAt(bytes, cut), headers);
        replayed.add(recorded);
      });
    });

    test("no chat stream was left out", () => {
      expect(replayed.size).toBe(chats.length);
    });

    test("the shortest chat streams reach the client byte for byte, one byte at a time", async () => {
      const shortest = chats.toSorted((a, b) => a.response.length - b.response.length).slice(0, 8);
      await each(shortest, (recorded) => expectSame(recorded, byteByByte(bytesOf(recorded.response)), headers));
    });

    test("every error reaches the client as it is, packed ones packed", async () => {
      await each(errors, async (recorded) => {
        const plain = bytesOf(recorded.response);
        const packed = recorded.response_headers?.["content-encoding"] === "gzip";
        const coding = packed ? { "content-encoding": "gzip" } : {};
        const { headers: got } = await expectSame(
          recorded,
          [packed ? new Uint8Array(gzipSync(plain)) : plain],
          headers,
          coding,
        );
        expect(got["content-encoding"]).toBe(packed ? "gzip" : undefined);
      });
    });
  });

  test("every whole answer reaches the client byte for byte, with memory on", async () => {
    await each(wholes, (recorded) => expectSame(recorded, [bytesOf(recorded.response)], MODES[0].headers));
  });

  test("every other stream passes byte for byte", async () => {
    await each(others, (recorded) => expectSame(recorded, cutAt(bytesOf(recorded.response), "every 131 bytes"), {}));
  });

  test("all of it came through", () => {
    process.stdout.write(`${passed.size} of ${rows.length} recorded interactions came through byte for byte\n`);
    expect(passed.size).toBe(rows.length);
  });

  test("nothing of it ended workerd", async () => {
    expect(await product.workerdPid()).toBe(workerd);
    expect(process.kill(workerd, 0)).toBe(true);
  });
});

/**
 * All with every cut would take minutes. Each stream is cut in one or two ways in each mode, in others in
 * the next; those that hold characters of several bytes are all cut inside them.
 */
function shareOf(cut: Cut, mode: string): readonly Recorded[] {
  if (cut === "inside characters") return chats.filter(({ response }) => /[^\p{ASCII}]/u.test(response));
  const turn = Object.keys(CUTS).indexOf(cut) + MODES.findIndex((candidate) => candidate.mode === mode);
  return chats.filter((_, i) => (i + turn) % 4 === 0);
}

/** Four at a time. */
async function each(recorded: readonly Recorded[], replay: (row: Recorded) => Promise<unknown>): Promise<void> {
  const left = recorded.values();
  const work = async (): Promise<void> => {
    for (const row of left) await replay(row);
  };
  await Promise.all([work(), work(), work(), work()]);
}

async function expectSame(
  recorded: Recorded,
  pieces: readonly Uint8Array[],
  headers: Readonly<Record<string, string>>,
  coding: Record<string, string> = {},
): Promise<RawResponse> {
  const { method, status, stream } = recorded;
  const type = stream ? { "content-type": "text/event-stream" } : {};
  const reply = { status: status ?? 200, headers: { ...type, ...headersOf(recorded), ...coding }, pieces };
  const number = replies.push(reply) - 1;
  const fallback = JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "Hello." }] });
  const answer = await rawRequest(product.baseUrl + pathOf(recorded), {
    method: method ?? "POST",
    headers: { "content-type": "application/json", "x-reply": String(number), ...headers },
    ...(method === "GET" ? {} : { body: recorded.request || fallback }),
  });
  expect(answer.status).toBe(reply.status);
  expect(answer.complete).toBe(true);
  expect(sha256(answer.bytes), `${recorded.api} of ${answer.bytes.length} bytes`).toBe(sha256(...pieces));
  for (const [name, value] of Object.entries(reply.headers))
    expect([name, answer.headers[name]]).toEqual([name, value]);
  passed.add(recorded);
  return answer;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function sha256(...pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
