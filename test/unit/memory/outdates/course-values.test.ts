import { describe, expect, test } from "vitest";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { meantBefore } from "../../../../src/memory/outdates/elliptic-change.ts";

const may = (older: string, newer: string): boolean => mayOutdate(readLater(newer), readEarlier(older));

describe("mayOutdate() of a number that moves", () => {
  test.each([
    ["the van gets 34 mpg", "since the service its doing 41 mpg"],
    ["the newsletter has 340 subscribers", "newly at 420 subs"],
    ["ich wiege 84 kilo", "heute 81 kg auf der waage"],
    ["on a 120 abonnés", "déjà 150 abonnés"],
    ["peso 70 kilos", "ya peso 66 kg"],
  ])("is true: %s – %s", (older, newer) => expect(may(older, newer)).toBe(true));

  test.each([
    ["the van gets 34 mpg", "my brother's car does 41 mpg"],
    ["the newsletter has 340 subscribers", "the podcast has 90 subscribers"],
    ["my dog weighs 20 kg", "peso 66 kg"],
    ["i ran 5 km on sunday", "i ran 8 km on wednesday"],
    ["the newsletter has 340 subscribers", "it has 340 subs and 12 readers"],
  ])("is false: %s – %s", (older, newer) => expect(may(older, newer)).toBe(false));
});

describe("mayOutdate() reads", () => {
  test.each([
    [
      "something wanted as done if more follows from it",
      "imke draws the icons, 16x16",
      "imke wants 24x24, so the small icons are out",
    ],
    ["an event that is given another date", "the wedding is on 12 june at the barn", "we put the wedding on 3 july"],
    ["a price that goes up", "miete ist 840 warm", "miete ist auf 910 hoch"],
    ["something handed to others", "i coach the under 9s on saturdays", "handed the under 9s over to another dad"],
    ["what is left", "we have 3 hens", "the fox got one, 2 hens left"],
    ["a new date", "worried about the 20 april deadline", "the new 25 april deadline is better"],
    ["a thing that is broken", "j'ai une clio de 2008", "la clio est morte, j'ai pris une dacia"],
    ["another cost", "renting the stall costs 45 a week", "the stall is 60 a week from june"],
    ["something that can be done again", "can't lift anything, broken wrist", "the cast came off, can lift again"],
    [
      "something done elsewhere instead",
      "the wedding is in june at the barn",
      "we're doing the wedding at the registry office instead",
    ],
  ])("%s", (_, older, newer) => expect(may(older, newer)).toBe(true));

  test.each([
    ["what is only wanted", "imke draws the icons, 16x16", "imke wants 24x24 for the big screen"],
    ["the time that is left", "i want to reach my goal", "i have 9 months left to reach my goal"],
    ["something new beside", "i have a desk with 2 drawers", "the new desk lamp has 3 arms"],
    ["a reason", "i like the garden", "now that we talked about the garden, what else?"],
    ["a number that is no time of day", "im at 38 points", "the lecture is at 5"],
  ])("nothing in %s", (_, older, newer) => expect(may(older, newer)).toBe(false));
});

const meant = (newer: string, ...before: string[]): string | null =>
  meantBefore(
    readLater(newer),
    before.map((text) => ({ text, early: readEarlier(text) })),
  )?.text ?? null;

test.each([
  ["my uncle weighs 82 kilos and is tall", "im at 76 kilos"],
  ["mein onkel wiegt 82 kilo", "bin jetzt bei 76 kilo"],
  ["Ulrike nimmt 5 mg", "Der Arzt hat es auf 10 mg erhöht"],
  ["peso 96 kilos", "mi suegra pesa 90 kilos"],
])("%j is another's number than %j", (older, newer) => expect(may(older, newer)).toBe(false));

describe("meantBefore()", () => {
  test("returns the latest with a number like the new one", () =>
    expect(meant("tried that, 52 now", "the parser takes 6ms", "im at 48 points", "level 3 is next")).toBe(
      "im at 48 points",
    ));

  test("returns null if the sentence names something, or tells no change", () => {
    expect(meant("the garden has 52 now", "im at 48 points")).toBe(null);
    expect(meant("that makes 52", "im at 48 points")).toBe(null);
  });
});
