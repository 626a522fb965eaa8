import { createGzip } from "node:zlib";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { MODES } from "./support/modes.ts";
import { rawRequest } from "./support/raw-request.ts";
import { chunk, eventsOf, startStream, streams, textOf } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const LATE_MS = 3_000;

async function comesTrue(condition: () => boolean): Promise<boolean> {
  const deadline = Date.now() + LATE_MS;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
}

/**
 * The upstream says its next piece only when the client has heard the one before: a proxy that keeps
 * anything back stops the two for good, and what never came is missing here.
 */
async function inLockstep(
  pieces: readonly (string | Uint8Array)[],
  headers: Readonly<Record<string, string>>,
  answerHeaders: Record<string, string> = {},
): Promise<Uint8Array> {
  let heard = 0;
  let said = 0;
  const isHeard = (): boolean => heard === said;
  upstream.answer = async (_request, response) => {
    startStream(response, answerHeaders);
    for (const piece of pieces) {
      response.write(piece);
      said += typeof piece === "string" ? new TextEncoder().encode(piece).length : piece.length;
      if (!(await comesTrue(isHeard))) break;
    }
    response.end();
  };
  const answer = await ask(headers, (bytes) => (heard += bytes.length));
  return answer.bytes;
}

describe.each(MODES)("with $mode,", ({ headers }) => {
  test("each event reaches the client before the next is sent", async () => {
    const pieces = eventsOf("one two three four five");
    expect(textOf(await inLockstep(pieces, headers))).toBe(pieces.join(""));
  });

  test("the stream's head reaches the client before the first event", async () => {
    const headSeen = Promise.withResolvers<void>();
    upstream.answer = async (_request, response) => {
      startStream(response);
      await headSeen.promise;
      response.end("data: [DONE]\n\n");
    };
    asked += 1;
    const body = JSON.stringify({ model: `m-${asked}`, stream: true, messages: [{ role: "user", content: "Hm." }] });
    const response = await fetch(`${product.baseUrl}/chat/completions`, { method: "POST", headers, body });
    headSeen.resolve();
    expect(await response.text()).toBe("data: [DONE]\n\n");
  });

  test("events whose lines end in CR or CRLF flow at once too", async () => {
    const pieces = eventsOf("one two").flatMap((event) => [
      event.replaceAll("\n", "\r\n"),
      event.replaceAll("\n", "\r"),
    ]);
    expect(textOf(await inLockstep(pieces, headers))).toBe(pieces.join(""));
  });

  test("a line reaches the client before the event is whole", async () => {
    const pieces = ["event: message\n", chunk({ content: "hi" }).slice(0, -1), "\n", "data: [DONE]\n", "\n"];
    expect(textOf(await inLockstep(pieces, headers))).toBe(pieces.join(""));
  });

  test("comments that keep the connection alive flow at once", async () => {
    const pieces = [": OPENROUTER PROCESSING\n\n", ":\n\n", ...eventsOf("done"), ": bye\n\n"];
    expect(textOf(await inLockstep(pieces, headers))).toBe(pieces.join(""));
  });

  test("a packed stream flows at once, in its packed bytes", async () => {
    const pieces = await packed(eventsOf("one two three"));
    const bytes = await inLockstep(pieces, headers, { "content-encoding": "gzip" });
    expect([...bytes]).toEqual(pieces.flatMap((piece) => [...piece]));
  });

  test.each(["data", "data:", "data: [", "data: [DONE", "data: [DONE]", "data: [DONE]\n"])(
    "a [DONE] that is split after %j arrives whole",
    async (first) => {
      const events = eventsOf("split at the end").slice(0, -1);
      upstream.answer = streams([...events, first, "data: [DONE]\n\n".slice(first.length)]);
      const { bytes, complete } = await ask(headers);
      expect(complete).toBe(true);
      expect(textOf(bytes)).toBe(`${events.join("")}data: [DONE]\n\n`);
    },
  );

  test("a stream that ends without a last line break arrives whole", async () => {
    const events = [...eventsOf("no break").slice(0, -1), "data: [DONE]"];
    upstream.answer = streams(events);
    expect(textOf((await ask(headers)).bytes)).toBe(events.join(""));
  });

  test("one line of three megabytes arrives whole", async () => {
    const events = [chunk({ content: "long ".repeat(600_000) }), "data: [DONE]\n\n"];
    upstream.answer = streams(events);
    expect(textOf((await ask(headers)).bytes) === events.join("")).toBe(true);
  });
});

/** The events as gzip packs them when it is flushed after each. */
async function packed(events: readonly string[]): Promise<Uint8Array[]> {
  const gzip = createGzip();
  const pieces: Uint8Array[] = [];
  gzip.on("data", (bytes: Uint8Array) => pieces.push(bytes));
  for (const event of events) {
    gzip.write(event);
    await new Promise<void>((resolve) => {
      gzip.flush(() => resolve());
    });
  }
  gzip.end();
  await once(gzip, "end");
  return pieces;
}

let asked = 0;

/** Each request names another model, so that none is answered from the cache. */
function ask(headers: Readonly<Record<string, string>>, onChunk?: (bytes: Uint8Array) => void) {
  asked += 1;
  const body = JSON.stringify({ model: `m-${asked}`, stream: true, messages: [{ role: "user", content: "Count." }] });
  const request = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
  return rawRequest(`${product.baseUrl}/chat/completions`, onChunk ? { ...request, onChunk } : request);
}
