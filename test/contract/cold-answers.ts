import { describe, expect, test } from "vitest";
import type { ColdAnswer } from "../../src/ports/cold-tier.ts";
import { coldAnswers } from "../support/upstash/cold-start.ts";

/* The guarantees of the `ColdAnswers` port. */

const LIMITS = { now: Date.now(), entries: 1_000, bytes: 1_000_000 };
const answer = (question: string, change: Partial<ColdAnswer> = {}): ColdAnswer => ({
  key: question,
  model: "gpt-test",
  asker: "ada",
  bytes: 10,
  goneAt: LIMITS.now + 60_000,
  row: JSON.stringify({ question }),
  ...change,
});

export function coldAnswersContract(name: string): void {
  describe(`the cold tier of answers in ${name}`, () => {
    const cold = coldAnswers();
    const everything = async (place: string): Promise<string[]> => {
      const rows: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await cold.read(place, 0, after);
        rows.push(...page.rows);
        if (page.next === null) return rows.toSorted();
        after = page.next;
      }
    };

    test("answers come back as they were carried, one for each question, the last", async () => {
      const place = crypto.randomUUID();
      const rows = ['{"a":"ü\\u0000 \ud83d\ude80"}', "{}", "x".repeat(100_000)];
      const given = rows.map((row, i) => answer(`${i}`, { row }));
      for (let i = 0; i < 2; i++)
        expect(await cold.push(place, 0, given, LIMITS)).toEqual({ epoch: 0, invalidated: [] });
      expect(await everything(place)).toEqual(rows.toSorted());
      await cold.push(place, 0, [answer("1", { row: '{"b":1}', asker: "bob" })], LIMITS);
      expect(await everything(place)).toContain('{"b":1}');
      expect([await cold.count(place, "ada"), await cold.count(place, "bob"), await cold.count(place, "*")]).toEqual([
        2, 1, 3,
      ]);
      expect(await everything(crypto.randomUUID())).toEqual([]);
    });

    test("more than one reply brings comes in several", async () => {
      const place = crypto.randomUUID();
      for (let part = 0; part < 3; part++) {
        const given = Array.from({ length: 12 }, (_, i) => answer(`${part} ${i}`, { row: "x".repeat(250_000) + i }));
        await cold.push(place, 0, given, LIMITS);
      }
      expect((await cold.read(place, 0, null)).next).not.toBeNull();
      expect(await everything(place)).toHaveLength(36);
    });

    test("deletes invalidated answers, and stores nothing of a deployment that has not read the invalidation", async () => {
      const place = crypto.randomUUID();
      await cold.push(place, 0, [answer("1"), answer("2", { asker: null }), answer("3", { model: "m\nn" })], LIMITS);
      expect(await cold.invalidate(place, 0, "ada")).toEqual({ epoch: 1, invalidated: [], removed: 2 });
      expect(await cold.invalidate(place, 1, "model:m\nn")).toEqual({ epoch: 2, invalidated: [], removed: 0 });
      const told = await cold.push(place, 0, [answer("1")], LIMITS);
      expect({ ...told, invalidated: told.invalidated.toSorted() }).toEqual({
        epoch: 2,
        invalidated: ["ada", "model:m\nn"],
      });
      expect(await cold.push(place, 1, [answer("1")], LIMITS)).toEqual({ epoch: 2, invalidated: ["model:m\nn"] });
      expect(await cold.count(place, "*")).toBe(1);
      expect(await cold.push(place, 2, [answer("1")], LIMITS)).toEqual({ epoch: 2, invalidated: [] });
      expect(await cold.invalidate(place, 2, "*")).toEqual({ epoch: 3, invalidated: [], removed: 2 });
      expect(await cold.read(place, 2, null)).toEqual({ epoch: 3, invalidated: ["*"], rows: [], next: null });
    });

    test("a service that has lost everything is told how far things had come", async () => {
      const place = crypto.randomUUID();
      expect(await cold.read(place, 7, null)).toEqual({ epoch: 7, invalidated: [], rows: [], next: null });
      expect(await cold.invalidate(place, 7, "*")).toMatchObject({ epoch: 8 });
    });

    test("what is past its time goes, and what goes soonest where there is too much", async () => {
      const place = crypto.randomUUID();
      const at = (seconds: number) => ({ goneAt: LIMITS.now + seconds * 1_000 });
      await cold.push(place, 0, [answer("1", at(5)), answer("2", at(20)), answer("3", at(40))], LIMITS);
      await cold.push(place, 0, [answer("4", at(30))], { ...LIMITS, now: LIMITS.now + 6_000 });
      expect(await cold.count(place, "*")).toBe(3);
      await cold.push(place, 0, [], { ...LIMITS, entries: 2 });
      expect(await everything(place)).toEqual(['{"question":"3"}', '{"question":"4"}']);
      await cold.push(place, 0, [answer("4", at(30))], { ...LIMITS, bytes: 19 });
      expect(await everything(place)).toEqual(['{"question":"3"}']);
    });

    test("names everything as invalidated when it cannot list so many subjects", async () => {
      const place = crypto.randomUUID();
      await cold.push(place, 0, [answer("1")], LIMITS);
      for (let epoch = 0; epoch < 1_001; epoch += 50) {
        await Promise.all(Array.from({ length: 50 }, (_, i) => cold.invalidate(place, 0, `user ${epoch + i}`)));
      }
      const { epoch, invalidated, rows } = await cold.read(place, 0, null);
      expect(epoch).toBe(1_050);
      expect(invalidated).toContain("*");
      expect(invalidated.length).toBeLessThan(100);
      expect(rows).toHaveLength(1);
    });
  });
}
