import { exports } from "cloudflare:workers";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { Person } from "../support/person.ts";
import type { LoggedRequest } from "../support/scripted-upstream.ts";

/* Request bodies in a content coding: decoded where memory reads them, else passed on as they came. */

type Bytes = Uint8Array<ArrayBuffer>;
type Pack = (bytes: Bytes) => Bytes;

const packed =
  (pack: (bytes: Uint8Array) => Uint8Array): Pack =>
  (bytes) =>
    Uint8Array.from(pack(bytes));

/** The best quality takes seconds for a bomb. */
const brotli = packed((bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));

const CODINGS: Readonly<Record<string, Pack>> = {
  gzip: packed(gzipSync),
  "x-gzip": packed(gzipSync),
  GZIP: packed(gzipSync),
  deflate: packed(deflateSync),
  br: brotli,
  zstd: packed(zstdCompressSync),
  "gzip, zstd": packed((bytes) => zstdCompressSync(gzipSync(bytes))),
  "identity, br": brotli,
};

const utf8 = new TextEncoder();
const bytesOf = (text: string): Bytes => Uint8Array.from(utf8.encode(text));
const chat = (content: string): string =>
  ` {"model" : "gpt-test", "x":12345678901234567890, "messages":[{"role":"user","content":${JSON.stringify(content)}}]}\n`;

interface Sent {
  readonly response: Response;
  readonly text: string;
  readonly seen: LoggedRequest[];
}

async function send(person: Person, coding: string, body: Bytes, path = "/v1/chat/completions"): Promise<Sent> {
  const before = (await person.sent()).length;
  const headers = { ...person.headers, "content-encoding": coding, "x-scripted-log": person.tenant };
  const response = await exports.default.fetch(`http://throughline.test${path}`, { method: "POST", headers, body });
  const text = await response.text();
  return { response, text, seen: (await person.sent()).slice(before) };
}

describe.each(Object.entries(CODINGS))("a chat in %s", (coding, pack) => {
  it("is forwarded decoded, byte for byte, without the header", async () => {
    const body = chat("Hello there, ünïcode.");
    const { response, seen } = await send(new Person(), coding, pack(bytesOf(body)));
    expect(response.status).toBe(200);
    expect(seen).toMatchObject([{ body, headers: { "content-length": String(bytesOf(body).length) } }]);
    expect(seen[0]?.headers).not.toHaveProperty("content-encoding");
  });

  it("is remembered, is told what is remembered, and may be answered from the cache", async () => {
    const person = new Person();
    await send(person, coding, pack(bytesOf(chat("My cat is called Mimosa."))));
    const { response, seen } = await send(person, coding, pack(bytesOf(chat("What is my cat called?"))));
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
    expect(seen[0]?.body).toContain("Mimosa");
    const question = chat("What is the boiling point of water?");
    await send(person, coding, pack(bytesOf(question)));
    const again = await send(person, coding, pack(bytesOf(question)));
    expect(again.response.headers.get("cache-status")).toContain("; hit");
  });

  it("that is cut or damaged is a 400 that names the header, and calls nobody", async () => {
    const body = pack(bytesOf(chat("Hello there.")));
    for (const broken of [body.slice(0, -9), bytesOf(chat("Hello there."))]) {
      const { response, text, seen } = await send(new Person(), coding, broken);
      expect([response.status, seen]).toEqual([400, []]);
      expect(JSON.parse(text)).toMatchObject({ error: { code: "invalid_encoding", param: "Content-Encoding" } });
      expect(response.headers.get("x-should-retry")).toBe("false");
    }
  });

  it("that grows beyond 32 MB is a 413 that says so, and calls nobody", async () => {
    const bomb = pack(new Uint8Array(40 * 1024 * 1024).fill(0x20));
    const { response, text, seen } = await send(new Person(), coding, bomb);
    expect([response.status, seen]).toEqual([413, []]);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "body_too_large" } });
  });
});

test("a deflated chat without the zlib frame is understood as well", async () => {
  const body = chat("Hello there.");
  const { seen } = await send(new Person(), "deflate", packed(deflateRawSync)(bytesOf(body)));
  expect(seen.map((request) => request.body)).toEqual([body]);
});

test("Codex, whose bodies are zstd, is told in one session what it said in another", async () => {
  const person = new Person();
  const say = async (input: string): Promise<string> => {
    const body = bytesOf(JSON.stringify({ model: "stand-in", store: false, input }));
    const { response, text } = await send(person, "zstd", packed(zstdCompressSync)(body), "/v1/responses");
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
    return text;
  };
  await say("My cat is called Mimosa.");
  expect(await say("What is my cat called?")).toContain("Mimosa");
});

test("a chat that is no JSON once it is decoded is a 400", async () => {
  const { response, text } = await send(new Person(), "gzip", packed(gzipSync)(bytesOf('{"model":')));
  expect([response.status, JSON.parse(text)]).toMatchObject([400, { error: { code: "invalid_json" } }]);
});

test.each(["compress", "x-own", "gzip, x-own"])(
  "a chat in %s passes as it came, without memory, and says so",
  async (coding) => {
    const { response, seen } = await send(new Person(), coding, bytesOf("packed"));
    expect(seen).toMatchObject([{ body: "packed", headers: { "content-encoding": coding } }]);
    expect(response.headers.get("throughline-memory")).toBe("off;reason=encoding");
    expect(response.headers.get("cache-status")).toBe("throughline; fwd=bypass; detail=encoding");
  },
);

test("a body that memory has no part in passes as it came", async () => {
  const { seen } = await send(new Person(), "gzip", bytesOf("packed"), "/v1/moderations");
  expect(seen).toMatchObject([{ body: "packed", headers: { "content-encoding": "gzip" } }]);
});

const add = (text: string): Bytes => packed(gzipSync)(bytesOf(JSON.stringify({ text })));

describe("a request to the proxy's own API", () => {
  it("may be packed", async () => {
    const person = new Person();
    expect((await send(person, "gzip", add("Likes trains."), "/memory")).response.status).toBe(201);
    expect((await person.memories()).map(({ text }) => text)).toEqual(["Likes trains."]);
    const lines = packed(zstdCompressSync)(bytesOf('{"kind":"memory","text":"Likes boats."}\n'));
    expect(JSON.parse((await send(person, "zstd", lines, "/memory/import")).text)).toMatchObject({ imported: 1 });
  });

  it.each([
    ["an unknown coding", "x-own", add("x"), 400, "invalid_encoding"],
    ["more than 1 MB once it is decoded", "gzip", add("x".repeat(1024 * 1024)), 413, "body_too_large"],
  ])("is refused in %s", async (_what, coding, body, status, code) => {
    const { response, text } = await send(new Person(), coding, body, "/memory");
    expect([response.status, JSON.parse(text)]).toMatchObject([status, { error: { code } }]);
  });
});
