import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { rulesExtractor } from "../../src/adapters/rules-extractor.ts";
import { Vault } from "../../src/index.ts";
import { vaultName } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import { rowsInVault, total } from "../support/census.ts";
import { fail, slow } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* Guarantee 5: work that was under way during an erasure brings nothing back. */

const COMMON = "What is the capital of Norway?";

afterEach(() => void vi.restoreAllMocks());

const cacheOf = (response: Response): string | null => response.headers.get("cache-status");
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test.each([false, true])(
  "an exchange that is under way commits nothing after the erasure (streamed: %s)",
  async (stream) => {
    const person = new Person();
    await person.say("I live in Oslo.");
    const slowly = { script: { headDelayMs: 300, chunkDelayMs: 30 }, stream };
    const underWay = [person.say("My name is Zora.", slowly), person.say(COMMON, slowly)];
    await pause(150);
    await person.erase();
    for (const response of await Promise.all(underWay)) expect(response.status).toBe(200);
    expect(total(await rowsInVault(person))).toBe(0);
    const { answers } = wire(env);
    const scope = await person.scope();
    expect(await answers.countAsker(scope, vaultName(scope))).toBe(0);
    expect(cacheOf(await new Person(undefined, person.tenant).say(COMMON, slowly))).toMatch(/fwd=miss/);
  },
);

test("an exchange that could not begin in the vault commits nothing after an erasure", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  vi.spyOn(Vault.prototype, "begin").mockImplementation(async () => {
    await pause(1_500);
    throw new Error("down");
  });
  const underWay = person.say("My name is Zora.", { script: { headDelayMs: 400 } });
  await pause(250);
  vi.restoreAllMocks();
  await person.erase();
  await underWay;
  await pause(100);
  expect(total(await rowsInVault(person))).toBe(0);
});

test("an extraction that is under way during an erasure brings nothing back", async () => {
  const person = new Person();
  fail(rulesExtractor, "extract");
  await person.say("My name is Zora.");
  vi.restoreAllMocks();
  slow(rulesExtractor, "extract", 200);
  const vault = await person.vault();
  const alarm = runInDurableObject(vault, (instance) => instance.alarm());
  await pause(50);
  await person.erase();
  await alarm;
  expect(total(await rowsInVault(person))).toBe(0);
});
