import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { rulesExtractor } from "../../src/adapters/rules-extractor.ts";
import { Vault } from "../../src/index.ts";
import { vaultName } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import { rowsInVault, total } from "../support/census.ts";
import { fail, slow } from "../support/faults.ts";
import { callsUnder, closedGate, underWay } from "../support/gate.ts";
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
    const { script, open } = closedGate();
    const before = await callsUnder(person.tenant);
    const asked = [person.say("My name is Zora.", { script, stream }), person.say(COMMON, { script, stream })];
    await underWay(person.tenant, before + asked.length);
    await person.erase();
    await open();
    for (const response of await Promise.all(asked)) expect(response.status).toBe(200);
    expect(total(await rowsInVault(person))).toBe(0);
    const { answers } = wire(env);
    const scope = await person.scope();
    expect(await answers.countAsker(scope, vaultName(scope))).toBe(0);
    expect(cacheOf(await new Person(undefined, person.tenant).say(COMMON, { stream }))).toMatch(/fwd=miss/);
  },
);

test("an exchange that could not begin in the vault commits nothing after an erasure", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  fail(Vault.prototype, "begin");
  const { script, open } = closedGate();
  const before = await callsUnder(person.tenant);
  const asked = person.say("My name is Zora.", { script });
  await underWay(person.tenant, before + 1);
  vi.restoreAllMocks();
  await person.erase();
  await open();
  await asked;
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
