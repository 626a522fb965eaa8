import { describe, expect, test } from "vitest";
import {
  asksForProfile,
  type RecallMode,
  recallModeFor,
  type RecallPurpose,
  rank,
  type Rankable,
  fitScore,
} from "../../../src/memory/rank.ts";
import type { Fit } from "../../../src/memory/recall-search.ts";

const memory = (id: string, fields: Partial<Rankable> = {}): Rankable => ({
  id,
  kind: "fact",
  createdAt: 0,
  said: null,
  historyWeight: 1,
  ...fields,
});

const fit = (id: string, words: number, cosine: number, fields: Partial<Fit> = {}): Fit => ({
  id,
  words,
  cosine,
  context: words,
  recency: 1,
  conversation: null,
  ...fields,
});

const LOOK_UP = recallModeFor("Where do I live?");
const GO_ON = recallModeFor("I am back. Let us go on with the plan.");

function ranked(
  fits: [Rankable, words: number, cosine?: number, fields?: Partial<Fit>][],
  purpose: RecallPurpose = "personal",
  limit = 10,
  manner: RecallMode = LOOK_UP,
): string[] {
  const of = new Map(fits.map(([one]) => [one.id, one]));
  const found = fits.map(([{ id }, words, cosine = words, fields]) => fit(id, words, cosine, fields));
  return rank(found, (id) => of.get(id), purpose, limit, manner).map(({ id }) => id);
}

describe("memories are ranked", () => {
  test("by words and meaning together, words counting more", () => {
    expect(fitScore(fit("", 1, 1))).toBeCloseTo(1);
    expect(fitScore(fit("", 1, 0))).toBeGreaterThan(fitScore(fit("", 0, 1)));
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
        "personal",
        2,
      ),
    ).toEqual(["a", "b"]);
  });

  test("and what is gone since is left out", () => {
    expect(rank([fit("gone", 1, 1)], () => undefined, "personal", 5, LOOK_UP)).toEqual([]);
  });
});

describe("under the floor nothing is recalled", () => {
  test("and the floor is higher for a round than for a fact", () => {
    expect(
      ranked([
        [memory("fact"), 0.16],
        [memory("round", { kind: "round" }), 0.16],
      ]),
    ).toEqual(["fact"]);
    expect(ranked([[memory("fact"), 0.05]])).toEqual([]);
  });

  test("and much higher for a question about the world", () => {
    expect(ranked([[memory("fact"), 0.4]], "impersonal")).toEqual([]);
    expect(ranked([[memory("fact"), 0.7]], "impersonal")).toEqual(["fact"]);
  });

  test("but rounds are found by such a question where the memory itself is asked, if they say a word of it", () => {
    const round = memory("round", { kind: "round" });
    expect(ranked([[round, 0.3]], "impersonal")).toEqual([]);
    expect(ranked([[round, 0.3]], "searched")).toEqual(["round"]);
    expect(ranked([[round, 0, 0.9]], "searched")).toEqual([]);
    expect(ranked([[memory("fact"), 0.3]], "searched")).toEqual([]);
  });
});

const round = (id: string): Rankable => memory(id, { kind: "round" });

describe("how a text is recalled for", () => {
  const two: [Rankable, number, number, Partial<Fit>][] = [
    [round("a1"), 0.9, 0, { conversation: 1 }],
    [round("a2"), 0.8, 0, { conversation: 1 }],
    [round("b"), 0.5, 0, { conversation: 2 }],
  ];

  test("a question looks up what fits best, wherever it stands", () => {
    expect(ranked(two, "personal", 2, LOOK_UP)).toEqual(["a1", "a2"]);
    expect(LOOK_UP.recency).toBe(0);
  });

  test("anything else takes one memory of each conversation first, and prefers the latest", () => {
    expect(ranked(two, "personal", 2, GO_ON)).toEqual(["a1", "b"]);
    expect(ranked(two, "personal", 3, GO_ON)).toEqual(["a1", "b", "a2"]);
    expect(GO_ON.recency).toBeGreaterThan(0);
  });

  test("two notes added by hand are not of one conversation", () => {
    expect(
      ranked(
        [
          [memory("a"), 0.9],
          [memory("b"), 0.8],
          [round("c"), 0.3, 0, { conversation: 1 }],
        ],
        "personal",
        2,
        GO_ON,
      ),
    ).toEqual(["a", "b"]);
  });

  test("scores fall from the best, and the best is told as it fits", () => {
    const of = new Map(two.map(([one]) => [one.id, one]));
    const fits = two.map(([{ id }, words, cosine, fields]) => fit(id, words, cosine, fields));
    const scores = rank(fits, (id) => of.get(id), "personal", 3, GO_ON).map(({ score: told }) => told);
    expect(scores[0]).toBeCloseTo(0.63);
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
  });

  test.each(["Where do I live?", "¿Dónde vivo?", "何を飲みますか？", "I feel stuck. Do you have any ideas?"])(
    "looks up: %s",
    (query) => {
      expect(recallModeFor(query)).toBe(LOOK_UP);
    },
  );

  test.each([
    "I am back. What is next?",
    "Let's start with the budget",
    "That is done. What shall we do?",
    `${"and ".repeat(80)}what?`,
  ])("goes on: %s", (query) => expect(recallModeFor(query)).toBe(GO_ON));
});

describe("a round stands back", () => {
  const told = memory("round", { kind: "round", said: "d1" });

  test("for the fact that was said in it, even where it fits better", () => {
    expect(
      ranked([
        [told, 0.9],
        [memory("fact", { said: "d1" }), 0.3],
      ]),
    ).toEqual(["fact"]);
  });

  test("not for a fact that was not recalled, nor for one said elsewhere", () => {
    expect(
      ranked([
        [told, 0.9],
        [memory("fact", { said: "d1" }), 0.01],
      ]),
    ).toEqual(["round"]);
    expect(
      ranked([
        [told, 0.9],
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
