import { describe, expect, test } from "vitest";
import { asksForProfile, rank, type Rankable, score } from "../../../src/memory/rank.ts";

const memory = (id: string, fields: Partial<Rankable> = {}): Rankable => ({
  id,
  kind: "fact",
  createdAt: 0,
  said: null,
  ...fields,
});

function ranked(fits: [Rankable, words: number, cosine?: number][], impersonal = false, limit = 10): string[] {
  const of = new Map(fits.map(([one]) => [one.id, one]));
  const found = fits.map(([{ id }, words, cosine = words]) => ({ id, words, cosine }));
  return rank(found, (id) => of.get(id), impersonal, limit).map(({ id }) => id);
}

describe("memories are ranked", () => {
  test("by words and meaning together, words counting more", () => {
    expect(score({ id: "", words: 1, cosine: 1 })).toBeCloseTo(1);
    expect(score({ id: "", words: 1, cosine: 0 })).toBeGreaterThan(score({ id: "", words: 0, cosine: 1 }));
    expect(
      ranked([
        [memory("meant"), 0.2, 0.9],
        [memory("said"), 0.9, 0.2],
      ]),
    ).toEqual(["said", "meant"]);
  });

  test("newer first among equals", () => {
    expect(
      ranked([
        [memory("old", { createdAt: 1 }), 0.5],
        [memory("new", { createdAt: 2 }), 0.5],
      ]),
    ).toEqual(["new", "old"]);
  });

  test("and cut at the limit", () => {
    expect(
      ranked(
        [
          [memory("a"), 0.9],
          [memory("b"), 0.8],
          [memory("c"), 0.7],
        ],
        false,
        2,
      ),
    ).toEqual(["a", "b"]);
  });

  test("and what is gone since is left out", () => {
    expect(rank([{ id: "gone", words: 1, cosine: 1 }], () => undefined, false, 5)).toEqual([]);
  });
});

describe("under the floor nothing is recalled", () => {
  test("and the floor is higher for a round than for a fact", () => {
    expect(
      ranked([
        [memory("fact"), 0.18],
        [memory("round", { kind: "round" }), 0.18],
      ]),
    ).toEqual(["fact"]);
    expect(ranked([[memory("fact"), 0.05]])).toEqual([]);
  });

  test("and much higher for a question about the world", () => {
    expect(ranked([[memory("fact"), 0.4]], true)).toEqual([]);
    expect(ranked([[memory("fact"), 0.7]], true)).toEqual(["fact"]);
  });
});

describe("a round stands back", () => {
  const round = memory("round", { kind: "round", said: "d1" });

  test("for the fact that was said in it, even where it fits better", () => {
    expect(
      ranked([
        [round, 0.9],
        [memory("fact", { said: "d1" }), 0.3],
      ]),
    ).toEqual(["fact"]);
  });

  test("not for a fact that was not recalled, nor for one said elsewhere", () => {
    expect(
      ranked([
        [round, 0.9],
        [memory("fact", { said: "d1" }), 0.01],
      ]),
    ).toEqual(["round"]);
    expect(
      ranked([
        [round, 0.9],
        [memory("fact", { said: "d2" }), 0.3],
      ]),
    ).toEqual(["round", "fact"]);
  });

  test("and two notes added by hand never hide each other", () => {
    expect(
      ranked([
        [memory("a"), 0.9],
        [memory("b"), 0.8],
      ]),
    ).toEqual(["a", "b"]);
  });
});

describe("a question about the user as a whole", () => {
  test.each([
    "What do you know about me?",
    "what do you remember about me",
    "Do you remember anything about me?",
    "So, what have you learned about me?",
    "Tell me what you know about myself.",
    "Who am I?",
    "Hey, what can you tell me about me?",
  ])("%s", (query) => expect(asksForProfile(query)).toBe(true));

  test.each([
    "What do you know about memory?",
    "What do you know about me and the cello lessons in Cremona?",
    "Who am I talking to?",
    "What do people know about Merkel?",
    `${"What do you know about ".repeat(6)}me?`,
  ])("is not: %s", (query) => expect(asksForProfile(query)).toBe(false));
});
