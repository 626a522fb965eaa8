import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("what is done with somebody now is done as before besides", () => {
  test.each([
    ["I eat at my desk", "I eat with my kids now"],
    ["I read in bed", "I read to my kids now"],
    ["i work from the kitchen", "i work with tom now"],
    ["ich esse am schreibtisch", "ich esse jetzt mit den kindern"],
    ["ich jogge im park", "ich jogge jetzt mit meiner schwester"],
    ["je cours au parc", "je cours avec un club maintenant"],
    ["corro por el parque", "ahora corro con un club"],
    ["i drive to work", "i drive carefully now"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});

describe("what is done elsewhere or in another way now ends how it was", () => {
  test.each([
    ["I eat at my desk", "I eat in the canteen now"],
    ["ich esse am schreibtisch", "ich esse jetzt in der kantine"],
    ["I drink my coffee black", "I drink my coffee with milk now"],
    ["i drive to work", "i cycle to work now"],
    ["i pay 40 for the gym", "i pay 55 for the gym now"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});
