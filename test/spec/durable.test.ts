import { env } from "cloudflare:workers";
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Vault } from "../../src/index.ts";
import { type CommitRequest } from "../../src/ports/exchange.ts";
import { wire } from "../../src/wiring.ts";
import { slow } from "../support/faults.ts";
import { Person } from "../support/person.ts";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import type { MemoryRow } from "../../src/vault/rows.ts";

/* Guarantee 4: what was accepted is kept, once, and the next request knows it. Retries are in durable-once.test.ts, crashes in test/product/crash.test.ts. */

afterEach(() => void vi.restoreAllMocks());

/** Reads up to `[DONE]` and leaves the rest of the stream unread, as the official SDKs do. */
async function readToDone(response: Response): Promise<void> {
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; !text.includes("[DONE]");) {
    const { done, value = "" } = await reader.read();
    if (done) throw new Error("the stream ended without [DONE]");
    text += value;
  }
}

const ENDINGS: Record<string, (person: Person) => Promise<unknown>> = {
  "whole answer": (person) => person.say("My name is Zora."),
  "streamed answer": (person) => person.say("My name is Zora.", { stream: true }),
  "streamed answer read up to [DONE] only": async (person) =>
    readToDone(await person.chat("My name is Zora.", { stream: true })),
  "streamed answer that ends without [DONE]": (person) =>
    person.say("My name is Zora.", {
      stream: true,
      script: { chunks: ['data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\n'] },
    }),
};

describe("an answered exchange", () => {
  it.each(Object.keys(ENDINGS))("gives the next request at once what a %s taught", async (ending) => {
    const person = new Person();
    // A disk that takes its time shows who waits for it.
    slow(Vault.prototype, "commit", 40);
    await ENDINGS[ending]?.(person);
    await person.say("What is my name?");
    expect(await person.told()).toContain("My name is Zora");
  });

  it("is on disk when the answer has ended", async () => {
    const person = new Person();
    await person.say("My name is Zora.");
    await evictDurableObject(await person.vault());
    expect(await person.facts()).toEqual(["My name is Zora"]);
  });

  it("is remembered once if the client leaves in the middle and asks again", async () => {
    const person = new Person();
    const response = await person.chat("My name is Zora.", { stream: true, script: { chunkDelayMs: 30 } });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => person.facts()).toEqual(["My name is Zora"]);
    await person.say("My name is Zora.", { script: { content: "Hello Zora" } });
    expect((await person.rounds()).map(({ text }) => text)).toEqual(["user: My name is Zora.\nassistant: Hello Zora"]);
    expect(await person.facts()).toEqual(["My name is Zora"]);
  });

  it("adds nothing if it is committed twice, at once or later", async () => {
    const person = new Person();
    const close = vi.spyOn(Vault.prototype, "commit");
    await person.say("My name is Zora.");
    const [scope, closing] = close.mock.lastCall as [never, CommitRequest];
    vi.restoreAllMocks();
    const { memory } = wire(env);
    const again = { ...closing, round: closing.round && { ...closing.round, turn: "another turn" } };
    await Promise.all([memory.commit(scope, again), memory.commit(scope, again)]);
    expect(await person.rounds()).toHaveLength(1);
    const { wrote } = await (await person.memory(`/exchanges/${closing.record.id}`)).json<{ wrote: string[] }>();
    expect(wrote).toHaveLength(2);
  });

  it("is not lost if the first write fails, and leaves a memory that works", async () => {
    const person = new Person();
    const close = Reflect.get(Vault.prototype, "commit");
    vi.spyOn(Vault.prototype, "commit").mockImplementationOnce(async function failing(this: Vault, scope, closing) {
      // The record is written last, and none has an id like this.
      return close.call(this, scope, { ...closing, record: { ...closing.record, id: null as never } });
    });
    await person.say("My name is Zora.");
    expect((await person.memory()).status).toBe(200);
    const { headers } = await person.say("I live in Oslo.");
    expect(headers.get("throughline-memory")).toMatch(/^on/);
    expect((await person.facts()).toSorted()).toEqual(["I live in Oslo", "My name is Zora"]);
  });

  it("leaves nothing of a write that fails halfway", async () => {
    const person = new Person();
    await person.say("Hello there, nice to meet you.");
    await runInDurableObject(await person.vault(), (_, { storage }) => {
      storage.sql.exec("ALTER TABLE sayings RENAME TO lost");
    });
    await person.say("My name is Zora.");
    await runInDurableObject(await person.vault(), (_, { storage }) => {
      const rows = unpackingSql(storage.sql).exec<MemoryRow>("SELECT * FROM memories").toArray();
      expect(rows.map(({ text, user_text }) => user_text ?? text)).toEqual(["Hello there, nice to meet you."]);
      expect(storage.sql.exec("SELECT 1 FROM log").toArray()).toHaveLength(1);
      storage.sql.exec("ALTER TABLE lost RENAME TO sayings");
    });
    await person.say("My name is Zora.");
    expect(await person.facts()).toEqual(["My name is Zora"]);
  });
});
