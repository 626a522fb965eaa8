import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { concatBytes } from "../../src/http/bytes.ts";
import { conversation, DIALECTS } from "../support/dialects.ts";
import { scriptedAnswer } from "../support/scripted-answers.ts";
import { byteByByte } from "./support/cuts.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

/* Streams of every dialect, over a real socket: their bytes pass as they are, and what is remembered is what they said. */

shareProduct();

const STORY = 'Grüße, 世界! 👩🏽‍🚀 said the "robot"\\ and went on.';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const own = (user: string): Record<string, string> => ({
  "content-type": "application/json",
  "throughline-user": user,
  authorization: "Bearer sk-streams",
  "cache-control": "no-store",
});

/** Sends pieces as the stream of an upstream, which breaks off after them or ends. */
function streams(pieces: readonly Uint8Array[], breaksOff = false): void {
  upstream.answer = async (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) {
      response.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (breaksOff) response.destroy();
    else response.end();
  };
}

async function remembered(user: string): Promise<string> {
  const { bytes } = await rawRequest(`${product.url}/memory?type=episodic`, { method: "GET", headers: own(user) });
  return new TextDecoder().decode(bytes);
}

describe.each(DIALECTS)("$name", (dialect) => {
  const path = dialect.path(true);
  const body = (text: string): string => JSON.stringify(dialect.body(conversation(text), { stream: true }));
  const events = (text: string): readonly string[] =>
    scriptedAnswer(new URL(path, "http://upstream.test"), body("x"), text, 1)?.events ?? [];
  const ask = (user: string): Promise<RawResponse> =>
    rawRequest(product.url + path, { method: "POST", headers: own(user), body: body("Tell me about my garden.") });

  const large = `: ${"x".repeat(1024 * 1024)}`;

  test.each([
    ["one byte at a time", (text: string) => byteByByte(encode(text))],
    ["with CR LF, one byte at a time", (text: string) => byteByByte(encode(text.replaceAll(/\r?\n/g, "\r\n")))],
    ["with comments between", (text: string) => [encode(text.replaceAll("data: ", ": note\ndata: "))]],
    ["after a comment of a megabyte", (text: string) => [encode(`${large}\n\n${text}`)]],
  ])("a stream that comes %s reaches the client byte for byte, and is remembered", async (how, cut) => {
    const user = `${dialect.name} ${how.replaceAll(",", "")}`;
    const pieces = cut(events(STORY).join(""));
    streams(pieces);
    const { bytes, complete } = await ask(user);
    expect(complete).toBe(true);
    expect(sha256(bytes)).toBe(sha256(concatBytes(pieces.map((piece) => new Uint8Array(piece)))));
    expect(await remembered(user)).toContain(JSON.stringify(STORY).slice(1, -1));
  });

  test("an event of a megabyte reaches the client byte for byte, and is remembered", async () => {
    const user = `${dialect.name} large`;
    const words = "The roses stand behind the shed, next to the well. ".repeat(25_000);
    const pieces = events(words.replaceAll(" ", "_")).map(encode);
    streams(pieces);
    const { bytes } = await ask(user);
    expect(sha256(bytes)).toBe(sha256(concatBytes(pieces.map((piece) => new Uint8Array(piece)))));
    expect(await remembered(user)).toContain("The_roses");
  });

  test("a stream that breaks ends with an error in the dialect's form, and no mark of the end", async () => {
    const whole = events("One two three.").join("");
    streams([encode(whole.slice(0, whole.indexOf("two")))], true);
    const text = new TextDecoder().decode((await ask(`${dialect.name} broken`)).bytes);
    expect(text).toMatch(dialect.broken);
    expect(text).not.toMatch(dialect.end);
  });
});

test.each([
  ["/v1/messages", { type: "error", request_id: expect.stringMatching(/^req_/) as string }],
  ["/v1/responses", {}],
])("an error of the proxy's own at %s has the members that its clients expect", async (path, envelope) => {
  const headers = { "content-type": "application/json", "throughline-memory": "perhaps" };
  const answer = await rawRequest(`${product.url}${path}`, { method: "POST", headers, body: "{" });
  const error = JSON.parse(new TextDecoder().decode(answer.bytes)) as Record<string, unknown>;
  expect(error).toEqual({ ...envelope, error: expect.objectContaining({ code: "invalid_json" }) as object });
  expect(answer.headers["request-id"]).toBe(error["request_id"]);
});

test("a WebSocket for responses is refused at once, so that its client asks over HTTP", async () => {
  const before = upstream.arrived.length;
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  const { status } = await rawRequest(`${product.url}/v1/responses`, { method: "GET", headers });
  expect(status).toBe(426);
  expect(upstream.arrived).toHaveLength(before);
});
