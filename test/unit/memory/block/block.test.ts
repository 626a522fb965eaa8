import { describe, expect, test } from "vitest";
import { type BlockPart, composeBlock, takeFitting, totalTokens } from "../../../../src/memory/block/block.ts";
import {
  FRAME_TOKENS,
  lineTokens,
  partsTokens,
  passageTokens,
  PREAMBLE_TOKENS,
} from "../../../../src/memory/block/line-tokens.ts";
import { type BlockLine, escapeMemory } from "../../../../src/memory/block/render.ts";

const line = (id: string, tokens = 10, fields: Partial<BlockLine> = {}): BlockLine => ({
  ref: id,
  id,
  at: id.charCodeAt(0) * 86_400_000,
  from: 0,
  turn: null,
  by: "user",
  text: id,
  tokens,
  wordTokens: 2,
  pinned: false,
  outdatedBy: null,
  ...fields,
});
const lines = (ids: string, tokens = 10): BlockLine[] => [...ids].map((id) => line(id, tokens));
/** Returns a passage of one and the same turn. */
const ofTurn = (id: string, fields: Partial<BlockLine> = {}): BlockLine =>
  line(id, 10, { at: 0, turn: "t", text: id, ...fields });
/** Room for a number of lines of ten tokens in one part. */
const roomFor = (count: number, parts = 1): number => PREAMBLE_TOKENS + parts * FRAME_TOKENS + count * 10;

const compose = (
  current: readonly BlockPart[],
  added: readonly BlockLine[],
  budget = roomFor(6, 3),
  fresh: readonly BlockLine[] = added,
): string =>
  composeBlock(current, { added: () => added, fresh: () => fresh }, budget)
    .map((part) => part.map(({ id }) => id).join(""))
    .join(" ");

describe("composeBlock()", () => {
  test("holds the lines of a first turn, the later after the earlier", () =>
    expect(compose([], lines("bca"))).toBe("abc"));

  test("holds what is pinned before the rest", () =>
    expect(compose([], [...lines("ab"), line("z", 10, { pinned: true })])).toBe("zab"));

  test("orders lines of one moment by their memories, and by their place in what was said", () => {
    const at = { at: 0 };
    expect(compose([], [line("c", 10, at), line("b", 10, { ...at, from: 9, text: "later" }), line("b", 10, at)])).toBe(
      "bbc",
    );
  });

  test("orders lines of one turn as they stand in its words", () => {
    const source = "I keep bees. Which hive is best?";
    const asked = line("a", 10, { at: 0, turn: "t", from: 13, text: "Which hive is best?", source });
    const stated = line("b", 10, { at: 0, turn: "t", text: "I keep bees." });
    const answered = line("a", 10, { at: 0, turn: "t", by: "assistant", text: "The wide one.", source });
    expect(compose([], [answered, asked, stated, line("c", 10, { at: 0 })])).toBe("baac");
    const more = "I like tea. My wife has hay fever & asthma. Which tea is best?";
    const escaped = line("b", 10, { at: 0, turn: "t", text: escapeMemory("My wife has hay fever & asthma.") });
    const last = line("a", 10, { at: 0, turn: "t", from: 44, text: "Which tea is best?", source: more });
    expect(compose([], [last, escaped])).toBe("ba");
  });

  test("tells a fact once that a sentence of its turn tells without a subject", () => {
    const fact = line("a", 10, { turn: "t", text: "i live in cork" });
    const whole = line("b", 10, { turn: "t", text: "hello. i'm from porto but live in cork" });
    expect(compose([], [fact, whole])).toBe("b");
    expect(compose([], [whole, fact])).toBe("b");
    const others = line("b", 10, { turn: "t", text: "my parents don't live in cork" });
    expect(compose([], [others, fact])).toBe("ab");
  });

  test("stays the same if a turn wants nothing new, in any order", () => {
    expect(compose([lines("abc")], [])).toBe("abc");
    expect(compose([lines("abc")], lines("cb"))).toBe("abc");
  });

  test("grows only at its end, by a part for each turn", () => {
    expect(compose([lines("ab")], lines("cbd"))).toBe("ab cd");
    expect(compose([lines("ba"), lines("z")], lines("zax"))).toBe("ba z x");
  });

  test("tells what may have changed, which says so, if the later line finds no room", () => {
    const earlier = line("a", 10, { outdatedBy: "b" });
    expect(compose([], [earlier, line("b")], roomFor(2))).toBe("ab");
    expect(compose([], [earlier, line("b", 30)], roomFor(2))).toBe("a");
  });

  test("tells no line without the one that may have ended it, and gives up others first", () => {
    const [earlier, later] = [
      line("a", 10, { text: "the choir rehearses on mondays" }),
      line("c", 10, { text: "the choir rehearses on thursdays now" }),
    ];
    const plenty = roomFor(20);
    expect(compose([], [earlier, line("b"), later], plenty)).toBe("abc");
    // The lines fit, and the mark does not.
    const tight = PREAMBLE_TOKENS + FRAME_TOKENS + 40;
    expect(compose([], [earlier, line("b"), later], tight)).toBe("ac");
    expect(compose([], [line("b"), earlier, later], tight)).toBe("bc");
  });

  test("takes what fits of a first turn, and lets a shorter line take the room that is left", () => {
    expect(compose([], lines("abcd"), roomFor(3))).toBe("abc");
    expect(compose([], [line("a", 20), line("b", 15), line("c", 5)], roomFor(3))).toBe("ac");
    expect(compose([], [line("a", 31)], roomFor(3))).toBe("");
  });

  test("takes the best of what a later turn wants, and what of the rest has room", () => {
    expect(compose([lines("abcd")], [line("e", 20), line("f", 60), line("g", 10)], roomFor(8, 2))).toBe("abcd eg");
  });

  test("starts afresh if there is no room for the best of what a later turn wants, or for what is pinned", () => {
    expect(compose([lines("abcd")], [line("e", 40), line("f")], roomFor(6, 2), lines("ef"))).toBe("ef");
    const pinned = line("p", 40, { pinned: true });
    expect(compose([lines("abcd")], [line("e"), pinned], roomFor(6, 2), [pinned, ...lines("e")])).toBe("pe");
  });

  test("starts afresh if it would outgrow its budget", () => {
    expect(compose([lines("abcdef")], lines("g"), roomFor(6, 2), lines("gf"))).toBe("fg");
    expect(compose([lines("abcde")], lines("f"), roomFor(9, 2))).toBe("abcde f");
  });

  test("stays the same if it already outgrew the budget and nothing is new", () =>
    expect(compose([lines("abcdefgh")], lines("a"))).toBe("abcdefgh"));
});

