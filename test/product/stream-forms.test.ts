import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  FORMS,
  STREAM_PATHS,
  STREAMED,
  streamOf,
  streamRequest,
  type StreamedDialect,
} from "../support/stream-forms.ts";
import { byteByByte, cutAt } from "./support/cuts.ts";
import { rawRequest } from "./support/raw-request.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

/* Streams of every dialect through the running product, in every form: the same bytes, and the same words in memory. */

const CONTENT = 'Grüße, 世界! 👩🏽‍🚀 said the "robot" and went on to the harbour.';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Sends one stream through the product. Returns the bytes that came, and the answer that is remembered. */
async function relayed(dialect: StreamedDialect, pieces: readonly Uint8Array[]) {
  upstream.answer = async (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) {
      response.write(piece);
      // Each goes out on its own: pieces that are written in one turn travel together.
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  };
  const headers = { "content-type": "application/json", authorization: `Bearer sk-${crypto.randomUUID()}` };
  const who = { ...headers, "throughline-user": "ada", "cache-control": "no-store" };
  const body = JSON.stringify(streamRequest(dialect, "Tell me of the harbour."));
  const url = product.url + STREAM_PATHS[dialect];
  const { bytes, complete } = await rawRequest(url, { method: "POST", headers: who, body });
  expect(complete).toBe(true);
  const exported = await rawRequest(`${product.url}/memory/export`, { headers: who });
  const lines = new TextDecoder().decode(exported.bytes).trim().split("\n");
  const rounds = lines.map((line) => JSON.parse(line) as { round?: { assistant: string } | null });
  return { bytes, answers: rounds.flatMap(({ round }) => round?.assistant ?? []) };
}

describe.each(STREAMED)("a stream of %s", (dialect) => {
  test.each(Object.entries(FORMS))("with %s is the same for the client and for memory", async (_form, write) => {
    const sent = bytesOf(write(streamOf(dialect, CONTENT)));
    for (const pieces of [
      [sent],
      cutAt(sent, "inside characters"),
      cutAt(sent, "between CR and LF"),
      byteByByte(sent),
    ]) {
      const { bytes, answers } = await relayed(dialect, pieces);
      expect(sha256(bytes)).toBe(sha256(sent));
      expect(answers).toEqual([CONTENT]);
    }
  });

  test("with an event of a megabyte is the same for the client, and nothing of it is garbled in memory", async () => {
    const long = "世👩🏽‍🚀ü".repeat(60_000);
    const sent = bytesOf(streamOf(dialect, long));
    expect(sent.length).toBeGreaterThan(1024 * 1024);
    const { bytes, answers } = await relayed(
      dialect,
      cutAt(sent, "every 131 bytes")
        .slice(0, 200)
        .concat([sent.subarray(200 * 131)]),
    );
    expect(sha256(bytes)).toBe(sha256(sent));
    expect(answers).toHaveLength(1);
    expect(long.startsWith(answers[0] ?? "?")).toBe(true);
    expect(answers[0]?.length).toBeGreaterThan(100_000);
  });
});
