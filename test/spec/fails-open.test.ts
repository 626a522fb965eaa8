import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import { Answers, Directory, Vault } from "../../src/index.ts";
import { BUSY_MS, fail, hang, slow, timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* Guarantee 2: memory and cache may fail, the chat answer still comes. Only identity fails closed. */

/** `RECALL_DEADLINE_MS` and what a busy machine adds. */
const IN_TIME_MS = 150 + BUSY_MS;
const COMMON = "What is the capital of Norway?";

afterEach(() => void vi.restoreAllMocks());

const memoryOf = (response: Response): string | null => response.headers.get("throughline-memory");
const cacheOf = (response: Response): string | null => response.headers.get("cache-status");

async function knownPerson(): Promise<Person> {
  const person = new Person();
  await person.say("My name is Zora.");
  return person;
}

test.each([false, true])("a hung vault costs the deadline and no more (streamed: %s)", async (stream) => {
  const person = await knownPerson();
  hang(Vault.prototype, "begin", "commit");
  const { ms, value } = await timed(person.say("What is my name?", { stream, script: { content: "Hello there" } }));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect(value.status).toBe(200);
  expect((await value.text()).match(/Hello |there|\[DONE\]/g)).toEqual(
    stream ? ["Hello ", "there", "[DONE]"] : ["Hello ", "there"],
  );
  expect(memoryOf(value)).toBe("degraded;reason=deadline");
  expect(await person.told()).not.toContain("Zora");

  vi.restoreAllMocks();
  expect(memoryOf(await person.say("Tell me what my name is."))).toMatch(/^on;recalled=\d;/);
  expect(await person.told()).toContain("My name is Zora");
});

test("a vault that throws is named in the header, and the answer comes at once", async () => {
  const person = await knownPerson();
  fail(Vault.prototype, "begin", "commit");
  const { ms, value } = await timed(person.say("What is my name?"));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect([value.status, memoryOf(value)]).toEqual([200, "degraded;reason=unavailable"]);
});

test.each(["hangs", "throws"])(
  "what was said while the vault %s on opening is remembered once it can be",
  async (how) => {
    const person = new Person();
    (how === "hangs" ? hang : fail)(Vault.prototype, "begin");
    await person.say("My name is Zora.");
    vi.restoreAllMocks();
    await expect.poll(() => person.facts()).toEqual(["My name is Zora"]);
    expect(await person.rounds()).toHaveLength(1);
  },
);

test("an answer is not held back when remembering it fails, and the header says so", async () => {
  const person = new Person();
  fail(Vault.prototype, "commit");
  const { ms, value } = await timed(person.say("My name is Zora."));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect(value.status).toBe(200);
  expect(memoryOf(value)).toMatch(/^degraded;reason=unavailable/);
});

test("a write that failed once is made again, and the next request knows it", async () => {
  const person = new Person();
  vi.spyOn(Vault.prototype, "commit").mockRejectedValueOnce(new Error("down"));
  await person.say("My name is Zora.");
  await person.say("What is my name?");
  expect(await person.told()).toContain("My name is Zora");
});

test("a vault that is alive is waited for while the disk is busy: ten deadlines at most", async () => {
  const person = await knownPerson();
  slow(Vault.prototype, "commit", 4 * 150);
  const busy = await person.say("What is my name?");
  expect(memoryOf(busy)).toMatch(/^on;recalled=1;/);
  vi.restoreAllMocks();
  hang(Vault.prototype, "commit");
  const { ms, value } = await timed(person.say("What is my name again?"));
  expect(memoryOf(value)).toMatch(/^degraded;reason=deadline;recalled=/);
  expect(ms).toBeGreaterThan(10 * 150 - 20);
  expect(ms).toBeLessThan(10 * 150 + BUSY_MS);
});

test("an answer for everybody is not served while the vault is silent: it may know better", async () => {
  const first = new Person();
  const second = new Person(undefined, first.tenant);
  await first.say(COMMON);
  expect(cacheOf(await second.say(COMMON))).toMatch(/^throughline; hit;/);
  for (const fault of [hang, fail]) {
    fault(Vault.prototype, "begin");
    const response = await new Person(undefined, first.tenant).say(COMMON);
    expect(cacheOf(response)).toMatch(/^throughline; fwd=miss/);
    expect(memoryOf(response)).toMatch(/^degraded;reason=/);
    vi.restoreAllMocks();
  }
});

test.each(["hang", "throw"])(
  "shared answers that %s are passed by, with the reason, and memory goes on",
  async (how) => {
    const person = await knownPerson();
    const fault = how === "hang" ? hang : fail;
    fault(Answers.prototype, "lookUp");
    const { ms, value } = await timed(person.say(COMMON));
    expect(ms).toBeLessThan(IN_TIME_MS);
    expect([value.status, cacheOf(value)]).toEqual([200, "throughline; fwd=bypass; detail=unavailable"]);
    vi.restoreAllMocks();

    fault(Answers.prototype, "store");
    const kept = await timed(person.say("What is the capital of Sweden?"));
    expect(kept.ms).toBeLessThan(IN_TIME_MS);
    expect(cacheOf(kept.value)).toBe("throughline; fwd=miss");
    vi.restoreAllMocks();

    expect(await person.rounds()).toHaveLength(3);
    expect(cacheOf(await new Person(undefined, person.tenant).say(COMMON))).toBe("throughline; fwd=miss; stored");
  },
);

test.each(["hangs", "throws"])("a directory that %s is a 503, and the upstream is not called", async (how) => {
  const person = new Person();
  (how === "hangs" ? hang : fail)(Directory.prototype, "pepper");
  // A fresh environment stands for a fresh isolate: the pepper is asked for once in each.
  const settings = { ...env };
  const ctx = createExecutionContext();
  const { ms, value } = await timed(Promise.resolve(app.fetch(person.request("My name is Zora."), settings, ctx)));
  expect(value.status).toBe(503);
  expect(await value.json()).toMatchObject({ error: { code: "identity_unavailable", type: "server_error" } });
  expect(ms).toBeLessThan(2_000 + BUSY_MS);
  expect(await person.sent()).toEqual([]);

  vi.restoreAllMocks();
  expect((await app.fetch(person.request("My name is Zora."), settings, ctx)).status).toBe(200);
  await waitOnExecutionContext(ctx);
});
