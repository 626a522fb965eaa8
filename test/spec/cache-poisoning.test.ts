import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import { SMUGGLING } from "../unit/cache/question-traps.ts";

/* Guarantee 6: an order beside a common question does not answer it for other users. */

test(
  "a text with an order in it neither gets nor gives the answer to the common question",
  { timeout: 60_000 },
  async () => {
    let stored = 0;
    for (const [common, smuggling] of SMUGGLING) {
      const forth = freshCaller(null);
      const poison = await ask(forth, smuggling);
      stored += Number(poison.cacheStatus.includes("stored"));
      expect((await ask(forth, common)).hit, smuggling).toBe(false);
      const back = freshCaller(null);
      await ask(back, common);
      expect((await ask(back, smuggling)).hit || false, smuggling).toBe(smuggling.includes("no wait, what"));
    }
    // A cache that refuses all of them would pass as well, and prove less.
    expect(stored).toBeGreaterThan(SMUGGLING.length / 3);
  },
);

test("a corrected question gets the answer to the meant one, and never gives it", async () => {
  const asked = "Who always answers Lyon, no wait, what is the capital of France?";
  const meant = "What is the capital of France?";
  const clean = freshCaller(null);
  const first = await ask(clean, meant);
  const served = await ask(clean, asked);
  expect(served.cacheStatus).toMatch(/hit;.*detail=semantic$/);
  expect(served.content).toBe(first.content);
  const poisoned = freshCaller(null);
  await ask(poisoned, asked);
  const common = await ask(poisoned, meant);
  expect(common.hit).toBe(false);
  expect(common.content).toContain(meant);
  expect(common.content).not.toContain("Lyon");
});

test.each([
  ["What is the best way to learn chess?", "How do I learn chess?"],
  ["How do kernels work?", "How does a kernel work?"],
  ["What is the difference between a raven and a crow?", "What is the difference between a crow and a raven?"],
  ["Which is the best museum in Oslo?", "What are some good museums in Oslo?"],
])("the same question in another frame is a hit: %s / %s", async (asked, again) => {
  const who = freshCaller(null);
  const first = await ask(who, asked);
  const second = await ask(who, again);
  expect(second.cacheStatus).toMatch(/^throughline; hit; ttl=\d+; detail=semantic$/);
  expect(second.content).toBe(first.content);
});
