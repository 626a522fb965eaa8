import { describe, expect, it } from "vitest";
import { END } from "../../../src/extraction/foreign/edges.ts";
import { OpeningPattern } from "../../../src/extraction/foreign/opening-pattern.ts";
import { opensLike } from "../../../src/extraction/foreign/openings.ts";

describe("an opening pattern", () => {
  const orders = new OpeningPattern(`(?:translate|sum(?:marize| up)|hilf mir raus)${END}`);

  it.each([
    "Translate it",
    "  „TRANSLATE it",
    "please translate it",
    "Hi, could you please sum up the news?",
    "Help me to translate it",
    "bitte, bitte… sum up",
    "hilf mir raus",
    "hello hey hi so then sum up",
  ])("finds an order behind marks and words that ask: %j", (text) => {
    expect(orders.test(text)).toBe(true);
  });

  it.each([
    "I translate it",
    "translated",
    "Please, Anna, translate it",
    "hello hey hi so then also sum up",
    "",
    "!!!!!!! translate",
  ])("finds none in %j", (text) => {
    expect(orders.test(text)).toBe(false);
  });

  it("tells where the order ends", () => {
    expect(orders.endIn("Please translate it")).toBe("Please translate".length);
    expect(orders.endIn("It is late")).toBeNull();
  });

  it("finds only what words that ask stand before, or only what none do, if it is told to", () => {
    const asked = new OpeningPattern("translate", "surely");
    const alone = new OpeningPattern("translate", "not");
    expect([asked.test("please translate"), asked.test("translate")]).toEqual([true, false]);
    expect([alone.test("please translate"), alone.test("translate")]).toEqual([false, true]);
  });
});

describe("the look at how a text begins", () => {
  it.each([
    ["e-?mails?|posts?", ["email", "E-mails", "post"], ["mail", "est"]],
    ["(?:and |but )?(?:go|leave) now", ["and go now", "leave now"], ["now", "a go"]],
    ["(?!never)\\bsay (?:so|no)", ["say so"], ["so"]],
    ["(?:how|where)(?: long)? is", ["how is", "Where long is"], ["is", "who is"]],
    ["translations? of", ["translation of"], ["transit of", "trans"]],
    ["i(?:['’]?m| am) (?:now )?your", ["I'm your", "im now your", "I am your"], ["I moved", "I need your"]],
    [
      "(?:so )+f[ae]r|go(?:es|ne)?(?: on)? to",
      ["so so far", "so fer", "goes to", "go on to"],
      ["far", "got", "gone by"],
    ],
    ["écris|ärzte", ["Écris", "ÄRZTE"], ["ecris"]],
  ])("lets pass all that %j may match, and little else", (source, passing, others) => {
    const mayOpen = opensLike(source);
    expect(passing.map((text) => mayOpen(`> ${text}`, 2))).toEqual(passing.map(() => true));
    expect(others.map((text) => mayOpen(text, 0))).toEqual(others.map(() => false));
  });

  it.each(["\\S+ed", "[Tt]ell", "x*", "(?:\\w+ )?go", "a|.b"])("lets anything pass that %j might match", (source) => {
    expect(opensLike(source)("whatever it is", 0)).toBe(true);
  });
});
