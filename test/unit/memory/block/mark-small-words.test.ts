import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("words that are about everything make no two lines of one thing", () => {
  test.each([
    ["the surgeon wants me in a sling till the 4th of june", "no rowing till july then"],
    ["so thats the library only on mondays", "greta, thats my aunt, has put me on the night bus"],
    ["the milkman came too early again", "the geese are gone early this year"],
    ["le livreur est passé trop tôt", "les oies sont parties plus tôt cette année"],
    ["sinon je fais le marché à Uzès", "bon sinon maud est partie"],
    ["der Bäcker macht spät auf", "die Schwalben sind spät weggezogen"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});

describe("what is done is no part of a noun, and what is told of a thing has a value before it has another", () => {
  test.each([
    ["ich war 20 jahre busfahrer in Kassel", "ich fahr jetzt mit dem 90er, umsonst"],
    ["chestnut honey is dark, that's how it is", "the chestnut is at 11 the pound now"],
    ["die laube hab ich mit der inge gebaut", "ich hab die laube gelb gestrichen"],
    ["i rent a flat in Truro", "add that to the questions for the new place"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));

  test.each([
    ["the ticket is 40 euros", "the ticket is 55 now"],
    ["wir proben in der Aula", "die Aula ist gestrichen"],
    ["i live in Truro", "unpacking boxes in the new place in Hayle"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});