const quoted = (id: string, text: string): BlockLine => line(id, 10, { text, isQuoted: true, turn: id });
const own = (id: string, text: string): BlockLine => line(id, 10, { text, turn: id });
const taken = (...given: BlockLine[]): string =>
  takeFitting(() => given, 100)
    .map(({ id }) => id)
    .join("");

describe("a quoted line", () => {
  test("stands for no statement of the user's that says the same", () => {
    const given = [quoted("a", "I keep bees in Voss"), own("b", "I keep bees in Voss")] as const;
    expect(taken(...given)).toBe("ab");
    expect(compose([[given[0]]], [given[1]])).toBe("a b");
  });

  test("is left out beside such a statement, and beside its like", () => {
    expect(taken(own("a", "I keep bees"), quoted("b", "I keep bees"))).toBe("a");
    expect(taken(quoted("a", "I keep bees"), quoted("b", "I keep bees"))).toBe("a");
  });

  test("is told beside a question of its turn whose answer repeats it", () =>
    expect(
      takeFitting(
        () => [
          ofTurn("who wrote so? assistant: My hive is in Voss."),
          ofTurn("My hive is in Voss.", { isQuoted: true, by: "user (quoted or supposed)" }),
        ],
        100,
      ),
    ).toHaveLength(2));
});

test("takeFitting() holds no text twice, even if two memories read the same", () => {
  const twin = { ...line("x"), text: "a" };
  expect(takeFitting(() => [line("a"), twin, line("b")], 100).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("takeFitting() counts a passage on the line of its turn for its words alone", () => {
  expect(takeFitting(() => [ofTurn("a"), ofTurn("b"), ofTurn("c")], 18).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

/** Returns a line of a turn of its own, in one conversation. */
const saidThere = (id: string, fields: Partial<BlockLine> = {}): BlockLine =>
  ofTurn(id, { turn: id, conversation: "c", tokens: 12, ...fields });
const takenOf = (wanted: readonly BlockLine[], budget: number): string =>
  takeFitting(() => wanted, budget)
    .map(({ id }) => id)
    .join("");

test("takeFitting() takes back what lines on one line with others were counted for", () => {
  const ids = [..."abcdef"];
  expect(
    takenOf(
      ids.map((id) => saidThere(id)),
      60,
    ),
  ).toBe("abcdef");
  expect(
    takenOf(
      ids.map((id) => saidThere(id, { conversation: id })),
      60,
    ),
  ).toBe("abcd");
});

/** Returns a line of a minute of one conversation, counted as it is shown. */
const saidAt = (minute: number, fields: Partial<BlockLine> = {}): BlockLine => {
  const text = `On day ${minute} our hive was quiet.`;
  const shown = saidThere(String(minute), { at: minute * 60_000, text, ...fields });
  return { ...shown, tokens: lineTokens(shown), wordTokens: passageTokens(shown) };
};

test("keeps to its budget where a line comes between others that would be one", () => {
  const together = [0, 4, 8, 12, 16, 20].map((minute) => saidAt(minute));
  const between = [2, 6, 10, 14, 18].map((minute) =>
    saidAt(minute, { by: "user (quoted or supposed)", isQuoted: true }),
  );
  for (let budget = 60; budget < 300; budget += 7) {
    const wanted = [...together, ...between];
    const parts = composeBlock([], { added: () => wanted, fresh: () => wanted }, budget);
    expect(partsTokens(parts)).toBeLessThanOrEqual(budget);
  }
});

describe("words of one turn", () => {
  const user = ofTurn("a", { text: "I live in Ulm" });
  const sentence = ofTurn("b", { text: "I live in Ulm and teach maths." });
  const answer = ofTurn("c", { by: "assistant", text: "So I live in Ulm, you say." });

  test("are told once: the sentence stands for the fact in it, in whatever order", () => {
    for (const wanted of [
      [user, sentence],
      [sentence, user],
    ]) {
      expect(takeFitting(() => wanted, 100).map(({ id }) => id)).toEqual(["b"]);
    }
  });

  test("are told once if a later turn wants the fact of a sentence that was told", () =>
    expect(compose([[sentence]], [user])).toBe("b"));

  test("are told with the answer that the line of a question holds, and the answer not again", () => {
    const asked = ofTurn("d", { text: "Where? assistant: In Ulm." });
    expect(takeFitting(() => [asked, ofTurn("e", { by: "assistant", text: "In Ulm." })], 100)).toEqual([asked]);
  });

  test("are told beside an answer that repeats them", () =>
    expect(takeFitting(() => [answer, user], 100).map(({ id }) => id)).toEqual(["c", "a"]));
});

test("totalTokens() adds up", () => {
  expect(totalTokens(lines("ab"))).toBe(20);
  expect(totalTokens([])).toBe(0);
});
