import { describe, expect, test } from "vitest";
import { openAiEmbedding } from "../../src/adapters/openai-embedding.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import type { Tenancy } from "../../src/scope.ts";
import type { EmbeddingCall, EmbeddingScript } from "../support/scripted-embeddings.ts";

/* Over real HTTP, against a scripted server. */

const tenancy = {} as Tenancy;

interface Scripted {
  readonly embedder: Embedder;
  script(script: EmbeddingScript): Promise<void>;
  calls(): Promise<EmbeddingCall[]>;
}

async function scripted(script: EmbeddingScript = {}): Promise<Scripted> {
  const model = crypto.randomUUID();
  const control = `http://upstream.test/_embeddings/${model}`;
  const put = async (next: EmbeddingScript): Promise<void> => {
    await fetch(control, { method: "PUT", body: JSON.stringify(next) });
  };
  await put(script);
  return {
    embedder: openAiEmbedding({ baseUrl: "http://upstream.test/v1", apiKey: "key-1", model }),
    script: put,
    calls: async () => (await fetch(control)).json(),
  };
}

const embed = async ({ embedder }: Scripted, texts: readonly string[], hurryMs?: number) =>
  (await embedder.embed(tenancy, texts, hurryMs)).map((one) => one && [...one.vector]);

test.each(["base64", "shuffled", "no index", "long"] as const)("an answer that is %s says the same", async (format) => {
  const texts = ["marmots", "invoices", "trains to Oslo"];
  const plain = await embed(await scripted(), texts);
  const other = await embed(await scripted({ format }), texts);
  other.forEach((vector, i) => {
    expect(vector).toHaveLength(64);
    vector?.forEach((value, at) => expect(value).toBeCloseTo(plain[i]?.[at] ?? Number.NaN, 5));
  });
});

test("the key goes to the server, a secret in a text does not", async () => {
  const server = await scripted();
  await embed(server, ["a first text"]);
  await server.script({});
  await embed(server, [`my password is ${"hunter2"}${"Xy9"}`]);
  const [call] = await server.calls();
  expect(call?.authorization).toBe("Bearer key-1");
  expect(call?.texts).toEqual(["my password is [secret removed]"]);
});

test("many texts go in calls of 32", async () => {
  const server = await scripted();
  await embed(server, ["a first text"]);
  await server.script({ texts: 32 });
  await embed(
    server,
    Array.from({ length: 70 }, (_, i) => `text ${i}`),
  );
  expect((await server.calls()).map(({ texts }) => texts.length)).toEqual([32, 32, 6]);
});

describe("a text that is refused", () => {
  test.each([
    { status: 400, body: "maximum context length" },
    { status: 413, body: "must have less than 512 tokens" },
    { status: 500, body: "input is too large to process" },
  ])("as too long ($status) is shortened, and its neighbours are not", async (tooLong) => {
    const server = await scripted({ longest: 600, tooLong });
    const [before, long, after] = await embed(server, ["marmots", "lorem ipsum ".repeat(500), "x".repeat(600)]);
    expect([before, long, after].map((vector) => vector?.length)).toEqual([64, 64, 64]);
    const sent = (await server.calls()).flatMap(({ texts }) => texts.map(({ length }) => length));
    expect([...new Set(sent.filter((length) => length > 600))]).toEqual([5_999, 2_999, 1_499, 749]);
    expect(after).toEqual((await embed(await scripted(), ["x".repeat(600)]))[0]);
  });

  test("for what it says is left out, and the others are embedded", async () => {
    const server = await scripted({ refuses: "poison" });
    const texts = Array.from({ length: 9 }, (_, i) => (i === 4 ? "a poison" : `text ${i}`));
    const vectors = await embed(server, texts);
    expect(vectors.map((vector) => vector !== null)).toEqual(texts.map((text) => text !== "a poison"));
    expect(await embed(server, ["a poison"])).toEqual([null]);
  });
});

describe("an answer that is none is an error, and its vectors are not used", () => {
  test.each(["mixed", "nan", "zero", "count", "strings", "index"] as const)("%s", async (wrong) => {
    const server = await scripted({ wrong });
    await expect(embed(server, ["one", "two"])).rejects.toThrow();
    expect(server.embedder.space).toBeNull();
  });

  test.each([
    [401, "{}"],
    [404, "{}"],
    [429, "{}"],
    [500, "{}"],
    [301, ""],
    [200, "<html>"],
    [200, ""],
    [200, "{}"],
  ])("%i %j", async (status, body) => {
    const server = await scripted({ status, body, headers: { location: "http://upstream.test/v1/elsewhere" } });
    await expect(embed(server, ["one"])).rejects.toThrow();
  });

  test("vectors of another size than before", async () => {
    const server = await scripted();
    await embed(server, ["one"]);
    const { space } = server.embedder;
    await server.script({ wrong: "dimension" });
    await expect(embed(server, ["two"])).rejects.toThrow();
    expect(server.embedder.space).toBe(space);
    await server.script({});
    expect(await embed(server, ["three"])).toHaveLength(1);
  });
});

describe("whoever is waited for", () => {
  test("waits no longer than they have", async () => {
    const server = await scripted({ hangs: true });
    const from = Date.now();
    await expect(embed(server, ["one"], 80)).rejects.toThrow("deadline");
    expect(Date.now() - from).toBeLessThan(80 + 400);
  });

  test("asks once, and not at all after five failures in a row; whoever is not asks all the same", async () => {
    const server = await scripted({ status: 500 });
    for (let i = 0; i < 8; i++) await expect(embed(server, ["one"], 1_000)).rejects.toThrow();
    expect(await server.calls()).toHaveLength(5);
    await server.script({});
    await expect(embed(server, ["one"], 1_000)).rejects.toThrow("breaker");
    expect(await embed(server, ["one"])).toHaveLength(1);
  });
});

const cosine = (a?: number[] | null, b?: number[] | null): number =>
  (a ?? []).reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0);

test("texts that have nothing in common are far apart, however near the model puts them", async () => {
  const server = await scripted({ baseline: 5 });
  const [trains, invoices, locomotives] = await embed(server, [
    "trains arrive",
    "invoices overdue",
    "trains arrive late",
  ]);
  expect(cosine(trains, invoices)).toBeLessThan(0.2);
  expect(cosine(trains, locomotives)).toBeGreaterThan(0.6);
});

test("what the server asked for in Retry-After is told to whoever comes back later", async () => {
  const server = await scripted({ status: 429, headers: { "retry-after": "17" } });
  await expect(embed(server, ["one"])).rejects.toMatchObject({ retryAfterMs: 17_000 });
});
