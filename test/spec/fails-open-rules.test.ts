import { afterEach, expect, test, vi } from "vitest";
import { Rulebook, Vault } from "../../src/index.ts";
import { BUSY_MS, hang, slow, timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* Guarantee 2 for a tenant's rules: what cannot be asked for in time is gone without, and all waiting is one deadline. */

/** `RECALL_DEADLINE_MS` and what a busy machine adds. */
const IN_TIME_MS = 150 + BUSY_MS;
const memoryOf = (response: Response): string | null => response.headers.get("throughline-memory");

afterEach(() => void vi.restoreAllMocks());

test("rules and a vault that hang cost one deadline together", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const stranger = new Person();
  hang(Rulebook.prototype, "read");
  hang(Vault.prototype, "begin", "commit");
  const { ms, value } = await timed(stranger.say("What is my name?"));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect([value.status, memoryOf(value)]).toEqual([200, "degraded;reason=deadline"]);
});

test("rules that hang keep one request waiting, and the next ones not at all", async () => {
  const person = new Person();
  hang(Rulebook.prototype, "read");
  expect(memoryOf(await person.say("My name is Zora."))).toMatch(/^degraded;reason=rules;/);
  const asked = vi.spyOn(Rulebook.prototype, "read").mock.calls.length;
  const again = await person.say("What is my name?");
  expect(memoryOf(again)).toMatch(/^degraded;reason=rules;recalled=[12];/);
  expect(await person.told()).toContain("My name is Zora");
  expect(vi.spyOn(Rulebook.prototype, "read").mock.calls).toHaveLength(asked);
});

test("rules that are slow are looked up beside the request, once they are known", async () => {
  const person = new Person();
  await person.rules("PUT", { rules: [{ text: "Answer formally." }] });
  slow(Rulebook.prototype, "read", BUSY_MS);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_000 });
  const { ms, value } = await timed(person.say("Good morning."));
  vi.useRealTimers();
  expect(ms).toBeLessThan(BUSY_MS);
  expect(memoryOf(value)).toMatch(/^on;.*;rules=1$/);
});
