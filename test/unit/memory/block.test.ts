import { describe, expect, test } from "vitest";
import { type BlockElement, composeBlock, fitProfile, totalTokens } from "../../../src/memory/block.ts";

const element = (id: string, tokens = 10): BlockElement => ({ id, text: `text of ${id}`, tokens });
const elements = (ids: string, tokens = 10): BlockElement[] => [...ids].map((id) => element(id, tokens));
const PLAN = { turnBudget: 30, conversationBudget: 60 };
const compose = (held: BlockElement[], wanted: BlockElement[], plan = PLAN): string =>
  composeBlock(held, wanted, plan)
    .map(({ id }) => id)
    .join("");

describe("composeBlock() within a conversation", () => {
  test("holds the wanted elements of a first turn in their order", () =>
    expect(compose([], elements("bca"))).toBe("bca"));

  test("stays the same if a turn wants nothing new, in any order", () => {
    expect(compose(elements("abc"), [])).toBe("abc");
    expect(compose(elements("abc"), elements("cb"))).toBe("abc");
  });

  test("grows only at its end", () => {
    expect(compose(elements("ab"), elements("cbd"))).toBe("abcd");
    expect(compose(elements("ba"), elements("zay"))).toBe("bazy");
  });

  test("holds no text twice, even if two memories read the same", () => {
    const twin = { ...element("x"), text: "text of a" };
    expect(compose(elements("a"), [twin])).toBe("a");
    expect(compose([], [element("a"), twin])).toBe("a");
  });
});

describe("composeBlock() with budgets", () => {
  test("adds at most the turn's budget, and lets a smaller element take the room that is left", () => {
    expect(compose([], elements("abcd"))).toBe("abc");
    expect(compose([], [element("a", 20), element("big", 15), element("c", 5)])).toBe("ac");
    expect(compose([], [element("huge", 31)])).toBe("");
  });

  test("starts afresh with this turn's elements if it would outgrow the conversation's budget", () => {
    expect(compose(elements("abcdef"), elements("gf"))).toBe("gf");
    expect(compose(elements("abcde"), elements("f"))).toBe("abcdef");
  });

  test("stays the same if it already outgrew the budget and nothing is new", () => {
    expect(compose(elements("abcdefgh"), elements("a"))).toBe("abcdefgh");
  });

  test("holds pinned elements whatever they cost, without taking room from others", () => {
    const pins = elements("pq", 40).map((one) => ({ ...one, pinned: true }));
    expect(compose([], [...pins, ...elements("abcd")])).toBe("pqabc");
    expect(compose([...pins, ...elements("a")], [...pins, ...elements("b")])).toBe("pqab");
    expect(compose([...pins, ...elements("abcdef")], [...pins, ...elements("g")])).toBe("pqg");
  });

  test("leaves its inputs unchanged and adds up tokens", () => {
    const held = elements("ab");
    composeBlock(held, elements("cd"), PLAN);
    expect(held).toHaveLength(2);
    expect(totalTokens(held)).toBe(20);
    expect(totalTokens([])).toBe(0);
  });
});

const profile = (budget: number, ids: string): string =>
  fitProfile(budget, elements(ids), ({ id }) => id >= "x")
    .map(({ id }) => id)
    .join("");

describe("fitProfile()", () => {
  test("returns the whole profile if it fits", () => expect(profile(40, "axby")).toBe("axby"));

  test("keeps standing instructions first, then the latest pinned, in the old order", () => {
    expect(profile(30, "axbyc")).toBe("xyc");
    expect(profile(10, "axby")).toBe("y");
    expect(profile(9, "axby")).toBe("");
  });
});
