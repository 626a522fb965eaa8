import { expect, test } from "vitest";
import { LOOK_ALIKES } from "../support/look-alikes.ts";
import { testLookAlikes } from "../support/test-look-alikes.ts";

/* Guarantee 6, over a third of the look-alikes. `cache-lookalikes-all.test.ts` has the others. */

test("the table holds enough look-alikes, and no pair twice", () => {
  expect(LOOK_ALIKES.length).toBeGreaterThan(150);
  expect(new Set(LOOK_ALIKES.map((pair) => pair.join("|"))).size).toBe(LOOK_ALIKES.length);
  expect(LOOK_ALIKES.every(([asked, alike]) => asked !== alike && asked !== "" && alike !== "")).toBe(true);
});

const SAMPLE = LOOK_ALIKES.filter((_, at) => at % 3 === 0);

testLookAlikes(SAMPLE, SAMPLE);
