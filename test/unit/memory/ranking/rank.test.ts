import { describe, expect, test } from "vitest";
import {
  candidatesOf,
  fitScore,
  rank,
  type Rankable,
  type RecallPurpose,
} from "../../../../src/memory/ranking/rank.ts";
import { asksForProfile, type RecallMode, recallModeFor } from "../../../../src/memory/ranking/recall-mode.ts";
import type { Fit } from "../../../../src/memory/ranking/recall-search.ts";

const memory = (id: string, fields: Partial<Rankable> = {}): Rankable => ({
  id,
  kind: "fact",
  createdAt: 0,
  said: null,
  historyWeight: 1,
  ...fields,
});

const roundSaid = (id: string): Rankable => memory(id, { kind: "round", said: id });

const fit = (id: string, words: number, cosine: number, fields: Partial<Fit> = {}): Fit => ({
  id,
  words,
  cosine,
  own: words,
  relevance: 2 * words + cosine,
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
  return rank(
    candidatesOf(found, (id) => of.get(id), purpose, manner),
    limit,
    manner,
  ).map(({ id }) => id);
}

describe("rank()", () => {
  test("weighs words more than meaning", () => {
    expect(fitScore(fit("", 1, 1))).toBeCloseTo(1);
    expect(fitScore(fit("", 1, 0))).toBeGreaterThan(fitScore(fit("", 0, 1)));
    expect(
      ranked([
        [memory("meant"), 0.2, 0.9],
        [memory("said"), 0.9, 0.2],
      ]),
    ).toEqual(["said", "meant"]);
  });

  test("puts the newer first among equals", () => {
    expect(
      ranked([
        [memory("old", { createdAt: 1 }), 0.5],
        [memory("new", { createdAt: 2 }), 0.5],
      ]),
    ).toEqual(["new", "old"]);
  });

  test("cuts at the limit", () => {
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

  test("omits memories that no longer exist", () => {
    expect(
      rank(
        candidatesOf([fit("gone", 1, 1)], () => undefined, "personal", LOOK_UP),
        5,
        LOOK_UP,
      ),
    ).toEqual([]);
  });
});

describe("a turn", () => {
  test("gains by a statement in it that means what a question means", () => {
    const found = ranked([
      [roundSaid("long"), 0.5, 0.4],
      [roundSaid("stated"), 0.5, 0.4],
      [memory("statement", { said: "stated" }), 0.2, 0.9],
    ]);
    expect(found).toEqual(["statement", "long"]);
  });

  test("is worth no more for its statements to a text that continues something", () => {
    const fits: [Rankable, number, number][] = [
      [roundSaid("newer"), 0.51, 0.4],
      [roundSaid("stated"), 0.5, 0.4],
      [memory("statement", { said: "stated" }), 0.2, 0.9],
    ];
    expect(ranked(fits, "personal", 10, GO_ON)[0]).toBe("newer");
  });
});

describe("floor of recall", () => {
  test("is higher for a round than for a fact", () => {
    expect(
      ranked([
        [memory("fact"), 0.16],
        [memory("round", { kind: "round" }), 0.16],
      ]),
    ).toEqual(["fact"]);
    expect(ranked([[memory("fact"), 0.05]])).toEqual([]);
  });

  test("is much higher for a question about the world", () => {
    expect(ranked([[memory("fact"), 0.4]], "impersonal")).toEqual([]);
    expect(ranked([[memory("fact"), 0.7]], "impersonal")).toEqual(["fact"]);
  });

  test("is lower for rounds if the memory itself is searched and they say a word of the query", () => {
    const round = memory("round", { kind: "round" });
    expect(ranked([[round, 0.3]], "impersonal")).toEqual([]);
    expect(ranked([[round, 0.3]], "searched")).toEqual(["round"]);
    expect(ranked([[round, 0, 0.9]], "searched")).toEqual([]);
    expect(ranked([[memory("fact"), 0.3]], "searched")).toEqual([]);
  });
});

const round = (id: string): Rankable => memory(id, { kind: "round" });

const factOfTurn = (id: string): Rankable => memory(id, { said: "turn" });

/** Puts the memories of the first conversation far ahead. */
const far = (
  [one, words, cosine, fields]: [Rankable, number, number, Partial<Fit>],
  i: number,
): [Rankable, number, number, Partial<Fit>] => [
  one,
  words,
  cosine,
  { ...fields, relevance: fields.conversation === 1 ? 11 - i : 0 },
];

describe("recall mode", () => {
  const two: [Rankable, number, number, Partial<Fit>][] = [
    [round("a1"), 0.9, 0, { conversation: 1 }],
    [round("a2"), 0.8, 0, { conversation: 1 }],
    [round("b"), 0.5, 0, { conversation: 2 }],
  ];

  test("ranks the best fit first for a question, wherever it stands", () => {
    expect(ranked(two, "personal", 2, LOOK_UP)).toEqual(["a1", "a2"]);
    expect(LOOK_UP.relevance.recency).toBe(0);
  });

  test("takes one memory of each conversation first for any other text, and prefers the latest", () => {
    expect(ranked(two, "personal", 2, GO_ON)).toEqual(["a1", "b"]);
    expect(ranked(two, "personal", 3, GO_ON)).toEqual(["a1", "b", "a2"]);
    expect(GO_ON.relevance.recency).toBeGreaterThan(0);
  });

  test("takes one memory of each conversation first however far ahead one is", () => {
    expect(ranked(two.map(far), "personal", 2, GO_ON)).toEqual(["a1", "b"]);
  });

  test("takes one fact of a turn before other conversations gave one", () => {
    const facts: typeof two = [
      [factOfTurn("fact"), 0.9, 0, { conversation: 1 }],
      [factOfTurn("other fact"), 0.8, 0, { conversation: 1 }],
      [round("b"), 0.3, 0, { conversation: 2 }],
    ];
    const order = (manner: RecallMode): string[] => ranked(facts.map(far), "personal", 3, manner);
    expect(order(GO_ON)).toEqual(["fact", "b", "other fact"]);
    expect(order(LOOK_UP)).toEqual(["fact", "other fact", "b"]);
  });

  test("takes one memory of each conversation first for a question after some talk", () => {
    const manner = recallModeFor("I tried the cello. It went badly. Can you help me practise?");
    expect(ranked(two, "personal", 2, manner)).toEqual(["a1", "b"]);
    expect(manner.relevance).toBe(LOOK_UP.relevance);
  });

  test("treats two notes added by hand as unrelated", () => {
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

  test("gives falling scores that begin with the best fit", () => {
    const of = new Map(two.map(([one]) => [one.id, one]));
    const fits = two.map(([{ id }, words, cosine, fields]) => fit(id, words, cosine, fields));
    const scores = rank(
      candidatesOf(fits, (id) => of.get(id), "personal", GO_ON),
      3,
      GO_ON,
    ).map(({ score: told }) => told);
    expect(scores[0]).toBeCloseTo(0.63);
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
  });

  test.each(["Where do I live?", "¿Dónde vivo?", "何を飲みますか？", "I feel stuck. Do you have any ideas?"])(
    "is lookup for: %s",
    (query) => {
      expect(recallModeFor(query)).toBe(LOOK_UP);
    },
  );

  test.each([
    "I am back. What is next?",
    "Let's start with the budget",
    "That is done. What shall we do?",
    `${"and ".repeat(80)}what?`,
  ])("is continuation for: %s", (query) => expect(recallModeFor(query)).toBe(GO_ON));
});

describe("rank() of a round", () => {
  const told = memory("round", { kind: "round", said: "d1" });

  test("drops it for the fact that was said in it, even if the round fits better", () => {
    expect(
      ranked([
        [told, 0.9],
        [memory("fact", { said: "d1" }), 0.3],
      ]),
    ).toEqual(["fact"]);
  });

  test("keeps it if its fact was not recalled, or was said in another round", () => {
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

  test("keeps both of two notes added by hand", () => {
    expect(
      ranked([
        [memory("a"), 0.9],
        [memory("b"), 0.8],
      ]),
    ).toEqual(["a", "b"]);
  });
});

describe("asksForProfile()", () => {
  test.each([
    "What do you know about me?",
    "what do you remember about me",
    "Do you remember anything about me?",
    "So, what have you learned about me?",
    "Tell me what you know about myself.",
    "Who am I?",
    "Hey, what can you tell me about me?",
  ])("is true for: %s", (query) => expect(asksForProfile(query)).toBe(true));

  test.each([
    "What do you know about memory?",
    "What do you know about me and the cello lessons in Cremona?",
    "Who am I talking to?",
    "What do people know about Merkel?",
    `${"What do you know about ".repeat(6)}me?`,
  ])("is false for: %s", (query) => expect(asksForProfile(query)).toBe(false));
});
