import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { answers, completionOf, eventsOf, streams, textOf } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const CODINGS = [
  { coding: "gzip", pack: gzipSync },
  { coding: "br", pack: brotliCompressSync },
  { coding: "deflate", pack: deflateSync },
  { coding: "zstd", pack: zstdCompressSync },
] as const;

const ANSWER = "The capital of France is Paris — la Ville Lumière 🗼.";

const inThirds = (bytes: Uint8Array): Uint8Array[] => {
  const third = Math.ceil(bytes.length / 3);
  return [bytes.slice(0, third), bytes.slice(third, 2 * third), bytes.slice(2 * third)];
};

describe.each(CODINGS)("an answer packed with $coding", ({ coding, pack }) => {
  const packed = {
    whole: new Uint8Array(pack(completionOf({ content: ANSWER }))),
    streamed: new Uint8Array(pack(eventsOf(ANSWER).join(""))),
  };
  test.each(["whole", "streamed"] as const)(
    "%s arrives byte for byte, is remembered, and serves again",
    async (kind) => {
      const bytes = packed[kind];
      const headers = { "content-encoding": coding };
      upstream.answer = kind === "whole" ? answers(bytes, headers) : streams(inThirds(bytes), headers);
      const model = `m-${coding}-${kind}`;
      const first = await ask(model, kind === "streamed");
      expect(first.headers["content-encoding"]).toBe(coding);
      expect([...first.bytes]).toEqual([...bytes]);

      const exchange = await exchangeOf(first);
      expect(exchange).toMatchObject({ complete: true, cache: { status: "miss" } });

      const count = upstream.arrived.length;
      // An answer that was streamed without its usage can serve only another stream.
      for (const streamed of kind === "whole" ? [true, false] : [true]) {
        const again = await ask(model, streamed);
        expect(again.headers["cache-status"]).toContain("throughline; hit");
        expect(again.headers["content-encoding"]).toBeUndefined();
        expect(said(textOf(again.bytes), streamed)).toBe(ANSWER);
      }
      expect(upstream.arrived).toHaveLength(count);
    },
  );

  test("is unpacked by a client library as without a proxy", async () => {
    upstream.answer = answers(packed.whole, { "content-encoding": coding });
    const client = new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-test", maxRetries: 0 });
    const messages = [{ role: "user", content: "What is the capital of France?" }] as const;
    const completion = await client.chat.completions.create({ model: `m-${coding}`, messages: [...messages] });
    expect(completion.choices[0]?.message.content).toBe(ANSWER);
  });
});

test.each([
  { what: "in a coding nobody knows", coding: "x-secret", bytes: "\u0001\u0002\u0003" },
  { what: "that is not what its header says", coding: "gzip", bytes: "not gzip at all" },
  { what: "in two codings", coding: "gzip, br", bytes: "whatever" },
])("an answer $what arrives byte for byte, and is not stored", async ({ coding, bytes }) => {
  upstream.answer = answers(bytes, { "content-encoding": coding });
  const answer = await ask(`m-odd-${coding}`, false);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-encoding"]).toBe(coding);
  expect(textOf(answer.bytes)).toBe(bytes);
  expect(answer.headers["cache-status"]).not.toContain("stored");
});

function ask(model: string, stream: boolean): Promise<RawResponse> {
  const body = JSON.stringify({
    model,
    stream,
    messages: [{ role: "user", content: "What is the capital of France?" }],
  });
  const headers = { "content-type": "application/json", "throughline-user": "ada" };
  return rawRequest(`${product.baseUrl}/chat/completions`, { method: "POST", headers, body });
}

async function exchangeOf({ headers }: RawResponse): Promise<unknown> {
  const id = String(headers["throughline-exchange"]);
  return (await fetch(`${product.url}/memory/exchanges/${id}`, { headers: { "throughline-user": "ada" } })).json();
}

/** Returns the assistant's text in an answer. */
function said(body: string, streamed: boolean): string {
  interface Choice {
    readonly message?: { content: string };
    readonly delta?: { content?: string };
  }
  const choicesOf = (json: string): Choice[] => (JSON.parse(json) as { choices: Choice[] }).choices;
  if (!streamed) return choicesOf(body)[0]?.message?.content ?? "";
  const events = [...body.matchAll(/^data: (\{.*)$/gm)].map(
    ([, json = ""]) => choicesOf(json)[0]?.delta?.content ?? "",
  );
  return events.join("");
}
