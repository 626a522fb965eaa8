import { expect, test } from "vitest";
import { type Assertion, timeline } from "../../../../src/memory/statements/timeline.ts";

const said = (at: number, value: string, byHand = false): Assertion => ({ at, order: String(at), value, byHand });

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

test.each([
  [
    [said(1, "lyon"), said(2, "oslo"), said(3, "bergen")],
    ["lyon", "oslo", "bergen"],
  ],
  [
    [said(1, "oslo"), said(2, "bergen"), said(3, "oslo")],
    ["oslo", "bergen", "oslo"],
  ],
  [
    [said(1, "oslo"), said(2, "not oslo"), said(3, "bergen"), said(4, "not oslo")],
    ["oslo", "not oslo", "bergen"],
  ],
  [
    [said(1, "likes"), said(2, "likes"), said(3, "dislikes"), said(4, "dislikes"), said(5, "likes")],
    ["likes", "dislikes", "likes"],
  ],
] as const)("whatever the order of hearing, it is the order of saying that counts", (assertions, values) => {
  const [expected] = permutations(assertions).map((order) => timeline("home", order));
  expect(expected?.map(({ value }) => value)).toEqual(values);
  for (const order of permutations(assertions)) expect(timeline("home", order)).toEqual(expected);
});

test("timeline() orders assertions of one time by their exchange", () => {
  const [first, second] = [
    { ...said(1, "oslo"), order: "a" },
    { ...said(1, "bergen"), order: "b" },
  ];
  expect(timeline("home", [second, first]).map(({ value }) => value)).toEqual(["oslo", "bergen"]);
});

test("timeline() makes a note written by hand a memory of its own, which later statements join", () => {
  const spans = timeline("home", [said(1, "oslo"), said(2, "oslo", true), said(3, "oslo")]);
  expect(spans.map(({ assertions }) => assertions.map(({ at }) => at))).toEqual([[1], [2, 3]]);
});
