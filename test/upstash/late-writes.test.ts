import { runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import type { ColdRow } from "../../src/ports/cold-tier.ts";
import { Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import { switchUpstash, upstashDump, upstashUp } from "../support/upstash/upstash.ts";

/*
 * A service may still apply a call after its caller has stopped waiting, and so after later calls. Such a late write changes
 * nothing.
 */

afterEach(upstashUp);

/** Longer than an answer is waited for. */
const TOO_LATE_MS = 7_000;
const row = (id: string): ColdRow => ({ table: "memories", key: `["${id}"]`, row: "{}", expiresAt: null });
const until = (at: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, at - Date.now()));

test("a late push does not restore memories that were deleted or corrected since", async () => {
  const person = new Person();
  await person.say("My name is Ottokar.");
  await carried(person);
  await person.say("I keep a Quagga.");
  await switchUpstash({ redis: { latencyMs: TOO_LATE_MS } });
  const from = Date.now();
  await runDurableObjectAlarm(await person.vault());
  await upstashUp();
  // Given up, and still under way.
  expect(Date.now() - from).toBeLessThan(TOO_LATE_MS);
  for (const { id, text } of await person.memories())
    if (text.includes("Quagga")) await person.memory(`/${id}`, "DELETE");
  await carried(person);
  await until(from + TOO_LATE_MS + 1_000);
  expect(await upstashDump()).not.toContain("Quagga");
  await loseVault(person);
  expect(await person.facts()).toEqual(["My name is Ottokar"]);
}, 30_000);

test("a late erasure removes no message that came after it", async () => {
  const cold = coldTier();
  const place = await placeOf(new Person());
  const me = { epoch: 1, owner: "me" };
  await cold.push(place, me, [row("before")]);
  await switchUpstash({ redis: { latencyMs: TOO_LATE_MS } });
  const from = Date.now();
  await expect(cold.erase(place, { ...me, epoch: 2 }, from)).rejects.toThrow();
  await upstashUp();
  const epoch = await cold.erase(place, { ...me, epoch: 2 }, from);
  expect(await cold.push(place, { ...me, epoch }, [row("after")])).toBe("kept");
  // Not even where another deployment has taken over meanwhile.
  await cold.rows(place, "you", null);
  await until(from + TOO_LATE_MS + 1_000);
  expect(await cold.rows(place, "you", null)).toMatchObject({ epoch, rows: [row("after")] });
}, 30_000);
