import { describe, expect, test } from "vitest";
import { composeBlock, type BlockElement, fitProfile, totalTokens } from "../../../src/memory/block.ts";

const element = (id: string, tokens = 10): BlockElement => ({ id, text: `text of ${id}`, tokens });
const elements = (ids: string, tokens = 10): BlockElement[] => [...ids].map((id) => element(id, tokens));
const PLAN = { turnBudget: 30, conversationBudget: 60 };
const compose = (held: BlockElement[], wanted: BlockElement[], plan = PLAN): string =>
  composeBlock(held, wanted, plan)
    .map(({ id }) => id)
    .join("");

describe("a block within a conversation", () => {
  test("holds what a first turn wants, in its order", () => expect(compose([], elements("bca"))).toBe("bca"));

  test("stays as it is where a turn wants nothing, or nothing new, in whatever order", () => {
    expect(compose(elements("abc"), [])).toBe("abc");
    expect(compose(elements("abc"), elements("cb"))).toBe("abc");
  });

  test("grows at its end alone", () => {
    expect(compose(elements("ab"), elements("cbd"))).toBe("abcd");
    expect(compose(elements("ba"), elements("zay"))).toBe("bazy");
  });

  test("tells nothing twice, though two memories read the same", () => {
    const twin = { ...element("x"), text: "text of a" };
    expect(compose(elements("a"), [twin])).toBe("a");
    expect(compose([], [element("a"), twin])).toBe("a");
  });
});

describe("the budgets", () => {
  test("a turn adds no more than its own, and a smaller one may take the place that is left", () => {
    expect(compose([], elements("abcd"))).toBe("abc");
    expect(compose([], [element("a", 20), element("big", 15), element("c", 5)])).toBe("ac");
    expect(compose([], [element("huge", 31)])).toBe("");
  });

  test("a block that would outgrow the conversation starts afresh with what this turn wants", () => {
    expect(compose(elements("abcdef"), elements("gf"))).toBe("gf");
    expect(compose(elements("abcde"), elements("f"))).toBe("abcdef");
  });

  test("a block that already outgrew it stays where nothing is new", () => {
    expect(compose(elements("abcdefgh"), elements("a"))).toBe("abcdefgh");
  });

  test("what is pinned stands in it whatever it costs, and takes nothing from the others", () => {
    const pins = elements("pq", 40).map((one) => ({ ...one, pinned: true }));
    expect(compose([], [...pins, ...elements("abcd")])).toBe("pqabc");
    expect(compose([...pins, ...elements("a")], [...pins, ...elements("b")])).toBe("pqab");
    expect(compose([...pins, ...elements("abcdef")], [...pins, ...elements("g")])).toBe("pqg");
  });

  test("the inputs are left alone, and the tokens add up", () => {
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

describe("the profile", () => {
  test("stands in the block whole where there is room for it", () => expect(profile(40, "axby")).toBe("axby"));

  test("keeps standing instructions first, then what was pinned last, in the old order", () => {
    expect(profile(30, "axbyc")).toBe("xyc");
    expect(profile(10, "axby")).toBe("y");
    expect(profile(9, "axby")).toBe("");
  });
});
