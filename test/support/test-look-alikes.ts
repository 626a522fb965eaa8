import { expect, test } from "vitest";
import { ask, freshCaller } from "./asker.ts";

type Pair = readonly [asked: string, alike: string];

/** Returns the question that an answer of the scripted upstream was meant for. */
const questionIn = (content: string): string => content.replace(/^Answer \d+ to: /, "");

/**
 * Tests guarantee 6: numbers, names, negation, dates, languages and word order must agree.
 * @param pairs questions that look alike, each pair in caches of its own
 * @param together pairs whose questions are all in one cache
 */
export function testLookAlikes(pairs: readonly Pair[], together: readonly Pair[]): void {
  test("a question never gets the answer of its look-alike, in either order", { timeout: 180_000 }, async () => {
    const forth = freshCaller(null);
    const back = freshCaller(null);
    let cacheable = 0;
    for (const [asked, alike] of pairs) {
      for (const [who, first, second] of [
        [forth, asked, alike],
        [back, alike, asked],
      ] as const) {
        const before = await ask(who, first);
        const after = await ask(who, second);
        expect(after.content, `${first} / ${second}`).not.toBe(before.content);
        expect(questionIn(after.content), `${first} / ${second}`).toBe(second);
        if (before.cacheStatus.includes("stored") && !after.cacheStatus.includes("bypass")) cacheable += 1;
      }
    }
    // A cache that bypasses everything would pass as well, and prove nothing.
    expect(cacheable).toBeGreaterThan(pairs.length);
  });

  test(
    "with all look-alikes in one cache, each question finds its own answer or none",
    { timeout: 180_000 },
    async () => {
      const who = freshCaller(null);
      const questions = [...new Set(together.flat())];
      for (const question of questions) await ask(who, question);
      let hits = 0;
      for (const question of questions) {
        const again = await ask(who, question);
        expect(questionIn(again.content)).toBe(question);
        hits += Number(again.hit);
      }
      expect(hits).toBeGreaterThan(questions.length / 2);
    },
  );
}
